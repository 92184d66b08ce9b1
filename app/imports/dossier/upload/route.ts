import { Forbidden } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { currentActor } from "@/lib/web/actor";
import { receiveIncoming } from "@/lib/web/dossier/incoming";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Takes a dossier that may be taken in, and shows what that would make. Administrators. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    authorize(actor, "publication.edit");
    const { id } = await receiveIncoming(request, actorId(actor));
    return seeOther(`/imports/dossier?id=${id}`);
  } catch (error) {
    return refuseForm(error, "/imports/dossier");
  }
}
