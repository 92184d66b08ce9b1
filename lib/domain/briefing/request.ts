import { z } from "zod";
import { REFERENCE_STYLES } from "../bibliography/csl";
import { LOCALES } from "../localized";

/** The forms in which a briefing is set. */
export const BRIEFING_FORMATS = ["pdf", "docx"] as const;
export type BriefingFormat = (typeof BRIEFING_FORMATS)[number];

/** The media type of each form. */
export const BRIEFING_MEDIA: Record<BriefingFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** For whom: TEAM holds all that whoever asks may see, PUBLIC what the public pages show. */
export const BRIEFING_AUDIENCES = ["TEAM", "PUBLIC"] as const;
export type BriefingAudience = (typeof BRIEFING_AUDIENCES)[number];

/** The most recommendations that one briefing holds: some two thousand pages. */
export const MOST_SECTIONS = 500;

/** What a briefing for the public may be narrowed by: what anybody may know. A status here would be the team's. */
const OPEN_FILTERS = ["publication", "theme", "level", "basis", "reference"];

function isOpenFilter(filter: string): boolean {
  return [...new URLSearchParams(filter).keys()].every((name) => OPEN_FILTERS.includes(name));
}

const clock = z.string().trim().min(1).max(40);
const flag = z.preprocess(
  (value) => (value === "true" || value === "on" ? true : value === "false" || value === "" ? false : value),
  z.boolean(),
);

/**
 * What asking for a briefing takes: of one recommendation, of a review, or of what a filter of the list finds; nothing of
 * these: of everything. The clocks are read by the door that it comes through.
 */
export const briefingSchema = z
  .strictObject({
    recommendation: z.string().trim().min(1).max(80).optional(),
    review: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    filter: z
      .string()
      .trim()
      .max(2000)
      .default("")
      .meta({ description: "Filter of GET /recommendations as a query string", example: "theme=prevention" }),
    format: z.enum(BRIEFING_FORMATS).default("pdf"),
    language: z.enum(LOCALES).default("en"),
    style: z.enum(REFERENCE_STYLES).optional(),
    audience: z.enum(BRIEFING_AUDIENCES).default("TEAM"),
    notes: flag.default(false),
    asOf: clock.optional(),
    knownAt: clock.optional(),
  })
  .refine((input) => [input.recommendation, input.review, input.filter || undefined].filter(Boolean).length <= 1, {
    path: ["filter"],
    message: "briefingOneSubject",
  })
  .refine((input) => input.audience === "TEAM" || (input.review === undefined && isOpenFilter(input.filter)), {
    path: ["audience"],
    message: "briefingPublicFilter",
  })
  .refine((input) => input.audience === "TEAM" || (input.asOf === undefined && input.knownAt === undefined), {
    path: ["audience"],
    message: "briefingPublicNow",
  });
export type BriefingAsked = z.output<typeof briefingSchema>;
