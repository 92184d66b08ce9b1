import { type Day, isAhead, type PartialDate, rangeOf } from "./dates";
import { type FieldProblems, Invalid } from "./errors";

/** The dates of evidence as given; `capturedOn` is the installation's day of the capture. */
export interface EvidenceDates {
  publishedOn?: PartialDate;
  eventFrom?: PartialDate;
  eventTo?: PartialDate;
  ongoing: boolean;
  capturedOn?: Day;
}

/**
 * Lets only possible dates pass: none begins after today, an event does not end before it starts, and what still goes on
 * has no end.
 * @throws Invalid with the code at each date
 */
export function assertDatesPossible(dates: EvidenceDates, today: Day): void {
  const problems: FieldProblems = {};
  for (const field of ["publishedOn", "eventFrom", "eventTo"] as const) {
    const text = dates[field];
    if (text !== undefined && isAhead(text, today)) problems[field] = { code: "futureDate" };
  }
  if (dates.capturedOn !== undefined && dates.capturedOn > today) problems.capturedAt = { code: "futureDate" };
  if (dates.eventTo !== undefined && !problems.eventTo) {
    const end = rangeOf(dates.eventTo)?.to;
    const start = dates.eventFrom === undefined ? undefined : rangeOf(dates.eventFrom)?.from;
    if (dates.ongoing) problems.eventTo = { code: "ongoingEnds" };
    else if (end !== undefined && start !== undefined && end < start) problems.eventTo = { code: "endsBeforeStart" };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}
