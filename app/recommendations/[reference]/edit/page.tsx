import type { Metadata } from "next";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { ContentFields, type ContentValues, contentLabels, ReasonField } from "@/components/recommendation/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { can } from "@/lib/domain/permissions";
import { getRecommendationContent } from "@/lib/use-cases/recommendation/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { saveRecommendation } from "../../actions";
import { listChoosable } from "../../choosable";

export async function generateMetadata({ params }: { params: Promise<{ reference: string }> }): Promise<Metadata> {
  return { title: `${(await currentTranslator())("recommendation.edit")} ${(await params).reference}` };
}

/** Gives a recommendation or component new content; the old one stays in its history. */
export default async function EditRecommendationPage({ params }: { params: Promise<{ reference: string }> }) {
  const actor = await requireMember();
  const content = await found(getRecommendationContent(actor, (await params).reference));
  const [t, locale, choosable] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    listChoosable(actor, [...content.addressees, ...content.partners]),
  ]);
  const { reference } = content;
  const back = `/recommendations/${reference}`;
  if (!can(actor, "recommendation.edit") || content.retired) return <NotAllowed t={t} back={back} />;
  const isComponent = content.parentId !== null;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={back}>{reference}</a>
      </p>
      <h1>{t("recommendationForm.edit", { reference })}</h1>
      <ActionForm
        action={saveRecommendation.bind(null, { reference })}
        words={formWords(t)}
        labels={contentLabels(t)}
        className="narrow"
      >
        <input type="hidden" name="version" value={content.version} />
        {isComponent &&
          content.addressees.map((key) => <input key={key} type="hidden" name="addressees[]" value={key} />)}
        {isComponent && content.partners.map((key) => <input key={key} type="hidden" name="partners[]" value={key} />)}
        <ContentFields
          values={content as ContentValues}
          choosable={choosable}
          component={isComponent}
          t={t}
          locale={locale}
        />
        <ReasonField t={t} number={isComponent ? 4 : 5} />
        <p className="sub2">
          <Submit>{t("form.save")}</Submit>
          <a className="btn sec" href={back}>
            {t("form.cancel")}
          </a>
        </p>
      </ActionForm>
    </div>
  );
}
