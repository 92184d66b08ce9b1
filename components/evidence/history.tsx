import { EntryHash } from "@/components/audit/entry-hash";
import { formatInstant } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";

/** An entry of the audit chain, as far as a page shows it. */
export interface HistoryEntry {
  sequence: string;
  at: Date;
  action: string;
  actor: string;
  hash: string;
}

/** What was done to a record, newest first, each entry with its hash. */
export function History({ t, locale, entries }: { t: Translate; locale: Locale; entries: readonly HistoryEntry[] }) {
  return (
    <ol className="hist">
      {entries.map((entry) => (
        <li key={entry.sequence}>
          <time className="d" dateTime={entry.at.toISOString()}>
            {formatInstant(entry.at, locale)}
          </time>
          <div>
            <b className="inline-block font-semibold first-letter:uppercase">{t(`audit.action.${entry.action}`)}</b>{" "}
            {entry.actor}
          </div>
          <EntryHash sequence={entry.sequence} hash={entry.hash} t={t} />
        </li>
      ))}
    </ol>
  );
}
