import { formatDay } from "@/components/dates";
import { statusDrawing } from "@/components/judgement/glyph-sprite";
import { html, Markup } from "@/components/ui/markup";
import { type Locale, pick } from "@/lib/domain/localized";
import { counted, type Published, type PublishedRecommendation } from "@/lib/domain/published";
import { classOf, PUBLIC_ORDER, statusWord } from "./marks";
import type { PublicContext } from "./page";

export const CARD_WIDTH = 480;
export const CARD_HEIGHT = 132;

const SERIF = "Georgia,'Times New Roman',serif";
const SANS = "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const HIDDEN = new Markup(
  '<rect x="2.2" y="2.2" width="11.6" height="11.6" fill="none" stroke="var(--c)" stroke-width="1.4" stroke-dasharray="2 1.6"/><path d="M5 8h6" stroke="var(--c)" stroke-width="1.8"/>',
);

/** The status of one recommendation as a picture for other people's pages. */
export function recommendationCard(
  published: Published,
  recommendation: PublishedRecommendation,
  { t, locale, look }: Pick<PublicContext, "t" | "locale" | "look">,
): string {
  const { reference, standing } = recommendation;
  const word = statusWord(standing.status, t);
  const name = classOf(standing.status);
  const glyph = html`<g class="${name}" transform="translate(20 92) scale(1.25)">${standing.status === "NOT_PUBLISHED" ? HIDDEN : statusDrawing(name)}</g>`;
  const alt = t("public.cardAlt", { reference, status: word });
  return card(
    alt,
    reference,
    pick(recommendation.title, locale).text,
    html`${glyph}<text class="i" x="50" y="108" font-family="${SANS}" font-size="16" font-weight="600">${word}</text>`,
    t("public.asOf", { day: formatDay(published.today, locale) }),
    locale,
    look.card,
  );
}

/** How many of a publication's recommendations stand where, as a picture for other people's pages. */
export function publicationCard(
  published: Published,
  { t, locale, look }: Pick<PublicContext, "t" | "locale" | "look">,
): string {
  const all = counted(published);
  const judged = all.filter((each) => each.judgement !== null).length;
  const text = t("public.cardTotal", { judged, total: all.length });
  let from = 20;
  const bars = PUBLIC_ORDER.map((status) => {
    const count = all.filter((each) => each.standing.status === status).length;
    const width = all.length === 0 ? 0 : Math.round((count / all.length) * (CARD_WIDTH - 40) * 100) / 100;
    const x = from;
    from += width;
    if (count === 0) return null;
    return html`<g class="${classOf(status)}"><rect class="b" x="${x}" y="86" width="${Math.max(1, width - 1)}" height="10"><title>${statusWord(status, t)}: ${count}</title></rect></g>`;
  }).filter((each) => each !== null);
  return card(
    `${published.reference}: ${text}`,
    published.reference,
    pick(published.title, locale).text,
    html`${bars}<text class="i" x="20" y="117" font-family="${SANS}" font-size="13" font-weight="600">${text}</text>`,
    t("public.asOf", { day: formatDay(published.today, locale) }),
    locale,
    look.card,
  );
}

function card(
  alt: string,
  reference: string,
  title: string,
  body: Markup,
  asOf: string,
  locale: Locale,
  css: string,
): string {
  const lines = wrapped(title, 50, 2).map(
    (line, index) =>
      html`<text class="i" x="20" y="${52 + index * 22}" font-family="${SERIF}" font-size="17">${line}</text>`,
  );
  const style = new Markup(`<style>${css}</style>`);
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}" role="img" aria-label="${alt}" xml:lang="${locale}"><title>${alt}</title>${style}<rect class="p" x=".5" y=".5" width="${CARD_WIDTH - 1}" height="${CARD_HEIGHT - 1}"/><text class="j" x="20" y="27" font-family="${SANS}" font-size="12">${reference}</text><text class="i" x="${CARD_WIDTH - 20}" y="28" text-anchor="end" font-family="${SERIF}" font-size="15" font-weight="600">Heed</text>${lines}${body}<text class="j" x="${CARD_WIDTH - 20}" y="117" text-anchor="end" font-family="${SANS}" font-size="12">${asOf}</text></svg>`
    .text;
}

/** A text in at most so many lines of at most so many characters; what is left over is told by an ellipsis. */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= width || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return kept.map((each, index) => (index === most - 1 ? `${each.slice(0, width - 1)}…` : each));
}
