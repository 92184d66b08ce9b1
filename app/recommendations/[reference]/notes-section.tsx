import { NoteForm } from "@/components/note/note-form";
import { NoteList } from "@/components/note/note-list";
import { Section } from "@/components/recommendation/section";
import type { Translate } from "@/components/translate";
import type { Actor, Member } from "@/lib/domain/actor";
import type { Locale } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { listNotes } from "@/lib/use-cases/note/queries";
import { write } from "./notes/actions";

/** The notes on a recommendation, and the form for another one. */
export async function Notes({
  actor,
  reference,
  t,
  locale,
}: {
  actor: Actor & Member;
  reference: string;
  t: Translate;
  locale: Locale;
}) {
  const notes = await listNotes(actor, reference);
  const mayWrite = can(actor, "note.write");
  return (
    <Section id="notes" title={t("recommendation.notes")}>
      <NoteList t={t} locale={locale} notes={notes} mayWrite={mayWrite} actorId={actor.userId} reference={reference} />
      {mayWrite && (
        <details className="ctx">
          <summary>{t("note.write")}</summary>
          <NoteForm t={t} action={write.bind(null, { reference })} />
        </details>
      )}
    </Section>
  );
}
