import { Forbidden, Invalid } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { cancelUpload, getUpload, queueUpload } from "@/lib/use-cases/import/uploads";
import { currentActor } from "@/lib/web/actor";
import { mapFromForm } from "@/lib/web/imports/map-form";
import { AT_ONCE, previewUpload, runQueuedImports, wakeImports } from "@/lib/web/imports/run-upload";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Maps the columns of an upload anew, imports it or stops that. Analysts and above, each their own. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  let back = "/imports";
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    authorize(actor, "recommendation.edit");
    const form = await formOf(request);
    const upload = await getUpload(actor, form.get("id") ?? "");
    back = `/imports?id=${upload.id}`;
    const intent = form.get("intent");
    if (intent === "cancel") await cancelUpload(actor, upload.id);
    else if (intent === "map") await previewUpload(actor, upload.id, mapFromForm(upload.map, form, upload.kind));
    else if (intent === "run") {
      await queueUpload(actor, upload.id);
      if ((upload.report?.rows ?? 0) <= AT_ONCE) await runQueuedImports();
      else wakeImports();
    } else throw new Invalid({ intent: { code: "required" } });
    return seeOther(back);
  } catch (error) {
    return refuseForm(error, back);
  }
}

async function formOf(request: Request): Promise<Map<string, string>> {
  const form = /^application\/x-www-form-urlencoded/i.test(request.headers.get("content-type") ?? "")
    ? await request.formData()
    : new FormData();
  return new Map([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
}
