import { getFileForDownload } from "@/lib/use-cases/file/queries";
import { currentActor } from "@/lib/web/actor";
import { fileResponse } from "@/lib/web/download";
import { refuseForm } from "@/lib/web/native-form";

/** Hands out a file of an evidence item, to be saved. Whoever may read the evidence. 410 once its content was removed for good. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ evidence: string; sha256: string }> },
): Promise<Response> {
  const { evidence, sha256 } = await params;
  try {
    return await fileResponse(await getFileForDownload(await currentActor(), evidence, sha256));
  } catch (error) {
    return refuseForm(error, /^E\d+$/i.test(evidence) ? `/evidence/${evidence}` : "/evidence");
  }
}
