import type { Metadata } from "next";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { getRecommendationContent } from "@/lib/use-cases/recommendation/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { retireIt } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("recommendation.retire") };
}

/** Takes a recommendation out of force, with a reason that everybody reads. */
export default async function RetireRecommendationPage({ params }: { params: Promise<{ reference: string }> }) {
  const actor = await requireMember();
  const content = await found(getRecommendationContent(actor, (await params).reference));
  const [t, locale] = await Promise.all([currentTranslator(), currentLocale()]);
  const { reference } = content;
  const back = `/recommendations/${reference}`;
  if (!can(actor, "recommendation.retire") || content.retired) return <NotAllowed t={t} back={back} />;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={back}>{reference}</a>
      </p>
      <h1>{t("recommendationForm.retire", { reference })}</h1>
      <p className="read">{pick(content.title, locale).text}</p>
      <p className="mut">{t("recommendationForm.retireWhat")}</p>
      <ActionForm
        action={retireIt.bind(null, { reference })}
        words={formWords(t)}
        labels={{ reason: t("recommendationForm.reason") }}
        className="narrow"
      >
        <input type="hidden" name="version" value={content.version} />
        <TextArea
          name="reason"
          label={t("recommendationForm.reason")}
          rows={3}
          hint={t("recommendationForm.reasonHint")}
        />
        <p className="sub2">
          <Submit>{t("recommendation.retire")}</Submit>
          <a className="btn sec" href={back}>
            {t("form.cancel")}
          </a>
        </p>
      </ActionForm>
    </div>
  );
}
