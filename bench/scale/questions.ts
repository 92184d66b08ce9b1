/** One thing whose time is compared between the large record and the small one. */
export interface Question {
  key: string;
  label: string;
  /** At most so many times its own time on the small record; null where nothing was promised. */
  target: number | null;
  /** The address asked at the nth time. `lot`: a word to add to a search, so that it finds as much in either record. */
  path(n: number, asked: { samples: readonly string[]; lot: string }): string;
  /** Something is recorded before each request, so that nothing kept from before can answer it. */
  afterChange?: boolean;
}

const dayOf = (n: number) => new Date(Date.UTC(2023, 0, 15) + ((n * 37) % 900) * 86_400_000).toISOString().slice(0, 10);
const STATUSES = ["UNDERWAY", "PARTLY_IMPLEMENTED", "PROPOSED", "NOT_STARTED", "STALLED", "REVERSED"];
const WORDS = [
  "mediation budget",
  "миротворческие силы",
  "early warning",
  "observers mandate",
  "раннее предупреждение",
];
const of = <Item>(items: readonly Item[], n: number) => items[n % items.length] as Item;

/** Everything that is asked. */
export const QUESTIONS: Question[] = [
  { key: "dashboard", label: "dashboard", target: 3, path: () => "/" },
  { key: "dashboard-changed", label: "dashboard right after a change", target: 3, path: () => "/", afterChange: true },
  {
    key: "dashboard-past",
    label: "dashboard at a past date, asked before",
    target: 6,
    path: () => "/?asOf=2025-03-31",
  },
  {
    key: "dashboard-past-first",
    label: "dashboard at a past date, for the first time",
    target: 6,
    path: (n) => `/?asOf=${dayOf(n)}`,
  },
  {
    key: "dashboard-past-known",
    label: "dashboard at both clocks, for the first time",
    target: 6,
    path: (n) => `/?asOf=${dayOf(n)}&knownAt=${dayOf(n + 5)}T00:00:00Z`,
  },
  {
    key: "list-filtered",
    label: "list by status, after a change",
    target: 3,
    path: (n) => `/recommendations?implementation=${of(STATUSES, n)}`,
    afterChange: true,
  },
  {
    key: "list-sorted",
    label: "list by status and silence, after a change",
    target: 3,
    path: (n) => `/recommendations?implementation=${of(STATUSES, n)}&sort=silent`,
    afterChange: true,
  },
  {
    key: "search",
    label: "search for two words, after a change",
    target: 3,
    path: (n, { lot }) => `/recommendations?q=${encodeURIComponent(`${of(WORDS, n)}${lot}`)}`,
    afterChange: true,
  },
  {
    key: "list-past",
    label: "list by status at a past date",
    target: null,
    path: (n) => `/recommendations?implementation=${of(STATUSES, n)}&asOf=${dayOf(n)}`,
  },
  {
    key: "recommendation",
    label: "one recommendation, after a change",
    target: null,
    path: (n, { samples }) => `/recommendations/${of(samples, n)}`,
    afterChange: true,
  },
];
