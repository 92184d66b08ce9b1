import { EntryHash } from "@/components/audit/entry-hash";
import { formatInstant } from "@/components/dates";
import { ProposedStatus, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import type { Implementation } from "@/lib/domain/implementation";

/** Something that happened. */
export interface StoryEvent {
  key: string;
  at: Date;
  what: string;
  who: string | null;
  status?: { value: Implementation; proposed: boolean };
  text: string | null;
  href?: string;
  /** Its entry in the audit chain. */
  entry?: { sequence: number; hash: string | null } | null;
}

/** What happened, newest first, on one line of time. */
export function History({ events, t, locale }: { events: readonly StoryEvent[]; t: Translate; locale: string }) {
  return (
    <ol className="hist">
      {events.map((event) => (
        <li key={event.key}>
          <time className="d" dateTime={event.at.toISOString()}>
            {formatInstant(event.at, locale)}
          </time>
          <div>
            <p>
              <b>{event.href ? <a href={event.href}>{event.what}</a> : event.what}</b> {event.who}
            </p>
            {event.status && (
              <p>
                {event.status.proposed ? (
                  <ProposedStatus status={event.status.value} t={t} />
                ) : (
                  <Status status={event.status.value} t={t} />
                )}
              </p>
            )}
            {event.text && <p className="mut">{event.text}</p>}
          </div>
          {event.entry ? <EntryHash sequence={event.entry.sequence} hash={event.entry.hash} t={t} /> : <span />}
        </li>
      ))}
    </ol>
  );
}
