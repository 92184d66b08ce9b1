import type { Clocks, RawRecord } from "./record";

/**
 * The rules once more, from the words of the design and as plainly as they can be written: for tests to compare with. It
 * shares no code with what it checks.
 */

const POSITION: Record<string, "official" | "independent" | "neither"> = {
  STATE_BODY: "official",
  STATE_MEDIA: "official",
  IGO: "official",
  INDEPENDENT_MEDIA: "independent",
  ACADEMIC: "independent",
  CIVIL_SOCIETY: "independent",
  OTHER_STATE: "neither",
  PAPER_AUTHOR: "neither",
};

function newest<Row extends { version: number; recordedAt: number }>(rows: readonly Row[], knownAt: number) {
  return [...rows].sort((a, b) => a.version - b.version).findLast((row) => row.recordedAt <= knownAt);
}

/** What counts of the evidence on a recommendation and its components. */
export function naiveFacts(raw: RawRecord, id: string, { asOf, knownAt }: Clocks) {
  const own = raw.recommendations.find((each) => each.id === id);
  const addressed = raw.recommendations.find((each) => each.id === (own?.parentId ?? id));
  const addressees = newest(addressed?.revisions ?? [], knownAt)?.addressees ?? [];
  const ids = raw.recommendations
    .filter((each) => (each.id === id || each.parentId === id) && newest(each.revisions, knownAt))
    .map((each) => each.id);
  const facts = [];
  for (const link of raw.links.filter((each) => ids.includes(each.recommendationId))) {
    const grading = newest(link.gradings, knownAt);
    const item = newest(link.revisions, knownAt);
    if (!grading || grading.removed || !item || item.state === "WITHDRAWN" || item.trueOn > asOf) continue;
    const source = raw.sources.find((each) => each.id === item.sourceId);
    const described = newest(source?.revisions ?? [], knownAt);
    const tied = described?.partyId != null && addressees.includes(described.partyId);
    const memberships = link.origins.filter((row) => row.recordedAt <= knownAt);
    facts.push({
      evidenceId: link.evidenceId,
      number: link.number,
      stance: grading.stance,
      credibility: grading.credibility,
      group: memberships.at(-1)?.groupId ?? link.evidenceId,
      position: tied ? "official" : described ? POSITION[described.kind] : "neither",
      via: item.via,
      trueOn: item.trueOn,
      answered: link.answers.some((answer) => answer.acceptedAt !== null && answer.acceptedAt <= knownAt),
    });
  }
  return facts;
}

/** The approval that made a proposal count, or undefined. */
export function naiveApproval(row: RawRecord["assessments"][number], knownAt: number) {
  const said = row.decisions.filter((each) => each.decidedAt <= knownAt);
  if (said.some((each) => each.verdict !== "APPROVE")) return undefined;
  const inOrder = [...said].sort((a, b) => a.sequence - b.sequence);
  return inOrder[row.implementation === "SUPERSEDED" ? 1 : 0];
}

/** What the greatest of makes a judgement current: (asOn, decidedAt, audit sequence). */
export function naiveRank(row: RawRecord["assessments"][number], knownAt: number): string {
  const approval = naiveApproval(row, knownAt);
  const digits = (number = 0) => String(number).padStart(20, "0");
  return `${row.asOn} ${digits(approval?.decidedAt)} ${digits(approval?.sequence)}`;
}

/** The current judgement for a party. */
export function naiveCurrent(raw: RawRecord, id: string, partyId: string | null, { asOf, knownAt }: Clocks) {
  const counting = raw.assessments.filter(
    (row) => row.recommendationId === id && row.partyId === partyId && row.asOn <= asOf && naiveApproval(row, knownAt),
  );
  const left = counting.filter((row) => !counting.some((other) => other.correctsId === row.id));
  const rank = (row: (typeof left)[number]) => naiveRank(row, knownAt);
  return left.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).at(-1);
}

/** The names of the gate's legs that fail. */
export function naiveGateMisses(raw: RawRecord, id: string, clocks: Clocks): string[] {
  const facts = naiveFacts(raw, id, clocks);
  const graded = facts.filter(
    (fact) => fact.stance === "SUPPORTS" && fact.credibility !== null && fact.credibility < 4,
  );
  const pairs = graded.flatMap((a) => graded.map((b) => [a, b] as const));
  const holds: Record<string, boolean> = {
    GRADED_SUPPORT: pairs.some(([a, b]) => a.evidenceId !== b.evidenceId),
    TWO_ORIGINS: pairs.some(([a, b]) => a.evidenceId !== b.evidenceId && a.group !== b.group),
    INDEPENDENT: graded.some((fact) => fact.position === "independent"),
    FIRST_HAND: pairs.some(([a, b]) => a.group !== b.group && !a.via && !b.via && a.position === "independent"),
    NO_OPEN_CONTRADICTION: !facts.some(
      (fact) => fact.stance === "CONTRADICTS" && (fact.credibility === 1 || fact.credibility === 2) && !fact.answered,
    ),
    COMPONENTS_CLOSED: raw.recommendations.every((each) => {
      const revision = newest(each.revisions, clocks.knownAt);
      if (each.parentId !== id || !revision || revision.retired) return true;
      const status = naiveCurrent(raw, each.id, null, clocks)?.implementation;
      return status === "IMPLEMENTED" || status === "SUPERSEDED";
    }),
  };
  return Object.keys(holds).filter((leg) => !holds[leg]);
}

/** Who vouches. */
export function naiveTriangulation(raw: RawRecord, id: string, clocks: Clocks): string {
  const counted = naiveFacts(raw, id, clocks).filter((fact) => fact.credibility !== 5);
  const supports = counted.filter((fact) => fact.stance === "SUPPORTS");
  const speakers = [...new Set(supports.map((fact) => fact.group))].map(
    (group) => supports.filter((fact) => fact.group === group).sort((a, b) => a.number - b.number)[0]?.position,
  );
  const against = counted.some((fact) => fact.stance === "CONTRADICTS" && !fact.answered);
  if (supports.length > 0 && against) return "CONTESTED";
  if (speakers.includes("official")) return speakers.includes("independent") ? "CORROBORATED" : "OFFICIAL_ONLY";
  return speakers.includes("independent") ? "INDEPENDENT_ONLY" : "UNSUPPORTED";
}
