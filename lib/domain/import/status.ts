import type { Implementation } from "../implementation";
import type { Answer } from "../response";

/**
 * What a status of elsewhere comes to here: an answer of the addressee's, a judgement on implementation, or neither. `lossy`:
 * it said more, or something else, than the value does; the words are kept beside it either way.
 */
export type StatusMeaning =
  | { axis: "RESPONSE"; value: Answer; lossy: boolean }
  | { axis: "IMPLEMENTATION"; value: Implementation | "NOT_ASSESSED"; lossy: boolean }
  | { axis: "NONE"; lossy: true };

type Entry = [words: readonly string[], meaning: StatusMeaning];

const answer = (value: Answer, lossy = false): StatusMeaning => ({ axis: "RESPONSE", value, lossy });
const judged = (value: Implementation | "NOT_ASSESSED", lossy: boolean): StatusMeaning => ({
  axis: "IMPLEMENTATION",
  value,
  lossy,
});

// An acceptance says what somebody promises, not what was done: it is looked for first. What the word of a foreign tracker
// asks for is not known, so only words that ask for no more than Heed's own value are without loss.
const KNOWN: readonly Entry[] = [
  [
    [
      "accepted",
      "accept",
      "accepts",
      "agreed",
      "agree",
      "agreed to",
      "supported",
      "supports",
      "support",
      "enjoys support",
      "endorsed",
      "approved by government",
      "принята",
      "принято",
      "принимается",
      "поддержана",
      "поддержано",
      "согласен",
      "согласна",
      "согласовано",
      "одобрено",
    ],
    answer("ACCEPTED"),
  ],
  [
    [
      "accepted in part",
      "partially accepted",
      "partly accepted",
      "accepted partially",
      "agreed in part",
      "partially agreed",
      "partly agreed",
      "partially agree",
      "partly agree",
      "partially supported",
      "supported in part",
      "supports in part",
      "принята частично",
      "частично принята",
      "частично принято",
      "частично поддержана",
    ],
    answer("ACCEPTED_IN_PART"),
  ],
  [
    [
      "accepted in principle",
      "agreed in principle",
      "agree in principle",
      "supported in principle",
      "support in principle",
      "принята в принципе",
      "принципиально согласен",
      "поддержана в принципе",
    ],
    answer("ACCEPTED_IN_PRINCIPLE"),
  ],
  [
    ["noted", "note", "takes note", "taken note", "taken note of", "принята к сведению", "принято к сведению"],
    answer("NOTED"),
  ],
  [
    [
      "rejected",
      "reject",
      "rejects",
      "not accepted",
      "not agreed",
      "disagree",
      "disagreed",
      "declined",
      "not supported",
      "does not support",
      "refused",
      "отклонена",
      "отклонено",
      "не принята",
      "не принято",
      "не поддержана",
      "отказ",
    ],
    answer("REJECTED"),
  ],
  [["no response", "no reply", "awaiting response", "нет ответа", "без ответа"], answer("NONE_FOUND", true)],
  [
    [
      "implemented",
      "fully implemented",
      "выполнена",
      "выполнено",
      "реализована",
      "реализовано",
      "исполнено",
      "исполнена",
    ],
    judged("IMPLEMENTED", true),
  ],
  [
    [
      "delivered",
      "done",
      "complete",
      "completed",
      "achieved",
      "fulfilled",
      "kept",
      "promise kept",
      "met",
      "closed",
      "finished",
      "actioned",
      "completely fulfilled",
      "completed fully met",
      "завершено",
      "завершена",
      "сделано",
      "готово",
    ],
    judged("IMPLEMENTED", true),
  ],
  [
    [
      "partly",
      "partially",
      "partly implemented",
      "partially implemented",
      "partial",
      "partial implementation",
      "implemented in part",
      "частично выполнено",
      "частично выполнена",
      "частично реализовано",
      "частично исполнено",
      "частично",
    ],
    judged("PARTLY_IMPLEMENTED", false),
  ],
  [
    [
      "largely",
      "mostly",
      "substantially implemented",
      "largely implemented",
      "mostly implemented",
      "partly delivered",
      "partially delivered",
      "partly met",
      "partially met",
      "completed partially met",
      "compromise",
      "in the works",
      "в основном выполнено",
      "в основном",
    ],
    judged("PARTLY_IMPLEMENTED", true),
  ],
  [
    [
      "in progress",
      "underway",
      "under way",
      "ongoing",
      "started",
      "working",
      "in development",
      "being implemented",
      "implementation ongoing",
      "in train",
      "actions taken progress made",
      "on track",
      "в работе",
      "выполняется",
      "исполняется",
      "реализуется",
      "в процессе",
      "в ходе выполнения",
    ],
    judged("UNDERWAY", false),
  ],
  [
    [
      "actions taken progress made facing challenges",
      "delayed",
      "behind schedule",
      "at risk",
      "off track",
      "с задержкой",
      "отстаёт",
    ],
    judged("UNDERWAY", true),
  ],
  [
    ["not started", "not begun", "yet to start", "no action", "не начато", "не начата", "не приступали"],
    judged("NOT_STARTED", true),
  ],
  [
    [
      "not delivered",
      "not implemented",
      "not done",
      "not met",
      "not fulfilled",
      "broken",
      "promise broken",
      "not kept",
      "failed",
      "не выполнено",
      "не выполнена",
      "не реализовано",
      "не исполнено",
    ],
    judged("NOT_STARTED", true),
  ],
  [["planned", "announced", "scheduled", "proposed", "запланировано", "планируется"], judged("PROPOSED", true)],
  [
    ["stalled", "on hold", "paused", "suspended", "blocked", "deferred", "postponed", "приостановлено", "отложено"],
    judged("STALLED", true),
  ],
  [
    ["abandoned", "cancelled", "canceled", "dropped", "not being pursued", "withdrawn", "отменено", "снято"],
    judged("STALLED", true),
  ],
  [["reversed", "repealed", "undone", "отменена после введения"], judged("REVERSED", true)],
  [
    [
      "superseded",
      "overtaken",
      "overtaken by events",
      "no longer applicable",
      "no longer relevant",
      "obsolete",
      "утратило актуальность",
      "неактуально",
    ],
    judged("SUPERSEDED", true),
  ],
  [
    [
      "no data",
      "nodata",
      "not assessed",
      "unknown",
      "not rated",
      "unrated",
      "not yet rated",
      "not yet assessed",
      "n a",
      "нет данных",
      "не оценено",
    ],
    judged("NOT_ASSESSED", true),
  ],
];

const MEANINGS = new Map(
  KNOWN.flatMap(([words, meaning]) => words.map((word) => [normalised(word), meaning] as const)),
);

/** What a status of elsewhere most likely means; nothing where its words are not known. */
export function guessStatus(text: string): StatusMeaning {
  const words = normalised(text);
  const known = MEANINGS.get(words);
  if (known) return known;
  // "Accepted, subject to funding": what follows is what gets lost.
  const begun = ANSWERING.find(([pattern]) => pattern.test(words));
  return begun ? answer(begun[1], true) : { axis: "NONE", lossy: true };
}

const ANSWERING: readonly [RegExp, Answer][] = [
  [
    /^(not accept|not agree|not support|reject|disagree|declin|does not accept|отклон|не принят|не поддерж)/,
    "REJECTED",
  ],
  [/^(accept\w*|agree\w*|support\w*) in principle/, "ACCEPTED_IN_PRINCIPLE"],
  [
    /^((partly|partially) (accept|agree|support)|(accept\w*|agree\w*|support\w*) (in part|partially|partly))/,
    "ACCEPTED_IN_PART",
  ],
  [/^(accept|agree|supported|supports|принят|поддерж)/, "ACCEPTED"],
  [/^(noted|takes note)/, "NOTED"],
];

/** Whether a word says that somebody accepts or refuses: it can never stand for what was done. */
export function isAcceptance(text: string): boolean {
  return guessStatus(text).axis === "RESPONSE";
}

function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A foreign status of a file with what it comes to. */
export interface StatusReading {
  value: string;
  count: number;
  meaning: StatusMeaning;
  /** Chosen by somebody, not guessed. */
  chosen: boolean;
}

/**
 * The meanings of a file's statuses. Two of them that come to one value lose what told them apart.
 * @param chosen by the status as written
 */
export function readStatuses(
  counts: ReadonlyMap<string, number>,
  chosen: Readonly<Record<string, StatusMeaning>>,
): Map<string, StatusReading> {
  const readings = new Map<string, StatusReading>();
  for (const [value, count] of counts) {
    const choice = Object.hasOwn(chosen, value) ? chosen[value] : undefined;
    readings.set(value, { value, count, meaning: choice ?? guessStatus(value), chosen: choice !== undefined });
  }
  const shared = Map.groupBy(readings.values(), ({ meaning }) =>
    meaning.axis === "NONE" ? "" : `${meaning.axis}:${meaning.value}`,
  );
  for (const [key, group] of shared) {
    const words = new Set(group.map(({ value }) => normalised(value)));
    if (key === "" || words.size < 2) continue;
    for (const reading of group) reading.meaning = { ...reading.meaning, lossy: true } as StatusMeaning;
  }
  return readings;
}
