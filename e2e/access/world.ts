import { randomUUID } from "node:crypto";
import type { Role, TokenScope } from "@/lib/domain/actor";
import type { Member } from "../support/team";

/** Everybody who tries a door: nobody signed in, accounts that no longer count, the roles, and tokens of one scope each. */
export interface Caller {
  name: string;
  role: Role | null;
  /** null for a session, which may do all that its role may. */
  scopes: readonly TokenScope[] | null;
  headers: Record<string, string>;
}

/** The server, its people and the records on which doors are tried. */
export interface World {
  url: string;
  people: Record<"viewer" | "analyst" | "reviewer" | "admin" | "disabled" | "spare" | "outgoing" | "leaver", Member>;
  evidence: { reference: string; id: string; version: number; linkId: string };
  /** The link of evidence against CSTO-10, and an answer to it that nobody has accepted. */
  contradiction: { linkId: string; answer: string };
  file: string;
  source: string;
  note: string;
  proposal: string;
  /** The number of an open review of CSTO-10 alone. */
  review: number;
  /** A milestone of CSTO-10, and a request for evidence on it. */
  milestone: string;
  request: string;
  /** A view that the administrator shares. */
  view: string;
  /** An address that is told of changes, and a message to it. */
  webhook: { id: string; delivery: string };
  /** One-time links. */
  invitation: { id: string; token: string };
  reset: string;
}

/** Calls the API with a token. @throws Error with the answer when it refuses */
export async function api(url: string, token: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const form = body instanceof FormData;
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && !form ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

/** The sequence number at the end of the audit chain. */
export async function auditHead({ url, people }: Pick<World, "url" | "people">): Promise<number> {
  return ((await api(url, people.admin.tokens.all ?? "", "GET", "/audit/head")) as { sequence: number }).sequence;
}

/** Logs evidence for CSTO-10 in the analyst's name. */
export async function logOne(
  { url, people }: Pick<World, "url" | "people">,
  title: string,
): Promise<World["evidence"]> {
  const token = people.analyst.tokens.all ?? "";
  const made = (await api(url, token, "POST", "/evidence", {
    type: "NEWS",
    title: { en: title },
    publishedOn: "2026-05",
    language: "en",
    source: { name: "Weekly Post", kind: "INDEPENDENT_MEDIA" },
    links: [{ reference: "CSTO-10", stance: "SUPPORTS", credibility: 2 }],
  })) as { id: string };
  const full = (await api(url, token, "GET", `/evidence/${made.id}`)) as Omit<World["evidence"], "linkId"> & {
    links: { id: string }[];
  };
  return { ...full, linkId: full.links[0]?.id ?? "" };
}

/** Proposes "underway" for a recommendation of the catalogue in the analyst's name. @returns the proposal's id */
export async function proposeOne({ url, people }: Pick<World, "url" | "people">, evidence: string): Promise<string> {
  const body = {
    implementation: "UNDERWAY",
    asOn: "2026-06-01",
    rationale: "It moves.",
    confidence: "LOW",
    evidence: [evidence],
  };
  const path = "/recommendations/CSTO-10/assessments";
  return ((await api(url, people.analyst.tokens.all ?? "", "POST", path, body)) as { id: string }).id;
}

/** Logs evidence against CSTO-10 in the analyst's name. @returns its link's id */
export async function contradictOne({ url, people }: Pick<World, "url" | "people">): Promise<string> {
  const made = (await api(url, people.analyst.tokens.all ?? "", "POST", "/evidence", {
    type: "NEWS",
    title: { en: "Lists are not compared" },
    publishedOn: "2026-05",
    language: "en",
    source: { name: "Weekly Post", kind: "INDEPENDENT_MEDIA" },
    links: [{ reference: "CSTO-10", stance: "CONTRADICTS", credibility: 2 }],
  })) as { links: { id: string }[] };
  return made.links[0]?.id ?? "";
}

/** Logs such evidence and answers it, both in the analyst's name. */
export async function answerOne(world: Pick<World, "url" | "people" | "evidence">): Promise<World["contradiction"]> {
  const body = { text: "It is about another list.", evidence: [world.evidence.id] };
  const linkId = await contradictOne(world);
  const token = world.people.analyst.tokens.all ?? "";
  const made = await api(world.url, token, "POST", `/links/${linkId}/answers`, body);
  return { linkId, answer: (made as { id: string }).id };
}

/** Opens a review of one recommendation of the catalogue in the administrator's name. @returns its number */
export async function openOne({ url, people }: Pick<World, "url" | "people">, reference: string): Promise<number> {
  const made = await api(url, people.admin.tokens.all ?? "", "POST", "/reviews", {
    title: "Tried",
    question: "Is it still so?",
    periodFrom: "2026-01-01",
    periodTo: "2026-12-31",
    scope: `q=${reference}`,
    reviewers: [people.admin.id],
  });
  return (made as { number: number }).number;
}

/** Adds a milestone to CSTO-10 in the analyst's name. @returns its id */
export async function planOne({ url, people }: Pick<World, "url" | "people">): Promise<string> {
  const path = "/recommendations/CSTO-10/milestones";
  const made = await api(url, people.analyst.tokens.all ?? "", "POST", path, { title: { en: "The list is one" } });
  return (made as { id: string }).id;
}

/** Asks for evidence on CSTO-10 in the analyst's name. @returns the request's id */
export async function askOne({ url, people }: Pick<World, "url" | "people">): Promise<string> {
  const path = "/recommendations/CSTO-10/requests";
  const made = await api(url, people.analyst.tokens.all ?? "", "POST", path, { wanted: "The list itself" });
  return (made as { id: string }).id;
}

/** Keeps a view of the list in somebody's name, as their browser would, and shares it. @returns its id */
export async function keepOne(
  { url, people }: Pick<World, "url" | "people">,
  who: keyof World["people"],
  name: string,
): Promise<string> {
  const { cookie } = people[who];
  const answer = await fetch(`${url}/api/v1/views`, {
    method: "POST",
    headers: { cookie: `${cookie.name}=${cookie.value}`, origin: url, "content-type": "application/json" },
    body: JSON.stringify({ name, query: "view=board", shared: true }),
  });
  if (!answer.ok) throw new Error(`The view ${name} could not be kept: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

/** Registers a webhook, to an address that is never asked, with a test event. */
export async function hookOne({ url, people }: Pick<World, "url" | "people">): Promise<World["webhook"]> {
  const admin = people.admin.tokens.all ?? "";
  const body = { description: "Tried", url: "http://127.0.0.1:9/hook", visibility: "TEAM" };
  const { id } = (await api(url, admin, "POST", "/webhooks", body)) as { id: string };
  const sent = (await api(url, admin, "POST", `/webhooks/${id}/tests`)) as { id: string };
  return { id, delivery: sent.id };
}

/** Prepares the records on which the doors are tried. */
export async function prepareWorld(url: string, people: World["people"]): Promise<World> {
  const analyst = people.analyst.tokens.all ?? "";
  const admin = people.admin.tokens.all ?? "";
  const evidence = await logOne({ url, people }, "Lists are compared");
  const upload = new FormData();
  upload.set("file", new Blob(["plain words"], { type: "text/plain" }), "words.txt");
  const file = (await api(url, analyst, "POST", `/evidence/${evidence.id}/files`, upload)) as { sha256: string };
  const sources = (await api(url, analyst, "GET", "/sources")) as { items: { id: string }[] };
  const note = (await api(url, analyst, "POST", "/recommendations/CSTO-10/notes", { body: "A note" })) as {
    id: string;
  };
  const invitation = await api(url, admin, "POST", "/invitations", { email: "guest@example.org", role: "VIEWER" });
  const reset = await api(url, admin, "POST", `/users/${people.leaver.id}/password-reset`);
  await api(url, admin, "POST", `/users/${people.disabled.id}/disabling`);
  return {
    url,
    people,
    evidence,
    contradiction: await answerOne({ url, people, evidence }),
    file: file.sha256,
    source: sources.items[0]?.id ?? "",
    note: note.id,
    proposal: await proposeOne({ url, people }, evidence.id),
    review: await openOne({ url, people }, "CSTO-10"),
    milestone: await planOne({ url, people }),
    request: await askOne({ url, people }),
    webhook: await hookOne({ url, people }),
    view: await keepOne({ url, people }, "admin", `Tried ${randomUUID()}`),
    invitation: invitation as World["invitation"],
    reset: (reset as { token: string }).token,
  };
}

/** Everybody who tries: `revoked` is a token that was ended. */
export function callersOf({ people }: World, revoked: string): Caller[] {
  const session = (member: Member) => ({ cookie: `${member.cookie.name}=${member.cookie.value}` });
  const bearer = (token = "") => ({ authorization: `Bearer ${token}` });
  return [
    { name: "anonymous", role: null, scopes: null, headers: {} },
    { name: "disabled", role: null, scopes: null, headers: session(people.disabled) },
    { name: "disabled's token", role: null, scopes: null, headers: bearer(people.disabled.tokens.all) },
    { name: "revoked token", role: null, scopes: null, headers: bearer(revoked) },
    { name: "made-up token", role: null, scopes: null, headers: bearer("heed_thisTokenWasNeverMadeByAnybody") },
    ...(["viewer", "analyst", "reviewer", "admin"] as const).map((key) => ({
      name: key,
      role: people[key].role,
      scopes: null,
      headers: session(people[key]),
    })),
    ...(["READ", "WRITE", "DECIDE", "ADMIN"] as const).map((scope) => ({
      name: `admin's token for ${scope}`,
      role: "ADMIN" as const,
      scopes: [scope],
      headers: bearer(people.admin.tokens[scope]),
    })),
    {
      name: "analyst's token for WRITE",
      role: "ANALYST",
      scopes: ["WRITE"],
      headers: bearer(people.analyst.tokens.write),
    },
  ];
}
