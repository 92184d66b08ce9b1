import type { Actor } from "@/lib/domain/actor";
import { environment } from "@/lib/env/environment";
import { heedVersion } from "@/lib/platform/version";
import { type DossierSubject, gatherDossier } from "@/lib/use-cases/dossier/write-dossier";
import { spooledZip } from "../spooled";

/** The dossier of a recommendation or a publication, to be saved. Whoever may read it. @throws NotFound, Unauthenticated */
export async function dossierResponse(actor: Actor, subject: DossierSubject): Promise<Response> {
  const origin = environment().HEED_URL?.replace(/\/$/, "") ?? null;
  const dossier = await gatherDossier(actor, subject, { heed: heedVersion(), origin });
  return spooledZip(async (destination) => {
    await dossier.write(destination);
    return `${dossier.reference}-dossier.zip`;
  });
}
