import { STATUS_CLASS } from "@/components/judgement/glyph";
import { type ListQuery, listHref, withFilter } from "@/components/recommendation/list-query";
import {
  evidenceMarks,
  type ListRow,
  proposedMark,
  statusMark,
  type Words,
  wordsOf,
} from "@/components/recommendation/list-rows";
import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import { IMPLEMENTATIONS, type ShownImplementation } from "@/lib/domain/implementation";
import { pick } from "@/lib/domain/localized";
import { clocksOf } from "./switcher";

interface Column {
  implementation: ShownImplementation;
  total: number;
  cards: readonly ListRow[];
}

/** What a board needs beside its rows. */
export interface BoardContext {
  query: ListQuery;
  path: string;
  /** Whether the reader may propose here and now: a picture of the past is not judged from. */
  mayPropose: boolean;
  t: Translate;
  locale: string;
}

/**
 * A column for each status, as one text of markup for the reason that rows are (docs/decisions/0007). A card moves by a
 * proposal alone: its menu leads to the form, and so does dropping it on a column (board-moves.ts).
 */
export function board(columns: readonly Column[], context: BoardContext): string {
  const words = wordsOf(context.t);
  return html`<div class="bd" id="board">${columns.map((each) => column(each, words, context))}</div>`.text;
}

function column({ implementation, total, cards }: Column, words: Words, context: BoardContext): Markup {
  const id = `col-${STATUS_CLASS[implementation]}`;
  const rest =
    total > cards.length &&
    html`<p><a href="${listHref(context.path, withFilter(withFilter(context.query, "view", []), "implementation", [implementation]))}">${context.t("views.allInList", { count: total })}</a></p>`;
  const inside =
    cards.length > 0
      ? html`<ul>${cards.map((row) => card(row, implementation, words, context))}</ul>`
      : html`<p class="mut none">${words("views.columnEmpty")}</p>`;
  return html`<section class="${cards.length > 0 ? "bcol" : "bcol zero"}" aria-labelledby="${id}"${implementation !== "NOT_ASSESSED" && html` data-status="${implementation}"`}><h2 id="${id}">${statusMark(implementation, words)} <b>${total}</b></h2>${inside}${rest}</section>`;
}

function card(row: ListRow, at: ShownImplementation, words: Words, context: BoardContext): Markup {
  const { locale, mayPropose } = context;
  const title = pick(row.title, locale);
  const page = `/recommendations/${encodeURIComponent(row.reference)}`;
  const addressees = row.addressees.map((each) => pick(each.shortName, locale).text).join(", ");
  const lang = title.lang === locale ? null : html` lang="${title.lang}"`;
  const menu = html`<details class="mv"><summary>${words("views.propose")}<span class="vh"> ${row.reference}</span></summary><ul>${IMPLEMENTATIONS.filter((status) => status !== at).map((status) => html`<li><a href="${page}/propose?implementation=${status}">${statusMark(status, words)}</a></li>`)}</ul></details>`;
  return html`<li class="card" data-row data-card="${page}"><a class="t" href="${page}${clocksOf(context.query)}"><span class="ref">${row.reference}</span> <span${lang}>${title.text}</span></a>${addressees !== "" && html`<small>${addressees}</small>`}${row.alarm && html`<span class="attn alarm">${words("list.alarm")}</span>`}${row.proposed && proposedMark(row.proposed, row.proposals, words)}<div class="cf2">${evidenceMarks(row, page, words)}${mayPropose && menu}</div></li>`;
}
