import { Forbidden } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { requestCapture } from "@/lib/use-cases/capture/request-capture";
import { currentActor } from "@/lib/web/actor";
import { awaitCapture } from "@/lib/web/archiving";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Asks for a capture of an evidence item's address, waits a little for it and goes back to the page. Analysts and above. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ reference: string }> },
): Promise<Response> {
  const { reference } = await params;
  const page = `/evidence/${encodeURIComponent(reference)}`;
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    const actor = await currentActor();
    // Asked before anything is looked up: who may not capture is not told what is there.
    authorize(actor, "evidence.log");
    await requestCapture(actor, { id: reference });
    return seeOther(`${page}?capture=${await awaitCapture(actor, reference)}#archive`);
  } catch (error) {
    return refuseForm(error, page);
  }
}
