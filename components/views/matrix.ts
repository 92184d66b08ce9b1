import { STATUS_CLASS } from "@/components/judgement/glyph";
import type { ListQuery } from "@/components/recommendation/list-query";
import { type Words, wordsOf } from "@/components/recommendation/list-rows";
import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import type { Implementation, ShownImplementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Spread } from "@/lib/domain/spread";
import { spreadText } from "./spread-text";
import { clocksOf } from "./switcher";

interface Standing {
  implementation: ShownImplementation;
  proposed: Implementation | null;
  supports: number;
  contradicts: number;
  context: number;
  requests: number;
}

/** A row of the matrix: a recommendation overall, and in each state that its publication judges apart. */
export interface MatrixLine {
  item: Omit<Standing, "requests"> & { reference: string; title: Localized };
  requests: number;
  cells: readonly (Standing & { stateId: string; gap: boolean })[];
  spread: Spread;
}

interface State {
  id: string;
  key: string;
  shortName: Localized;
}

/** Recommendations by member states: what holds overall first, then in each state; every cell leads to the rows behind it. */
export function matrix(
  lines: readonly MatrixLine[],
  states: readonly State[],
  { query, t, locale }: { query: ListQuery; t: Translate; locale: string },
): string {
  const words = wordsOf(t);
  const names = states.map((state) => pick(state.shortName, locale).text);
  const head = names.map((name) => html`<th scope="col">${name}</th>`);
  const clocks = clocksOf(query);
  const rows = lines.map((line) => {
    const { item } = line;
    const title = pick(item.title, locale);
    const page = `/recommendations/${encodeURIComponent(item.reference)}${clocks}`;
    const overall = { ...item, requests: line.requests };
    const cells = states.map((state, index) => {
      const cell = line.cells.find((each) => each.stateId === state.id);
      const name = names[index] ?? "";
      if (!cell) return html`<td class="out"><span class="vh">${words("views.notApart")}</span></td>`;
      return html`<td${cell.gap && cell.requests === 0 && html` class="gap"`}><a class="mc" href="${page}#state-${state.key}"><span class="lab">${name}</span>${cellMarkup(cell, words, cell.gap)}<span class="vh">, ${item.reference}, ${name}</span></a></td>`;
    });
    return html`<tr data-row><th scope="row"><a class="t" href="${page}"><span class="ref">${item.reference}</span> <span${title.lang !== locale && html` lang="${title.lang}"`}>${title.text}</span></a>${line.spread.judged > 0 && html`<small>${spreadText(line.spread, "states", t)}</small>`}</th><td class="ov"><a class="mc" href="${page}#judge"><span class="lab">${words("views.overall")}</span>${cellMarkup(overall, words, false)}<span class="vh">, ${item.reference}</span></a></td>${cells}</tr>`;
  });
  return html`<caption class="vh">${t("views.matrixCaption")}</caption><thead><tr><th scope="col">${words("list.title")}</th><th scope="col" class="ov">${words("views.overall")}</th>${head}</tr></thead><tbody>${rows}</tbody>`
    .text;
}

function cellMarkup(cell: Standing, words: Words, gap: boolean): Markup {
  const { supports, contradicts, context } = cell;
  if (gap && cell.requests === 0) {
    return html`<span class="gp" aria-hidden="true">?</span><span class="gw">${words("views.gap")}</span>`;
  }
  return html`${status(cell.implementation, words)}${cell.proposed && proposal(cell.proposed, words)}${
    supports + contradicts + context > 0 &&
    html`<span class="mev"><span class="vh">${words("list.evidenceLabel", { supports, contradicts, context })}</span><span aria-hidden="true">${contradicts > 0 && html`<b class="a">−${contradicts}</b> `}${supports > 0 && html`<b class="f">+${supports}</b>`}${supports + contradicts === 0 && html`<span class="c">(${context})</span>`}</span></span>`
  }${cell.requests > 0 && html`<span class="rq attn">${words("views.wanted", { count: cell.requests })}</span>`}`;
}

function status(implementation: ShownImplementation, words: Words): Markup {
  const name = STATUS_CLASS[implementation];
  const quiet = implementation === "NOT_ASSESSED";
  return html`<span class="st"><svg class="g ${name}" width="16" height="16" aria-hidden="true"><use href="#g-${name}"></use></svg><span${quiet && html` class="vh"`}>${words(`implementation.${implementation}`)}</span></span>`;
}

function proposal(implementation: Implementation, words: Words): Markup {
  const name = STATUS_CLASS[implementation];
  return html`<span class="st prop ${name}"><svg class="g ${name}" width="16" height="16" aria-hidden="true"><use href="#g-${name}"></use></svg><span>${words(`implementation.${implementation}`)}</span><i class="vh">${words("status.proposed")}</i></span>`;
}
