import type { Actor } from "@/lib/domain/actor";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { authorize, type Permission } from "@/lib/domain/permissions";
import { currentActor } from "./actor";
import { keepForm } from "./drafts";
import { receiveForm } from "./multipart";
import { refuseForm, seeOther } from "./native-form";
import { isSameOrigin } from "./same-origin";

type Received = Omit<Awaited<ReturnType<typeof receiveForm>>["files"][number], "field">;

/** Where a native form with one file belongs, and what becomes of the file. */
export interface Attaching {
  permission: Permission;
  /** The form's name, under which what was typed is kept. */
  form: string;
  /** The page that the form stands on. */
  page: string;
  /** Throws where there is nothing to attach to. */
  find(actor: Actor): Promise<unknown>;
  attach(actor: Actor, file: Received): Promise<unknown>;
  done: string;
  /** The address of the form with what was wrong. */
  refused(draft: string): string;
}

/** Attaches the file of a native form; who may and to what is asked before a byte is read. */
export async function attachByForm(request: Request, given: Attaching): Promise<Response> {
  const actor = await currentActor();
  try {
    if (!isSameOrigin(request.headers)) throw new Forbidden("foreignOrigin");
    authorize(actor, given.permission);
    await given.find(actor);
    const { files, problems } = await receiveForm(request);
    try {
      if (Object.keys(problems).length > 0) throw new Invalid(problems);
      const file = files[0];
      if (!file) throw new Invalid({ file: { code: "required" } });
      const { field: _field, ...received } = file;
      await given.attach(actor, received);
    } catch (error) {
      return seeOther(given.refused(await keepForm(actor, given.form, { entries: [], files: [] }, error)));
    }
    return seeOther(given.done);
  } catch (error) {
    return refuseForm(error, given.page);
  }
}
