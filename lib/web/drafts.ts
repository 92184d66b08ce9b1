import type { Actor } from "@/lib/domain/actor";
import type { FieldProblems } from "@/lib/domain/errors";
import { fileStore } from "@/lib/platform/files/current-file-store";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import { findDraft } from "@/lib/use-cases/draft/queries";
import { saveDraft } from "@/lib/use-cases/draft/save-draft";
import { EMPTY_FORM, type FormState } from "./form-action";
import { type FormValues, formValues } from "./form-data";
import { currentTranslator } from "./request";
import { translateError } from "./translate-error";
import { explain } from "./translator";

/** A form shown again: its state, the files that need not be chosen again, and the problems by code. */
export interface ReopenedForm {
  id: string;
  state: FormState;
  files: ReceivedFile[];
  problems: FieldProblems;
  savedAt: Date;
}

/**
 * Keeps what a native form sent, to be shown again after a redirect.
 * @param error what went wrong; null when somebody just wants to go on later
 * @returns the draft's id
 */
export async function keepForm(
  actor: Actor,
  form: string,
  sent: { entries: [string, string][]; files: ReceivedFile[] },
  error: unknown,
): Promise<string> {
  const { fields, problem } = error === null ? { fields: {}, problem: null } : translateError(error);
  const files = sent.files.map(({ sha256, size, mediaType, name }) => ({ sha256, size, mediaType, name }));
  const whole = Object.keys(fields).length > 0 ? null : problem;
  const draft = await saveDraft(actor, { form, values: formValues(sent.entries), files, fields, problem: whole });
  return draft.id;
}

/** A kept form as its page shows it, explained in the reader's language; null when there is no such draft of theirs. */
export async function reopenForm(actor: Actor, form: string, id: string | undefined): Promise<ReopenedForm | null> {
  const draft = id === undefined ? null : await findDraft(actor, { form, id });
  if (!draft) return null;
  const t = await currentTranslator();
  const fields = Object.fromEntries(Object.entries(draft.fields).map(([path, each]) => [path, explain(t, each)]));
  return {
    id: draft.id,
    state: {
      ...EMPTY_FORM,
      attempt: 1,
      values: draft.values as FormValues,
      fields,
      form: draft.problem && explain(t, draft.problem),
    },
    files: await stillStored(draft.files),
    problems: draft.fields,
    savedAt: draft.createdAt,
  };
}

/** The files of somebody's own draft that they want kept and that are still there. */
export async function keptFiles(
  actor: Actor,
  form: string,
  draftId: string | undefined,
  sha256s: readonly string[],
): Promise<ReceivedFile[]> {
  const draft = draftId === undefined ? null : await findDraft(actor, { form, id: draftId });
  return stillStored((draft?.files ?? []).filter((file) => sha256s.includes(file.sha256)));
}

async function stillStored(files: readonly ReceivedFile[]): Promise<ReceivedFile[]> {
  const there = await Promise.all(files.map((file) => fileStore().has(file.sha256)));
  return files.filter((_, position) => there[position]);
}
