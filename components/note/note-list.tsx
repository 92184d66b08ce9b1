import { formatMinute } from "@/components/dates";
import { initials } from "@/components/layout/header";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import { renderMarkdown } from "./markdown";
import "@/components/evidence/evidence.css";

/** A note with its earlier wordings and the replies to it. */
export interface NoteShown {
  id: string;
  body: string;
  version: number;
  visibility: string;
  author: { id: string; name: string };
  createdAt: Date;
  editedAt: Date | null;
  history: readonly { version: number; body: string; recordedAt: Date }[];
  replies: readonly NoteShown[];
}

interface Props {
  t: Translate;
  locale: Locale;
  notes: readonly NoteShown[];
  /** Whether the reader may write notes. */
  mayWrite: boolean;
  /** The reader's id: one's own notes can be edited. */
  actorId: string;
  /** The recommendation's reference. */
  reference: string;
}

/** The notes on a recommendation as threads, with their edit history. Replying and editing have a page of their own. */
export function NoteList(props: Props) {
  if (props.notes.length === 0) return <p className="mut">{props.t("note.none")}</p>;
  return (
    <ul className="notes">
      {flat(props.notes).map(({ note, depth }) => (
        <NoteItem key={note.id} {...props} note={note} depth={depth} />
      ))}
    </ul>
  );
}

function NoteItem({
  t,
  locale,
  mayWrite,
  actorId,
  reference,
  note,
  depth,
}: Props & { note: NoteShown; depth: number }) {
  const page = `/recommendations/${reference}/notes/new`;
  return (
    <li id={`note-${note.id}`} className={depth > 0 ? "re" : undefined}>
      <span className="av" aria-hidden="true">
        {initials(note.author.name)}
      </span>
      <div>
        <p className="who">
          <b>{note.author.name}</b>{" "}
          <time dateTime={note.createdAt.toISOString()}>{formatMinute(note.createdAt, locale)}</time> ·{" "}
          {note.visibility === "PUBLIC" ? <span className="pub">{t("visibility.PUBLIC")}</span> : t("visibility.TEAM")}
        </p>
        {/* Safe by construction: the renderer knows no raw HTML (components/note/markdown.test.ts). */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by markdown-it with html off */}
        <div className="md" dangerouslySetInnerHTML={{ __html: renderMarkdown(note.body) }} />
        <div className="acts2">
          {mayWrite && <a href={`${page}?reply=${note.id}`}>{t("note.reply")}</a>}
          {mayWrite && note.author.id === actorId && <a href={`${page}?edit=${note.id}`}>{t("note.edit")}</a>}
          {note.editedAt && (
            <details className="more">
              <summary>
                {t("note.edited", { times: note.history.length - 1, at: formatMinute(note.editedAt, locale) })}
              </summary>
              {note.history.slice(0, -1).map((wording) => (
                <div className="old" key={wording.version}>
                  <p className="who">{formatMinute(wording.recordedAt, locale)}</p>
                  {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by markdown-it with html off */}
                  <div className="md" dangerouslySetInnerHTML={{ __html: renderMarkdown(wording.body) }} />
                </div>
              ))}
            </details>
          )}
        </div>
      </div>
    </li>
  );
}

/** Threads as one list, each reply after what it answers. */
function flat(notes: readonly NoteShown[], depth = 0): { note: NoteShown; depth: number }[] {
  return notes.flatMap((note) => [{ note, depth }, ...flat(note.replies, depth + 1)]);
}
