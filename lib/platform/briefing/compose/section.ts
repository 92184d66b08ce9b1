import type { Briefing, BriefingSection } from "@/lib/domain/briefing/briefing";
import type { Localized } from "@/lib/domain/localized";
import type { Block, Fact, Run } from "../document";
import { evidenceBlocks } from "./evidence";
import { judgementBlocks } from "./judgement";
import { markdownBlocks } from "./markdown";
import { byYear } from "./summary";
import { type BriefingWords, inSentence, joined } from "./words";

/** One recommendation: what is recommended, how it stands and why, the evidence, who said what, and what is planned. */
export function sectionBlocks(section: BriefingSection, briefing: Briefing, words: BriefingWords): Block[] {
  const { text } = words;
  const title = text(section.title);
  const summary = text(section.summary);
  return [
    {
      kind: "heading",
      level: 1,
      text: title.text,
      mark: section.reference,
      key: section.reference,
      newPage: true,
      ...(title.lang ? { lang: title.lang } : {}),
    },
    { kind: "text", style: "caption", runs: captionOf(section, words) },
    stripOf(section, words),
    ...(summary.text ? [{ kind: "text", style: "reading", runs: [summary] } as Block] : []),
    { kind: "facts", rows: factsOf(section, words) },
    ...judgementBlocks(section, words),
    ...(briefing.sections.length === 1 ? byYear(section, words) : []),
    ...evidenceBlocks(section, briefing, words),
    ...responseBlocks(section, words),
    ...partBlocks(section, words),
    ...milestoneBlocks(section, words),
    ...searchBlocks(section, words),
    ...noteBlocks(section, words),
  ];
}

function captionOf(section: BriefingSection, { t, text }: BriefingWords): Run[] {
  return joined([
    section.retired && { text: t("recommendation.retired"), tone: "attention" },
    section.parent && { text: t("briefing.partOf", { reference: section.parent.reference }) },
    text(section.theme.name),
    section.levels.map((level) => t(`level.${level}`)).join(", "),
    t(`basis.${section.basis}`),
    section.priority && t("recommendation.priority", { priority: section.priority }),
  ]);
}

function stripOf(section: BriefingSection, { t, status, day, rough }: BriefingWords): Block {
  const { judgement, confidence, triangulation, contradicted, gate, counts } = section;
  const also = triangulation === "UNSUPPORTED" && contradicted;
  const held = gate?.legs.filter(({ holds }) => holds).length ?? 0;
  const aged = judgement && confidence && confidence !== judgement.judgedConfidence;
  const pending = section.proposals[0];
  return {
    kind: "strip",
    cells: [
      {
        label: t("briefing.column.status"),
        value: [{ text: status(section.status), status: section.status, strong: true }],
        detail: judgement
          ? t("recommendation.trueOn", { day: day(judgement.asOn) })
          : pending
            ? t("briefing.pending", { status: t(`implementation.${pending.implementation}`) })
            : t("recommendation.notJudged"),
      },
      {
        label: t("recommendation.confidence"),
        value: [{ text: confidence ? t(`confidence.${confidence}`) : "–", strong: true }],
        detail: aged ? t("briefing.aged", { judged: inSentence(t(`confidence.${judgement.judgedConfidence}`)) }) : null,
      },
      {
        label: t("recommendation.triangulation"),
        value: [
          {
            text: `${t(`triangulation.${triangulation}`)}${also ? `, ${t("triangulation.contradicted")}` : ""}`,
            strong: true,
            ...(triangulation === "CONTESTED" || also ? { tone: "attention" } : {}),
          },
        ],
        detail: [
          t("recommendation.counts", counts),
          section.silentSince && t("briefing.newest", { day: rough(section.silentSince) }),
        ]
          .filter(Boolean)
          .join("; "),
      },
      ...(gate
        ? [
            {
              label: t("recommendation.gate"),
              value: [{ text: t(gate.passes ? "briefing.gatePasses" : "briefing.gateShut"), strong: true }],
              detail: t("gate.holds", { held, all: gate.legs.length }),
            },
          ]
        : []),
    ],
  };
}

function factsOf(section: BriefingSection, { t, text }: BriefingWords): Fact[] {
  const list = (names: readonly Localized[]): Run[] => joined(names.map(text), ", ");
  const place = joined(
    [section.section && text(section.section), section.paragraph !== null && `¶ ${section.paragraph}`],
    ", ",
  );
  return [
    { label: t("briefing.addressees"), runs: list(section.addressees) },
    { label: t("recommendation.partners"), runs: list(section.partners) },
    { label: t("briefing.place"), runs: place },
  ].filter(({ runs }) => runs.length > 0);
}

function responseBlocks({ responses }: BriefingSection, words: BriefingWords): Block[] {
  if (responses.length === 0) return [];
  const { t, text, partial } = words;
  return [
    { kind: "heading", level: 2, text: t("briefing.responses") },
    {
      kind: "table",
      columns: [
        { head: t("recommendation.addresseeColumn"), width: 24 },
        { head: t("recommendation.answerColumn"), width: 24 },
        { head: t("briefing.inTheirWords"), width: 38 },
        { head: t("briefing.when"), width: 14 },
      ],
      rows: responses.map((each) => [
        [text(each.party)],
        joined(
          [
            t(`recommendation.answer.${each.answer}`),
            each.basis && inSentence(t(`recommendation.answerBasis.${each.basis}`)),
            each.claimsDone && t("voices.claimsDone"),
          ],
          ", ",
        ),
        joined([each.statement && { text: each.statement, italic: true }, each.evidence], " "),
        [{ text: each.respondedOn ? partial(each.respondedOn) : "–" }],
      ]),
    },
  ];
}

function partBlocks({ components, states }: BriefingSection, { t, text, status }: BriefingWords): Block[] {
  const shown = (confidence: BriefingSection["confidence"]) => [
    { text: confidence ? t(`confidence.${confidence}`) : "–" },
  ];
  const parts: Block[] = [
    { kind: "heading", level: 2, text: t("recommendation.components") },
    {
      kind: "table",
      columns: [
        { head: t("briefing.column.component"), width: 50 },
        { head: t("briefing.column.status"), width: 24 },
        { head: t("briefing.column.confidence"), width: 14 },
        { head: t("briefing.column.evidence"), width: 12, align: "right" },
      ],
      rows: components.map((each) => [
        [{ text: `${each.reference} `, soft: true }, text(each.title)],
        [{ text: status(each.status), status: each.status }],
        shown(each.confidence),
        joined(
          [
            { text: `+${each.counts.supports}`, tone: "for" },
            { text: `−${each.counts.contradicts}`, tone: "against" },
          ],
          " ",
        ),
      ]),
    },
  ];
  const byState: Block[] = [
    { kind: "heading", level: 2, text: t("recommendation.byState") },
    {
      kind: "table",
      columns: [
        { head: t("briefing.column.state2"), width: 46 },
        { head: t("briefing.column.status"), width: 34 },
        { head: t("briefing.column.confidence"), width: 20 },
      ],
      rows: states.map((each) => [
        [text(each.party)],
        [{ text: status(each.status), status: each.status }],
        shown(each.confidence),
      ]),
    },
  ];
  return [...(components.length > 0 ? parts : []), ...(states.length > 0 ? byState : [])];
}

function milestoneBlocks({ milestones, reference }: BriefingSection, { t, text, day }: BriefingWords): Block[] {
  if (milestones.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: t("milestone.heading") },
    {
      kind: "table",
      columns: [
        { head: t("milestone.titleColumn"), width: 50 },
        { head: t("milestone.dueOn"), width: 18 },
        { head: t("schedule.label"), width: 18 },
        { head: t("milestone.evidenceColumn"), width: 14 },
      ],
      rows: milestones.map((each) => [
        joined(
          [
            each.on !== reference && { text: each.on, soft: true },
            text(each.title),
            each.indicator && { text: each.indicator, soft: true },
          ],
          " ",
        ),
        [
          {
            text: each.reachedOn
              ? t("views.reachedOn", { day: day(each.reachedOn) })
              : each.dueOn
                ? day(each.dueOn)
                : "–",
          },
        ],
        [{ text: t(`schedule.${each.schedule}`), ...(each.schedule === "OVERDUE" ? { tone: "attention" } : {}) }],
        [{ text: each.evidence.join(", ") || "–" }],
      ]),
    },
  ];
}

function searchBlocks({ searches }: BriefingSection, { t, day, named }: BriefingWords): Block[] {
  if (searches.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: t("recommendation.searches") },
    {
      kind: "table",
      columns: [
        { head: t("recommendation.searchedOn"), width: 18 },
        { head: t("recommendation.where"), width: 30 },
        { head: t("recommendation.query"), width: 34 },
        { head: t("recommendation.language"), width: 18 },
      ],
      rows: searches.map((each) => [
        [{ text: day(each.searchedOn) }],
        [{ text: each.where }],
        [{ text: each.query }],
        [{ text: named(each.language) }],
      ]),
    },
  ];
}

function noteBlocks({ notes }: BriefingSection, { t, day }: BriefingWords): Block[] {
  if (notes.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: t("recommendation.notes") },
    ...notes.flatMap(({ author, at, visibility, body, depth }): Block[] => [
      {
        kind: "text",
        style: "caption",
        indent: depth,
        runs: joined([author && { text: author, strong: true }, day(at.slice(0, 10)), t(`visibility.${visibility}`)]),
      },
      ...markdownBlocks(body, depth),
    ]),
  ];
}
