import type { Metadata } from "next";
import Link from "next/link";
import { NotYours } from "@/components/people/not-yours";
import { can } from "@/lib/domain/permissions";
import { listParties } from "@/lib/use-cases/party/queries";
import { getPublication } from "@/lib/use-cases/publication/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { PublicationForm } from "./form";

type Address = { params: Promise<{ reference: string }> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return { title: (await currentTranslator())("publications.editTitle", { reference: (await params).reference }) };
}

/** Changes what describes a publication. For administrators. */
export default async function EditPublicationPage({ params }: Address) {
  const actor = await requireMember();
  const [t, { reference }] = await Promise.all([currentTranslator(), params]);
  if (!can(actor, "publication.edit")) return <NotYours t={t} why={t("people.notYours.publication")} />;
  const publication = await found(getPublication(actor, reference));
  const states = await listParties(actor, { memberStates: true });
  return (
    <div className="wrap fw">
      <p className="crumb">
        <Link href="/publications" prefetch={false}>
          {t("publications.title")}
        </Link>{" "}
        /{" "}
        <Link href={`/publications/${publication.reference}`} prefetch={false}>
          {publication.reference}
        </Link>
      </p>
      <h1>{t("publications.editTitle", { reference: publication.reference })}</h1>
      <div className="max-w-[760px]">
        <PublicationForm t={t} locale={await currentLocale()} states={states} publication={publication} />
      </div>
    </div>
  );
}
