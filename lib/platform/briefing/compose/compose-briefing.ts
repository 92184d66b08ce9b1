import type { Briefing } from "@/lib/domain/briefing/briefing";
import type { Locale } from "@/lib/domain/localized";
import type { Block, BriefingDocument, Run } from "../document";
import { aboutBlocks } from "./about";
import { coverFacts } from "./cover";
import { sectionBlocks } from "./section";
import { summaryBlocks } from "./summary";
import { type BriefingWords, briefingWords } from "./words";

/**
 * Puts a briefing into words and order: title page, summary, a section for each recommendation, bibliography, and how it is
 * to be read and checked. Text stays text: nothing in it is read as markup.
 */
export function composeBriefing(
  briefing: Briefing,
  translate: (locale: Locale) => BriefingWords["t"],
): BriefingDocument {
  const words = briefingWords(translate(briefing.language), briefing.language);
  const { t } = words;
  const title = titleOf(briefing, words);
  const text = title.map((run) => run.text).join("");
  return {
    language: briefing.language,
    title: text,
    subject: t(`briefing.kinds.${briefing.subject.kind}`),
    author: briefing.madeBy ?? "Heed",
    madeAt: briefing.madeAt,
    running: {
      left: `Heed · ${text.length > 70 ? `${text.slice(0, 68).trimEnd()}…` : text}`,
      right: t("briefing.asOf", { day: words.day(briefing.clocks.asOf) }),
    },
    cover: {
      kicker: t(`briefing.kinds.${briefing.subject.kind}`),
      title,
      lines: linesOf(briefing, words),
      facts: coverFacts(briefing, words),
      notice: t(`briefing.notice.${briefing.audience}`),
    },
    blocks: [
      ...summaryBlocks(briefing, words),
      ...briefing.sections.flatMap((section) => sectionBlocks(section, briefing, words)),
      ...bibliography(briefing, words),
      ...aboutBlocks(briefing, words),
    ],
  };
}

function titleOf({ subject, sections }: Briefing, { t, text }: BriefingWords): Run[] {
  switch (subject.kind) {
    case "RECOMMENDATION":
      return [text(subject.title)];
    case "PUBLICATION":
      return [text(subject.title)];
    case "THEME":
      return [text(subject.name)];
    case "REVIEW":
      return [{ text: subject.review.title }];
    case "LIST":
      return [{ text: t("briefing.selection", { count: sections.length }) }];
    case "EVERYTHING":
      return [{ text: t("briefing.everything", { count: sections.length }) }];
  }
}

function linesOf({ subject, publications }: Briefing, { t, text }: BriefingWords): Run[][] {
  const cited = publications.map(({ title, authors, year }): Run[] => [
    ...(subject.kind === "PUBLICATION" ? [] : [{ ...text(title), italic: true }]),
    {
      text: [subject.kind === "PUBLICATION" ? "" : ", ", authors.join(", "), year === null ? "" : `, ${year}`]
        .join("")
        .replace(/^, (?=\d)/, ""),
      soft: true,
    },
  ]);
  const lead = subject.kind === "RECOMMENDATION" ? [[{ text: subject.reference, soft: true }]] : [];
  const question = subject.kind === "REVIEW" ? [[{ text: subject.review.question }]] : [];
  const more =
    cited.length > 3 ? [[{ text: t("briefing.morePublications", { count: cited.length - 3 }), soft: true }]] : [];
  return [...lead, ...question, ...cited.slice(0, 3), ...more];
}

function bibliography({ bibliography: lines, style }: Briefing, { t }: BriefingWords): Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: t("briefing.bibliography"), newPage: true },
    {
      kind: "text",
      style: "caption",
      runs: [{ text: t("briefing.bibliographyNote", { style: t(`references.styles.${style}`) }) }],
    },
    { kind: "lines", rows: lines.map(({ reference, text }) => ({ mark: reference, text })) },
  ];
}
