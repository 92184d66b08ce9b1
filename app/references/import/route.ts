import { Forbidden, Invalid } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { importReferences } from "@/lib/use-cases/reference/import-references";
import { currentActor } from "@/lib/web/actor";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { receiveReferences } from "@/lib/web/references/receive-references";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Takes the references of a native form into the library. Analysts and above. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    // Asked before a byte is read.
    authorize(actor, "source.edit");
    const done = await importReferences(actor, { text: await receiveReferences(request) });
    const said = new URLSearchParams({
      created: String(done.created.length),
      updated: String(done.updated.length),
      unchanged: String(done.unchanged),
    });
    return seeOther(`/references?${said}`);
  } catch (error) {
    // The form has one field: what is wrong with it is what there is to say.
    const problem = error instanceof Invalid ? error.fields.text : undefined;
    return refuseForm(problem ? new Invalid({}, problem) : error, "/references");
  }
}
