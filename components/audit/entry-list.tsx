import Link from "next/link";
import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";
import type { AuditAction, AuditSubject } from "@/lib/domain/audit";
import { Payload } from "./payload";
import { Subject } from "./subject";

/** An entry of the chain. */
export interface Entry {
  sequence: number;
  at: Date;
  actorId: string;
  actorLabel: string;
  action: AuditAction;
  subjectType: AuditSubject;
  subjectId: string;
  payloadHash: string;
  previousHash: string;
  hash: string;
  payload: string | null;
  redactedAt: Date | null;
}

/** Entries of the chain, one row each; what was recorded opens below it. */
export function EntryList({ t, locale, entries }: { t: Translate; locale: string; entries: readonly Entry[] }) {
  return (
    <ol className="border-t border-ink">
      {entries.map((entry) => (
        <li
          key={entry.sequence}
          data-row
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-5 gap-y-1 border-b border-rule py-2.5 md:grid-cols-[3.5rem_11.5rem_minmax(0,1fr)_7.5rem]"
        >
          <p className="max-md:order-1 md:text-right">
            <Link className="tabular-nums" href={`/audit/${entry.sequence}`} prefetch={false}>
              <span className="vh">{t("audit.entry", { sequence: entry.sequence })}</span>
              <span aria-hidden="true">{entry.sequence}</span>
            </Link>
          </p>
          <p className="text-ink-2 max-md:order-3 max-md:col-span-2">
            <DateText value={entry.at} locale={locale} time />
          </p>
          <div className="min-w-0 max-md:order-4 max-md:col-span-2">
            <p>
              <b className="inline-block font-semibold first-letter:uppercase">{t(`audit.action.${entry.action}`)}</b>{" "}
              <Subject type={entry.subjectType} id={entry.subjectId} />
              {entry.redactedAt && <span className="attn"> {t("audit.redacted")}</span>}
            </p>
            <p className="text-ink-3">
              <Link href={`/audit?actor=${encodeURIComponent(entry.actorId)}`} prefetch={false}>
                {entry.actorLabel}
              </Link>
            </p>
            <details className="mt-1">
              <summary className="inline-flex min-h-6 cursor-pointer items-center text-[length:var(--t-13)] text-ink-3">
                {t("audit.payload")}
              </summary>
              <div className="mt-1 mb-2 border-l border-rule-2 pl-4">
                <Payload t={t} locale={locale} payload={entry.payload} redactedAt={entry.redactedAt} />
              </div>
            </details>
          </div>
          <p className="mono text-right text-ink-3 max-md:order-2">
            <abbr className="no-underline" title={entry.hash}>
              {entry.hash.slice(0, 4)}…{entry.hash.slice(-4)}
            </abbr>
          </p>
        </li>
      ))}
    </ol>
  );
}
