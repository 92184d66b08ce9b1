import type { Check } from "@/components/assessment/checklist";
import type { Translate } from "@/components/translate";
import type { RuleViolation } from "@/lib/domain/assessment";
import { evidenceReference } from "@/lib/domain/evidence";
import type { getAssessment } from "@/lib/use-cases/assessment/queries";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";

type View = Awaited<ReturnType<typeof getAssessment>>;

/** The checklist for one proposal: the rules first, then what they do not forbid but a reviewer should see. */
export function checksFor(
  view: View,
  data: RecommendationPageData,
  violations: readonly RuleViolation[],
  t: Translate,
): Check[] {
  const { standing } = data;
  const checks: Check[] = [];
  const cited = new Set(view.citations.map((citation) => citation.number));
  const refs = (numbers: Iterable<number>) => [...new Set(numbers)].map(evidenceReference).join(", ");
  const add = (key: string, state: Check["state"], title: string, detail: string | null = null) =>
    checks.push({ key, state, title, detail });

  add(
    "own",
    view.cannot === null ? "holds" : "broken",
    view.cannot === null ? t("review.check.notOwn") : t(`queue.reasons.${view.cannot}`),
    t("recommendation.proposedBy", { name: view.author.name }),
  );
  if (view.implementation === "NO_EVIDENCE_FOUND") {
    add(
      "search",
      violations.includes("NO_SEARCH_LOGGED") ? "broken" : "holds",
      t("review.check.search"),
      t("recommendation.restsOnSearches", { count: view.searches.length }),
    );
  } else {
    add(
      "cited",
      violations.includes("NO_EVIDENCE_CITED") ? "broken" : "holds",
      t("review.check.cited"),
      t("dashboard.cited", { count: cited.size }),
    );
  }
  if (view.implementation === "IMPLEMENTED") {
    const missing = standing.gate.legs.filter((leg) => !leg.holds).map((leg) => t(`gate.${leg.leg}`));
    add("gate", missing.length > 0 ? "broken" : "holds", t("review.check.gate"), missing.join("; ") || null);
  } else {
    add("gate", "holds", t("review.check.noGate"), t("review.check.noGateWhy"));
  }
  for (const rule of violations) {
    if (
      rule === "LEAVING_IMPLEMENTED" ||
      rule === "LEFT_LATER" ||
      rule === "CORRECTS_UNKNOWN" ||
      rule === "RECOMMENDATION_RETIRED"
    )
      add(rule, "broken", t(`errors.rule.${rule}`));
  }
  if (view.approvalsNeeded > 1)
    add("two", "attention", t("review.check.two"), t("recommendation.ofTwo", { approvals: view.approvals }));

  const gone = view.citations
    .filter((citation) => citation.withdrawn || citation.removed)
    .map((citation) => citation.number);
  if (gone.length > 0) add("gone", "attention", t("review.check.gone"), refs(gone));
  const ungraded = view.citations
    .filter((citation) => citation.credibility === null && citation.stance !== "CONTEXT")
    .map((citation) => citation.number);
  if (ungraded.length > 0)
    add("ungraded", "attention", t("review.check.ungraded", { count: new Set(ungraded).size }), refs(ungraded));
  const open = standing.facts
    .filter((fact) => fact.stance === "CONTRADICTS" && !fact.answered)
    .map((fact) => fact.number);
  if (open.length > 0) add("open", "attention", t("review.check.open", { count: open.length }), refs(open));
  const unread = standing.facts
    .filter((fact) => fact.recordedAt > view.submittedAt.getTime())
    .map((fact) => fact.number);
  if (unread.length > 0) add("newer", "attention", t("review.check.newer", { count: unread.length }), refs(unread));
  return checks;
}
