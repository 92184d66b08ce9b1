import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import { shortHash, showInstant } from "./format";

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
            {showInstant(entry.at, locale)}
          </time>
          <div>
            <b className="font-semibold">{t(`auditAction.${entry.action}`)}</b> {entry.actor}
          </div>
          <span className="mono" title={entry.hash}>
            {shortHash(entry.hash)}
          </span>
        </li>
      ))}
    </ol>
  );
}
