import { Forbidden, Invalid } from "@/lib/domain/errors";
import { TABLE_KINDS } from "@/lib/domain/import/kinds";
import { authorize } from "@/lib/domain/permissions";
import { keepUpload } from "@/lib/use-cases/import/uploads";
import { getPublication } from "@/lib/use-cases/publication/queries";
import { currentActor } from "@/lib/web/actor";
import { readTableUpload } from "@/lib/web/imports/read-upload";
import { recallFor } from "@/lib/web/imports/recall";
import { previewUpload } from "@/lib/web/imports/run-upload";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Takes a file that is to be imported, finds out what it holds, and shows what would become of it. Analysts and above. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    authorize(actor, "recommendation.edit");
    const { fields, file } = await readTableUpload(request);
    if (!file) throw new Invalid({ file: { code: "required" } }, "fileNeeded");
    const { reference } = await getPublication(actor, fields.get("publication") ?? "");
    const kind = TABLE_KINDS.find((each) => each === fields.get("kind")) ?? "RECOMMENDATIONS";
    const map = await recallFor(actor, reference, file.content, kind);
    const { id } = await keepUpload(actor, {
      publication: reference,
      kind,
      fileName: file.name,
      fileSha256: file.sha256,
      content: file.content,
      map,
    });
    await previewUpload(actor, id);
    return seeOther(`/imports?id=${id}`);
  } catch (error) {
    return refuseForm(error, "/imports");
  }
}
