import { describe, expect, test } from "vitest";
import { PUBLIC_EVENTS, WEBHOOK_EVENTS, webhookSchema } from "./webhook";
import { eventFor, type Listening, type ToldEntry } from "./webhook-event";

const team: Listening = { events: [], visibility: "TEAM", publicationId: null, afterSequence: 0n };
const outward: Listening = { ...team, visibility: "PUBLIC" };
const published = new Map([["open", "OPEN-1"]]);
const entry: ToldEntry = {
  sequence: 7n,
  hash: "h",
  at: new Date("2026-03-01T00:00:00Z"),
  action: "evidence.logged",
  subject: { type: "evidence", id: "E07" },
  about: [
    { reference: "A-1", publicationId: "open" },
    { reference: "B-1", publicationId: "closed" },
  ],
  publicationId: null,
  isPublic: true,
};
const told = (endpoint: Listening, change: Partial<ToldEntry> = {}) =>
  eventFor(endpoint, { ...entry, ...change }, published, "https://heed.example.org");
const named = (event: ReturnType<typeof told>) => event?.data.recommendations.map(({ reference }) => reference);

describe("what an endpoint is told", () => {
  test("is everything that is recorded, for the team; people, settings and webhooks apart", () => {
    expect(named(told(team))).toEqual(["A-1", "B-1"]);
    expect(told(team, { action: "source.graded", about: [], subject: { type: "source", id: "s" } })).not.toBeNull();
    for (const action of ["user.invited", "token.created", "watch.started", "webhook.tested", "view.saved"]) {
      expect(told(team, { action }), action).toBeNull();
    }
  });

  test("is only what it asked for, and what follows its registration", () => {
    expect(told({ ...team, events: ["note.written"] })).toBeNull();
    expect(told({ ...team, events: ["evidence.logged"] })).not.toBeNull();
    expect(told({ ...team, afterSequence: 7n })).toBeNull();
    expect(told({ ...team, events: ["publication.taken_back"] }, { action: "publication.taken-back" })?.type).toBe(
      "publication.taken_back",
    );
  });

  test("is of one publication alone where it is for that", () => {
    expect(named(told({ ...team, publicationId: "closed" }))).toEqual(["B-1"]);
    expect(told({ ...team, publicationId: "other" })).toBeNull();
    expect(told({ ...team, publicationId: "closed" }, { action: "source.graded", about: [] })).toBeNull();
  });

  test("is, for the public, what public pages show and where they show it", () => {
    const event = told(outward);
    expect(event?.data).toMatchObject({
      subject: { type: "evidence", id: "E07", url: "https://heed.example.org/public/OPEN-1/evidence/E07" },
      recommendations: [{ reference: "A-1", url: "https://heed.example.org/public/OPEN-1/recommendations/A-1" }],
      total: 1,
    });
    expect(told(outward, { isPublic: false })).toBeNull();
    expect(told(outward, { about: entry.about.slice(1) })).toBeNull();
    for (const type of WEBHOOK_EVENTS.filter((each) => !PUBLIC_EVENTS.includes(each))) {
      expect(told({ ...outward, events: [type] }, { action: type.replaceAll("_", "-") }), type).toBeNull();
    }
  });
});

describe("an address", () => {
  const taken = (url: string) => webhookSchema.safeParse({ description: "x", url, visibility: "TEAM" }).success;
  test.each(["https://example.org/hook?key=1", "http://intranet:9000/", "http://10.1.2.3/", "http://[fd00::1]/"])(
    "%s is taken",
    (url) => expect(taken(url)).toBe(true),
  );
  test.each(["http://example.org/", "https://user:secret@example.org/", "ftp://example.org", "example.org", ""])(
    "%s is not",
    (url) => expect(taken(url)).toBe(false),
  );
});
