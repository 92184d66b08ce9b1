import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { formatMinute } from "@/components/dates";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { renderMarkdown } from "@/components/note/markdown";
import { NoteForm } from "@/components/note/note-form";
import type { NoteShown } from "@/components/note/note-list";
import { NotFound } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import { listNotes } from "@/lib/use-cases/note/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { edit, write } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("note.write") };
}

/** Writes a note, a reply (?reply=id) or a new wording of one's own (?edit=id). Analysts and above. */
export default async function NotePage({
  params,
  searchParams,
}: {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ reply?: string; edit?: string }>;
}) {
  const actor = await requireMember();
  const [{ reference: given }, asked, t, locale] = await Promise.all([
    params,
    searchParams,
    currentTranslator(),
    currentLocale(),
  ]);
  const reference = decodeURIComponent(given);
  const notes = await listNotes(actor, reference).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const page = `/recommendations/${reference}`;
  if (!can(actor, "note.write")) return <NotAllowed t={t} back={page} />;
  const answered = asked.reply === undefined ? null : find(notes, asked.reply);
  const edited = asked.edit === undefined ? null : find(notes, asked.edit);
  if ((asked.reply !== undefined && !answered) || (asked.edit !== undefined && edited?.author.id !== actor.userId))
    notFound();
  return (
    <div className="wrap fw">
      <p className="crumb">
        <Link href={page}>{reference}</Link> / {t("note.title")}
      </p>
      <h1>{t(edited ? "note.editTitle" : answered ? "note.replyTitle" : "note.write")}</h1>
      {answered && (
        <blockquote className="quote mb-5">
          <span className="mut">
            {answered.author.name}, {formatMinute(answered.createdAt, locale)}
          </span>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by markdown-it with html off */}
          <div className="md" dangerouslySetInnerHTML={{ __html: renderMarkdown(answered.body) }} />
        </blockquote>
      )}
      {edited ? (
        <NoteForm
          t={t}
          action={edit.bind(null, { id: edited.id })}
          editing={{ body: edited.body, version: edited.version }}
        />
      ) : (
        <NoteForm t={t} action={write.bind(null, { reference })} parentId={answered?.id} />
      )}
    </div>
  );
}

function find(notes: readonly NoteShown[], id: string): NoteShown | null {
  for (const note of notes) {
    const found = note.id === id ? note : find(note.replies, id);
    if (found) return found;
  }
  return null;
}
