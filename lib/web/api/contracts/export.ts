import { z } from "zod";
import { CONFIDENCES } from "@/lib/domain/confidence";
import { EXPORT_FORMATS, EXPORT_MEDIA } from "@/lib/domain/export";
import { IMPLEMENTATIONS, VERDICTS } from "@/lib/domain/implementation";
import { LOCALES } from "@/lib/domain/localized";
import { SOURCE_KINDS } from "@/lib/domain/source";
import { contract } from "../contract";
import { clocks, count, day, flag, id, instant, localized, person, shortNamed } from "../schemas";
import { listEvidence } from "./evidence";
import { listMilestones } from "./milestone";
import { listParties } from "./party";
import { listRecommendations } from "./recommendation";
import { listResponses } from "./response";
import { listSources } from "./source";
import { getMatrix } from "./view";

const form = {
  format: z
    .enum(EXPORT_FORMATS)
    .optional()
    .meta({ description: "The form; unless given what Accept names first, else JSON" }),
  language: z.enum(LOCALES).optional().meta({ description: "Of the headings and words in XLSX; English unless given" }),
};
const produces = Object.values(EXPORT_MEDIA).filter((media) => media !== EXPORT_MEDIA.json);
const unpaged = { limit: true, cursor: true, total: true } as const;
const found = listRecommendations.query.omit(unpaged).extend(form);

function exported<Item extends z.ZodType>(item: Item) {
  const meta = z.object({
    list: z.string(),
    asOf: day,
    knownAt: instant,
    filters: z.record(z.string(), z.array(z.string())),
    exportedAt: instant,
  });
  return z.object({ meta, items: z.array(item) });
}

export const exportRecommendations = contract({
  method: "GET",
  path: "/exports/recommendations",
  summary: "All recommendations that the filters find, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: found,
  produces,
  answer: exported(listRecommendations.answer.shape.items.element),
});

export const exportMatrix = contract({
  method: "GET",
  path: "/exports/matrix",
  summary: "All recommendations that the filters find by member state, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: found,
  produces,
  answer: exported(getMatrix.answer.shape.items.element),
});

export const exportMilestones = contract({
  method: "GET",
  path: "/exports/milestones",
  summary: "The milestones of all recommendations that the filters find, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: found,
  produces,
  answer: exported(listMilestones.answer.shape.items.element),
});

export const exportResponses = contract({
  method: "GET",
  path: "/exports/responses",
  summary: "What was said of all recommendations that the filters find, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: found,
  produces,
  answer: exported(listResponses.answer.shape.items.element),
});

export const exportEvidence = contract({
  method: "GET",
  path: "/exports/evidence",
  summary: "All evidence that the filters find, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: listEvidence.query.omit(unpaged).extend(form),
  produces,
  answer: exported(listEvidence.answer.shape.items.element),
});

export const exportSources = contract({
  method: "GET",
  path: "/exports/sources",
  summary: "All sources with their gradings, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: z.strictObject({
    q: z.string().trim().max(200).optional(),
    kind: z.enum(SOURCE_KINDS).optional(),
    ...form,
  }),
  produces,
  answer: exported(listSources.answer.shape.items.element),
});

export const exportParties = contract({
  method: "GET",
  path: "/exports/parties",
  summary: "All parties, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: z.strictObject({ retired: flag.optional(), ...form }),
  produces,
  answer: exported(listParties.answer.shape.items.element),
});

export const exportDecisions = contract({
  method: "GET",
  path: "/exports/decisions",
  summary: "All decisions on proposals, newest first, as CSV, XLSX, JSON or JSON Lines",
  permission: "read",
  query: z.strictObject({ ...clocks, ...form }),
  produces,
  answer: exported(
    z.object({
      id,
      sequence: count,
      decision: z.enum(VERDICTS),
      note: z.string().nullable(),
      decidedAt: instant,
      decider: person,
      assessment: id,
      recommendation: z.object({ reference: z.string(), title: localized }),
      party: shortNamed.nullable(),
      implementation: z.enum(IMPLEMENTATIONS),
      confidence: z.enum(CONFIDENCES),
      asOn: day,
      rationale: localized,
      author: person,
      submittedAt: instant,
    }),
  ),
});
