import { randomUUID } from "node:crypto";
import { loadRecord } from "@/lib/db/facts";
import type { Tx } from "@/lib/db/transaction";
import { checkProposal, reviewState } from "@/lib/domain/assessment";
import { rangeOf } from "@/lib/domain/dates";
import type { RowProblem } from "@/lib/domain/import/import";
import { isInForce, ruleState, withComponents } from "@/lib/domain/judgement-state";
import type { RawRecord } from "@/lib/domain/record";
import type { AssessmentRun, PlacedRow } from "./assessment-run";

type Row = Record<string, unknown>;

/** What is proposed because of rows, and why of others nothing is. */
export interface Proposals {
  assessments: Row[];
  citations: Row[];
  withdrawals: Row[];
  /** The proposal's id by the row's number. */
  ids: Map<number, string>;
  warnings: Map<number, RowProblem[]>;
}

/**
 * Prepares the proposals that rows stand for: in the importer's name, citing the row's evidence, waiting for somebody else's
 * decision. The rules are asked as of anybody's: what they would refuse stays a statement of elsewhere.
 * @param evidence ids of the evidence that each row names
 */
export async function proposalsOf(
  tx: Tx,
  run: AssessmentRun,
  placed: readonly PlacedRow[],
  evidence: ReadonlyMap<number, readonly string[]>,
): Promise<Proposals> {
  const made: Proposals = { assessments: [], citations: [], withdrawals: [], ids: new Map(), warnings: new Map() };
  const wanted = placed.filter(
    ({ row, reading }) => run.proposing.has(row.row) && proposable(reading.meaning) !== null,
  );
  if (wanted.length === 0) return made;
  const raw = await loadRecord(tx, [...new Set(wanted.map(({ recommendation }) => recommendation.rootId))]);
  for (const each of wanted) {
    const outcome = propose(run, each, raw, evidence.get(each.row.row) ?? [], made);
    if (typeof outcome === "string")
      made.warnings.set(each.row.row, [
        { column: run.column("status"), code: outcome, params: { value: each.reading.value } },
      ]);
    else made.ids.set(each.row.row, outcome.id);
  }
  return made;
}

/** @returns the proposal's id, or why there is none */
function propose(
  run: AssessmentRun,
  { row, recommendation, party, reading }: PlacedRow,
  raw: RawRecord,
  evidence: readonly string[],
  made: Proposals,
): { id: string } | string {
  const implementation = proposable(reading.meaning);
  const { content } = row;
  if (implementation === null || content.saidOn === null) return "undated";
  if (implementation === "NO_EVIDENCE_FOUND" || evidence.length === 0) return "nothingToCite";
  if (content.party !== null && !party?.memberState) return "notMemberState";
  if (party && !run.apart.has(party.id)) return "notJudgedApart";
  const last = rangeOf(content.saidOn)?.to ?? run.day;
  const asOn = last > run.day ? run.day : last;
  const family = withComponents(raw, recommendation.id);
  const links = raw.links.filter(
    (link) => evidence.includes(link.evidenceId) && family.has(link.recommendationId) && isInForce(link),
  );
  const earlier = raw.assessments.find(({ id }) => id === lastProposal(run, row.key));
  const state = earlier && reviewState(earlier, Number.POSITIVE_INFINITY);
  if (state === "SUBMITTED" && earlier?.authorId !== run.by) return "olderProposalWaits";
  const correctsId = state === "APPROVED" ? (earlier?.id ?? null) : null;
  const [violation] = checkProposal(
    {
      ...{ implementation, asOn, searches: 0, correctsId },
      citedLinks: run.writes ? links.length : evidence.length,
    },
    ruleState(raw, recommendation.id, party?.id ?? null, asOn),
  );
  if (violation === "GATE_CLOSED") return "gateClosed";
  if (violation) return "againstRules";
  const id = randomUUID();
  const said = [
    `${run.fileName}: “${content.status}” (${content.saidOn})`,
    [content.assessor, content.decider].filter(Boolean).join(" / "),
    content.note ?? "",
  ];
  const words = said.filter(Boolean).join("\n\n").slice(0, 5000);
  made.assessments.push({
    ...{ id, recommendation_id: recommendation.id, party_id: party?.id ?? null, implementation },
    ...{ confidence: "VERY_LOW", reasons: ["INDIRECTNESS"], rationale: { en: words, ru: words } },
    ...{ as_on: asOn, author_id: run.by, submitted_at: run.at, corrects_id: correctsId },
    revises_id: earlier && correctsId === null ? earlier.id : null,
  });
  made.citations.push(...links.map((link) => ({ assessment_id: id, link_id: link.id })));
  // One's own that still waits is taken back: the file says otherwise now.
  if (state === "SUBMITTED" && earlier)
    made.withdrawals.push({
      ...{ assessment_id: earlier.id, reason: run.fileName, withdrawn_by: run.by, recorded_at: run.at },
    });
  return { id };
}

function lastProposal(run: AssessmentRun, key: string): string | null {
  return run.known.get(key)?.assessmentId ?? null;
}

function proposable(meaning: PlacedRow["reading"]["meaning"]) {
  return meaning.axis === "IMPLEMENTATION" && meaning.value !== "NOT_ASSESSED" ? meaning.value : null;
}
