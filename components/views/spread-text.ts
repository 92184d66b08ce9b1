import type { Translate } from "@/components/translate";
import type { Spread } from "@/lib/domain/spread";

/**
 * A spread as a sentence: "2 of 6 states: Underway 1, Stalled 1; 4 without judgement".
 * @param of what the parts are, a key below views.spread
 */
export function spreadText(spread: Spread, of: "states" | "components", t: Translate): string {
  const { total, judged, counts } = spread;
  const head = t(`views.spread.${of}`, { judged, total });
  if (judged === 0) return head;
  const list = counts
    .map(({ implementation, count }) => `${t(`implementation.${implementation}`)} ${count}`)
    .join(", ");
  const rest = total > judged ? `; ${t("views.spread.without", { count: total - judged })}` : "";
  return `${head}: ${list}${rest}`;
}
