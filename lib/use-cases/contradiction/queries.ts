import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { assertMaySee, getVisibleRecommendation, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";

/** An answer to a contradiction, accepted or not. */
export interface AnswerShown {
  id: string;
  text: string;
  author: { id: string; name: string };
  recordedAt: Date;
  acceptance: { by: { id: string; name: string }; at: Date } | null;
  /** The evidence that it cites, each once. */
  evidence: { id: string; reference: string; title: Localized }[];
}

/** A link that contradicts, with the answers to it, oldest first. */
export interface ContradictionShown {
  linkId: string;
  recommendation: { reference: string; title: Localized; root: string };
  evidence: { id: string; reference: string; title: Localized };
  credibility: number | null;
  passage: string | null;
  note: string | null;
  /** Whether it contradicts and stands; a link graded anew or taken back, or withdrawn evidence, does not. */
  open: boolean;
  answered: boolean;
  answers: AnswerShown[];
}

const include = {
  evidence: { include: { currentRevision: { select: { title: true, state: true } } } },
  recommendation: {
    select: { reference: true, currentRevision: { select: { title: true } }, parent: { select: { reference: true } } },
  },
  gradings: { orderBy: { version: "desc" }, take: 1 },
  answers: { orderBy: [{ recordedAt: "asc" }, { id: "asc" }], include: { acceptance: true } },
} satisfies Prisma.EvidenceLinkInclude;

/** One contradiction with the answers to it, by its link's id; `open` says whether it is one. @throws NotFound, Unauthenticated */
export async function getContradiction(actor: Actor, linkId: string): Promise<ContradictionShown> {
  assertMaySee(actor);
  const row = isUuid(linkId)
    ? await database().evidenceLink.findFirst({
        where: { id: linkId },
        include,
      })
    : null;
  const [shown] = row ? await shownOf([row]) : [];
  if (!shown) throw new NotFound("linkNotFound");
  return shown;
}

/**
 * The contradictions that stand on a recommendation and its components, with the answers to them; unanswered first.
 * @throws NotFound, Unauthenticated
 */
export async function listContradictions(actor: Actor, reference: string): Promise<ContradictionShown[]> {
  const { id } = await getVisibleRecommendation(database(), actor, reference);
  const rows = await database().evidenceLink.findMany({
    where: {
      recommendation: { OR: [{ id }, { parentId: id }] },
      gradings: { some: { stance: "CONTRADICTS" } },
    },
    include,
    orderBy: [{ evidence: { number: "asc" } }, { id: "asc" }],
  });
  const shown = await shownOf(rows);
  return shown.filter((each) => each.open).sort((a, b) => Number(a.answered) - Number(b.answered));
}

async function shownOf(
  rows: readonly Prisma.EvidenceLinkGetPayload<{ include: typeof include }>[],
): Promise<ContradictionShown[]> {
  const db = database();
  const answers = rows.flatMap((row) => row.answers);
  const [people, cited] = await Promise.all([
    db.user.findMany({
      where: {
        id: { in: answers.flatMap((each) => [each.authorId, ...each.acceptance.map((row) => row.accepterId)]) },
      },
      select: { id: true, name: true },
    }),
    db.evidenceLink.findMany({
      where: { id: { in: answers.flatMap((each) => each.citedLinks) } },
      select: {
        id: true,
        evidence: { select: { id: true, number: true, currentRevision: { select: { title: true } } } },
      },
    }),
  ]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const person = (id: string) => ({ id, name: names.get(id) ?? "" });
  return rows.map((row) => {
    const grading = row.gradings[0];
    return {
      linkId: row.id,
      recommendation: {
        reference: row.recommendation.reference,
        title: (row.recommendation.currentRevision?.title ?? {}) as Localized,
        root: row.recommendation.parent?.reference ?? row.recommendation.reference,
      },
      evidence: named(row.evidence),
      credibility: grading?.credibility ?? null,
      passage: grading?.passage ?? null,
      note: grading?.note ?? null,
      open: grading?.stance === "CONTRADICTS" && !grading.removed && row.evidence.currentRevision?.state === "LOGGED",
      answered: row.answers.some((answer) => answer.acceptance.length > 0),
      answers: row.answers.map(({ id, text, authorId, recordedAt, citedLinks, acceptance: [accepted] }) => {
        const items = new Map(
          cited.filter((link) => citedLinks.includes(link.id)).map(({ evidence }) => [evidence.number, evidence]),
        );
        return {
          id,
          text,
          author: person(authorId),
          recordedAt,
          acceptance: accepted ? { by: person(accepted.accepterId), at: accepted.recordedAt } : null,
          evidence: [...items.values()].sort((a, b) => a.number - b.number).map(named),
        };
      }),
    };
  });
}

function named({
  id,
  number,
  currentRevision,
}: {
  id: string;
  number: number;
  currentRevision: { title: unknown } | null;
}) {
  return { id, reference: evidenceReference(number), title: (currentRevision?.title ?? {}) as Localized };
}
