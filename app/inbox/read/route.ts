import { Forbidden, Invalid } from "@/lib/domain/errors";
import { markReadSchema } from "@/lib/domain/notification";
import { authorize } from "@/lib/domain/permissions";
import { markRead } from "@/lib/use-cases/notification/mark-read";
import { currentActor } from "@/lib/web/actor";
import { BadRequest } from "@/lib/web/errors";
import { fieldProblems } from "@/lib/web/issues";
import { refuseForm, seeOther } from "@/lib/web/native-form";
import { ownPath } from "@/lib/web/preferences";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Marks lines of one's own inbox as read: the one whose button was pressed, or all. Every member may. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    authorize(actor, "watch");
    const form = await request.formData().catch(() => {
      throw new BadRequest("uploadCut");
    });
    const ids = form.getAll("id").map(String);
    const parsed = markReadSchema.safeParse(form.get("all") === "1" ? {} : { ids });
    if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
    await markRead(actor, parsed.data);
    return seeOther(ownPath(form.get("back")));
  } catch (error) {
    return refuseForm(error, "/inbox");
  }
}
