import type { Metadata } from "next";
import Link from "next/link";
import { NotYours } from "@/components/people/not-yours";
import { can } from "@/lib/domain/permissions";
import { requireMember } from "@/lib/web/actor";
import { currentTranslator } from "@/lib/web/request";
import { NewPartyForm } from "./form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("parties.newTitle") };
}

/** Adds a body, state or organisation. For analysts and above. */
export default async function NewPartyPage() {
  const actor = await requireMember();
  const t = await currentTranslator();
  if (!can(actor, "party.edit")) return <NotYours t={t} why={t("people.notYours.party")} />;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <Link href="/parties" prefetch={false}>
          {t("parties.title")}
        </Link>{" "}
        / {t("parties.newTitle")}
      </p>
      <h1>{t("parties.newTitle")}</h1>
      <div className="max-w-[760px]">
        <NewPartyForm t={t} />
      </div>
    </div>
  );
}
