import { Forbidden, Invalid } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { attachDocument } from "@/lib/use-cases/document/attach-document";
import { getPublication } from "@/lib/use-cases/publication/queries";
import { currentActor } from "@/lib/web/actor";
import { keepForm } from "@/lib/web/drafts";
import { receiveForm } from "@/lib/web/multipart";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Attaches the file of a native form to a publication. Administrators. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ reference: string }> },
): Promise<Response> {
  const { reference } = await params;
  const page = `/publications/${encodeURIComponent(reference)}/document`;
  const actor = await currentActor();
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    // Both asked before a byte is read.
    authorize(actor, "publication.edit");
    await getPublication(actor, reference);
    const { files, problems } = await receiveForm(request);
    try {
      if (Object.keys(problems).length > 0) throw new Invalid(problems);
      const file = files[0];
      if (!file) throw new Invalid({ file: { code: "required" } });
      const { field: _field, ...received } = file;
      await attachDocument(actor, reference, received);
    } catch (error) {
      const draft = await keepForm(actor, "publication.attach", { entries: [], files: [] }, error);
      return seeOther(`${page}?draft=${draft}#act`);
    }
    return seeOther(`${page}?done=attached`);
  } catch (error) {
    return refuseForm(error, page);
  }
}
