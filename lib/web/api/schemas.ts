import { z } from "zod";
import { daySchema } from "@/lib/domain/dates";
import { STANCES } from "@/lib/domain/evidence";
import { LOCALES } from "@/lib/domain/localized";
import { SOURCE_KINDS } from "@/lib/domain/source";
import { isAfterToday, knownInstantOf } from "../clocks";
import { currentDay } from "../today";

/** The pieces that the contracts are made of. */

export const id = z.uuid();
export const day = z.iso.date();
export const instant = z.iso.datetime();
export const count = z.int().min(0);
export const version = z.int().min(1);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Text by language; at least one is there. */
export const localized = z.partialRecord(z.enum(LOCALES), z.string());
/** Somebody by name. */
export const person = z.object({ id, name: z.string() });
export const stance = z.enum(STANCES);
export const credibility = z.int().min(1).max(6).nullable();
export const sourceKind = z.enum(SOURCE_KINDS);
/** A theme, party and the like, by key. */
export const named = z.object({ key: z.string(), name: localized });
export const shortNamed = z.object({ key: z.string(), shortName: localized });

/** An item of evidence as other records name it. */
export const evidenceBrief = z.object({ id, reference: z.string(), title: localized, withdrawn: z.boolean() });

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Query: how long a page is, and where it goes on. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).optional().meta({ description: "Items on a page; 50 unless given" }),
  cursor: z.string().min(1).max(500).optional().meta({ description: "nextCursor of the page before" }),
};
/** The same for lists whose cursor is an id. */
export const pagingById = { ...paging, cursor: z.uuid("cursor").optional() };

const OLDEST = Date.UTC(1900, 0, 1);

/** A day by which something was true: not after the installation's. */
export const pastDay = daySchema.refine((day) => day <= currentDay(), "futureDate");

/** When something was known: an instant, or a day, which means its end in the installation's time zone. */
export const knownInstant = z
  .string()
  .trim()
  .refine((text) => (knownInstantOf(text) ?? 0) >= OLDEST && knownInstantOf(text) !== null, {
    error: "dayOrInstant",
    abort: true,
  })
  .refine((text) => !isAfterToday(knownInstantOf(text) ?? 0), "futureDate")
  .transform((text) => knownInstantOf(text) ?? 0);

/** Query: the two clocks. */
export const clocks = {
  asOf: pastDay.optional().meta({ description: "What was true on this day; today unless given" }),
  knownAt: knownInstant.optional().meta({
    description: "What was known at this instant, or at the end of this day; now unless given",
    example: "2026-01-12T09:00:00Z",
  }),
};

/** Query: yes or no. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** Query: several values of one kind, as a repeated parameter or with commas between. */
export function several<Value extends z.ZodType>(value: Value) {
  return z.preprocess(
    (given) => (Array.isArray(given) ? given : [given]).flatMap((text) => String(text).split(",")),
    z.array(value).min(1).max(50),
  );
}

/** What taking a record out of force takes. */
export const reason = z.string().trim().min(1).max(2000);
export const retirementBody = z.strictObject({ reason, version: version.optional() });
