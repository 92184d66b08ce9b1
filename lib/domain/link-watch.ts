/** How an address was found: it answers, failed lately, is taken for dead, or nothing certain can be said. */
export const LINK_STATES = ["ALIVE", "FAILING", "DEAD", "UNCLEAR"] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** What a list of evidence may be narrowed by: its address, or that no copy of it is kept. */
export const LINK_FILTERS = ["dead", "failing", "uncaptured"] as const;
export type LinkFilter = (typeof LINK_FILTERS)[number];

/** What asking an address gave: its status, or why there was no answer (a key below `link.problem` in the message files). */
export interface LinkAnswer {
  status: number | null;
  problem: string | null;
}

/** What is known of an address. */
export interface KnownLink {
  state: LinkState | null;
  since: Date | null;
  failures: number;
}

/** What is known after it was asked once more, and when it is to be asked again. */
export interface JudgedLink {
  state: LinkState | null;
  since: Date | null;
  failures: number;
  dueAt: Date;
}

const DAY = 86_400_000;
/** An address that fails is asked again on the next day, and so on, until it counts as dead. */
const DEAD_AFTER = { failures: 3, days: 2 };
/** "There is no such page": said twice, it needs no third time. */
const MISSING_AFTER = { failures: 2, days: 1 };
/** Not the address's fault, but that of our own connection. */
const OURS = ["resolver", "unreachable"];
/** It was not asked at all, by our own rules, or it does not answer machines: a person may well see the page. */
const UNCLEAR_PROBLEMS = [
  "badUrl",
  "scheme",
  "credentials",
  "port",
  "localName",
  "privateAddress",
  "encoding",
  "frontPage",
];
const UNCLEAR_STATUSES = [401, 402, 403, 405, 406, 407, 418, 429, 451, 501, 503, 999];

/** Whether an answer says nothing about the address, because we were cut off ourselves. */
export function isOurFault({ problem }: LinkAnswer): boolean {
  return problem !== null && OURS.includes(problem);
}

/**
 * What is known of an address after it was asked. One that fails is given days before it counts as dead; "gone for good"
 * (410) is believed at once. A failure that is ours changes nothing.
 * @param everyDays how often an address is asked
 */
export function judgeLink(known: KnownLink, answer: LinkAnswer, at: Date, everyDays: number): JudgedLink {
  const dueIn = (days: number) => new Date(at.getTime() + days * DAY);
  if (isOurFault(answer)) return { ...known, dueAt: dueIn(1) };
  const verdict = verdictOf(answer);
  if (verdict !== "FAILED") {
    const since = known.state === verdict && known.since ? known.since : at;
    return { state: verdict, since, failures: 0, dueAt: dueIn(everyDays) };
  }
  const failing = known.state === "FAILING" || known.state === "DEAD";
  const since = failing && known.since ? known.since : at;
  const failures = (failing ? known.failures : 0) + 1;
  const { failures: enough, days } = isMissing(answer) ? MISSING_AFTER : DEAD_AFTER;
  const lasted = at.getTime() - since.getTime() >= days * DAY - DAY / 4;
  const dead = known.state === "DEAD" || answer.status === 410 || (failures >= enough && lasted);
  return dead
    ? { state: "DEAD", since, failures, dueAt: dueIn(everyDays) }
    : { state: "FAILING", since, failures, dueAt: dueIn(Math.min(1, everyDays)) };
}

function verdictOf({ status, problem }: LinkAnswer): "ALIVE" | "UNCLEAR" | "FAILED" {
  if (problem !== null) return UNCLEAR_PROBLEMS.includes(problem) ? "UNCLEAR" : "FAILED";
  if (status === null) return "FAILED";
  if (UNCLEAR_STATUSES.includes(status)) return "UNCLEAR";
  return status >= 200 && status < 400 ? "ALIVE" : "FAILED";
}

function isMissing({ status, problem }: LinkAnswer): boolean {
  return status === 404 || status === 410 || problem === "noSuchName";
}

/** Whether an address below a host's front page was answered with the front page: what stood there is gone, it seems. */
export function endedAtFrontPage(asked: string, arrived: string): boolean {
  if (!URL.canParse(asked) || !URL.canParse(arrived)) return false;
  const isFront = ({ pathname, search }: URL) => search === "" && /^\/([a-z]{2}\/?)?$/i.test(pathname);
  return !isFront(new URL(asked)) && isFront(new URL(arrived));
}
