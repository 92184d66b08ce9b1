import { briefingSchema } from "@/lib/domain/briefing/request";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { currentActor } from "@/lib/web/actor";
import { askForBriefing } from "@/lib/web/briefings/ask";
import { formObject } from "@/lib/web/form-data";
import { fieldProblems } from "@/lib/web/issues";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Asks for a briefing. Members, each what they may see. What cannot be is told by the form, with what was chosen. */
export async function POST(request: Request): Promise<Response> {
  let back = "/briefings";
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    const actor = await currentActor();
    authorize(actor, "read");
    const form = /^application\/x-www-form-urlencoded|^multipart\/form-data/i.test(
      request.headers.get("content-type") ?? "",
    )
      ? await request.formData()
      : new FormData();
    const texts = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
    back = `/briefings?${new URLSearchParams(texts)}`.slice(0, 4_000);
    // An empty form asks for nothing; it would otherwise stand for everything.
    if (!form.has("format")) throw new Invalid({ format: { code: "required" } });
    const parsed = briefingSchema.safeParse(formObject(form), { reportInput: true });
    if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
    const { id } = await askForBriefing(actor, parsed.data);
    return seeOther(`/briefings?id=${id}`);
  } catch (error) {
    const [problem] = error instanceof Invalid ? Object.values(error.fields) : [];
    if (problem && /^briefing[A-Za-z]+$/.test(problem.code)) return seeOther(`${back}&problem=${problem.code}`);
    return refuseForm(error, back);
  }
}
