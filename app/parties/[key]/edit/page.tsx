import type { Metadata } from "next";
import Link from "next/link";
import { NotYours } from "@/components/people/not-yours";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { getParty } from "@/lib/use-cases/party/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { PartyForm } from "./form";

type Address = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return { title: (await currentTranslator())("parties.editTitle", { name: (await params).key }) };
}

/** Changes what describes a party. For analysts and above. */
export default async function EditPartyPage({ params }: Address) {
  const actor = await requireMember();
  const [t, locale, { key }] = await Promise.all([currentTranslator(), currentLocale(), params]);
  if (!can(actor, "party.edit")) return <NotYours t={t} why={t("people.notYours.party")} />;
  const party = await found(getParty(actor, key));
  const name = pick(party.name, locale).text;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <Link href="/parties" prefetch={false}>
          {t("parties.title")}
        </Link>{" "}
        /{" "}
        <Link href={`/parties/${party.key}`} prefetch={false}>
          {name}
        </Link>
      </p>
      <h1>{t("parties.editTitle", { name })}</h1>
      <div className="max-w-[760px]">
        <PartyForm t={t} party={party} />
      </div>
    </div>
  );
}
