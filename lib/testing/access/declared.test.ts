import { expect, test } from "vitest";
import { ACTIONS, PAGES, ROUTES } from "./declared";
import { enumerateDoors } from "./enumerate";

const doors = enumerateDoors();

test.each([
  ["page", doors.pages, PAGES],
  ["route method", doors.routes, ROUTES],
  ["server action", doors.actions, ACTIONS],
] as const)("every %s is declared with who may use it, and no other", (_, found, declared) => {
  expect(found.filter((door) => !(door in declared))).toEqual([]);
  expect(Object.keys(declared).filter((door) => !found.includes(door))).toEqual([]);
});

test("no server action hides inside another function", () => {
  expect(doors.inline).toEqual([]);
});

test("the enumeration itself sees doors of every kind", () => {
  expect(doors.pages).toContain("/sign-in");
  expect(doors.routes).toContain("POST /api/auth/[...nextauth]");
  expect(doors.actions).toContain("app/users/actions.ts inviteSomebody");
});
