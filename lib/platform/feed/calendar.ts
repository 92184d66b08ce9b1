import type { DueDay } from "@/lib/domain/feed";

/**
 * Due days as a calendar (RFC 5545) of whole-day events that block no time.
 * @param stamp when it was written: DTSTAMP of every event
 */
export async function writeCalendar(name: string, days: readonly DueDay[], stamp: Date): Promise<string> {
  const { default: ical, ICalEventTransparency } = await import("ical-generator");
  const calendar = ical({ name, prodId: { company: "Heed", product: "Heed", language: "EN" }, ttl: 3600 });
  for (const { uid, on, title, text, url } of days) {
    calendar.createEvent({
      id: uid,
      stamp,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary: title,
      description: text,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  const written = calendar.toString();
  // A calendar holds at least one component (RFC 5545, 3.6): without events, a time zone that nothing uses.
  return days.length > 0 ? written : written.replace("END:VCALENDAR", `${ZONE.join("\r\n")}\r\nEND:VCALENDAR`);
}

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
