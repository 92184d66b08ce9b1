import { z } from "zod";
import { Invalid } from "./errors";
import { type Localized, localizedSchema, optionalLocalizedSchema } from "./localized";

export const BASES = ["EXPLICIT", "IMPLIED"] as const;
export const LEVELS = ["DOMESTIC_INTERSTATE", "REGIONAL", "INTERREGIONAL", "GLOBAL"] as const;
export const PRIORITIES = ["P1", "P2", "P3"] as const;
export const PARTY_KINDS = ["BODY", "STATE", "ORGANISATION"] as const;

const key = z.string().trim().min(1).max(80);
const version = z.coerce.number().int().min(1);
const reason = z.string().trim().min(1).max(2000);

/** Where the publication says it: section, paragraph, and how to find the passage in the attached document. */
export const locatorSchema = z.strictObject({
  section: localizedSchema(200),
  paragraph: z.coerce.number().int().min(1).max(10_000).optional(),
  offset: z.coerce.number().int().min(0).optional(),
  length: z.coerce.number().int().min(1).max(20_000).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "sha256")
    .optional(),
});

const recommendationFields = {
  title: localizedSchema(300),
  summary: optionalLocalizedSchema(3000),
  basis: z.enum(BASES),
  theme: key,
  levels: z.array(z.enum(LEVELS)).min(1).max(4),
  priority: z.enum(PRIORITIES).nullish(),
  ownerId: z.uuid("unknownId").nullish(),
  addressees: z.array(key).max(40).default([]),
  partners: z.array(key).max(40).default([]),
  locator: locatorSchema.nullish(),
};

/** References are short codes: letters, digits, dots and hyphens, beginning with a letter; stored in upper case but for a component's letter. */
export const referenceSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z][A-Za-z0-9.-]*$/, "referenceForm");

/** What creating a recommendation takes; with `parent` it becomes a component of that recommendation. */
export const createRecommendationSchema = z.strictObject({
  reference: referenceSchema,
  publication: key.optional(),
  parent: referenceSchema.optional(),
  ...recommendationFields,
});

/** What revising takes: all fields anew, the version read, and why. */
export const reviseRecommendationSchema = z.strictObject({ ...recommendationFields, reason, version });

/** What retiring takes (a recommendation, publication or party). */
export const retireSchema = z.strictObject({ reason, version: version.optional() });

/** What assigning an owner takes; an empty owner frees it. */
export const assignOwnerSchema = z.strictObject({ ownerId: z.uuid("unknownId").nullish() });

const partyFields = {
  kind: z.enum(PARTY_KINDS),
  name: localizedSchema(200),
  shortName: localizedSchema(80),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "countryCode")
    .nullish(),
  memberState: z.boolean().default(false),
};

/** What creating a party takes; its key names it in addresses and in the API. */
export const createPartySchema = z.strictObject({
  key: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "keyForm"),
  ...partyFields,
});

/** What revising a party takes. */
export const revisePartySchema = z.strictObject({ ...partyFields, reason, version });

const publicationFields = {
  title: localizedSchema(400),
  authors: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
  year: z.coerce.number().int().min(1800).max(2199),
  language: z.string().trim().min(2).max(12),
  url: z
    .url({ protocol: /^https?$/, error: "webAddress" })
    .max(2000)
    .nullish(),
  citation: z.record(z.string(), z.unknown()).nullish(),
  // Keys of the member states that its recommendations are judged apart in; without any list, all that there are.
  states: z.array(key).max(300).nullish(),
};

/** What creating a publication takes. */
export const createPublicationSchema = z.strictObject({ reference: referenceSchema, ...publicationFields });

/** What revising a publication takes. */
export const revisePublicationSchema = z.strictObject({ ...publicationFields, reason, version });

/** Lets only components go without a summary: their title says what is to be verified. @throws Invalid at the field */
export function assertSummarised(content: { summary: Localized }, isComponent: boolean): void {
  if (!isComponent && Object.keys(content.summary).length === 0) throw new Invalid({ summary: { code: "required" } });
}
