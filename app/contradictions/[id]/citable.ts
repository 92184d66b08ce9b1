import type { Translate } from "@/components/translate";
import { evidenceReference } from "@/lib/domain/evidence";
import { pick } from "@/lib/domain/localized";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";

/** The evidence in force in a family that an answer may cite, each item once, without the contradiction itself. */
export function citable(
  data: Pick<RecommendationPageData, "links">,
  contradictionId: string,
  t: Translate,
  locale: string,
) {
  const items = new Map<string, { value: string; label: string; detail: string }>();
  for (const link of data.links) {
    if (!link.inForce || link.evidenceId === contradictionId || items.has(link.evidenceId)) continue;
    items.set(link.evidenceId, {
      value: link.evidenceId,
      label: `${evidenceReference(link.number)} ${pick(link.title, locale).text}`,
      detail: [
        t(`stance.${link.stance}`),
        link.credibility === null
          ? t("assessment.form.ungraded")
          : t("assessment.form.credibility", { credibility: link.credibility }),
      ].join(" · "),
    });
  }
  return [...items.values()];
}
