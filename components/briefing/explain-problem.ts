import type { Translate } from "@/components/translate";
import type { Problem } from "@/lib/domain/errors";

/** Why a briefing came to nothing. */
export function explainProblem(t: Translate, problem: Problem | null): string {
  if (!problem || problem.code === "unexpected") return t("briefing.unexpected");
  return t(`errors.${problem.code}`, problem.params);
}
