import { z } from "zod";
import { knownInstant } from "./clocks";
import { rangeOf } from "./dates";
import { SHOWN_IMPLEMENTATIONS } from "./implementation";
import { BASES, LEVELS, referenceSchema } from "./recommendation";
import { TRIANGULATIONS } from "./triangulation";

/** The ways in which the recommendations that a filter finds can be shown. */
export const VIEWS = ["list", "board", "matrix", "timeline"] as const;
export type View = (typeof VIEWS)[number];

/** The list's columns that may be left out, in the order in which they stand. Reference, title and status are always there. */
export const LIST_COLUMNS = ["addressees", "triangulation", "evidence", "silent", "moved", "theme", "owner"] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** What the list shows while nobody has chosen otherwise. */
export const DEFAULT_COLUMNS: readonly ListColumn[] = ["addressees", "triangulation", "evidence", "silent", "moved"];

const YES = ["true"] as const;
const isDay = (text: string) => text.length === 10 && rangeOf(text) !== null;
const isKey = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** What the list's address may say: the values allowed, or a test of them. The page's place (cursor) is not part of a view. */
const LIST_PARAMETERS: Record<string, readonly string[] | ((value: string) => boolean)> = {
  view: VIEWS,
  columns: (value) =>
    value === "none" || value.split(".").every((column) => LIST_COLUMNS.includes(column as ListColumn)),
  q: () => true,
  implementation: SHOWN_IMPLEMENTATIONS,
  proposed: ["true", "false"],
  triangulation: TRIANGULATIONS,
  theme: isKey,
  party: isKey,
  level: LEVELS,
  basis: BASES,
  owner: ["me"],
  reference: (value) => /^[A-Za-z][A-Za-z0-9.-]{0,39}$/.test(value),
  alarm: YES,
  contradicted: YES,
  disagreement: YES,
  requests: ["open"],
  components: YES,
  retired: YES,
  schedule: ["ON_TRACK", "AT_RISK", "OVERDUE", "REACHED", "UNSCHEDULED"],
  sort: ["reference", "moved", "silent", "status", "theme"],
  dir: ["asc", "desc"],
  asOf: isDay,
  knownAt: (value) => knownInstant(value, "UTC") !== null,
};

/** The pages that views can be kept of, with what their addresses may say. */
const SAVABLE: Record<string, typeof LIST_PARAMETERS> = { "/recommendations": LIST_PARAMETERS };

/** So many values one address may hold. */
const MOST_VALUES = 200;

/**
 * A query string in the one form that it is kept in: known parameters with sensible values, each pair once, in the order
 * of the list above; null when anything else is in it.
 */
export function readViewQuery(path: string, query: string): string | null {
  const known = SAVABLE[path];
  if (!known) return null;
  const given = [...new URLSearchParams(query)].filter(([name, value]) => name !== "cursor" && value !== "");
  if (given.length > MOST_VALUES) return null;
  const fits = given.every(([name, value]) => {
    const test = Object.hasOwn(known, name) ? known[name] : undefined;
    if (test === undefined || value.length > 200) return false;
    return typeof test === "function" ? test(value) : test.includes(value);
  });
  if (!fits) return null;
  const kept = new URLSearchParams();
  for (const name of Object.keys(known)) {
    for (const value of new Set(given.filter(([each]) => each === name).map(([, each]) => each))) {
      kept.append(name, value);
    }
  }
  return kept.toString();
}

const name = z.string().trim().min(1).max(80);
const query = z.string().max(2000);

/** What keeping a view takes: a name, the page and its query string, and whether everybody may see it. */
export const saveViewSchema = z
  .strictObject({
    name,
    path: z.string().max(100).default("/recommendations"),
    query: query.default(""),
    shared: z.boolean().default(false),
  })
  .refine((input) => readViewQuery(input.path, input.query) !== null, { path: ["query"], message: "viewQuery" });

/** What changing one takes: all that its owner may say of it, and the version read. */
export const changeViewSchema = z.strictObject({
  name,
  query: query.optional(),
  shared: z.boolean().default(false),
  version: z.coerce.number().int().min(1),
});

/** So many views one person may keep. */
export const MOST_VIEWS = 100;

/** So many rows may be changed together. */
export const MOST_CHOSEN = 100;

/** What giving several recommendations one owner takes; an empty owner frees them. */
export const assignOwnersSchema = z.strictObject({
  reference: z.array(referenceSchema).min(1, "chooseRows").max(MOST_CHOSEN),
  ownerId: z.uuid("unknownId").nullish(),
});
