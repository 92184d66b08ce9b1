import { mkdirSync } from "node:fs";
import { type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { ensureBuilt } from "@/lib/cli/build";
import { CHROMIUM_FLAGS, findChromium } from "@/lib/testing/chromium";
import { api } from "./access/world";
import { type Member, startHeedWith } from "./support/team";
import { enter } from "./support/test";

/** `npm run screenshots`: the pictures of the README, taken of a running app in which two people have begun to work. */

const FOLDER = "docs/images";
const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const TALL: BrowserContextOptions = { viewport: { width: 1440, height: 1560 } };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DARK: BrowserContextOptions = { colorScheme: "dark" };

interface Shot {
  name: string;
  address: string;
  options: BrowserContextOptions;
  russian?: boolean;
  prepare?: (page: Page) => Promise<void>;
}

interface Proposal {
  id: string;
  recommendation: string;
  reviewState: string;
  evidence: { linkId: string; credibility: number | null }[];
}

/** Two people grade, search, decide, send back and note; what they say stands in the pictures. */
async function beginWork(url: string, ana: Member, ravi: Member): Promise<{ waiting: string }> {
  const as = (who: Member) => (method: string, path: string, body?: unknown) =>
    api(url, who.tokens.all ?? "", method, path, body);
  const [analyst, reviewer] = [as(ana), as(ravi)];
  const { items } = (await analyst("GET", "/recommendations?limit=100")) as { items: { reference: string }[] };
  const open: Proposal[] = [];
  for (const { reference } of items) {
    const history = (await analyst("GET", `/recommendations/${reference}/history`)) as { items: Proposal[] };
    open.push(...history.items.filter((each) => each.reviewState === "SUBMITTED"));
  }
  let grade = 0;
  for (const proposal of open) {
    for (const { linkId, credibility } of proposal.evidence) {
      if (credibility === null) {
        await analyst("POST", `/links/${linkId}/gradings`, {
          stance: "SUPPORTS",
          credibility: [2, 1, 3, 2][grade++ % 4],
        });
      }
    }
  }
  const [first, second, third, fourth, fifth] = open;
  for (const [proposal, note] of [
    [first, "Agreed: two sources of different origin say so."],
    [second, ""],
    [third, "The text was published; implementation is another matter."],
    [fourth, ""],
  ] as const) {
    if (proposal) await reviewer("POST", `/assessments/${proposal.id}/decision`, { decision: "APPROVE", note });
  }
  if (fifth) {
    const note = "Which exercise is meant? Cite the communiqué and say what was tried.";
    await reviewer("POST", `/assessments/${fifth.id}/decision`, { decision: "REQUEST_CHANGES", note });
  }
  await analyst("POST", "/recommendations/CSTO-14/searches", {
    where: "Official site of the organisation, national gazettes of the member states",
    query: "joint programme training instructors",
    language: "ru",
    searchedOn: "2026-06-11",
  });
  const logged = (await analyst("POST", "/evidence", {
    type: "STATEMENT",
    title: {
      en: "Secretariat says that a working group compares national lists",
      ru: "Секретариат: рабочая группа сверяет национальные списки",
    },
    publishedOn: "2026-05-12",
    language: "en",
    source: { name: "Secretariat, press service", kind: "IGO" },
    links: [{ reference: "CSTO-05", stance: "SUPPORTS", credibility: 2 }],
  })) as { id: string };
  await analyst("POST", "/recommendations/CSTO-05/assessments", {
    implementation: "UNDERWAY",
    asOn: "2026-06-15",
    rationale: "A working group meets and compares the lists. No common register is in use yet.",
    confidence: "LOW",
    reasons: ["RISK_OF_BIAS", "IMPRECISION"],
    evidence: [logged.id],
  });
  await analyst("POST", "/recommendations/CSTO-05/notes", {
    body: "The press service speaks of *comparing*, not of **merging**. Worth asking for the protocol.",
  });
  const { items: notes } = (await reviewer("GET", "/recommendations/CSTO-05/notes")) as { items: { id: string }[] };
  const asked = notes[0]?.id;
  await reviewer("POST", "/recommendations/CSTO-05/notes", {
    body: "Asked. They promise an answer by July.",
    ...(asked ? { parentId: asked } : {}),
  });
  await tellMore(analyst, reviewer, ravi);
  return { waiting: open[5]?.id ?? first?.id ?? "" };
}

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** What addressees say, what is due, what is missing, judgements for single states, and a review that has begun. */
async function tellMore(analyst: Ask, reviewer: Ask, ravi: Member): Promise<void> {
  await analyst("POST", "/recommendations/CSTO-05/responses", {
    party: "committee-of-secretaries",
    answer: "ACCEPTED_IN_PRINCIPLE",
    basis: "INFERRED",
    claimsAlreadyDone: true,
    statement: "The list is in use, the committee's press service says.",
    respondedOn: "2026-04",
  });
  await analyst("POST", "/evidence", {
    type: "REPORT",
    title: {
      en: "Border officers of two states report that they have seen no common list",
      ru: "Пограничники двух стран: общего списка мы не видели",
    },
    publishedOn: "2026-06-02",
    language: "en",
    source: { name: "Frontier Research Group", kind: "CIVIL_SOCIETY" },
    links: [
      { reference: "CSTO-05", stance: "CONTRADICTS", credibility: 2, states: ["kyrgyzstan", "tajikistan"] },
      { reference: "CSTO-06", stance: "CONTRADICTS", credibility: 3 },
    ],
  });
  const due = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const past = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const milestones: [string, { en: string; ru: string }, string][] = [
    [
      "CSTO-05a",
      { en: "One list in force in all six states", ru: "Единый список действует во всех шести странах" },
      due,
    ],
    ["CSTO-04", { en: "The council decides on a statute", ru: "Совет принимает положение о центре" }, past],
    [
      "CSTO-10b",
      { en: "Counter-drone unit takes part in an exercise", ru: "Подразделение по борьбе с БПЛА участвует в учении" },
      due,
    ],
  ];
  for (const [reference, title, dueOn] of milestones) {
    await analyst("POST", `/recommendations/${reference}/milestones`, { title, dueOn });
  }
  await analyst("POST", "/recommendations/CSTO-05/requests", {
    wanted: "The protocol of the working group, or a photograph of the common register in use",
    dueOn: due,
  });
  for (const [party, implementation] of [
    ["russia", "UNDERWAY"],
    ["belarus", "UNDERWAY"],
    ["kyrgyzstan", "NOT_STARTED"],
  ]) {
    const history = (await analyst("GET", "/recommendations/CSTO-05/history")) as {
      items: { evidence: { id: string }[] }[];
    };
    const cited = history.items.flatMap((each) => each.evidence.map(({ id }) => id)).slice(0, 1);
    const { id } = (await analyst("POST", "/recommendations/CSTO-05/assessments", {
      implementation,
      party,
      asOn: "2026-06-15",
      rationale: "As far as the sources speak of this state.",
      confidence: "LOW",
      evidence: cited,
    })) as { id: string };
    if (party !== "belarus") await reviewer("POST", `/assessments/${id}/decision`, { decision: "APPROVE" });
  }
  await reviewer("POST", "/reviews", {
    title: "First half of 2026",
    question: "What has moved since the paper came out, and can we show it?",
    periodFrom: "2026-01-01",
    periodTo: "2026-06-30",
    scope: "",
    reviewers: [ravi.id],
    dueOn: due,
  });
}

/** Fills the first part of the form that logs evidence. */
async function beginToLog(page: Page): Promise<void> {
  await page.getByLabel("Address", { exact: true }).fill("https://news.example/2026/05/lists-compared");
  await page.getByLabel("Title", { exact: true }).fill("Working group reports that four of six national lists match");
  await page.getByLabel("Type", { exact: true }).selectOption("NEWS");
  await page.getByLabel("Published on").fill("2026-05-20");
  await page.getByLabel("Event from").fill("2026-05");
  await page
    .getByLabel(/^Passage optional/)
    .fill("Four lists were brought into one form; the other two follow by autumn.");
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** A day so many days from today. */
function today(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function take(url: string, who: Member, shot: Shot): Promise<void> {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB", timezoneId: "UTC", ...shot.options });
  await enter(context, url, who);
  if (shot.russian) await context.addCookies([{ name: "heed_locale", value: "ru", url }]);
  const page = await context.newPage();
  await page.goto(shot.address, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  await shot.prepare?.(page);
  await page.screenshot({ path: `${FOLDER}/${shot.name}.png`, animations: "disabled" });
  await context.close();
}

const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
await ensureBuilt();
mkdirSync(FOLDER, { recursive: true });
const scopes = { all: ["READ", "WRITE", "DECIDE"] } as const;
const { server, team } = await startHeedWith([
  { key: "ana", name: "Ana Lind", role: "REVIEWER", scopes },
  { key: "ravi", name: "Ravi Rao", role: "REVIEWER", scopes },
]);
try {
  const { waiting } = await beginWork(server.url, team.ana, team.ravi);
  const pages: [name: string, address: string][] = [
    ["dashboard", "/"],
    ["recommendations", "/recommendations"],
    ["recommendation", "/recommendations/CSTO-05"],
    ["log-evidence", "/recommendations/CSTO-05/evidence/new"],
    ["review", `/assessments/${waiting}`],
  ];
  for (const [name, address] of pages) {
    const prepare = name === "log-evidence" ? { prepare: beginToLog } : {};
    await take(server.url, team.ravi, {
      name,
      address,
      options: name === "dashboard" || name === "recommendation" ? TALL : DESKTOP,
      ...prepare,
    });
    await take(server.url, team.ravi, { name: `${name}-phone`, address, options: PHONE, ...prepare });
  }
  const further: [name: string, address: string, options: BrowserContextOptions][] = [
    ["review-mode", "/reviews/1/items/5", TALL],
    ["review-mode-phone", "/reviews/1/items/5", PHONE],
    ["reviews", "/reviews/1", DESKTOP],
    ["board", "/recommendations?view=board", DESKTOP],
    ["board-phone", "/recommendations?view=board", PHONE],
    ["matrix", "/recommendations?view=matrix", DESKTOP],
    ["matrix-phone", "/recommendations?view=matrix", PHONE],
    ["timeline", "/recommendations?view=timeline", DESKTOP],
    ["changes", `/changes?from=${today(-1)}`, DESKTOP],
    ["two-clocks", `/?asOf=${today(-1)}`, DESKTOP],
  ];
  for (const [name, address, options] of further) await take(server.url, team.ravi, { name, address, options });
  await take(server.url, team.ravi, { name: "dashboard-dark", address: "/", options: { ...DESKTOP, ...DARK } });
  await take(server.url, team.ravi, {
    name: "recommendation-dark",
    address: "/recommendations/CSTO-05",
    options: { ...DESKTOP, ...DARK },
  });
  await take(server.url, team.ravi, {
    name: "recommendations-ru",
    address: "/recommendations",
    options: DESKTOP,
    russian: true,
  });
  await take(server.url, team.ravi, {
    name: "recommendations-ru-phone",
    address: "/recommendations",
    options: PHONE,
    russian: true,
  });
} finally {
  await browser.close();
  await server.stop();
}
