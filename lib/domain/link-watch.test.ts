import { describe, expect, test } from "vitest";
import { endedAtFrontPage, judgeLink, type KnownLink, type LinkAnswer } from "./link-watch";

const day = (day: number) => new Date(Date.UTC(2026, 2, day, 9));
const answered = (status: number): LinkAnswer => ({ status, problem: null });
const failed = (problem: string): LinkAnswer => ({ status: null, problem });
const NEW: KnownLink = { state: null, since: null, failures: 0 };

/** What is known after answers on the days that were asked for by the one before. */
function knownOf(answers: [number, LinkAnswer][], known = NEW) {
  return answers.reduce((last, [on, answer]) => judgeLink(last, answer, day(on), 30), { ...known, dueAt: day(1) });
}

describe("an address", () => {
  test("that answers is alive, since when it first did, and asked again when it is its turn", () => {
    expect(knownOf([[1, answered(200)]])).toEqual({ state: "ALIVE", since: day(1), failures: 0, dueAt: day(31) });
    expect(
      knownOf([
        [1, answered(200)],
        [31, answered(206)],
      ]),
    ).toMatchObject({ state: "ALIVE", since: day(1) });
  });

  test.each([
    ["a server's fault", answered(500)],
    ["silence", failed("timeout")],
    ["nobody there", failed("connectionRefused")],
    ["a bad certificate", failed("tls")],
  ])("is dead on the third day of %s, since the first", (_, answer) => {
    expect(knownOf([[1, answer]])).toEqual({ state: "FAILING", since: day(1), failures: 1, dueAt: day(2) });
    const twice: [number, LinkAnswer][] = [
      [1, answer],
      [2, answer],
    ];
    expect(knownOf(twice)).toMatchObject({ state: "FAILING", failures: 2 });
    expect(knownOf([...twice, [3, answer]])).toEqual({ state: "DEAD", since: day(1), failures: 3, dueAt: day(33) });
  });

  test("is not dead of three failures within one day", () => {
    expect(
      knownOf([
        [1, answered(500)],
        [1, answered(500)],
        [1, answered(500)],
      ]),
    ).toMatchObject({ state: "FAILING" });
  });

  test.each([
    ["no such page", answered(404)],
    ["no such name", failed("noSuchName")],
  ])("is dead on the second day of: %s", (_, answer) => {
    expect(knownOf([[1, answer]])).toMatchObject({ state: "FAILING" });
    expect(
      knownOf([
        [1, answer],
        [2, answer],
      ]),
    ).toMatchObject({ state: "DEAD", since: day(1) });
  });

  test("that says that it is gone for good is dead at once", () => {
    expect(knownOf([[1, answered(410)]])).toMatchObject({ state: "DEAD", since: day(1) });
  });

  test("that comes back is alive again", () => {
    expect(
      knownOf([
        [1, answered(410)],
        [31, answered(200)],
      ]),
    ).toMatchObject({ state: "ALIVE", since: day(31), failures: 0 });
  });

  test.each([answered(403), answered(429), answered(503), failed("privateAddress"), failed("frontPage")])(
    "of which a person may see more than a machine is not called dead: %j",
    (answer) => {
      expect(
        knownOf([
          [1, answer],
          [31, answer],
          [61, answer],
        ]),
      ).toMatchObject({ state: "UNCLEAR", since: day(1) });
    },
  );

  test.each([failed("resolver"), failed("unreachable")])("is not blamed for our own connection: %j", (answer) => {
    const alive = { state: "ALIVE" as const, since: day(1), failures: 0 };
    expect(judgeLink(alive, answer, day(5), 30)).toEqual({ ...alive, dueAt: day(6) });
  });
});

test.each([
  ["https://a.org/2019/decree", "https://a.org/", true],
  ["https://a.org/decree?id=3", "https://b.org/en/", true],
  ["https://a.org/", "https://a.org/en", false],
  ["https://a.org/2019/decree", "https://a.org/2019/decree/", false],
  ["https://a.org/2019/decree", "https://a.org/?page=2", false],
])("%s arriving at %s ended at a front page: %s", (asked, arrived, expected) => {
  expect(endedAtFrontPage(asked, arrived)).toBe(expected);
});
