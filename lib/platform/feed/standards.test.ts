import { beforeAll, describe, expect, it, test } from "vitest";
import type { DueDay, Feed } from "@/lib/domain/feed";
import { atomFaults } from "@/lib/testing/feeds/atom-faults";
import { calendarFaults } from "@/lib/testing/feeds/calendar-faults";
import { jsonFeedFaults } from "@/lib/testing/feeds/json-feed-faults";
import { writeAtom } from "./atom";
import { writeCalendar } from "./calendar";
import { writeJsonFeed } from "./json-feed";

const SELF = "https://heed.example/feeds/decisions/secret?a=1&b=2";
const entry = {
  title: 'Решения <&> "все"',
  text: "Первая строка ]]> <b>\n\nВторая\u0000\u000b\ud800",
  url: "https://heed.example/assessments/2?x=1&y=2",
  author: "Ада & Ко",
  at: new Date("2026-06-02T10:00:00Z"),
};
const feed: Feed = {
  title: "Решения",
  language: "ru",
  home: "https://heed.example/reviews",
  id: "https://heed.example/feeds/decisions",
  entries: [
    { ...entry, id: "0190a3a0-0000-7000-8000-000000000002", tags: ["CSTO-10", "UNDERWAY"] },
    { ...entry, id: "0190a3a0-0000-7000-8000-000000000001", title: "", text: "", tags: [] },
  ],
};
const due: DueDay[] = [
  {
    uid: "milestone-1@heed",
    on: "2026-12-31",
    title: "Срок вехи: единый перечень; сверка, второй раз \\ третий",
    text: `Показатель\r\nвторая строка\u0007, ${"очень длинная 🕊️ ".repeat(40)}`,
    url: "https://heed.example/recommendations/CSTO-10",
  },
  { uid: "review-1@heed", on: "2028-02-29", title: "Review due", text: "", url: "https://heed.example/reviews/1" },
];

/** A change that breaks what was written, and a word of the fault that it is told by. */
type Slip = [what: string, change: (written: string) => string, fault: RegExp];

/** @throws when the change changes nothing */
function broken(written: string, change: (written: string) => string): string {
  const changed = change(written);
  if (changed === written) throw new Error("The change does not fit what is written.");
  return changed;
}

describe("Atom, by the grammar and the rules of RFC 4287", () => {
  const written = writeAtom(feed, SELF);

  it("holds with entries and without", () => {
    expect(atomFaults(written)).toEqual([]);
    expect(atomFaults(writeAtom({ ...feed, entries: [] }, SELF))).toEqual([]);
  });

  test.each<Slip>([
    ["a feed without an id", (it) => it.replace(/<id>.*<\/id>\n/, ""), /grammar/],
    ["an entry without an id", (it) => it.replace(/<entry><id>[^<]*<\/id>/, "<entry>"), /grammar/],
    ["an entry without a title", (it) => it.replace(/(<entry>.*?)<title>[^<]*<\/title>/, "$1"), /grammar/],
    ["two titles", (it) => it.replace(/(<title>.*<\/title>)/, "$1$1"), /grammar/],
    ["a day that does not exist", (it) => it.replaceAll("2026-06-02T", "2026-06-31T"), /dateTime/],
    ["a date without a time", (it) => it.replaceAll("T10:00:00.000Z", ""), /dateTime/],
    ["a time without its zone", (it) => it.replaceAll("10:00:00.000Z", "10:00:00"), /RFC 3339/],
    ["a link without an address", (it) => it.replace(/ href="[^"]*"/, ""), /grammar/],
    ["a kind of text that there is none of", (it) => it.replaceAll('type="text"', 'type="words"'), /grammar/],
    ["an element of its own in Atom's name", (it) => it.replaceAll("generator>", "maker>"), /grammar/],
    ["an entry by nobody", (it) => it.replace(/<author>.*?<\/author>/, ""), /author/],
    ["one entry twice", (it) => it.replace("000000000001", "000000000002"), /one id/],
    ["an id that is no address", (it) => it.replaceAll("urn:uuid:", ""), /as an id/],
    ["a sign that XML may not hold", (it) => it.replace("Первая", "\u000b"), /no XML/],
  ])("knows %s", (_what, change, fault) => {
    expect(atomFaults(broken(written, change)).join("\n")).toMatch(fault);
  });
});

describe("JSON Feed 1.1, by a schema of it", () => {
  const written = writeJsonFeed(feed, SELF);

  it("holds with items and without", () => {
    expect(jsonFeedFaults(written)).toEqual([]);
    expect(jsonFeedFaults(writeJsonFeed({ ...feed, entries: [] }, SELF))).toEqual([]);
  });

  test.each<Slip>([
    ["another version", (it) => it.replace("version/1.1", "version/2"), /version/],
    ["an item without an id", (it) => it.replace(/"id":"[^"]*",/, ""), /'id'/],
    ["an item without content", (it) => it.replace(/"content_text":"[^"]*",/, ""), /content_text/],
    ["a date without a zone", (it) => it.replace("10:00:00.000Z", "10:00:00"), /date-time/],
    ["the author of version 1.0", (it) => it.replace(/"authors":\[(.*?)\]/, '"author":$1'), /unevaluated/],
    ["an address without a host", (it) => it.replace("https://heed.example/reviews", "/reviews"), /uri/],
    ["one item twice", (it) => it.replace("000000000001", "000000000002"), /one id/],
  ])("knows %s", (_what, change, fault) => {
    expect(jsonFeedFaults(broken(written, change)).join("\n")).toMatch(fault);
  });
});

describe("a calendar, by the rules of RFC 5545", () => {
  let written: string;
  beforeAll(async () => {
    written = await writeCalendar("Heed: сроки; все, какие есть", due, new Date("2026-06-01T00:00:00Z"));
  });

  it("holds with anything due and without", async () => {
    expect(calendarFaults(written)).toEqual([]);
    expect(calendarFaults(await writeCalendar("Heed", [], new Date()))).toEqual([]);
  });

  test.each<Slip>([
    ["line feeds alone", (it) => it.replaceAll("\r\n", "\n"), /control character/],
    ["lines that are not folded", (it) => it.replaceAll("\r\n ", ""), /over 75 octets/],
    ["an event without its name", (it) => it.replace(/UID:.*\r\n/, ""), /UID 0 times/],
    ["an event without a stamp", (it) => it.replace(/DTSTAMP:.*\r\n/, ""), /DTSTAMP 0 times/],
    ["a stamp of no zone", (it) => it.replace(/(DTSTAMP:.*)Z/, "$1"), /DTSTAMP cannot be/],
    ["an event without a day", (it) => it.replace(/DTSTART.*\r\n/, ""), /DTSTART 0 times/],
    ["a day that does not exist", (it) => it.replace("20280229", "20280230"), /no such day/],
    ["a day that says that it is a time", (it) => it.replaceAll(";VALUE=DATE", ""), /of the kind/],
    ["two events of one name", (it) => it.replace("UID:review-1", "UID:milestone-1"), /one UID/],
    ["a bare comma in a text", (it) => it.replace(/\\,/, ","), /cannot be/],
    ["a calendar without its maker", (it) => it.replace(/PRODID:.*\r\n/, ""), /PRODID 0 times/],
    ["another version", (it) => it.replace("VERSION:2.0", "VERSION:1.0"), /VERSION cannot be/],
    ["an event that does not end", (it) => it.replace("END:VEVENT\r\n", ""), /nothing of the kind|out of place/],
    ["a property that there is none of", (it) => it.replace("TRANSP:", "TRANSPARENCY:"), /unknown TRANSPARENCY/],
    ["a calendar of nothing", (it) => it.replace(/BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/, ""), /holds nothing/],
  ])("knows %s", (_what, change, fault) => {
    expect(calendarFaults(broken(written, change)).join("\n")).toMatch(fault);
  });
});
