import type { Translate } from "@/components/translate";
import { type ItemState, SETTLED } from "@/lib/domain/review";

/** How one item looks in the bar: settled by a decision or confirmation, skipped, or still to do. */
const LOOK: Record<ItemState, string | undefined> = {
  DECIDED: "ok",
  CONFIRMED: "ok",
  DEFERRED: "req",
  PROPOSED: undefined,
  OPEN: undefined,
};

/** How far a review is: a box for each item, and the count in words. */
export function Progress({
  items,
  here,
  t,
}: {
  items: readonly { position: number; state: ItemState }[];
  here?: number;
  t: Translate;
}) {
  const settled = items.filter((item) => SETTLED.includes(item.state)).length;
  const words = t("reviews.settled", { settled, total: items.length });
  return (
    <>
      <span className="prog" aria-hidden="true">
        {items.map((item) => (
          <i key={item.position} className={`${LOOK[item.state] ?? ""}${item.position === here ? " now" : ""}`} />
        ))}
      </span>
      <span>{words}</span>
    </>
  );
}
