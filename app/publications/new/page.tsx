import type { Metadata } from "next";
import Link from "next/link";
import { NotYours } from "@/components/people/not-yours";
import { can } from "@/lib/domain/permissions";
import { listParties } from "@/lib/use-cases/party/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { NewPublicationForm } from "./form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("publications.newTitle") };
}

/** Adds a publication. For administrators. */
export default async function NewPublicationPage() {
  const actor = await requireMember();
  const t = await currentTranslator();
  if (!can(actor, "publication.edit")) return <NotYours t={t} why={t("people.notYours.publication")} />;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <Link href="/publications" prefetch={false}>
          {t("publications.title")}
        </Link>{" "}
        / {t("publications.newTitle")}
      </p>
      <h1>{t("publications.newTitle")}</h1>
      <div className="max-w-[760px]">
        <NewPublicationForm
          t={t}
          locale={await currentLocale()}
          states={await listParties(actor, { memberStates: true })}
        />
      </div>
    </div>
  );
}
