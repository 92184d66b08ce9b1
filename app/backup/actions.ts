"use server";

import { z } from "zod";
import { takeOverMail } from "@/lib/use-cases/backup/take-over-mail";
import { formAction } from "@/lib/web/form-action";

/** Lets a restored copy send mail. Administrators may. */
export const takeOver = formAction(
  z.strictObject({}),
  (actor) => takeOverMail(actor),
  () => "/backup?done=taken-over",
);
