import { randomUUID } from "node:crypto";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";

/** What a publication that an import creates is called, as long as nobody says more. */
export interface NewPublication {
  title: string;
  year?: number;
  language?: string;
  authors?: string[];
}

/** The publication that rows go to; `write` makes it where it is new. */
export interface PublicationPlace {
  id: string;
  reference: string;
  created: boolean;
  /** Top-level recommendations that it has. */
  recommendations: number;
  write(tx: Tx): Promise<void>;
}

/** Finds the publication, or prepares a new one where that is asked for, which takes the right to create it. @throws NotFound, Conflict, Forbidden */
export async function findPublication(
  tx: Tx,
  actor: Actor,
  { reference, create, at }: { reference: string; create: NewPublication | undefined; at: Date },
): Promise<PublicationPlace> {
  const found = await tx.publication.findFirst({
    where: { reference: { equals: reference, mode: "insensitive" } },
    include: {
      currentRevision: { select: { retired: true } },
      _count: { select: { recommendations: { where: { parentId: null } } } },
    },
  });
  if (found) {
    if (found.currentRevision?.retired) throw new Conflict({ code: "retired", params: { reference: found.reference } });
    const { id, _count } = found;
    return {
      id,
      reference: found.reference,
      created: false,
      recommendations: _count.recommendations,
      write: async () => undefined,
    };
  }
  if (!create) throw new NotFound("publicationUnknown");
  authorize(actor, "publication.edit");
  const [id, revisionId] = [randomUUID(), randomUUID()];
  return {
    id,
    reference,
    created: true,
    recommendations: 0,
    write: async (writing) => {
      await writing.publication.create({
        data: { id, reference, currentRevisionId: revisionId, createdAt: at, createdById: actorId(actor) },
      });
      await writing.publicationRevision.create({
        data: {
          id: revisionId,
          publicationId: id,
          version: 1,
          title: { en: create.title },
          authors: create.authors ?? ["—"],
          year: create.year ?? at.getUTCFullYear(),
          language: create.language ?? "und",
          citation: Prisma.DbNull,
          // A list from elsewhere has states of its own, if any: whoever knows them names them on the publication's page.
          everyState: false,
          recordedAt: at,
          recordedById: actorId(actor),
        },
      });
    },
  };
}
