import { Glyph } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import type { Implementation } from "@/lib/domain/implementation";

/** The queue as a rail beside the proposal that one reads. */
export function QueueRail({
  items,
  here,
  t,
}: {
  items: readonly {
    id: string;
    implementation: Implementation;
    mayDecide: boolean;
    recommendation: { reference: string };
  }[];
  here: string;
  t: Translate;
}) {
  return (
    <aside className="rr" aria-label={t("review.heading")}>
      <p className="kick">
        <a href="/review">{t("review.heading")}</a>
      </p>
      <ol className="rl">
        {items.map((item) => (
          <li key={item.id}>
            <a href={`/assessments/${item.id}`} aria-current={item.id === here ? "step" : undefined}>
              <span className="rk" />
              <span className="ref">{item.recommendation.reference}</span>
              <span className="rs">
                <Glyph status={item.implementation} />
                <span className="vh">{t(`implementation.${item.implementation}`)}</span>
              </span>
              {!item.mayDecide && <span className="mut">–</span>}
            </a>
          </li>
        ))}
      </ol>
    </aside>
  );
}
