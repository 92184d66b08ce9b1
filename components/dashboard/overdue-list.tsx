import { keepClocks } from "@/components/clocks/keep";
import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import { type Localized, pick } from "@/lib/domain/localized";

/** Recommendations with a milestone past its day, the longest overdue first. */
export function OverdueList({
  items,
  t,
  locale,
}: {
  items: readonly { reference: string; title: Localized; dueOn: Day }[];
  t: Translate;
  locale: string;
}) {
  if (items.length === 0) return <p className="mut">{t("dashboard.overdue.none")}</p>;
  return (
    <ul className="rows">
      {items.map((item) => {
        const { text, lang } = pick(item.title, locale);
        return (
          <li key={item.reference}>
            <div className="h">
              <span className="ref">{item.reference}</span>
              <a
                className="t"
                href={keepClocks(`/recommendations/${item.reference}`)}
                lang={lang === locale ? undefined : lang}
              >
                {text}
              </a>
            </div>
            <div className="m">
              <span className="attn">{t("dashboard.overdue.since", { day: formatDay(item.dueOn, locale) })}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
