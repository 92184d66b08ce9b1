import { currentActor } from "@/lib/web/actor";
import { dossierResponse } from "@/lib/web/dossier/dossier-response";
import { refuseForm } from "@/lib/web/native-form";

/** The publication's dossier, to be saved. Whoever may read it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ reference: string }> },
): Promise<Response> {
  const { reference } = await params;
  try {
    return await dossierResponse(await currentActor(), { kind: "publication", reference });
  } catch (error) {
    return refuseForm(error, "/publications");
  }
}
