import type { Translate } from "@/components/translate";
import { Choices, TextArea } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { VISIBILITIES } from "@/lib/domain/evidence";

/**
 * Writes a note, a reply or a new wording of one's own.
 * @param action the bound server action (app/recommendations/[reference]/notes/actions.ts)
 * @param parentId the note that is answered
 * @param editing the note that is edited: its wording and the version that was read
 */
export function NoteForm({
  t,
  action,
  parentId,
  editing,
}: {
  t: Translate;
  action: (state: FormState, data: FormData) => Promise<FormState>;
  parentId?: string;
  editing?: { body: string; version: number };
}) {
  return (
    <ActionForm
      action={action}
      words={formWords(t)}
      labels={{ body: t("note.body"), visibility: t("evidenceForm.visibility"), parentId: t("note.reply") }}
      className="noform"
    >
      {parentId && <input type="hidden" name="parentId" value={parentId} />}
      {editing && <input type="hidden" name="version" value={editing.version} />}
      <TextArea
        name="body"
        label={t("note.body")}
        hint={t("note.bodyHint")}
        rows={5}
        defaultValue={editing?.body ?? ""}
      />
      {!editing && (
        <div className="pt-3">
          <Choices
            name="visibility"
            label={t("evidenceForm.visibility")}
            defaultValues={["TEAM"]}
            options={VISIBILITIES.map((value) => ({ value, label: t(`visibility.${value}`) }))}
          />
        </div>
      )}
      <p className="sub2">
        <Submit>{t(editing ? "note.saveEdit" : parentId ? "note.sendReply" : "note.write")}</Submit>
      </p>
    </ActionForm>
  );
}
