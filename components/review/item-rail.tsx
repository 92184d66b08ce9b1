import { Glyph } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { ItemState as State } from "@/lib/domain/review";
import { ItemState } from "./item-state";
import { PresentAt } from "./live-review";

/** The items of a review as a rail beside the one that is read, with whoever else looks at each. */
export function ItemRail({
  number,
  question,
  items,
  here,
  t,
}: {
  number: number;
  question: string;
  items: readonly { position: number; reference: string; state: State; implementation: ShownImplementation }[];
  here: number;
  t: Translate;
}) {
  return (
    <aside className="rr" aria-label={t("reviews.items")}>
      <p className="kick">{question}</p>
      <ol className="rl rl-review">
        {items.map((item) => (
          <li key={item.position}>
            <a
              href={`/reviews/${number}/items/${item.position}`}
              aria-current={item.position === here ? "step" : undefined}
            >
              <span className="rk">
                <ItemState state={item.state} t={t} short />
              </span>
              <span className="ref">{item.reference}</span>
              <span className="rs">
                <Glyph status={item.implementation} />
                <span className="vh">{t(`implementation.${item.implementation}`)}</span>
              </span>
              <PresentAt position={item.position} />
            </a>
          </li>
        ))}
      </ol>
    </aside>
  );
}
