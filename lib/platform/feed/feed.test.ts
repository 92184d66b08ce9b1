import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { DueDay, Feed } from "@/lib/domain/feed";
import { writeAtom } from "./atom";
import { writeCalendar } from "./calendar";
import { writeJsonFeed } from "./json-feed";

const SELF = "https://heed.example/feeds/decisions.atom/secret?a=1&b=2";
const feed: Feed = {
  title: 'Решения <&> "все"',
  language: "ru",
  home: "https://heed.example/reviews",
  id: "https://heed.example/feeds/decisions",
  entries: [
    {
      id: "0190a3a0-0000-7000-8000-000000000002",
      title: "CSTO-10: Реализуется — одобрено",
      text: "Первая строка ]]> <script>alert(1)</script>\n\nВторая\u0000\u000b\ud800",
      url: "https://heed.example/assessments/2?x=1&y=2",
      author: "Ада & Ко",
      at: new Date("2026-06-02T10:00:00Z"),
      tags: ["CSTO-10", "UNDERWAY"],
    },
    {
      id: "0190a3a0-0000-7000-8000-000000000001",
      title: "CSTO-9",
      text: "",
      url: "https://heed.example/assessments/1",
      author: "Rev",
      at: new Date("2026-05-01T10:00:00Z"),
      tags: [],
    },
  ],
};

describe("Atom", () => {
  it("is read by another hand as what was written, with all that RFC 4287 requires", () => {
    const written = writeAtom(feed, SELF);
    const read = parseAtomFeed(written);
    expect(read).toMatchObject({
      id: feed.id,
      title: { value: feed.title },
      updated: "2026-06-02T10:00:00.000Z",
      links: [
        { rel: "self", href: SELF, type: "application/atom+xml" },
        { rel: "alternate", href: feed.home },
      ],
    });
    expect(read.entries).toHaveLength(2);
    for (const [at, entry] of (read.entries ?? []).entries()) {
      const given = feed.entries[at];
      expect(entry).toMatchObject({
        id: `urn:uuid:${given?.id}`,
        title: { value: given?.title },
        updated: given?.at.toISOString(),
        published: given?.at.toISOString(),
        authors: [{ name: given?.author }],
        links: [{ rel: "alternate", href: given?.url }],
      });
    }
    expect(read.entries?.[0]?.categories).toEqual([{ term: "CSTO-10" }, { term: "UNDERWAY" }]);
    expect(written).not.toContain("<script");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML may not hold
    expect(written).not.toMatch(/[\u0000-\u0008\u000b\ud800]/);
  });

  it("without entries is one still", () => {
    expect(parseAtomFeed(writeAtom({ ...feed, entries: [] }, SELF))).toMatchObject({
      id: feed.id,
      title: { value: feed.title },
    });
  });
});

describe("JSON Feed 1.1", () => {
  it("is read by another hand as what was written", () => {
    const written = JSON.parse(writeJsonFeed(feed, SELF));
    expect(written.version).toBe("https://jsonfeed.org/version/1.1");
    const read = parseJsonFeed(written);
    expect(read).toMatchObject({ title: feed.title, feed_url: SELF, home_page_url: feed.home, language: "ru" });
    expect(read.items?.map((item) => item.id)).toEqual(feed.entries.map((entry) => entry.id));
    for (const item of written.items) {
      expect(Object.keys(item)).toEqual(
        expect.arrayContaining(["id", "url", "title", "content_text", "date_published"]),
      );
      expect(item.authors).toEqual([{ name: expect.any(String) }]);
    }
  });
});

describe("a calendar", () => {
  const days: DueDay[] = [
    {
      uid: "milestone-1@heed",
      on: "2026-12-31",
      title: "Срок вехи: единый перечень; сверка, второй раз",
      text: `Показатель\nвторая строка, ${"длинная ".repeat(40)}`,
      url: "https://heed.example/recommendations/CSTO-10",
    },
    { uid: "review-1@heed", on: "2028-02-29", title: "Review due: x", text: "", url: "https://heed.example/reviews/1" },
  ];

  it("is read by another hand as whole days with stable names, whatever the machine's time zone", async () => {
    const before = process.env.TZ;
    try {
      for (const zone of ["UTC", "Asia/Dushanbe", "America/Los_Angeles", "Pacific/Kiritimati"]) {
        process.env.TZ = zone;
        const written = await writeCalendar("Heed: сроки", days, new Date("2026-06-01T00:00:00Z"));
        const calendar = new ICAL.Component(ICAL.parse(written));
        expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
        expect(calendar.getFirstPropertyValue("prodid")).toContain("Heed");
        const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
        expect(
          events.map((event) => event.uid),
          zone,
        ).toEqual(days.map((day) => day.uid));
        expect(
          events.map((event) => event.startDate.toString()),
          zone,
        ).toEqual(days.map((day) => day.on));
        expect(events.every((event) => event.startDate.isDate)).toBe(true);
        expect(events.map((event) => event.summary)).toEqual(days.map((day) => day.title));
        expect(events[0]?.description).toBe(days[0]?.text);
        for (const event of events) {
          expect(String(event.component.getFirstPropertyValue("dtstamp"))).toBe("2026-06-01T00:00:00Z");
          expect(event.component.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
        }
        // RFC 5545, 3.1: lines end with CRLF and are at most 75 octets long.
        const lines = written.split("\r\n");
        expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n"))).toBe(true);
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it("without anything due is one still", async () => {
    const written = await writeCalendar("Heed", [], new Date());
    const read = new ICAL.Component(ICAL.parse(written));
    expect(read.getAllSubcomponents().map((component) => component.name)).toEqual(["vtimezone"]);
  });
});
