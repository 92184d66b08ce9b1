import { createHash, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import type { Prisma } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { importReferencesSchema } from "@/lib/domain/bibliography/reference";
import { actorId, authorize } from "@/lib/domain/permissions";
import { readReferences } from "@/lib/platform/bibliography/read-references";

/** What an import did, by the references' keys. */
export interface ImportedReferences {
  total: number;
  created: string[];
  updated: string[];
  unchanged: number;
}

/** Any number, the same for all: two imports take turns. */
const IMPORTS = 20_261_123;

/**
 * Takes references into the library, all of a file or none. A key that is there gets a further version where it says
 * something else now. Analysts and above.
 * @throws Forbidden, Invalid at `text` (see readReferences)
 */
export async function importReferences(
  actor: Actor,
  input: z.output<typeof importReferencesSchema>,
): Promise<ImportedReferences> {
  authorize(actor, "source.edit");
  const items = await readReferences(input.text, input.format);
  return transact(async (tx, at) => {
    authorize(actor, "source.edit");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORTS}::bigint)`;
    const rows = await tx.bibliographyEntry.findMany({
      where: { key: { in: items.map((item) => item.id) } },
      orderBy: { version: "asc" },
    });
    const newest = new Map(rows.map((row) => [row.key, row]));
    const changed = items.filter((item) => !isDeepStrictEqual(newest.get(item.id)?.csl, plain(item)));
    const versionOf = (key: string) => (newest.get(key)?.version ?? 0) + 1;
    await tx.bibliographyEntry.createMany({
      data: changed.map((item) => ({
        key: item.id,
        version: versionOf(item.id),
        csl: plain(item),
        recordedAt: at,
        recordedById: actorId(actor),
      })),
    });
    await recordAudit(tx, {
      actor,
      action: "references.imported",
      subjectType: "references",
      subjectId: randomUUID(),
      payload: {
        total: items.length,
        entries: changed.map((item) => ({ key: item.id, version: versionOf(item.id), sha256: digest(item) })),
      },
    });
    const keys = changed.map((item) => item.id);
    return {
      total: items.length,
      created: keys.filter((key) => !newest.has(key)),
      updated: keys.filter((key) => newest.has(key)),
      unchanged: items.length - changed.length,
    };
  });
}

function digest(item: object): string {
  return createHash("sha256").update(JSON.stringify(item)).digest("hex");
}

/** As the column gives it back. */
function plain(item: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(item)) as Prisma.InputJsonObject;
}
