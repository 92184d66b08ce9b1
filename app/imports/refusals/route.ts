import { NotFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { getUpload } from "@/lib/use-cases/import/uploads";
import { currentActor } from "@/lib/web/actor";
import { entriesAsCsv } from "@/lib/web/imports/entries-csv";
import { refuseForm } from "@/lib/web/native-form";
import { currentTranslator } from "@/lib/web/request";

/** The rows of an upload that are not plain, as CSV: outcome, row, line, identifier, column, reason. Each their own. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  try {
    authorize(actor, "recommendation.edit");
    const { report, fileName } = await getUpload(actor, new URL(request.url).searchParams.get("id") ?? "");
    if (!report) throw new NotFound();
    const name = `${fileName.replace(/\.\w+$/, "").replace(/[^\w.-]+/g, "-")}-rows.csv`;
    return new Response(entriesAsCsv(report, await currentTranslator()), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refuseForm(error, "/imports");
  }
}
