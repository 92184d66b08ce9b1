import { expect, it } from "vitest";
import { ACTIONS, ROUTES } from "@/lib/testing/access/declared";
import { ENDPOINTS } from "./endpoints";

/** What stands once it is said: judgements, decisions, answers and their acceptance, gradings, searches, replies, closings. */
const FROZEN =
  /assessment|decision|answer|acceptance|contradiction|grading|search|withdrawal|redaction|history|repl(y|ies)|closing/;

/** Doors that change what is there, rather than add to it. */
const CHANGING = ["PATCH", "PUT", "DELETE"];

it("has no door of the API that changes or removes what was submitted or decided", () => {
  const changing = ENDPOINTS.filter(({ contract }) => CHANGING.includes(contract.method));
  expect(changing.length).toBeGreaterThan(0);
  expect(changing.filter(({ contract }) => FROZEN.test(contract.path)).map(({ name }) => name)).toEqual([]);
  const routes = Object.keys(ROUTES).filter((route) => CHANGING.includes(route.split(" ")[0] ?? ""));
  expect(routes.filter((route) => FROZEN.test(route))).toEqual([]);
});

it("has no form that does: a proposal is decided or taken back, an answer accepted, and that is all", () => {
  const doors = Object.keys(ACTIONS)
    .filter((action) => /^app\/(assessments|contradictions)\//.test(action))
    .map((action) => action.split(" ")[1]);
  expect(doors.sort()).toEqual(expect.arrayContaining(["accept", "answer", "decide", "withdraw"]));
  expect(doors.filter((name) => /edit|revise|change|delete|remove|update/i.test(name ?? ""))).toEqual([]);
});
