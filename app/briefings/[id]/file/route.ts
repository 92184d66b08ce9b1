import { currentActor } from "@/lib/web/actor";
import { briefingResponse } from "@/lib/web/briefings/file-response";
import { refuseForm } from "@/lib/web/native-form";

/** The file of one of one's own briefings. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  try {
    return await briefingResponse(await currentActor(), id);
  } catch (error) {
    return refuseForm(error, "/briefings");
  }
}
