import type { DueDay } from "@/lib/domain/feed";

/**
 * Due days as a calendar (RFC 5545) of whole-day events that block no time.
 * @param stamp when it was written: DTSTAMP of every event
 */
export async function writeCalendar(name: string, days: readonly DueDay[], stamp: Date): Promise<string> {
  const { default: ical, ICalEventTransparency } = await import("ical-generator");
  const calendar = ical({
    name: escaped(name),
    prodId: { company: "Heed", product: "Heed", language: "EN" },
    ttl: 3600,
  });
  for (const { uid, on, title, text, url } of days) {
    calendar.createEvent({
      id: uid,
      stamp,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary: legible(title),
      description: legible(text),
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  const written = `${calendar.toString()}\r\n`;
  // A calendar holds at least one component (RFC 5545, 3.6): without events, a time zone that nothing uses.
  return days.length > 0 ? written : written.replace("END:VCALENDAR", `${ZONE.join("\r\n")}\r\nEND:VCALENDAR`);
}

/** Text as a calendar can hold it (RFC 5545, 3.1): line breaks and tabs, but no other control characters. */
function legible(text: string): string {
  return text.toWellFormed().replace(ILLEGAL, "");
}

/** The one text that ical-generator writes as it is given. */
function escaped(name: string): string {
  return legible(name)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r?\n/g, "\\n");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a calendar may not hold
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const ZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:Etc/UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "END:STANDARD",
  "END:VTIMEZONE",
];
