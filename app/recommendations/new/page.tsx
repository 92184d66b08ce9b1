import type { Metadata } from "next";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { ContentFields, contentLabels } from "@/components/recommendation/fields";
import { Select, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { listPublications } from "@/lib/use-cases/publication/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { addRecommendation } from "../actions";
import { listChoosable } from "../choosable";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("recommendationForm.new") };
}

/** Adds a recommendation to a publication. */
export default async function NewRecommendationPage() {
  const actor = await requireMember();
  const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
  if (!can(actor, "recommendation.edit")) return <NotAllowed t={t} back="/recommendations" />;
  const [choosable, publications] = await Promise.all([listChoosable(actor), listPublications(actor)]);
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href="/recommendations">{t("list.heading")}</a>
      </p>
      <h1>{t("recommendationForm.new")}</h1>
      <ActionForm action={addRecommendation} words={formWords(t)} labels={contentLabels(t)} className="narrow">
        <section className="fs">
          <h2>{t("recommendationForm.where")}</h2>
          {publications.length > 1 && (
            <Select
              name="publication"
              label={t("recommendationForm.publication")}
              empty={t("recommendationForm.choose")}
              options={publications.map((each) => ({ value: each.reference, label: pick(each.title, locale).text }))}
            />
          )}
          <TextField
            name="reference"
            label={t("recommendationForm.reference")}
            hint={t("recommendationForm.referenceHint")}
            maxLength={40}
          />
        </section>
        <ContentFields values={{}} choosable={choosable} t={t} locale={locale} />
        <p className="sub2">
          <Submit>{t("recommendationForm.add")}</Submit>
          <a className="btn sec" href="/recommendations">
            {t("form.cancel")}
          </a>
        </p>
      </ActionForm>
    </div>
  );
}
