import { attachDocument } from "@/lib/use-cases/document/attach-document";
import { getPublication } from "@/lib/use-cases/publication/queries";
import { attachByForm } from "@/lib/web/attach-by-form";

/** Attaches the file of a native form to a publication. Administrators. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ reference: string }> },
): Promise<Response> {
  const { reference } = await params;
  const page = `/publications/${encodeURIComponent(reference)}/document`;
  return attachByForm(request, {
    permission: "publication.edit",
    form: "publication.attach",
    page,
    find: (actor) => getPublication(actor, reference),
    attach: (actor, file) => attachDocument(actor, reference, file),
    done: `${page}?done=attached`,
    refused: (draft) => `${page}?draft=${draft}#act`,
  });
}
