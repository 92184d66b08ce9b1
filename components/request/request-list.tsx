import { formatDay, formatInstant } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import { type Localized, pick } from "@/lib/domain/localized";
import { isOverdue, type RequestState } from "@/lib/domain/request";
import "@/components/recommendation/voices.css";

/** A request as lists show it. */
export interface RequestLine {
  id: string;
  reference: string;
  recommendationTitle: Localized;
  state: RequestState;
  wanted: string;
  owner: { name: string } | null;
  dueOn: Day | null;
  party: { shortName: Localized } | null;
  evidence: { number: number } | null;
  reason: string | null;
  createdAt: Date;
  createdBy: { name: string };
}

/** Requests: what is wanted, of whom, by when; those past their day say so. */
export function RequestList({
  requests,
  here,
  today,
  mayEdit,
  mayLog,
  t,
  locale,
}: {
  requests: readonly RequestLine[];
  /** The reference of the page that shows them; null where they come from many. */
  here: string | null;
  today: Day;
  mayEdit: boolean;
  mayLog: boolean;
  t: Translate;
  locale: string;
}) {
  return (
    <ul className="gaps">
      {requests.map((request) => {
        const at = `/recommendations/${request.reference}`;
        const late = isOverdue(request, today);
        return (
          <li key={request.id} id={`request-${request.id}`}>
            <p>
              {request.reference !== here && (
                <a className="ref" href={`${at}#requests`} title={pick(request.recommendationTitle, locale).text}>
                  {request.reference}
                </a>
              )}{" "}
              {request.wanted}
              {request.party && <span className="mut"> · {pick(request.party.shortName, locale).text}</span>}
            </p>
            <p>
              {request.state === "OPEN" ? (
                <>
                  <b>{request.owner?.name ?? t("request.nobody")}</b>
                  {" · "}
                  <span className={late ? "late" : undefined}>
                    {late && <b>{t("request.overdue")}: </b>}
                    {request.dueOn ? formatDay(request.dueOn, locale) : t("request.noDay")}
                  </span>
                </>
              ) : (
                <>
                  <span className="kind">{t(request.state === "FILLED" ? "request.filled" : "request.dropped")}</span>{" "}
                  {request.evidence && (
                    <a href={`/evidence/${evidenceReference(request.evidence.number)}`}>
                      {evidenceReference(request.evidence.number)}
                    </a>
                  )}
                  {request.state === "DROPPED" && request.reason}
                </>
              )}
              {" · "}
              {t("request.by", { name: request.createdBy.name, day: formatInstant(request.createdAt, locale) })}
            </p>
            {request.state === "OPEN" && (mayEdit || mayLog) && (
              <p>
                {mayLog && (
                  <a
                    href={`${at}/evidence/new?request=${request.id}`}
                    aria-label={`${t("request.log")}: ${request.wanted}`}
                  >
                    {t("request.log")}
                  </a>
                )}
                {mayLog && mayEdit && " · "}
                {mayEdit && (
                  <a href={`${at}/requests/${request.id}`} aria-label={`${t("request.change")}: ${request.wanted}`}>
                    {t("request.change")}
                  </a>
                )}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
