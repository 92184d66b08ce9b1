import type { Day } from "./dates";
import { type Instant, latestKnown, type RawRecord } from "./record";
import { standingsOf } from "./standing";
import { type StandingRow, standingRow } from "./standing-row";

/** A stretch of both clocks within which a recommendation stands the same. */
export interface StandingInterval {
  /** First day that it holds for. */
  asOfFrom: Day;
  /** The day that it no longer holds for; null: it holds on. */
  asOfTo: Day | null;
  knownFrom: Instant;
  /** The instant from which it is known otherwise; null: it is known still. */
  knownTo: Instant | null;
  /** The version of the recommendation's content in force. */
  contentVersion: number;
  row: StandingRow;
}

/** Before any day that a record can name. */
export const FIRST_DAY: Day = "0001-01-01";

/**
 * How recommendations stood at every pair of clocks, as rectangles of (asOf, knownAt): for each pair after the first
 * recording, exactly one interval of each recommendation known then. The same answer as asking standingsOf at that pair.
 * @param family rows of one recommendation with its components
 */
export function standingHistory(family: RawRecord): StandingInterval[] {
  const events = eventsOf(family);
  const known = new Set<Day>();
  const closed: StandingInterval[] = [];
  const open = new Map<string, StandingInterval[]>();
  for (const [knownAt, event] of [...events].sort(([a], [b]) => a - b)) {
    for (const day of event.days) known.add(day);
    // Days that only later recordings name make no difference yet.
    const days = [...known].filter((day) => day > event.from).sort();
    for (const [id, tail] of segmentsFrom(family, [event.from, ...days], knownAt)) {
      const { kept, ended } = continueWith(open.get(id) ?? [], tail, event.from);
      closed.push(...ended.map((interval) => ({ ...interval, knownTo: knownAt })));
      open.set(id, kept);
    }
  }
  return [...closed, ...[...open.values()].flat()];
}

/** What became known at one instant: the first day that it can make a difference for, and days on which something begins. */
interface Event {
  from: Day;
  days: Day[];
}

/** Each instant at which something became known. */
function eventsOf(family: RawRecord): Map<Instant, Event> {
  const events = new Map<Instant, Event>();
  const happened = (at: Instant | null, from: Day | null, begins: Day | null = null) => {
    if (at === null) return;
    const event = events.get(at) ?? { from: from ?? FIRST_DAY, days: [] };
    events.set(at, event);
    event.from = earlier(event.from, from ?? FIRST_DAY);
    if (begins !== null) event.days.push(begins);
  };
  for (const { revisions } of family.recommendations) for (const row of revisions) happened(row.recordedAt, null);
  for (const { revisions } of family.sources) for (const row of revisions) happened(row.recordedAt, null);
  for (const { revisions } of family.milestones) {
    for (const row of revisions) happened(row.recordedAt, null, row.reachedOn);
  }
  for (const { revisions } of family.requests) for (const row of revisions) happened(row.recordedAt, null);
  for (const row of family.searches) happened(row.recordedAt, row.searchedOn, row.searchedOn);
  for (const row of family.responses) happened(row.recordedAt, row.answeredOn, row.answeredOn);
  const citedFrom = new Map<string, Day>();
  for (const { linkIds, asOn } of family.assessments) {
    for (const id of linkIds) citedFrom.set(id, earlier(citedFrom.get(id) ?? asOn, asOn));
  }
  for (const link of family.links) {
    const earliest = link.revisions.reduce<Day | null>(
      (first, { trueOn }) => (first === null ? trueOn : earlier(first, trueOn)),
      null,
    );
    for (const row of link.gradings) happened(row.recordedAt, earliest);
    for (const row of link.origins) happened(row.recordedAt, earliest);
    for (const row of link.answers) happened(row.acceptedAt, earliest);
    // It says how old a judgement's evidence is, too, on days before the evidence itself counts.
    const cited = citedFrom.get(link.id);
    const from = cited === undefined || earliest === null ? earliest : earlier(cited, earliest);
    for (const row of link.revisions) happened(row.recordedAt, from, row.trueOn);
  }
  for (const row of family.assessments) {
    happened(row.submittedAt, row.asOn, row.asOn);
    happened(row.withdrawnAt, row.asOn, row.asOn);
    for (const decision of row.decisions) happened(decision.decidedAt, row.asOn, row.asOn);
  }
  return events;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** How things stand as known at an instant, from the first of some days on: stretches within which nothing differs. */
function segmentsFrom(family: RawRecord, days: readonly Day[], knownAt: Instant): Map<string, StandingInterval[]> {
  const versions = new Map(
    family.recommendations.map((row) => [row.id, latestKnown(row.revisions, knownAt)?.version ?? 0]),
  );
  const segments = new Map<string, StandingInterval[]>();
  for (const day of days) {
    for (const [id, standing] of standingsOf(family, { asOf: day, knownAt })) {
      const row = standingRow(standing);
      const contentVersion = versions.get(id) ?? 0;
      const own = segments.get(id) ?? [];
      segments.set(id, own);
      const last = own.at(-1);
      if (last && isSame(last, { row, contentVersion })) continue;
      if (last) last.asOfTo = day;
      own.push({ asOfFrom: day, asOfTo: null, knownFrom: knownAt, knownTo: null, contentVersion, row });
    }
  }
  return segments;
}

/** The stretches known so far, with those from a day on replaced; what did not change stays known since when it was. */
function continueWith(
  before: readonly StandingInterval[],
  tail: readonly StandingInterval[],
  from: Day,
): { kept: StandingInterval[]; ended: StandingInterval[] } {
  const head = before.filter((interval) => interval.asOfFrom < from).map((interval) => ({ ...interval }));
  const rest = tail.map((interval) => ({ ...interval }));
  const last = head.at(-1);
  const [next] = rest;
  if (last && next) {
    if (isSame(last, next)) {
      last.asOfTo = next.asOfTo;
      rest.shift();
    } else last.asOfTo = next.asOfFrom;
  }
  const known = new Map(before.map((interval) => [interval.asOfFrom, interval]));
  const kept = [...head, ...rest].map((interval) => {
    const earlier = known.get(interval.asOfFrom);
    const same = earlier && earlier.asOfTo === interval.asOfTo && isSame(earlier, interval);
    return same ? earlier : { ...interval, knownFrom: tail[0]?.knownFrom ?? interval.knownFrom };
  });
  return { kept, ended: before.filter((interval) => !kept.includes(interval)) };
}

function isSame(
  a: Pick<StandingInterval, "row" | "contentVersion">,
  b: Pick<StandingInterval, "row" | "contentVersion">,
): boolean {
  if (a.contentVersion !== b.contentVersion) return false;
  return (Object.keys(a.row) as (keyof StandingRow)[]).every((key) => {
    const [one, other] = [a.row[key], b.row[key]];
    return Array.isArray(one) && Array.isArray(other) ? isEqualList(one, other) : one === other;
  });
}

function isEqualList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
