"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Conflict, Forbidden, Invalid } from "@/lib/domain/errors";
import { evidenceReference, reviseEvidenceSchema } from "@/lib/domain/evidence";
import { reviseEvidence } from "@/lib/use-cases/evidence/revise-evidence";
import { currentActor } from "@/lib/web/actor";
import { instantOfDay } from "@/lib/web/captured-day";
import { keepForm } from "@/lib/web/drafts";
import { explainFailure, type FormState } from "@/lib/web/form-action";
import { formObject } from "@/lib/web/form-data";
import { fieldProblems } from "@/lib/web/issues";
import { isSameOrigin } from "@/lib/web/same-origin";

/**
 * Revises evidence. Analysts and above. Where somebody was faster, what was typed is kept and the form is shown again
 * beside what is stored now.
 */
export async function revise(params: { reference: string }, previous: FormState, data: FormData): Promise<FormState> {
  let target: string;
  const actor = await currentActor();
  try {
    if (!isSameOrigin(await headers())) throw new Forbidden("foreignOrigin");
    const parsed = reviseEvidenceSchema.safeParse(readForm(data), { reportInput: true });
    if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
    const { number } = await reviseEvidence(actor, { ...parsed.data, id: String(params.reference) });
    target = `/evidence/${evidenceReference(number)}?done=revised`;
  } catch (error) {
    if (!(error instanceof Conflict) || error.problem.code !== "stale")
      return explainFailure(atTheirRows(error, data), previous, data);
    const entries = [...data].filter((entry): entry is [string, string] => typeof entry[1] === "string");
    target = `/evidence/${encodeURIComponent(params.reference)}/revise?draft=${await keepForm(actor, "evidence.revise", { entries, files: [] }, null)}`;
  }
  redirect(target);
}

/** The form as the command takes it; a form names all further sources, so none chosen means none. */
function readForm(data: FormData): Record<string, unknown> {
  const { capturedAt, capturedBefore, ...given } = formObject(data);
  const day = typeof capturedAt === "string" ? instantOfDay(capturedAt, String(capturedBefore)) : capturedAt;
  return { title: {}, furtherSourceIds: [], ...given, ...(day === undefined ? {} : { capturedAt: day }) };
}

/** Problems of the further sources at the rows that they were chosen in: rows left empty are not counted by the command. */
function atTheirRows(error: unknown, data: FormData): unknown {
  if (!(error instanceof Invalid)) return error;
  const rows = [...data.keys()].filter((name) => name.startsWith("furtherSourceIds.") && data.get(name) !== "");
  const fields = Object.entries(error.fields).map(([path, problem]) => {
    const position = /^furtherSourceIds\.(\d+)$/.exec(path)?.[1];
    return [(position && rows[Number(position)]) ?? path, problem];
  });
  return new Invalid(Object.fromEntries(fields));
}
