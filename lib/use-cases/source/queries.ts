import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { Localized } from "@/lib/domain/localized";
import type { Reliability, SourceKind } from "@/lib/domain/source";

/** A grading of a source; without a theme it holds in general. */
export interface SourceGradingShown {
  reliability: Reliability;
  rationale: string;
  theme: { key: string; name: Localized } | null;
  grader: { id: string; name: string };
  recordedAt: Date;
}

/** A source in a list. */
export interface SourceItem {
  id: string;
  version: number;
  name: string;
  kind: SourceKind;
  country: string | null;
  languages: string[];
  party: { key: string; name: Localized } | null;
  relation: "IS" | "SPEAKS_FOR" | null;
  /** Live evidence that names it. */
  evidence: number;
  /** The newest grading in general and for each theme. */
  gradings: SourceGradingShown[];
}

/** A source with everything that was ever said of it, newest first. */
export interface SourceDetail extends SourceItem {
  history: {
    version: number;
    name: string;
    kind: SourceKind;
    party: { key: string; name: Localized } | null;
    recordedAt: Date;
    recordedBy: { id: string; name: string };
  }[];
  gradingHistory: SourceGradingShown[];
}

const included = {
  currentRevision: { include: { party: { include: { currentRevision: true } } } },
  gradings: { include: { theme: true }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }] },
} satisfies Prisma.SourceInclude;

type Row = Prisma.SourceGetPayload<{ include: typeof included }>;

/** All sources by name, with their present gradings and how much evidence names them. @throws Unauthenticated */
export async function listSources(
  actor: Actor,
  filters: { q?: string; kind?: SourceKind } = {},
): Promise<SourceItem[]> {
  assertMaySee(actor);
  const rows = await database().source.findMany({
    where: {
      currentRevision: {
        ...(filters.q ? { name: { contains: filters.q, mode: "insensitive" } } : {}),
        ...(filters.kind ? { kind: filters.kind } : {}),
      },
    },
    include: included,
    orderBy: [{ currentRevision: { name: "asc" } }, { id: "asc" }],
  });
  const { counts, names } = await surroundings(rows);
  return rows.map((row) => itemOf(row, counts, names));
}

/** A source with the history of its description and gradings. @throws NotFound, Unauthenticated */
export async function getSource(actor: Actor, id: string): Promise<SourceDetail> {
  assertMaySee(actor);
  const db = database();
  const row = isUuid(id) ? await db.source.findUnique({ where: { id }, include: included }) : null;
  if (!row) throw new NotFound("sourceNotFound");
  const revisions = await db.sourceRevision.findMany({
    where: { sourceId: id },
    include: { party: { include: { currentRevision: true } } },
    orderBy: { version: "desc" },
  });
  const { counts, names } = await surroundings(
    [row],
    revisions.map((revision) => revision.recordedById),
  );
  return {
    ...itemOf(row, counts, names),
    history: revisions.map((revision) => ({
      version: revision.version,
      name: revision.name,
      kind: revision.kind,
      party: partyOf(revision.party),
      recordedAt: revision.recordedAt,
      recordedBy: { id: revision.recordedById, name: names.get(revision.recordedById) ?? "" },
    })),
    gradingHistory: row.gradings.map((grading) => gradingOf(grading, names)),
  };
}

async function surroundings(rows: readonly Row[], people: readonly string[] = []) {
  const db = database();
  const graders = rows.flatMap((row) => row.gradings.map((grading) => grading.graderId));
  const [counted, users] = await Promise.all([
    db.evidenceSource.groupBy({
      by: ["sourceId"],
      where: {
        sourceId: { in: rows.map((row) => row.id) },
        revision: { currentOf: { isNot: null }, state: { not: "WITHDRAWN" } },
      },
      _count: true,
    }),
    db.user.findMany({
      where: { id: { in: [...new Set([...graders, ...people])] } },
      select: { id: true, name: true },
    }),
  ]);
  return {
    counts: new Map(counted.map((each) => [each.sourceId, each._count])),
    names: new Map(users.map((user) => [user.id, user.name])),
  };
}

function itemOf(row: Row, counts: ReadonlyMap<string, number>, names: ReadonlyMap<string, string>): SourceItem {
  const revision = row.currentRevision;
  // Newest first: the first one of each theme is in force.
  const inForce = row.gradings.filter(
    (grading, position) => row.gradings.findIndex((other) => other.themeId === grading.themeId) === position,
  );
  return {
    id: row.id,
    version: row.version,
    name: revision?.name ?? "",
    kind: revision?.kind ?? "OTHER_STATE",
    country: revision?.country ?? null,
    languages: revision?.languages ?? [],
    party: partyOf(revision?.party ?? null),
    relation: revision?.relation ?? null,
    evidence: counts.get(row.id) ?? 0,
    gradings: inForce.map((grading) => gradingOf(grading, names)),
  };
}

function partyOf(party: { key: string; currentRevision: { name: unknown } | null } | null) {
  return party && { key: party.key, name: (party.currentRevision?.name ?? {}) as Localized };
}

function gradingOf(grading: Row["gradings"][number], names: ReadonlyMap<string, string>): SourceGradingShown {
  return {
    reliability: grading.reliability,
    rationale: grading.rationale,
    theme: grading.theme && { key: grading.theme.key, name: grading.theme.name as Localized },
    grader: { id: grading.graderId, name: names.get(grading.graderId) ?? "" },
    recordedAt: grading.recordedAt,
  };
}
