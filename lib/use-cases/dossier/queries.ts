import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Elsewhere } from "@/lib/domain/dossier/testimony";
import { readElsewhere } from "./read-elsewhere";

/** What was judged and said of a recommendation elsewhere, the newest dossier first. @throws Unauthenticated */
export async function listElsewhere(actor: Actor, recommendationId: string): Promise<Elsewhere[]> {
  assertMaySee(actor);
  return (await readElsewhere(database(), [recommendationId])).reverse();
}
