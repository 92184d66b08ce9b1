import { formatInstant } from "@/components/dates";
import { Status } from "@/components/judgement/status";
import { TitleCells } from "@/components/recommendation/title-cells";
import type { Translate } from "@/components/translate";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { ItemState as State } from "@/lib/domain/review";
import { ItemState } from "./item-state";
import { PresentAt } from "./live-review";

interface Item {
  position: number;
  reference: string;
  title: Localized;
  state: State;
  implementation: ShownImplementation;
  said: { what: string; by: string; at: Date; reason: string | null } | null;
}

/** The items of a review: where each stands, how it is judged, who said what last, who looks at it. */
export function ItemTable({
  number,
  items,
  t,
  locale,
}: {
  number: number;
  items: readonly Item[];
  t: Translate;
  locale: string;
}) {
  return (
    <table className="list ritems">
      <caption className="vh">{t("reviews.items")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("list.reference")}</th>
          <th scope="col">{t("list.title")}</th>
          <th scope="col">{t("reviews.itemState")}</th>
          <th scope="col">{t("reviews.judged")}</th>
          <th scope="col">{t("reviews.last")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.position} data-row>
            <TitleCells of={item} href={`/reviews/${number}/items/${item.position}`} locale={locale} />
            <td className="nw">
              <ItemState state={item.state} t={t} /> <PresentAt position={item.position} />
            </td>
            <td className="sta">
              <Status status={item.implementation} t={t} />
            </td>
            <td className="du">
              {item.said ? (
                <>
                  {t(`reviews.said.${item.said.what}`)}, {item.said.by}
                  <small>{item.said.reason ?? formatInstant(item.said.at, locale)}</small>
                </>
              ) : (
                <span className="mut">–</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
