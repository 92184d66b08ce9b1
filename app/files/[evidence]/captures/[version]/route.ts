import { getCaptureForDownload } from "@/lib/use-cases/capture/queries";
import { currentActor } from "@/lib/web/actor";
import { fileResponse } from "@/lib/web/download";
import { refuseForm } from "@/lib/web/native-form";

/** Hands out the bytes of a capture, to be saved. Whoever may read the evidence. 410 once they were removed for good. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ evidence: string; version: string }> },
): Promise<Response> {
  const { evidence, version } = await params;
  try {
    return await fileResponse(await getCaptureForDownload(await currentActor(), evidence, Number(version)));
  } catch (error) {
    return refuseForm(error, `/evidence/${encodeURIComponent(evidence)}/captures`);
  }
}
