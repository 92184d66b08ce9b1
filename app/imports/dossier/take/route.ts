import { Forbidden } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { importDossier } from "@/lib/use-cases/dossier/import-dossier";
import { currentActor } from "@/lib/web/actor";
import { findIncoming, removeIncoming } from "@/lib/web/dossier/incoming";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Takes in a dossier that was uploaded and looked at. Administrators, each their own. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    authorize(actor, "publication.edit");
    const file = await findIncoming(actorId(actor), await idOf(request));
    const { subject, publication } = await importDossier(actor, file);
    await removeIncoming(file);
    const page = publication ? "publications" : "recommendations";
    return seeOther(`/${page}/${encodeURIComponent(subject)}`);
  } catch (error) {
    return refuseForm(error, "/imports/dossier");
  }
}

async function idOf(request: Request): Promise<string> {
  if (!/^application\/x-www-form-urlencoded/i.test(request.headers.get("content-type") ?? "")) return "";
  const id = (await request.formData()).get("id");
  return typeof id === "string" ? id : "";
}
