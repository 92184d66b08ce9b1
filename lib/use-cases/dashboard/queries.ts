import { listOpenProposals, readAssessments } from "@/lib/db/assessment-view";
import { database } from "@/lib/db/connection";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { readOpenRequests } from "@/lib/db/request-view";
import { catchUpHistory } from "@/lib/db/standing-history";
import { timezone, today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { AuditAction, AuditSubject } from "@/lib/domain/audit";
import { type Day, dayIn } from "@/lib/domain/dates";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import { atClocks, atNow } from "./at";
import { evidenceFigures } from "./evidence-figures";
import { figuresAt } from "./figures-at";
import { keepMonths } from "./over-time";
import { LISTED } from "./shape";
import { throughput } from "./throughput";

/** All that the dashboard shows. */
export type DashboardData = Awaited<ReturnType<typeof getDashboard>>;

const ALWAYS = Number.POSITIVE_INFINITY;

/**
 * The figures of the whole record, now or at the two clocks, with what waits, what happened last and what is the reader's
 * own (those three are of now whatever the clocks). @throws Unauthenticated
 */
export async function getDashboard(actor: Actor, { asOf, knownAt }: { asOf?: Day; knownAt?: number } = {}) {
  assertMaySee(actor);
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  const past = asOf !== undefined || knownAt !== undefined;
  const clocks = past ? { asOf: asOf ?? at.today, knownAt: knownAt ?? null } : null;
  const moment = clocks ? atClocks(clocks.asOf, clocks.knownAt) : atNow(at.today);
  // What is seen over time reads the history, now too.
  await catchUpHistory(db, at.head);
  const [figures, evidence, pace, shared, mine] = await Promise.all([
    memoByHead(`dashboard ${JSON.stringify(clocks)}`, at, () => figuresAt(db, moment)),
    memoByHead(`dashboard evidence ${JSON.stringify(clocks)}`, at, () => evidenceFigures(db, moment)),
    memoByHead(`dashboard pace ${moment.knownAt}`, at, () => throughput(db, moment.knownAt)),
    memoByHead("dashboard lists", at, () => readShared(db)),
    actor.kind === "member" ? memoByHead(`mine ${actor.userId}`, at, () => readMine(db, actor)) : readMine(db, actor),
  ]);
  return {
    clocks,
    ...figures,
    sourceMix: evidence.kinds,
    evidenceByMonth: evidence.byMonth,
    evidenceEarlier: evidence.earlier,
    mixShares: evidence.mix,
    throughput: pace,
    ...shared,
    mine,
  };
}

/**
 * Computes what the overview keeps, the months gone by since the record began among it, while nobody waits.
 * @throws Unauthenticated
 */
export async function prepareDashboard(actor: Actor): Promise<void> {
  assertMaySee(actor);
  const db = database();
  await catchUpHistory(db, await getAuditHead(db));
  const begun = await db.auditEntry.findFirst({ orderBy: { sequence: "asc" }, select: { at: true } });
  if (begun) await keepMonths(db, dayIn(timezone(), begun.at), today());
  await getDashboard(actor);
}

async function readShared(db: Reader) {
  const [open, latest, activity] = await Promise.all([
    listOpenProposals(db, LISTED.waiting),
    db.decision.findMany({
      orderBy: { auditSequence: "desc" },
      take: LISTED.decisions,
      select: {
        id: true,
        assessmentId: true,
        verdict: true,
        note: true,
        decidedAt: true,
        decider: { select: { name: true } },
      },
    }),
    readActivity(db),
  ]);
  const views = await readAssessments(db, {
    id: { in: [...open.ids, ...latest.map((decision) => decision.assessmentId)] },
  });
  const viewOf = new Map(views.map((view) => [view.id, view]));
  return {
    waiting: { total: open.total, items: open.ids.flatMap((id) => viewOf.get(id) ?? []) },
    decisions: latest.flatMap(({ assessmentId, decider, ...decision }) => {
      const assessment = viewOf.get(assessmentId);
      return assessment ? [{ ...decision, decider: decider.name, assessment }] : [];
    }),
    activity,
  };
}

/** The newest entries of the chain; `reference` is the recommendation or evidence that each one is about, if it says. */
async function readActivity(db: Reader) {
  const rows = await db.$queryRaw<
    {
      sequence: bigint;
      at: Date;
      actorLabel: string;
      action: AuditAction;
      subjectType: AuditSubject;
      subjectId: string;
      payload: string | null;
    }[]
  >`SELECT e.sequence, e.at, e.actor_label AS "actorLabel", e.action, e.subject_type AS "subjectType",
      e.subject_id AS "subjectId", p.payload
    FROM audit_entry e LEFT JOIN audit_payload p ON p.sequence = e.sequence
    ORDER BY e.sequence DESC LIMIT ${LISTED.activity}::int`;
  return rows.map(({ sequence, payload, ...row }) => {
    const said = payload === null ? null : (JSON.parse(payload) as { reference?: unknown }).reference;
    const own = ["recommendation", "evidence"].includes(row.subjectType) ? row.subjectId : null;
    return { ...row, sequence: Number(sequence), reference: own ?? (typeof said === "string" ? said : null) };
  });
}

/** What the reader owns, has proposed, is to find, and got back without having resubmitted it. */
async function readMine(db: Reader, actor: Actor) {
  if (actor.kind !== "member") return { owned: [], proposals: [], sentBack: [], requests: [] };
  const owned = await db.$queryRaw<
    {
      reference: string;
      title: Localized;
      implementation: ShownImplementation;
      silentSince: Day | null;
      alarm: boolean;
    }[]
  >`SELECT r.reference, v.title, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation,
      s.silent_since::text AS "silentSince", s.alarm
    FROM recommendation_revision v JOIN recommendation r ON r.current_revision_id = v.id
    JOIN standing s ON s.recommendation_id = r.id
    WHERE v.owner_id = ${actor.userId}::uuid AND NOT v.retired
    ORDER BY r.reference COLLATE "C" LIMIT ${LISTED.mine}::int`;
  const own = { authorId: actor.userId, withdrawal: null, revisedBy: { none: {} } };
  const waiting = { OR: [{ decisions: { none: {} } }, { implementation: "SUPERSEDED" as const }] };
  const returned = { decisions: { some: { verdict: "REQUEST_CHANGES" as const } } };
  const [open, sentBack, requests] = await Promise.all([
    readAssessments(db, { ...own, ...waiting }, ALWAYS, LISTED.mine),
    readAssessments(db, { ...own, ...returned }, ALWAYS, LISTED.mine),
    readOpenRequests(db, actor.userId, { limit: LISTED.mine, mine: true }),
  ]);
  return {
    owned,
    proposals: open.filter((view) => view.reviewState === "SUBMITTED"),
    sentBack: sentBack.filter((view) => view.reviewState === "CHANGES_REQUESTED"),
    requests: requests.items,
  };
}
