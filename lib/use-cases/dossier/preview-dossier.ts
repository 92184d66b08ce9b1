import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { DossierManifest } from "@/lib/domain/dossier/manifest";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import { authorize } from "@/lib/domain/permissions";
import { takenReferences } from "./assert-new";
import { openDossier } from "./open-dossier";

/** How many of a kind a dossier brings, and how many of them are here already and stay as they are. */
export interface Brought {
  kind:
    | "recommendations"
    | "evidence"
    | "captures"
    | "sources"
    | "parties"
    | "themes"
    | "searches"
    | "responses"
    | "milestones"
    | "requests"
    | "files"
    | "said";
  count: number;
  here: number;
}

/** What taking a dossier in would do. */
export interface DossierPreview {
  sha256: string;
  subject: DossierManifest["subject"];
  origin: string | null;
  madeAt: string;
  head: DossierManifest["head"];
  publication: { reference: string; title: Record<string, string>; here: boolean };
  recommendations: { reference: string; title: Record<string, string>; component: boolean }[];
  brought: Brought[];
  /** It was taken in before. */
  known: boolean;
  /** References that are here already; while there are any, it is refused. */
  taken: string[];
}

/**
 * Says what taking a dossier in would make, after every byte of it was checked; writes nothing. Who may edit publications.
 * @throws Conflict (notADossier, dossierDamaged, dossierMemberDamaged, dossierMemberMissing, dossierNewer), Forbidden
 */
export async function previewDossier(actor: Actor, file: string): Promise<DossierPreview> {
  assertMaySee(actor);
  authorize(actor, "publication.edit");
  const { sha256, manifest, record, archive } = await openDossier(file);
  archive.close();
  const { subject, origin, madeAt, head } = manifest;
  const db = database();
  const { reference, title } = record.publication;
  return {
    ...{ sha256, subject, origin, madeAt, head },
    publication: { reference, title, here: (await db.publication.count({ where: { reference } })) > 0 },
    recommendations: record.recommendations.map((each) => ({
      reference: each.reference,
      title: each.title,
      component: each.parent !== null,
    })),
    brought: await countBrought(record),
    known: (await db.dossierImport.count({ where: { sha256 } })) > 0,
    taken: await takenReferences(db, record),
  };
}

async function countBrought(record: DossierRecord): Promise<Brought[]> {
  const db = database();
  const ids = (rows: readonly { id: string }[]) => ({ id: { in: rows.map(({ id }) => id) } });
  const keys = (rows: readonly { key: string }[]) => ({ key: { in: rows.map(({ key }) => key) } });
  const hashes = [...new Set(record.evidence.flatMap(({ files }) => files.map(({ sha256 }) => sha256)))];
  const said = [record, ...record.elsewhere].flatMap(({ judgements, answers, outcomes, notes }) => [
    ...[judgements, answers, outcomes, notes].flat(),
  ]);
  return [
    { kind: "recommendations", count: record.recommendations.length, here: 0 },
    {
      kind: "evidence",
      count: record.evidence.length,
      here: await db.evidence.count({ where: ids(record.evidence) }),
    },
    {
      kind: "captures",
      count: record.captures.length,
      here: await db.linkCapture.count({ where: ids(record.captures) }),
    },
    { kind: "files", count: hashes.length, here: await db.storedFile.count({ where: { sha256: { in: hashes } } }) },
    { kind: "sources", count: record.sources.length, here: await countSources(record) },
    { kind: "parties", count: record.parties.length, here: await db.party.count({ where: keys(record.parties) }) },
    { kind: "themes", count: record.themes.length, here: await db.theme.count({ where: keys(record.themes) }) },
    { kind: "searches", count: record.searches.length, here: 0 },
    { kind: "responses", count: record.responses.length, here: 0 },
    { kind: "milestones", count: record.milestones.length, here: 0 },
    { kind: "requests", count: record.requests.length, here: 0 },
    { kind: "said", count: said.length, here: 0 },
  ];
}

/** As they are resolved when it is taken in: the same one, or one of that name and kind. */
async function countSources({ sources }: DossierRecord): Promise<number> {
  const there = await database().source.findMany({
    where: {
      OR: [
        { id: { in: sources.map(({ id }) => id) } },
        { currentRevision: { name: { in: sources.map(({ name }) => name) } } },
      ],
    },
    include: { currentRevision: true },
  });
  return sources.filter(({ id, name, kind }) =>
    there.some((each) => each.id === id || (each.currentRevision?.name === name && each.currentRevision.kind === kind)),
  ).length;
}
