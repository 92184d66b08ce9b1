import type { Briefing } from "@/lib/domain/briefing/briefing";
import type { Fact } from "../document";
import type { BriefingWords } from "./words";

/** What the title page states: how many, both clocks, the filters, for whom, when, and where the chain ended. */
export function coverFacts(briefing: Briefing, words: BriefingWords): Fact[] {
  const { t, day, instant } = words;
  const { clocks, head, sections, subject } = briefing;
  const review = subject.kind === "REVIEW" ? subject.review : null;
  const fact = (label: string, text: string): Fact => ({ label: t(`briefing.cover.${label}`), runs: [{ text }] });
  return [
    ...(sections.length > 1 || subject.kind !== "RECOMMENDATION" ? [fact("count", String(sections.length))] : []),
    ...(review
      ? [
          fact("period", t("reviews.fromTo", { from: day(review.from), to: day(review.to) })),
          fact("reviewers", review.reviewers.join(", ")),
          fact(
            "closed",
            review.closed ? `${day(review.closed.at.slice(0, 10))}, ${review.closed.by}` : t("briefing.notClosed"),
          ),
        ]
      : []),
    fact("trueOn", day(clocks.asOf)),
    fact("knownBy", instant(clocks.knownAt)),
    fact("filters", filtersText(briefing, words)),
    fact("audience", t(`briefing.audiences.${briefing.audience}`)),
    fact("notes", t(briefing.withNotes ? "briefing.withNotes" : "briefing.withoutNotes")),
    fact("made", [instant(briefing.madeAt), briefing.madeBy].filter(Boolean).join(", ")),
    {
      label: t("briefing.cover.head"),
      runs: [
        { text: t("briefing.entry", { sequence: head.sequence }) },
        { text: `\n${head.hash}`, mono: true, soft: true },
      ],
    },
  ];
}

const WORDED: Record<string, string> = {
  implementation: "implementation",
  triangulation: "triangulation",
  level: "level",
  basis: "basis",
  schedule: "schedule",
};

/** The filters in words; what has none stands as the address has it. */
export function filtersText({ filters, sections }: Briefing, { t, text }: BriefingWords): string {
  const themes = new Map(sections.map(({ theme }) => [theme.key, text(theme.name).text]));
  const said = Object.entries(filters).map(([name, values]) => {
    const shown = values.map((value) => {
      if (name === "theme") return themes.get(value) ?? value;
      if (WORDED[name] && /^[A-Z_]+$/.test(value)) return t(`${WORDED[name]}.${value}`);
      return value === "true" ? t("briefing.yes") : value === "false" ? t("briefing.no") : value;
    });
    return `${KNOWN.includes(name) ? t(`briefing.filter.${name}`) : name}: ${shown.join(", ")}`;
  });
  return said.length > 0 ? said.join("; ") : t("export.noFilters");
}

const KNOWN = [
  "q",
  "reference",
  "implementation",
  "proposed",
  "triangulation",
  "theme",
  "party",
  "level",
  "basis",
  "owner",
  "alarm",
  "contradicted",
  "disagreement",
  "schedule",
  "requests",
  "publication",
  "components",
  "retired",
];
