import type { Briefing, BriefingSection } from "@/lib/domain/briefing/briefing";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import type { PublicStatus } from "@/lib/domain/publishing";
import type { Block, Square } from "../document";
import { type BriefingWords, joined, shortOf } from "./words";

/** The summary: a sentence, where each recommendation stands, by theme, the evidence, and the list of what follows. */
export function summaryBlocks(briefing: Briefing, words: BriefingWords): Block[] {
  const { t } = words;
  const { sections, subject } = briefing;
  const [only] = sections;
  const heading: Block = { kind: "heading", level: 1, text: t("briefing.summary"), newPage: true };
  const lede: Block = { kind: "text", style: "lede", runs: [{ text: ledeOf(sections, words) }] };
  // One recommendation's standing opens its own section; a summary of one would say it twice.
  if (sections.length === 1 && only) {
    const years = byYear(only, words);
    return subject.kind === "REVIEW" ? [heading, ...reviewBlocks(briefing, words), ...years] : [];
  }
  return [
    heading,
    lede,
    ...reviewBlocks(briefing, words),
    {
      kind: "figure",
      title: t("dashboard.stands"),
      sub: t("briefing.standsSub", { day: words.day(briefing.clocks.asOf) }),
    },
    { kind: "bars", total: sections.length, rows: statusRows(briefing, words) },
    ...themeBlocks(sections, words),
    ...balanceBlocks(sections, words),
    ...overview(sections, words),
  ];
}

/** Evidence of one recommendation year by year. */
export function byYear({ evidence }: BriefingSection, { t }: BriefingWords): Block[] {
  const years = new Map<string, { left: number; right: number }>();
  for (const { trueOn, stance } of evidence) {
    if (stance === "CONTEXT") continue;
    const year = years.get(trueOn.slice(0, 4)) ?? { left: 0, right: 0 };
    year[stance === "CONTRADICTS" ? "left" : "right"] += 1;
    years.set(trueOn.slice(0, 4), year);
  }
  if (years.size < 2) return [];
  const known = [...years.keys()].sort();
  const [first, last] = [Number(known[0]), Number(known.at(-1))];
  // A year without evidence is a finding, too; but a document has no room for the centuries of an old treaty.
  const all =
    last - first <= 20 ? Array.from({ length: last - first + 1 }, (_, index) => String(first + index)) : known;
  return [
    { kind: "figure", title: t("briefing.byYear"), sub: t("briefing.byYearSub") },
    {
      kind: "balance",
      heads: { left: t("briefing.against"), right: t("briefing.for") },
      rows: all.map((year) => ({ label: [{ text: year }], ...(years.get(year) ?? { left: 0, right: 0 }) })),
    },
  ];
}

function ledeOf(sections: readonly BriefingSection[], { t }: BriefingWords): string {
  const is = (...wanted: PublicStatus[]) => sections.filter(({ status }) => wanted.includes(status)).length;
  return t("briefing.lede", {
    total: sections.length,
    judged: sections.length - is("NOT_ASSESSED", "NOT_PUBLISHED"),
    implemented: is("IMPLEMENTED"),
    moving: is("UNDERWAY", "PARTLY_IMPLEMENTED"),
    contested: sections.filter(({ triangulation }) => triangulation === "CONTESTED").length,
  });
}

function squareOf({ reference, status }: BriefingSection): Square {
  return { name: shortOf(reference), status, to: reference };
}

/** Rows of nought stay: an absence is a finding. */
function statusRows({ sections, audience }: Briefing, { status: word }: BriefingWords) {
  const order: PublicStatus[] = [...DISPLAY_ORDER];
  if (audience === "PUBLIC") order.splice(-1, 0, "NOT_PUBLISHED");
  return order.map((status) => {
    const some = sections.filter((section) => section.status === status);
    return { label: [{ text: word(status), status }], count: some.length, squares: some.map(squareOf) };
  });
}

function themeBlocks(sections: readonly BriefingSection[], { t, text }: BriefingWords): Block[] {
  const themes = new Map<string, BriefingSection[]>();
  for (const section of sections) themes.set(section.theme.key, [...(themes.get(section.theme.key) ?? []), section]);
  if (themes.size < 2) return [];
  return [
    { kind: "figure", title: t("dashboard.byTheme"), sub: t("briefing.byThemeSub") },
    {
      kind: "bars",
      total: sections.length,
      rows: [...themes.values()].map((some) => ({
        label: some[0] ? [text(some[0].theme.name)] : [],
        count: some.length,
        squares: [...some].sort((a, b) => rank(a) - rank(b)).map(squareOf),
      })),
    },
  ];
}

function rank({ status }: BriefingSection): number {
  return status === "NOT_PUBLISHED" ? DISPLAY_ORDER.length : DISPLAY_ORDER.indexOf(status);
}

/** More rows than a page has are no picture any more; the list below has the figures as well. */
const MOST_BALANCED = 40;

function balanceBlocks(sections: readonly BriefingSection[], { t }: BriefingWords): Block[] {
  const any = sections.some(({ counts }) => counts.supports + counts.contradicts > 0);
  if (sections.length > MOST_BALANCED || !any) return [];
  return [
    { kind: "figure", title: t("briefing.balance"), sub: t("briefing.balanceSub") },
    {
      kind: "balance",
      heads: { left: t("briefing.against"), right: t("briefing.for") },
      rows: sections.map(({ reference, counts }) => ({
        label: [{ text: reference, to: reference }],
        left: counts.contradicts,
        right: counts.supports,
      })),
    },
  ];
}

function overview(sections: readonly BriefingSection[], words: BriefingWords): Block[] {
  const { t, text, status } = words;
  return [
    { kind: "heading", level: 2, text: t("briefing.overview") },
    {
      kind: "table",
      columns: [
        { head: t("briefing.column.recommendation"), width: 46 },
        { head: t("briefing.column.status"), width: 22 },
        { head: t("briefing.column.confidence"), width: 13 },
        { head: t("briefing.column.evidence"), width: 12, align: "right" },
        { head: t("briefing.column.page"), width: 7, align: "right", page: true },
      ],
      rows: sections.map((section) => [
        [
          { text: `${section.reference} `, soft: true, to: section.reference },
          { ...text(section.title), to: section.reference },
        ],
        [{ text: status(section.status), status: section.status }],
        [{ text: section.confidence ? t(`confidence.${section.confidence}`) : "–" }],
        joined(
          [
            { text: `+${section.counts.supports}`, tone: "for" },
            { text: `−${section.counts.contradicts}`, tone: "against" },
          ],
          " ",
        ),
        [],
      ]),
    },
  ];
}

function reviewBlocks({ subject, sections }: Briefing, { t, status }: BriefingWords): Block[] {
  if (subject.kind !== "REVIEW") return [];
  const { items } = subject.review;
  const statusOf = new Map(sections.map((section) => [section.reference, section.status]));
  return [
    { kind: "heading", level: 2, text: t("briefing.reviewItems") },
    {
      kind: "table",
      columns: [
        { head: t("briefing.column.recommendation"), width: 16 },
        { head: t("briefing.column.state"), width: 18 },
        { head: t("briefing.column.said"), width: 40 },
        { head: t("briefing.column.status"), width: 26 },
      ],
      rows: items.map(({ reference, state, said }) => {
        const now = statusOf.get(reference);
        return [
          [{ text: reference, to: reference }],
          [{ text: t(`reviews.state.${state}`) }],
          said ? joined([t(`reviews.said.${said.what}`), said.by, said.reason]) : [{ text: "–" }],
          now ? [{ text: status(now), status: now }] : [],
        ];
      }),
    },
  ];
}
