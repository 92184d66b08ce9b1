import { describe, expect, test } from "vitest";
import { lastPeriod } from "./digest";
import { mentionsIn, type News, noticesOf } from "./notification";

const news = (rest: Partial<News>): News => ({
  sequence: 7n,
  action: "evidence.logged",
  actorId: "ada",
  link: "/evidence/E07",
  personal: [],
  audience: [],
  recommendationId: null,
  ...rest,
});
const short = (some: ReturnType<typeof noticesOf>) => some.map(({ userId, kind, key }) => [userId, kind, key]);

describe("who is told of an entry", () => {
  test("watchers and owners once each, owners as owners, however many recommendations it is about", () => {
    const told = noticesOf(
      news({
        audience: [
          { userId: "bo", recommendationId: "r1", own: false },
          { userId: "bo", recommendationId: "r2", own: true },
          { userId: "cy", recommendationId: "r1", own: false },
        ],
      }),
    );
    expect(short(told)).toEqual([
      ["bo", "OWNED", "entry:7"],
      ["cy", "WATCHED", "entry:7"],
    ]);
    expect(told[0]).toMatchObject({ recommendationId: "r2", params: { more: 1 } });
  });

  test("nobody of what they did themselves", () => {
    const told = noticesOf(
      news({
        audience: [{ userId: "ada", recommendationId: "r1", own: true }],
        personal: [{ userId: "ada", kind: "MENTIONED", key: "mention:1" }],
      }),
    );
    expect(told).toEqual([]);
  });

  test("whom it concerns by name, of that alone", () => {
    const told = noticesOf(
      news({
        action: "note.written",
        personal: [{ userId: "bo", kind: "MENTIONED", key: "mention:1" }],
        audience: [{ userId: "bo", recommendationId: "r1", own: true }],
      }),
    );
    expect(short(told)).toEqual([["bo", "MENTIONED", "mention:1"]]);
  });

  test("no watcher of what is no news", () => {
    const audience = [{ userId: "bo", recommendationId: "r1", own: false }];
    expect(noticesOf(news({ action: "evidence.file-attached", audience }))).toEqual([]);
    expect(noticesOf(news({ action: "note.edited", audience }))).toEqual([]);
  });
});

test.each([
  ["ask @Ada Byron about it", ["ab"]],
  ["ask @ada, please", ["a"]],
  ["@ADA BYRON and @Боб", ["ab", "b"]],
  ["write to x@ada.org", []],
  ["@adamant", []],
  ["no names", []],
])("a note names people by @ and their name: %s", (body, expected) => {
  const people = [
    { id: "a", name: "Ada" },
    { id: "ab", name: "Ada Byron" },
    { id: "b", name: "Боб" },
  ];
  expect(mentionsIn(body, people)).toEqual(expected);
});

test.each([
  ["DAILY", "2026-03-01", "2026-02-28", "2026-03-01"],
  ["WEEKLY", "2026-11-23", "2026-11-16", "2026-11-23"],
  ["WEEKLY", "2026-11-29", "2026-11-16", "2026-11-23"],
] as const)("the last %s period before %s is %s to %s", (frequency, today, start, end) => {
  expect(lastPeriod(frequency, today)).toEqual({ start, end });
});
