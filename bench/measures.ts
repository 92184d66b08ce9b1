import type { Filled } from "./data/fill";
import type { Job } from "./load";

export type ServerKey = "bareServer" | "bareNext" | "heed" | "heedSmall";

/** One thing that is measured. */
export interface Measure {
  key: string;
  label: string;
  server: ServerKey;
  headers: Record<string, string>;
  /** What is asked in this round, in turn. */
  requests(round: number): Job["requests"];
  /** Whether an answer is what was asked for, and not, say, a page to sign in on. */
  isRight(body: string): boolean;
  /** Writes what stays; measured after what only reads. */
  writes?: boolean;
}

/** Everything that the benchmark measures, on a large and a small database. */
export function listMeasures(large: Filled, small: Filled): Measure[] {
  const html = { Cookie: large.cookie, Accept: "text/html" };
  const json = { Authorization: `Bearer ${large.token}`, Accept: "application/json" };
  const first = large.samples[0] ?? "";
  const get = (path: string) => () => [{ method: "GET" as const, path }];
  const holdsFifty = (body: string) => (JSON.parse(body) as { items: unknown[] }).items.length === 50;
  const isPage = (body: string) => body.includes("</html>") && body.includes("<main");
  return [
    {
      key: "bare-server",
      label: "bare node:http + pg, list of 50 as JSON",
      server: "bareServer",
      headers: {},
      requests: get("/"),
      isRight: holdsFifty,
    },
    {
      key: "bare-handler",
      label: "bare Next handler, list of 50 as JSON",
      server: "bareNext",
      headers: {},
      requests: get("/api/list"),
      isRight: holdsFifty,
    },
    {
      key: "bare-page",
      label: "bare Next page, table of 50",
      server: "bareNext",
      headers: {},
      requests: get("/list"),
      isRight: (body) => body.split("<tr").length === 51,
    },
    {
      key: "list-json",
      label: "list of 50 as JSON",
      server: "heed",
      headers: json,
      requests: get("/api/v1/recommendations?limit=50"),
      isRight: holdsFifty,
    },
    {
      key: "list-html",
      label: "list of 50 as HTML",
      server: "heed",
      headers: html,
      requests: get("/recommendations"),
      isRight: (body) => isPage(body) && body.split("<tr").length > 50 && body.includes(first),
    },
    {
      key: "recommendation",
      label: "one recommendation as HTML",
      server: "heed",
      headers: html,
      requests: () => large.samples.map((reference) => ({ method: "GET", path: `/recommendations/${reference}` })),
      isRight: (body) => isPage(body) && body.includes(first),
    },
    {
      key: "recommendation-json",
      label: "one recommendation as JSON",
      server: "heed",
      headers: json,
      requests: () =>
        large.samples.map((reference) => ({ method: "GET", path: `/api/v1/recommendations/${reference}` })),
      isRight: (body) => body.includes(first),
    },
    {
      key: "dashboard",
      label: `dashboard at ${large.recommendations}`,
      server: "heed",
      headers: html,
      requests: get("/"),
      isRight: isPage,
    },
    {
      key: "dashboard-small",
      label: `dashboard at ${small.recommendations}`,
      server: "heedSmall",
      headers: { ...html, Cookie: small.cookie },
      requests: get("/"),
      isRight: isPage,
    },
    {
      key: "public-dashboard",
      label: "public dashboard of one publication",
      server: "heed",
      headers: { Accept: "text/html", "Accept-Encoding": "br" },
      requests: get(large.published.publication),
      isRight: isPage,
    },
    {
      key: "public-recommendation",
      label: "one public recommendation",
      server: "heed",
      headers: { Accept: "text/html", "Accept-Encoding": "br" },
      requests: get(large.published.recommendation),
      isRight: isPage,
    },
    {
      key: "evidence",
      label: "logging evidence with a note",
      server: "heed",
      headers: json,
      requests: (round) =>
        turned(large.targets, round).map(({ reference }) => ({
          method: "POST",
          path: "/api/v1/evidence",
          body: evidence(reference),
        })),
      isRight: (body) => body.includes('"id"'),
      writes: true,
    },
    {
      key: "assessment",
      label: "proposing an assessment",
      server: "heed",
      headers: json,
      requests: (round) =>
        turned(large.targets, round).map(({ reference, evidenceId }) => ({
          method: "POST",
          path: `/api/v1/recommendations/${reference}/assessments`,
          body: assessment(evidenceId),
        })),
      isRight: (body) => body.includes('"id"'),
      writes: true,
    },
  ];
}

/** An item of evidence from one busy source, with a note on its link; `{{n}}` makes each another one. */
export function evidence(reference: string): string {
  return JSON.stringify({
    type: "NEWS",
    title: "Logged by the benchmark {{n}}",
    url: "https://bench.example.org/{{n}}",
    publishedOn: "2025-11-20",
    source: { name: "Bench wire", kind: "INDEPENDENT_MEDIA" },
    language: "en",
    links: [
      { reference, stance: "SUPPORTS", credibility: 2, note: "The communiqué names a date and a budget line {{n}}." },
    ],
  });
}

function assessment(evidenceId: string): string {
  return JSON.stringify({
    implementation: "UNDERWAY",
    asOn: "2025-11-20",
    rationale: "Money and a timeline are there {{n}}.",
    confidence: "MODERATE",
    evidence: [evidenceId],
  });
}

/** The same list from another place on, so that each round begins with other rows. */
function turned<Item>(items: readonly Item[], round: number): Item[] {
  const start = Math.floor((items.length * (round * 0.37)) % items.length);
  return [...items.slice(start), ...items.slice(0, start)];
}
