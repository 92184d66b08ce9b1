import { Forbidden, Invalid } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { attachFile } from "@/lib/use-cases/evidence/attach-file";
import { getEvidence } from "@/lib/use-cases/evidence/queries";
import { currentActor } from "@/lib/web/actor";
import { keepForm } from "@/lib/web/drafts";
import { receiveForm } from "@/lib/web/multipart";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Attaches the file of a native form to evidence. Analysts and above. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ reference: string }> },
): Promise<Response> {
  const { reference } = await params;
  const page = `/evidence/${encodeURIComponent(reference)}`;
  const actor = await currentActor();
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    // Both asked before a byte is read.
    authorize(actor, "evidence.log");
    await getEvidence(actor, reference);
    const { files, problems } = await receiveForm(request);
    try {
      if (Object.keys(problems).length > 0) throw new Invalid(problems);
      const file = files[0];
      if (!file) throw new Invalid({ file: { code: "required" } });
      const { field: _field, ...received } = file;
      await attachFile(actor, { id: reference, ...received });
    } catch (error) {
      const draft = await keepForm(actor, "evidence.attach", { entries: [], files: [] }, error);
      return seeOther(`${page}?do=attach&draft=${draft}#act`);
    }
    return seeOther(`${page}?done=attached#files`);
  } catch (error) {
    return refuseForm(error, page);
  }
}
