import { attachFile } from "@/lib/use-cases/evidence/attach-file";
import { getEvidence } from "@/lib/use-cases/evidence/queries";
import { attachByForm } from "@/lib/web/attach-by-form";

/** Attaches the file of a native form to evidence. Analysts and above. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ reference: string }> },
): Promise<Response> {
  const { reference } = await params;
  const page = `/evidence/${encodeURIComponent(reference)}`;
  return attachByForm(request, {
    permission: "evidence.log",
    form: "evidence.attach",
    page,
    find: (actor) => getEvidence(actor, reference),
    attach: (actor, file) => attachFile(actor, { id: reference, ...file }),
    done: `${page}?done=attached#files`,
    refused: (draft) => `${page}?do=attach&draft=${draft}#act`,
  });
}
