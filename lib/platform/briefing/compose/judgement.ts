import type { BriefingSection } from "@/lib/domain/briefing/briefing";
import type { Block, Run } from "../document";
import { type BriefingWords, joined } from "./words";

/** The judgement in force with its reasons and who made it, what disputes it, what waits, and what the gate wants. */
export function judgementBlocks(section: BriefingSection, words: BriefingWords): Block[] {
  const { t, text, day, instant } = words;
  const { judgement, proposals, alarm, disputed, gate } = section;
  const warning = (text: string): Block => ({
    kind: "text",
    style: "body",
    runs: [{ text, tone: "attention", strong: true }],
  });
  const blocks: Block[] = [{ kind: "heading", level: 2, text: t("recommendation.current") }];
  if (alarm)
    blocks.push(warning(`${t("recommendation.alarmSince", { at: instant(alarm) })} ${t("recommendation.alarmMeans")}`));
  if (disputed) {
    blocks.push(
      warning(`${t("recommendation.disputedSince", { at: instant(disputed) })} ${t("recommendation.disputedMeans")}`),
    );
  }
  if (judgement) {
    const rationale = text(judgement.rationale);
    if (rationale.text) blocks.push({ kind: "text", style: "reading", runs: [rationale] });
    blocks.push({ kind: "text", style: "caption", runs: madeBy(section, words) });
    const facts = [
      judgement.outcome && {
        label: t("assessment.outcome"),
        runs: [{ text: t(`assessment.outcomes.${judgement.outcome}`) }],
      },
      judgement.reasons.length > 0 && {
        label: t("briefing.confidenceBecause"),
        runs: [{ text: judgement.reasons.map((reason) => t(`confidenceReason.${reason}`)).join(", ") }],
      },
      (judgement.cites.length > 0 || judgement.searches > 0) && {
        label: t("recommendation.cites"),
        runs: joined(
          [
            judgement.cites.join(", "),
            judgement.searches > 0 && t("recommendation.restsOnSearches", { count: judgement.searches }),
          ],
          "; ",
        ),
      },
    ].filter((fact): fact is { label: string; runs: Run[] } => Boolean(fact));
    if (facts.length > 0) blocks.push({ kind: "facts", rows: facts });
    for (const reply of judgement.replies) {
      blocks.push(
        {
          kind: "text",
          style: "caption",
          runs: joined(
            [{ ...text(reply.party), strong: true }, t("briefing.replied", { day: day(reply.receivedOn) })],
            " ",
          ),
        },
        { kind: "text", style: "quote", runs: [{ text: reply.statement, lang: reply.language }] },
      );
    }
  } else {
    const why = section.status === "NOT_PUBLISHED" ? t("public.notPublishedWhy") : t("recommendation.notAssessedWhy");
    blocks.push({ kind: "text", style: "body", runs: [{ text: why }] });
  }
  for (const proposal of proposals) {
    blocks.push({
      kind: "text",
      style: "body",
      runs: [
        { text: `${t("briefing.proposed")} `, strong: true },
        { text: t(`implementation.${proposal.implementation}`), status: proposal.implementation },
        {
          text: ` (${t("recommendation.trueOn", { day: day(proposal.asOn) })}; ${t("recommendation.proposedBy", { name: proposal.author })})`,
        },
      ],
    });
  }
  if (gate) {
    blocks.push(
      { kind: "heading", level: 3, text: t("gate.title") },
      {
        kind: "checks",
        rows: gate.legs.map(({ leg, holds, about }) => ({
          holds,
          text: t(`gate.${leg}`),
          detail: about.length > 0 ? about.join(", ") : "",
        })),
      },
    );
  }
  return blocks;
}

function madeBy({ judgement }: BriefingSection, { t, day }: BriefingWords): Run[] {
  if (!judgement) return [];
  return joined([
    t("recommendation.trueOn", { day: day(judgement.asOn) }),
    judgement.author && t("recommendation.proposedBy", { name: judgement.author }),
    ...judgement.approvals.map(({ by, at, entry }) => {
      const said = by
        ? t("recommendation.approved", { day: day(at.slice(0, 10)), name: by })
        : t("briefing.approvedOn", { day: day(at.slice(0, 10)) });
      return entry === null ? said : `${said}, ${t("briefing.entry", { sequence: entry })}`;
    }),
  ]);
}
