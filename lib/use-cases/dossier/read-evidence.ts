import type { Reader } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";

/** The links that stand between evidence and some recommendations, each as it is graded last. */
export async function readLinks(db: Reader, ids: readonly string[]) {
  const links = await db.evidenceLink.findMany({
    where: { recommendationId: { in: [...ids] } },
    include: { gradings: { orderBy: { version: "desc" }, take: 1 } },
    orderBy: { id: "asc" },
  });
  return links.flatMap(({ gradings, ...link }) =>
    gradings[0] && !gradings[0].removed ? [{ ...link, grading: gradings[0] }] : [],
  );
}

/** Some evidence by number, in a dossier's words. */
export async function readEvidence(db: Reader, ids: readonly string[]) {
  const evidence = await db.evidence.findMany({
    where: { id: { in: [...new Set(ids)] } },
    include: {
      currentRevision: { include: { sources: { orderBy: { position: "asc" } } } },
      files: { include: { file: true }, orderBy: { sha256: "asc" } },
      origins: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }], take: 1 },
    },
    orderBy: { number: "asc" },
  });
  return evidence.flatMap(({ id, number, currentRevision: content, files, origins }) =>
    content
      ? [
          {
            ...content,
            id,
            reference: evidenceReference(number),
            trueOn: toDay(content.trueOn),
            capturedAt: content.capturedAt?.toISOString() ?? null,
            reviewBy: content.reviewBy === null ? null : toDay(content.reviewBy),
            recordedAt: content.recordedAt.toISOString(),
            sources: content.sources.map(({ sourceId }) => sourceId),
            origin: origins[0]?.groupId ?? null,
            files: files
              .filter(({ file }) => file.redactedAt === null)
              .map(({ sha256, name, file }) => ({
                sha256,
                name,
                size: Number(file.size),
                mediaType: file.mediaType,
              })),
          },
        ]
      : [],
  );
}

/** Sources as they are known now, with how reliable they were found on each theme and in general. */
export async function readSources(db: Reader, ids: readonly string[]) {
  const sources = await db.source.findMany({
    where: { id: { in: [...new Set(ids)] } },
    include: {
      currentRevision: true,
      gradings: { include: { theme: true }, orderBy: [{ recordedAt: "asc" }, { id: "asc" }] },
    },
    orderBy: { id: "asc" },
  });
  const graders = await db.user.findMany({
    where: { id: { in: sources.flatMap(({ gradings }) => gradings.map(({ graderId }) => graderId)) } },
    select: { id: true, name: true },
  });
  const names = new Map(graders.map(({ id, name }) => [id, name]));
  return sources.map(({ gradings, ...source }) => {
    const newest = new Map(gradings.map((grading) => [grading.themeId, grading]));
    return {
      ...source,
      themes: [...newest.values()].flatMap(({ theme }) => (theme ? [theme] : [])),
      gradings: [...newest.values()]
        .map(({ theme, graderId, recordedAt, ...grading }) => ({
          ...grading,
          theme: theme?.key ?? null,
          grader: names.get(graderId) ?? "",
          gradedAt: recordedAt.toISOString(),
        }))
        .sort((a, b) => (a.theme ?? "").localeCompare(b.theme ?? "")),
    };
  });
}
