import type { AuditEntry } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { Role } from "@/lib/domain/actor";
import { includesRole } from "@/lib/domain/actor";
import { mentionsIn, type NoticeKind } from "@/lib/domain/notification";
import { PERMISSIONS } from "@/lib/domain/permissions";

interface Concerned {
  userId: string;
  kind: NoticeKind;
  key: string;
}

/**
 * Whom entries concern by name, by sequence: reviewers of a new proposal, the author of one that was decided, people
 * named in notes, owners of recommendations and of requests for evidence, the reviewers of a review. Active people only.
 */
export async function readConcerned(tx: Tx, entries: readonly AuditEntry[]): Promise<Map<bigint, Concerned[]>> {
  const found = new Map<bigint, Concerned[]>();
  const personal = entries.filter((entry) => PERSONAL.has(entry.action));
  if (personal.length === 0) return found;
  const people = await tx.user.findMany({
    where: { disabledAt: null, isSystem: false },
    select: { id: true, name: true, role: true },
    orderBy: { id: "asc" },
  });
  const active = new Set(people.map((person) => person.id));
  for (const entry of personal) {
    const concerned = await PERSONAL.get(entry.action)?.(tx, entry, people);
    found.set(
      entry.sequence,
      (concerned ?? []).filter(({ userId }) => active.has(userId)),
    );
  }
  return found;
}

type Person = { id: string; name: string; role: Role };
type Finder = (tx: Tx, entry: AuditEntry, people: readonly Person[]) => Promise<Concerned[]>;

const proposed: Finder = async (_tx, { subjectId }, people) =>
  people
    .filter(({ role }) => includesRole(role, PERMISSIONS["assessment.decide"].role))
    .map(({ id }) => ({ userId: id, kind: "PROPOSED", key: `proposal:${subjectId}` }));

const decided: Finder = async (tx, { subjectId, sequence }) => {
  const proposal = await tx.assessment.findUnique({ where: { id: subjectId }, select: { authorId: true } });
  return proposal ? [{ userId: proposal.authorId, kind: "DECIDED", key: `entry:${sequence}` }] : [];
};

const mentioned: Finder = async (tx, { subjectId }, people) => {
  const newest = await tx.noteRevision.findFirst({ where: { noteId: subjectId }, orderBy: { version: "desc" } });
  const ids = newest ? mentionsIn(newest.body, people) : [];
  return ids.map((userId) => ({ userId, kind: "MENTIONED", key: `mention:${subjectId}` }));
};

const assigned: Finder = async (tx, { subjectId, sequence }) => {
  const found = await tx.recommendation.findUnique({
    where: { reference: subjectId },
    select: { currentRevision: { select: { ownerId: true } } },
  });
  const ownerId = found?.currentRevision?.ownerId;
  return ownerId ? [{ userId: ownerId, kind: "ASSIGNED", key: `entry:${sequence}` }] : [];
};

const requested: Finder = async (tx, { subjectId }) => {
  const newest = await tx.evidenceRequestRevision.findFirst({
    where: { requestId: subjectId },
    orderBy: { version: "desc" },
    select: { ownerId: true, state: true },
  });
  const isOpen = newest?.state === "OPEN" && newest.ownerId !== null;
  return isOpen ? [{ userId: newest.ownerId ?? "", kind: "REQUESTED", key: `request:${subjectId}` }] : [];
};

const reviewing: Finder = async (tx, { subjectId }) => {
  const newest = await tx.reviewRevision.findFirst({
    where: { review: { number: Number(subjectId) } },
    orderBy: { version: "desc" },
    select: { reviewers: true },
  });
  return (newest?.reviewers ?? []).map((userId) => ({ userId, kind: "REVIEWING", key: `review:${subjectId}` }));
};

const PERSONAL = new Map<string, Finder>([
  ["assessment.submitted", proposed],
  ["assessment.decided", decided],
  ["note.written", mentioned],
  ["note.edited", mentioned],
  ["recommendation.owner-assigned", assigned],
  ["request.opened", requested],
  ["request.revised", requested],
  ["review.opened", reviewing],
  ["review.revised", reviewing],
]);
