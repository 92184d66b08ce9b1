import { Forbidden } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { currentActor } from "@/lib/web/actor";
import { backupResponse } from "@/lib/web/backup";
import { refuseForm } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Hands a backup out to be saved. A form's answer and no address: nobody is led to it unawares. Administrators. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    authorize(actor, "backup.take");
    return await backupResponse(actor);
  } catch (error) {
    return refuseForm(error, "/backup");
  }
}
