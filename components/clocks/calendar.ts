import { formatDay, formatMonth, formatShortMonth } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import type { Day } from "@/lib/domain/dates";
import { around, byYear, type ChangedDay, weeksOf } from "./changed-days";

/**
 * The days at which one clock shows something new: the steps before and after where it stands, its month, and every month
 * with a change. Each is a link. One text of markup for the reason that rows are (docs/decisions/0007).
 */
export function calendar({
  title,
  days,
  at,
  today,
  href,
  t,
  locale,
}: {
  title: string;
  days: readonly ChangedDay[];
  /** Where the clock stands. */
  at: Day;
  today: Day;
  /** The address with this clock set to a day. */
  href: (day: Day) => string;
  t: Translate;
  locale: string;
}): Markup {
  const shown = days.filter(({ day }) => day <= today);
  if (shown.length === 0)
    return html`<section aria-label="${title}"><p class="cal-t">${title}</p><p class="mut">${t("clocks.nothingYet")}</p></section>`;
  const { before, after } = around(shown, at);
  const here = at.slice(0, 7);
  const month = shown.some(({ day }) => day.startsWith(here)) ? here : (before ?? after ?? at).slice(0, 7);
  const step = (day: Day | null, key: string) =>
    day === null
      ? html`<span class="mut">${t(`clocks.${key}None`)}</span>`
      : html`<a href="${href(day)}">${t(`clocks.${key}`, { day: formatDay(day, locale) })}</a>`;
  const weekdays = weeksOf("2024-01", []).at(0) ?? [];
  const name = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  return html`<section aria-label="${title}"><p class="cal-t">${title}</p><p class="steps">${step(before, "before")}${step(after, "after")}</p><table class="month"><caption>${formatMonth(month, locale)}</caption><thead><tr>${weekdays.map(
    (cell) => html`<th scope="col">${cell && name.format(new Date(`${cell.day}T00:00:00Z`))}</th>`,
  )}</tr></thead><tbody>${weeksOf(month, shown).map(
    (week) =>
      html`<tr>${week.map((cell) => (cell === null ? html`<td></td>` : dayCell(cell, at, today, href, t, locale)))}</tr>`,
  )}</tbody></table><ul class="years">${byYear(shown).map(
    ({ year, months }) =>
      html`<li><b>${year}</b>${months.map(
        (each) =>
          html`<a href="${href(each.last)}"${each.month === here && html` aria-current="date"`} aria-label="${t("clocks.monthLabel", { month: formatMonth(each.month, locale), count: each.count })}">${formatShortMonth(each.month, locale)} <i>${each.count}</i></a>`,
      )}</li>`,
  )}</ul></section>`;
}

function dayCell(
  { day, count }: ChangedDay,
  at: Day,
  today: Day,
  href: (day: Day) => string,
  t: Translate,
  locale: string,
): Markup {
  const number = Number(day.slice(8));
  if (day > today) return html`<td></td>`;
  const current = day === at && html` aria-current="date"`;
  if (count === 0) return day === at ? html`<td><b${current}>${number}</b></td>` : html`<td>${number}</td>`;
  return html`<td><a href="${href(day)}"${current} aria-label="${t("clocks.dayLabel", { day: formatDay(day, locale), count })}">${number}<i>${count}</i></a></td>`;
}
