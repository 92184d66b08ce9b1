import type { Metadata } from "next";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { MilestoneFields, milestoneLabels } from "@/components/milestone/milestone-fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { can } from "@/lib/domain/permissions";
import { milestoneChoices } from "@/lib/use-cases/milestone/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { add } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("milestone.new") };
}

/** Adds a milestone to a recommendation or component. Analysts and above. */
export default async function NewMilestonePage({ params }: { params: Promise<{ reference: string }> }) {
  const actor = await requireMember();
  const asked = decodeURIComponent((await params).reference);
  const [{ reference, evidence }, t, locale] = await Promise.all([
    found(milestoneChoices(actor, asked)),
    currentTranslator(),
    currentLocale(),
  ]);
  const page = `/recommendations/${reference}`;
  if (!can(actor, "milestone.edit")) return <NotAllowed t={t} back={page} />;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={page}>{reference}</a> / {t("milestone.new")}
      </p>
      <h1>{t("milestone.new")}</h1>
      <div className="lay2">
        <ActionForm
          action={add.bind(null, { reference })}
          words={formWords(t)}
          labels={milestoneLabels(t)}
          className="one"
        >
          <MilestoneFields choices={evidence} t={t} locale={locale} />
          <p className="sub2">
            <Submit>{t("milestone.submit")}</Submit>
            <a href={page}>{t("form.cancel")}</a>
          </p>
        </ActionForm>
        <aside className="pre">
          <p className="mut">{t("milestone.note")}</p>
        </aside>
      </div>
    </div>
  );
}
