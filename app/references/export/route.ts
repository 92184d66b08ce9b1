import { REFERENCE_STYLES } from "@/lib/domain/bibliography/csl";
import { authorize } from "@/lib/domain/permissions";
import { currentActor } from "@/lib/web/actor";
import { refuseForm } from "@/lib/web/native-form";
import { BIBLIOGRAPHY_FORMATS, referencesResponse } from "@/lib/web/references/references-response";

/** A bibliography as a file, of what the page that links here shows. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    authorize(actor, "read");
    const { searchParams } = new URL(request.url);
    const given = (name: string) => searchParams.get(name)?.trim().slice(0, 40) || undefined;
    const recommendation = given("recommendation");
    const publication = given("publication");
    const format = BIBLIOGRAPHY_FORMATS.find((each) => each === given("format")) ?? "bibtex";
    const style = REFERENCE_STYLES.find((each) => each === given("style")) ?? "gost";
    const scope = {
      ...(recommendation ? { recommendation } : {}),
      ...(publication ? { publication } : {}),
      ...(given("library") ? { library: true } : {}),
    };
    return await referencesResponse(actor, scope, { format, style });
  } catch (error) {
    return refuseForm(error, "/references");
  }
}
