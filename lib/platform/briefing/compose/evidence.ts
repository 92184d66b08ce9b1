import type { Briefing, BriefingEvidence, BriefingSection } from "@/lib/domain/briefing/briefing";
import type { Stance } from "@/lib/domain/record";
import type { Block, Entry, Run } from "../document";
import { type BriefingWords, inSentence, joined } from "./words";

const SIDES: Record<Stance, Entry["stance"]> = { SUPPORTS: "for", CONTRADICTS: "against", CONTEXT: "context" };
const SHAPES = { OFFICIAL: "s", INDEPENDENT: "c", NEITHER: "d" } as const;

/** The evidence for, against, and as context; each side says so where nothing is logged. */
export function evidenceBlocks(section: BriefingSection, briefing: Briefing, words: BriefingWords): Block[] {
  const { t } = words;
  const team = briefing.audience === "TEAM";
  const of = (stance: Stance) => section.evidence.filter((item) => item.stance === stance);
  const side = (stance: Stance, title: string, none: string): Block[] => {
    const items = of(stance);
    const heading: Block = { kind: "heading", level: 2, text: `${title} (${items.length})` };
    if (items.length > 0) {
      return [heading, { kind: "entries", entries: items.map((item) => entryOf(item, team, words)) }];
    }
    return stance === "CONTEXT" ? [] : [heading, { kind: "text", style: "body", runs: [{ text: none, soft: true }] }];
  };
  const { length: searches } = section.searches;
  const nothing = (name: string) => (team ? t(`recommendation.${name}`, { searches }) : t("briefing.nothingPublic"));
  return [
    ...side("SUPPORTS", t("briefing.evidenceFor"), nothing("nothingFor")),
    ...side("CONTRADICTS", t("briefing.evidenceAgainst"), nothing("nothingContradicts")),
    ...side("CONTEXT", t("recommendation.context"), ""),
  ];
}

function entryOf(item: BriefingEvidence, team: boolean, words: BriefingWords): Entry {
  const { t, text, named } = words;
  const { credibility, reliability, quotation, translation } = item;
  const paragraphs: Entry["paragraphs"] = [
    { style: "title", runs: [{ text: `${item.reference} `, soft: true }, text(item.title)] },
    { style: "meta", runs: metaOf(item, team, words) },
  ];
  if (quotation)
    paragraphs.push({ style: "quote", runs: [{ text: quoted(quotation, item.language), lang: item.language }] });
  if (translation) {
    paragraphs.push({
      style: "text",
      runs: [
        { text: `${t("briefing.translated", { language: named(item.language) })} `, soft: true },
        { text: translation },
      ],
    });
  }
  for (const answer of item.answers) {
    const by = answer.accepted
      ? t("briefing.answerAccepted", { author: answer.author, by: answer.accepted })
      : t("briefing.answerWaits", { author: answer.author });
    paragraphs.push({
      style: "text",
      runs: [
        { text: `${t("briefing.answer")} `, strong: true },
        { text: answer.text },
        { text: ` (${by})`, soft: true },
      ],
    });
  }
  if (item.stance === "CONTRADICTS" && team && item.answers.length === 0) {
    paragraphs.push({ style: "text", runs: [{ text: t("briefing.unanswered"), tone: "attention" }] });
  }
  return {
    grade: [reliability ?? "–", credibility === null ? "–" : String(credibility)],
    shape: SHAPES[item.affiliation ?? "NEITHER"],
    stance: SIDES[item.stance],
    paragraphs,
  };
}

function metaOf(item: BriefingEvidence, team: boolean, { t, partial, rough, named }: BriefingWords): Run[] {
  const [primary, ...further] = item.sources;
  const from = item.eventFrom ?? item.publishedOn;
  const span = item.eventTo && from && item.eventTo !== from ? `${partial(from)} – ${partial(item.eventTo)}` : null;
  return joined([
    t(`evidenceType.${item.type}`),
    primary && `${primary.name}${primary.kind ? ` (${inSentence(t(`sourceKind.${primary.kind}`))})` : ""}`,
    further.map(({ name }) => name).join(", "),
    item.addressee && t("recommendation.addressee"),
    span ?? (from ? partial(from) : rough(item.trueOn)),
    named(item.language),
    item.via && t("evidence.viaShort", { work: item.via }),
    item.on.length > 0 && `${t("recommendation.bearsOn")} ${item.on.join(", ")}`,
    team && item.visibility === "TEAM" && t("visibility.TEAM"),
    item.url && /^https?:/i.test(item.url) && { text: hostOf(item.url), href: item.url },
  ]);
}

/** In the quotation marks of its language. */
function quoted(text: string, language: string): string {
  return /^(ru|uk|be|kk|ky|tg|hy)\b/.test(language) ? `«${text}»` : `“${text}”`;
}

/** Only where it leads: the whole address is behind it, and in the bibliography. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return url;
  }
}
