import type { Example } from "./actions";
import {
  answerOne,
  api,
  askOne,
  contradictOne,
  hookOne,
  keepOne,
  logOne,
  openOne,
  planOne,
  proposeOne,
  type World,
} from "./world";

type Make = (world: World) => Example | Promise<Example>;

const about = (params: Example["params"], fields: Record<string, string> = {}): Example => ({ params, fields });
const reason = { reason: "It has to be tried." };
const version = async ({ url, people }: World, path: string) => {
  const { version } = (await api(url, people.admin.tokens.all ?? "", "GET", path)) as { version: number };
  return { version: String(version) };
};
const tokenOf = async ({ url, people }: World) => {
  const listed = await api(url, people.spare.tokens.all ?? "", "GET", "/tokens");
  return (listed as { items: { id: string }[] }).items[0]?.id ?? "";
};
/** A candidate that nobody has ruled on, of a document made for it. */
const candidateOf = async ({ url, people }: World) => {
  const admin = people.admin.tokens.all ?? "";
  const upload = new FormData();
  const words = `1. The board should count boats.\n\n2. The board should count ${crypto.randomUUID()}.\n`;
  upload.set("file", new Blob([words], { type: "text/plain" }), "paper.txt");
  await api(url, admin, "POST", "/publications/CSTO-2025/document", upload);
  const listed = await api(url, admin, "GET", "/publications/CSTO-2025/candidates");
  return (listed as { items: { id: string }[] }).items[0]?.id ?? "";
};
const party = { kind: "BODY", "name.en": "A new body", "shortName.en": "Body" };
const proposal = { implementation: "UNDERWAY", asOn: "2026-06-01", rationale: "It moves.", confidence: "LOW" };
const recommendation = {
  "title.en": "A new thing",
  "summary.en": "Something is asked for.",
  basis: "EXPLICIT",
  theme: "prevention",
  "levels[]": "REGIONAL",
};
/** Whom CSTO-10 addresses. */
const ADDRESSEE = "joint-staff";
const cycle = { title: "Tried", question: "Is it so?", periodFrom: "2026-01-01", periodTo: "2026-12-31" };
const publication = { "title.en": "A new paper", authors: "A. Author", year: "2026", language: "en" };
const webhook = { description: "Tried", url: "http://127.0.0.1:9/hook", visibility: "TEAM" };
const evidenceFields = {
  type: "NEWS",
  "title.en": "Lists are compared anew",
  language: "en",
  visibility: "TEAM",
  publishedOn: "2026-05",
};

/** For each server action that a role may use: what makes it succeed, once. Whoever may not is tried with the same. */
export const EXAMPLES: Record<string, Make> = {
  "app/assessments/[id]/actions.ts decide": ({ proposal }) => about({ id: proposal }, { decision: "APPROVE" }),
  "app/assessments/[id]/actions.ts withdraw": async (world) =>
    about({ id: await proposeOne(world, world.evidence.id) }, reason),
  "app/audit/[sequence]/actions.ts redact": () => about({ sequence: "3" }, reason),
  "app/backup/actions.ts takeOver": () => about({}),
  "app/contradictions/[id]/actions.ts accept": async (world) => about({ id: (await answerOne(world)).answer }),
  "app/contradictions/[id]/actions.ts answer": async (world) =>
    about({ id: await contradictOne(world) }, { text: "It is about another list.", "evidence[]": world.evidence.id }),
  "app/evidence/[reference]/actions.ts grade": ({ evidence }) =>
    about({ linkId: evidence.linkId }, { stance: "SUPPORTS", credibility: "3" }),
  "app/evidence/[reference]/actions.ts join": async (world) =>
    about({ id: (await logOne(world, "A reprint")).id }, { with: world.evidence.id }),
  "app/evidence/[reference]/actions.ts leave": async (world) => {
    const { id } = await logOne(world, "Taken for a reprint");
    const token = world.people.analyst.tokens.all ?? "";
    await api(world.url, token, "POST", `/evidence/${id}/origin`, { with: world.evidence.id });
    return about({ id });
  },
  "app/evidence/[reference]/actions.ts link": ({ evidence }) =>
    about({ id: evidence.id }, { reference: "CSTO-01", stance: "CONTEXT" }),
  "app/evidence/[reference]/actions.ts redact": ({ evidence, file }) =>
    about({ id: evidence.reference, sha256: file }, reason),
  "app/evidence/[reference]/actions.ts withdraw": async (world) =>
    about({ id: (await logOne(world, "To be withdrawn")).id }, reason),
  "app/evidence/[reference]/revise/actions.ts revise": async (world) =>
    about(
      { reference: world.evidence.reference },
      {
        ...evidenceFields,
        ...reason,
        sourceId: world.source,
        ...(await version(world, `/evidence/${world.evidence.id}`)),
      },
    ),
  "app/parties/[key]/actions.ts retire": () => about({ key: "tried-party" }, reason),
  "app/parties/[key]/edit/actions.ts changeParty": async (world) =>
    about({ key: "joint-staff" }, { ...party, ...reason, ...(await version(world, "/parties/joint-staff")) }),
  "app/parties/new/actions.ts addParty": () => about({}, { ...party, key: "tried-party-2" }),
  "app/profile/actions.ts changePassword": ({ people }) =>
    about({}, { current: people.spare.password, password: "another long passphrase" }),
  "app/profile/actions.ts changeProfile": async () => about({ version: "1" }, { name: "Sparrow", locale: "en" }),
  "app/profile/actions.ts chooseDigest": () => about({}, { digest: "DAILY" }),
  "app/profile/actions.ts closeFeeds": () => about({}),
  "app/profile/actions.ts openFeed": () => about({}, { kind: "calendar.ics" }),
  "app/profile/actions.ts createToken": () => about({}, { label: "tried", "scopes[]": "READ" }),
  "app/profile/actions.ts revokeOwnToken": async (world) => about({ id: await tokenOf(world) }),
  "app/profile/actions.ts signOutEverywhere": () => about({}),
  "app/publications/[reference]/actions.ts retire": () => about({ reference: "TRIED-1" }, reason),
  "app/publications/[reference]/candidates/actions.ts rule": async (world) =>
    about({ publication: "CSTO-2025", candidate: await candidateOf(world) }, { ruling: "reject" }),
  "app/publications/[reference]/edit/actions.ts changePublication": async (world) =>
    about(
      { reference: "CSTO-2025" },
      { ...publication, ...reason, ...(await version(world, "/publications/CSTO-2025")) },
    ),
  "app/publications/[reference]/publishing/actions.ts publish": () =>
    about({ reference: "CSTO-2025" }, { version: "0" }),
  "app/publications/[reference]/publishing/actions.ts takeBack": () =>
    about({ reference: "CSTO-2025" }, { version: "1", ...reason }),
  "app/publications/new/actions.ts addPublication": () => about({}, { ...publication, reference: "TRIED-2" }),
  "app/recommendations/[reference]/actions.ts changeOwner": ({ people }) =>
    about({ reference: "CSTO-10" }, { ownerId: people.analyst.id }),
  "app/recommendations/[reference]/notes/actions.ts write": () =>
    about({ reference: "CSTO-10" }, { body: "Another note" }),
  "app/recommendations/[reference]/notes/actions.ts edit": ({ note }) =>
    about({ id: note }, { body: "The note, better", version: "1" }),
  "app/recommendations/[reference]/searches/new/actions.ts log": () =>
    about({ reference: "CSTO-10" }, { where: "The web", query: "watchlist", language: "en", searchedOn: "2026-06-01" }),
  "app/assessments/[id]/replies/actions.ts attach": ({ proposal }) =>
    about({ id: proposal }, { party: ADDRESSEE, statement: "Not so.", language: "en", receivedOn: "2026-06-01" }),
  "app/recommendations/[reference]/milestones/actions.ts add": () =>
    about({ reference: "CSTO-10" }, { "title.en": "Another milestone" }),
  "app/recommendations/[reference]/milestones/actions.ts change": async (world) =>
    about({ id: await planOne(world) }, { "title.en": "Renamed", version: "1", ...reason }),
  "app/recommendations/[reference]/milestones/actions.ts retire": async (world) =>
    about({ id: await planOne(world) }, reason),
  "app/recommendations/[reference]/requests/actions.ts ask": () =>
    about({ reference: "CSTO-10" }, { wanted: "Another document" }),
  "app/recommendations/[reference]/requests/actions.ts change": async (world) =>
    about({ id: await askOne(world) }, { wanted: "Something else", version: "1" }),
  "app/recommendations/[reference]/requests/actions.ts drop": async (world) =>
    about({ id: await askOne(world) }, reason),
  "app/recommendations/[reference]/requests/actions.ts fill": async (world) =>
    about({ id: await askOne(world) }, { evidence: world.evidence.id }),
  "app/recommendations/[reference]/responses/new/actions.ts record": () =>
    about({ reference: "CSTO-10" }, { party: ADDRESSEE, answer: "NOTED", basis: "FORMAL" }),
  "app/recommendations/[reference]/propose/actions.ts propose": ({ evidence }) =>
    about({ reference: "CSTO-10" }, { ...proposal, "evidence[]": evidence.id }),
  "app/recommendations/actions.ts addComponent": () =>
    about({ parent: "CSTO-10" }, { ...recommendation, reference: "CSTO-10zz" }),
  "app/recommendations/actions.ts addRecommendation": () =>
    about(null, { ...recommendation, reference: "TRIED-3", publication: "CSTO-2025" }),
  "app/recommendations/actions.ts retireIt": () => about({ reference: "CSTO-17" }, reason),
  "app/recommendations/actions.ts saveRecommendation": async (world) =>
    about(
      { reference: "CSTO-16" },
      { ...recommendation, ...reason, ...(await version(world, "/recommendations/CSTO-16")) },
    ),
  "app/reviews/[number]/actions.ts close": async (world) => {
    const number = await openOne(world, "CSTO-10");
    const outcome = { outcome: "DEFER", ...reason };
    const path = `/reviews/${number}/items/CSTO-10/outcome`;
    await api(world.url, world.people.admin.tokens.all ?? "", "POST", path, outcome);
    return about({ number: String(number) });
  },
  "app/reviews/[number]/actions.ts revise": ({ review, people }) =>
    about({ number: String(review) }, { ...cycle, ...reason, "reviewers[]": people.admin.id, version: "1" }),
  "app/reviews/[number]/items/[position]/actions.ts decide": async (world) => {
    const id = await proposeOne(world, world.evidence.id);
    return about({ number: String(world.review), position: "1", reference: "CSTO-10", id }, { decision: "APPROVE" });
  },
  "app/reviews/[number]/items/[position]/actions.ts settle": ({ review }) =>
    about({ number: String(review), position: "1", reference: "CSTO-10" }, { outcome: "DEFER", ...reason }),
  "app/reviews/new/actions.ts open": ({ people }) => about({}, { ...cycle, "reviewers[]": people.admin.id }),
  "app/sources/[id]/actions.ts grade": ({ source }) =>
    about({ id: source }, { reliability: "B", rationale: "Often right." }),
  "app/sources/[id]/actions.ts revise": async (world) =>
    about(
      { id: world.source },
      { name: "Renamed", kind: "ACADEMIC", ...(await version(world, `/sources/${world.source}`)) },
    ),
  "app/users/[id]/actions.ts disable": async (world) =>
    about({ id: world.people.leaver.id, ...(await version(world, `/users/${world.people.leaver.id}`)) }),
  "app/users/[id]/actions.ts enable": async (world) =>
    about({ id: world.people.disabled.id, ...(await version(world, `/users/${world.people.disabled.id}`)) }),
  "app/users/[id]/actions.ts giveRole": async (world) =>
    about(
      { id: world.people.leaver.id, ...(await version(world, `/users/${world.people.leaver.id}`)) },
      { role: "ANALYST" },
    ),
  "app/users/[id]/actions.ts makeResetLink": ({ people }) => about({ id: people.viewer.id, name: people.viewer.name }),
  "app/users/actions.ts inviteSomebody": () => about({}, { email: "tried@example.org", role: "VIEWER" }),
  "app/users/actions.ts takeBack": ({ invitation }) => about({ id: invitation.id }),
  "app/watching/actions.ts start": () => about({ kind: "THEME", back: "/watching" }, { "keys[]": "prevention" }),
  // What the one before began.
  "app/watching/actions.ts stop": () => about({ kind: "THEME", back: "/watching" }, { "keys[]": "prevention" }),
  "app/webhooks/actions.ts register": () => about({}, webhook),
  "app/webhooks/[id]/actions.ts change": async (world) =>
    about({ id: (await hookOne(world)).id, version: "1" }, { ...webhook, description: "Tried, renamed" }),
  "app/webhooks/[id]/actions.ts disable": async (world) => about({ id: (await hookOne(world)).id }),
  "app/webhooks/[id]/actions.ts enable": async (world) => {
    const { id } = await hookOne(world);
    await api(world.url, world.people.admin.tokens.all ?? "", "POST", `/webhooks/${id}/disabling`);
    return about({ id });
  },
  "app/webhooks/[id]/actions.ts exchange": async (world) => about({ id: (await hookOne(world)).id }),
  "app/webhooks/[id]/actions.ts remove": async (world) => about({ id: (await hookOne(world)).id }),
  "app/webhooks/[id]/actions.ts replay": async (world) => about(await hookOne(world)),
  "app/webhooks/[id]/actions.ts test": async (world) => about({ id: (await hookOne(world)).id }),
  "app/recommendations/selection/actions.ts assign": ({ people }) =>
    about({}, { "reference[]": "CSTO-11", ownerId: people.analyst.id }),
  "app/recommendations/selection/actions.ts watch": () => about({}, { kind: "RECOMMENDATION", "keys[]": "CSTO-12" }),
  "app/views/actions.ts change": async (world) =>
    about({ id: await keepOne(world, "viewer", "To be renamed") }, { name: "Renamed", version: "1" }),
  "app/views/actions.ts remove": async (world) => about({ id: await keepOne(world, "viewer", "To be deleted") }),
  "app/views/actions.ts save": () => about({}, { name: "Tried", query: "view=matrix" }),
};
