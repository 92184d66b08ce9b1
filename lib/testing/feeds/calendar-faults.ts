import { type ContentLine, contentLines } from "./content-lines";

/** How often a property stands in a component, and what its value looks like. */
interface Rule {
  times: "once" | "at most once" | "any";
  form: RegExp;
}

const TEXT = /^(?:[^\\;,]|\\[\\;,nN])*$/;
const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;
const UTC = /^\d{8}T\d{6}Z$/;
const DAY_OR_TIME = /^\d{8}(T\d{6}Z?)?$/;
const OFFSET = /^[+-]\d{4}(\d\d)?$/;
const DURATION = /^-?P(\d+W|\d+D(T(\d+H)?(\d+M)?(\d+S)?)?|T(\d+H)?(\d+M)?(\d+S)?)$/;
const once = (form: RegExp): Rule => ({ times: "once", form });
const perhaps = (form: RegExp): Rule => ({ times: "at most once", form });
const ANY: Rule = { times: "any", form: /^/ };

/** RFC 5545, 3.6 (and RFC 7986 for the calendar's own name): what a component holds. */
const COMPONENTS: Record<string, { within: string | null; properties: Record<string, Rule> }> = {
  VCALENDAR: {
    within: null,
    properties: {
      PRODID: once(TEXT),
      VERSION: once(/^2\.0$/),
      CALSCALE: perhaps(/^GREGORIAN$/),
      METHOD: perhaps(/^[A-Z-]+$/),
      NAME: perhaps(TEXT),
      "REFRESH-INTERVAL": perhaps(DURATION),
    },
  },
  VEVENT: {
    within: "VCALENDAR",
    properties: {
      UID: once(TEXT),
      DTSTAMP: once(UTC),
      DTSTART: once(DAY_OR_TIME),
      DTEND: perhaps(DAY_OR_TIME),
      DURATION: perhaps(DURATION),
      SUMMARY: perhaps(TEXT),
      DESCRIPTION: perhaps(TEXT),
      URL: perhaps(ADDRESS),
      SEQUENCE: perhaps(/^\d+$/),
      TRANSP: perhaps(/^(OPAQUE|TRANSPARENT)$/),
      STATUS: perhaps(/^(TENTATIVE|CONFIRMED|CANCELLED)$/),
      CATEGORIES: ANY,
    },
  },
  VTIMEZONE: { within: "VCALENDAR", properties: { TZID: once(TEXT) } },
  STANDARD: {
    within: "VTIMEZONE",
    properties: { DTSTART: once(/^\d{8}T\d{6}$/), TZOFFSETFROM: once(OFFSET), TZOFFSETTO: once(OFFSET) },
  },
};

/** What of a calendar breaks RFC 5545; nothing for one that is as it should be. Knows the components that Heed writes. */
export function calendarFaults(written: string): string[] {
  const faults: string[] = [];
  const open: { name: string; lines: ContentLine[]; parts: string[] }[] = [];
  const uids: string[] = [];
  let roots = 0;
  for (const line of contentLines(written, faults)) {
    const here = open.at(-1);
    if (line.name === "BEGIN") {
      if (!here) roots += 1;
      here?.parts.push(line.value);
      if (!(line.value in COMPONENTS)) faults.push(`an unknown component: ${line.value}`);
      if ((COMPONENTS[line.value]?.within ?? null) !== (here?.name ?? null)) faults.push(`${line.value} out of place`);
      open.push({ name: line.value, lines: [], parts: [] });
    } else if (line.name === "END") {
      if (here?.name !== line.value) faults.push(`END:${line.value} where nothing of the kind is open`);
      else faults.push(...componentFaults(here.name, here.lines, here.parts));
      open.pop();
    } else if (here) {
      here.lines.push(line);
      if (here.name === "VEVENT" && line.name === "UID") uids.push(line.value);
    } else faults.push(`${line.name} outside of every component`);
  }
  if (open.length > 0) faults.push(`${open.map(({ name }) => name).join(", ")} is not ended`);
  if (roots !== 1) faults.push(`${roots} calendars`);
  if (new Set(uids).size < uids.length) faults.push("two events have one UID");
  return faults;
}

function componentFaults(name: string, lines: readonly ContentLine[], parts: readonly string[]): string[] {
  const faults: string[] = [];
  const properties = COMPONENTS[name]?.properties ?? {};
  for (const [property, { times }] of Object.entries(properties)) {
    const count = lines.filter((line) => line.name === property).length;
    if (times === "once" ? count !== 1 : times === "at most once" && count > 1) {
      faults.push(`${name}: ${property} ${count} times`);
    }
  }
  for (const { name: property, value } of lines) {
    const rule = properties[property];
    if (!rule && !property.startsWith("X-")) faults.push(`${name}: unknown ${property}`);
    if (rule && !rule.form.test(value)) faults.push(`${name}: ${property} cannot be ${value}`);
  }
  if (name === "VCALENDAR" && parts.length === 0) faults.push("VCALENDAR holds nothing");
  if (name === "VTIMEZONE" && parts.length === 0) faults.push("VTIMEZONE has no STANDARD");
  return name === "VEVENT" ? [...faults, ...timeFaults(lines)] : faults;
}

/** Days are marked as days and exist; an end stands alone, is of the start's kind and after it. */
function timeFaults(lines: readonly ContentLine[]): string[] {
  const faults: string[] = [];
  const [start, end] = ["DTSTART", "DTEND"].map((name) => lines.find((line) => line.name === name));
  for (const line of [start, end]) {
    if (!line) continue;
    const isDay = line.parameters.get("VALUE") === "DATE";
    if (isDay !== /^\d{8}$/.test(line.value)) faults.push(`${line.name} is not of the kind that it says`);
    const day = line.value.replace(/^(\d{4})(\d\d)(\d\d).*$/, "$1-$2-$3");
    const known = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(known.getTime()) || !known.toISOString().startsWith(day))
      faults.push(`no such day: ${line.value}`);
  }
  if (end && lines.some(({ name }) => name === "DURATION")) faults.push("DTEND beside DURATION");
  if (start && end && start.value.length !== end.value.length) faults.push("DTEND is of another kind than DTSTART");
  if (start && end && end.value <= start.value) faults.push("DTEND is not after DTSTART");
  return faults;
}
