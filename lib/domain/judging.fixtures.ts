import { type Actor, mintActor, type Role } from "./actor";
import { IMPLEMENTATIONS, type Implementation } from "./implementation";
import type { Command } from "./judging";
import type { RawRecord } from "./record";

/** People of every role, several of those who propose and decide; an id says the role. */
const ROLES: Record<string, Role> = {
  anna: "ANALYST",
  boris: "ANALYST",
  rosa: "REVIEWER",
  sergey: "REVIEWER",
  admin: "ADMIN",
  viewer: "VIEWER",
};
export const PEOPLE: Actor[] = [
  ...Object.entries(ROLES).map(([userId, role]) =>
    mintActor({ kind: "member", userId, name: userId, role, locale: "en", scopes: null }),
  ),
  mintActor({ kind: "system", userId: "system", name: "Heed" }),
];
const [ANNA, , ROSA] = PEOPLE as [Actor, Actor, Actor, ...Actor[]];

/** The days on which things are true; the last is ahead. */
export const DAYS = ["2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01", "2025-07-01"];
export const TODAY = "2025-06-01";

/** One recommendation with three sources: two independent, one official. */
export const START: RawRecord = {
  recommendations: [
    {
      id: "r",
      reference: "X-01",
      parentId: null,
      createdAt: 1,
      revisions: [{ version: 1, recordedAt: 1, retired: false, addressees: ["body"] }],
    },
  ],
  sources: (["ACADEMIC", "INDEPENDENT_MEDIA", "STATE_BODY"] as const).map((kind) => ({
    id: kind,
    revisions: [{ version: 1, recordedAt: 1, kind, partyId: null }],
  })),
  links: [],
  assessments: [],
  searches: [],
  responses: [],
  milestones: [],
  requests: [],
};

/** Commands that lead to where most rules bite: graded support of two origins, with and without a component, and IMPLEMENTED already. */
export const OPENINGS: Command[][] = [
  [],
  [support("e1", "ACADEMIC", "r"), support("e2", "STATE_BODY", "r")],
  [
    support("e1", "ACADEMIC", "r"),
    support("e2", "STATE_BODY", "r"),
    {
      by: ANNA,
      do: "propose",
      id: "p1",
      recommendationId: "r",
      partyId: null,
      implementation: "IMPLEMENTED",
      asOn: "2025-02-01",
      confidence: "HIGH",
      evidence: ["e1", "e2"],
      searches: [],
    },
    { by: ROSA, do: "decide", id: "p1", verdict: "APPROVE" },
  ],
  [
    { by: ANNA, do: "addComponent", id: "c", parentId: "r" },
    support("e1", "ACADEMIC", "c"),
    support("e2", "INDEPENDENT_MEDIA", "r"),
    support("e3", "STATE_BODY", "c"),
    { by: ANNA, do: "logSearch", id: "s1", recommendationId: "c", searchedOn: "2025-01-01" },
  ],
];

function support(id: string, sourceId: string, recommendationId: string): Command {
  const links = [{ id: `${id}-${recommendationId}`, recommendationId, stance: "SUPPORTS" as const, credibility: 2 }];
  return { by: ANNA, do: "logEvidence", id, sourceId, trueOn: "2025-01-01", via: false, links };
}

const DOINGS: Command["do"][] = [
  ...Array<Command["do"]>(11).fill("propose"),
  ...Array<Command["do"]>(12).fill("decide"),
  ...Array<Command["do"]>(4).fill("logEvidence"),
  ...Array<Command["do"]>(3).fill("gradeLink"),
  ...Array<Command["do"]>(2).fill("answerContradiction"),
  ...Array<Command["do"]>(3).fill("acceptAnswer"),
  "logSearch",
  "withdrawProposal",
  "withdrawEvidence",
  "joinOrigin",
  "leaveOrigin",
  "reviseSource",
  "reviseRecommendation",
  "addComponent",
];

/**
 * A number as a command on what there is by now: picked by its remainders, so that most commands name something real and
 * many still break a rule.
 * @param step makes new ids
 */
export function commandFrom(seed: number, raw: RawRecord, step: number): Command {
  let rest = seed;
  const upTo = (count: number) => {
    const picked = rest % count;
    rest = Math.floor(rest / count);
    return picked;
  };
  const pick = <Value>(values: readonly Value[], none: Value): Value =>
    values[upTo(Math.max(1, values.length))] ?? none;
  const doing = possible(pick(DOINGS, "propose"), raw);
  const by = pick([...PEOPLE, ...PEOPLE.slice(0, 4), ...PEOPLE.slice(2, 5)], ANNA);
  const root = raw.recommendations[0]?.id ?? "r";
  const recommendationId = pick(raw.recommendations, undefined)?.id ?? root;
  const items = [...new Set(raw.links.map((link) => link.evidenceId))];
  const item = () => pick(items, "nothing");
  const link = () => pick(raw.links.slice(-6), undefined)?.id ?? "nothing";
  const recent = () => pick([...raw.assessments].reverse().slice(0, 5), undefined)?.id ?? "nothing";
  const credibility = () => pick([1, 2, 3, 2, 4, 5, null], null);
  const stance = () => pick(["SUPPORTS", "CONTRADICTS", "SUPPORTS", "CONTEXT"] as const, "CONTEXT");
  const id = `n${step}`;
  switch (doing) {
    case "propose": {
      const implementation = pick<Implementation>(
        [...IMPLEMENTATIONS, "IMPLEMENTED", "IMPLEMENTED", "IMPLEMENTED", "REVERSED", "UNDERWAY"],
        "STALLED",
      );
      const asOn = pick(DAYS, TODAY);
      const partyId = pick([null, null, null, "kz"], null);
      const linked = [
        ...new Set(raw.links.filter((each) => bearsOn(raw, each, recommendationId)).map((each) => each.evidenceId)),
      ];
      const evidence = pick([linked, linked, linked.slice(0, 2), [], [item()]], []);
      const searches = upTo(2) === 0 ? raw.searches.map((each) => each.id) : [];
      const correctsId = upTo(3) === 0 ? pick(raw.assessments, undefined)?.id : undefined;
      const revisesId = upTo(8) === 0 ? recent() : undefined;
      return {
        by,
        do: doing,
        id,
        recommendationId,
        partyId,
        implementation,
        asOn,
        confidence: "HIGH",
        evidence,
        searches,
        ...(correctsId ? { correctsId } : {}),
        ...(revisesId ? { revisesId } : {}),
      };
    }
    case "decide":
      return {
        by,
        do: doing,
        id: recent(),
        verdict: pick(["APPROVE", "APPROVE", "APPROVE", "APPROVE", "REQUEST_CHANGES", "REJECT"] as const, "REJECT"),
      };
    case "withdrawProposal":
      return { by, do: doing, id: recent() };
    case "logEvidence": {
      const [first, second] = [stance(), stance()];
      const links = [{ id: `${id}-a`, recommendationId, stance: first, credibility: credibility() }];
      if (upTo(4) === 0 && recommendationId !== root) {
        links.push({ id: `${id}-b`, recommendationId: root, stance: second, credibility: credibility() });
      }
      return {
        by,
        do: doing,
        id,
        sourceId: pick(raw.sources, undefined)?.id ?? "nothing",
        trueOn: pick(DAYS, TODAY),
        via: upTo(4) === 0,
        links,
      };
    }
    case "gradeLink":
      return { by, do: doing, id: link(), stance: stance(), credibility: credibility(), removed: upTo(6) === 0 };
    case "withdrawEvidence":
      return { by, do: doing, id: item() };
    case "joinOrigin":
      return { by, do: doing, id: item(), with: item() };
    case "leaveOrigin":
      return { by, do: doing, id: item(), groupId: `group ${id}` };
    case "answerContradiction": {
      const open = raw.links.filter((each) => each.gradings.at(-1)?.stance === "CONTRADICTS");
      return { by, do: doing, id, linkId: pick(open, undefined)?.id ?? link(), evidence: [item()] };
    }
    case "acceptAnswer":
      return {
        by,
        do: doing,
        id:
          pick(
            raw.links.flatMap((each) => each.answers),
            undefined,
          )?.id ?? "nothing",
      };
    case "logSearch":
      return { by, do: doing, id, recommendationId, searchedOn: pick(DAYS, TODAY) };
    case "reviseSource": {
      const kind = pick(["ACADEMIC", "IGO", "PAPER_AUTHOR"] as const, "IGO");
      return {
        by,
        do: doing,
        id: pick(raw.sources, undefined)?.id ?? "nothing",
        kind,
        partyId: pick([null, "body"], null),
      };
    }
    case "reviseRecommendation":
      return {
        by,
        do: upTo(4) === 0 ? "retireRecommendation" : doing,
        id: recommendationId,
        addressees: pick([["body"], []], []),
      };
    default:
      return { by, do: "addComponent", id, parentId: root };
  }
}

/** What is done instead where there is nothing yet to do it to. */
function possible(doing: Command["do"], raw: RawRecord): Command["do"] {
  if ((doing === "decide" || doing === "withdrawProposal") && raw.assessments.length === 0) return "propose";
  if (doing === "acceptAnswer" && raw.links.every((link) => link.answers.length === 0))
    return possible("answerContradiction", raw);
  const contradicted = raw.links.some((link) => link.gradings.at(-1)?.stance === "CONTRADICTS");
  if (doing === "answerContradiction" && !contradicted) return "logEvidence";
  const ofLinks: Command["do"][] = ["gradeLink", "withdrawEvidence", "joinOrigin", "leaveOrigin"];
  return ofLinks.includes(doing) && raw.links.length === 0 ? "logEvidence" : doing;
}

function bearsOn(raw: RawRecord, link: RawRecord["links"][number], id: string): boolean {
  return (
    link.recommendationId === id ||
    raw.recommendations.some((each) => each.id === link.recommendationId && each.parentId === id)
  );
}
