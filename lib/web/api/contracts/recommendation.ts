import { z } from "zod";
import { CONFIDENCES } from "@/lib/domain/confidence";
import { GATE_LEGS } from "@/lib/domain/gate";
import { IMPLEMENTATIONS, SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { SCHEDULES } from "@/lib/domain/milestone";
import {
  BASES,
  createRecommendationSchema,
  LEVELS,
  locatorSchema,
  PRIORITIES,
  reviseRecommendationSchema,
} from "@/lib/domain/recommendation";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import { DISAGREEMENTS } from "@/lib/domain/voices";
import { contract } from "../contract";
import {
  clocks,
  count,
  credibility,
  day,
  flag,
  id,
  instant,
  localized,
  named,
  pageOf,
  paging,
  person,
  retirementBody,
  several,
  sourceKind,
  stance,
  version,
} from "../schemas";
import { assessment } from "./assessment";

const shown = z.enum(SHOWN_IMPLEMENTATIONS);
const figures = {
  implementation: shown,
  confidence: z.enum(CONFIDENCES).nullable(),
  proposed: z.enum(IMPLEMENTATIONS).nullable(),
  triangulation: z.enum(TRIANGULATIONS),
  contradicted: z.boolean(),
  alarm: z.boolean(),
  counts: z.object({ supports: count, contradicts: count, context: count }),
  silentSince: day.nullable(),
};
const identity = { reference: z.string(), title: localized, retired: z.boolean() };
const described = {
  basis: z.enum(BASES),
  theme: named,
  levels: z.array(z.enum(LEVELS)),
  priority: z.enum(PRIORITIES).nullable(),
  owner: person.nullable(),
};
const party = z.object({ key: z.string(), kind: z.string(), name: localized, shortName: localized });

const item = z.object({
  id,
  ...identity,
  parent: z.string().nullable(),
  publication: z.string(),
  ...described,
  addressees: z.array(z.object({ key: z.string(), shortName: localized })),
  components: count,
  ...figures,
  asOn: day.nullable(),
  proposals: count,
  searches: count,
  disagreement: z.boolean(),
  schedule: z.enum(SCHEDULES),
  requests: count,
  movedAt: instant.nullable(),
});

const link = z.object({
  linkId: id,
  id,
  reference: z.string(),
  recommendation: z.string(),
  title: localized,
  stance,
  credibility,
  passage: z.string().nullable(),
  note: z.string().nullable(),
  inForce: z.boolean(),
  state: z.string(),
  type: z.string(),
  url: z.string().nullable(),
  trueOn: day,
  language: z.string(),
  via: z.string().nullable(),
  affiliation: z.enum(["OFFICIAL", "INDEPENDENT", "NEITHER"]).nullable(),
  answered: z.boolean(),
  sources: z.array(z.object({ id, name: z.string(), kind: sourceKind.nullable(), party: z.string().nullable() })),
});

const detail = z.object({
  id,
  version,
  ...identity,
  summary: localized,
  retiredReason: z.string().nullable(),
  parent: z.object({ reference: z.string(), title: localized }).nullable(),
  publication: z.object({ reference: z.string(), title: localized }),
  ...described,
  derived: z.boolean(),
  locator: z.unknown(),
  addressees: z.array(party),
  partners: z.array(party),
  ...figures,
  disagreements: z.array(z.enum(DISAGREEMENTS)),
  schedule: z.enum(SCHEDULES),
  requests: count.meta({ description: "Requests for evidence that are open, its components' too" }),
  counts: figures.counts.extend({ searches: count, components: count }),
  judgement: assessment.nullable().meta({ description: "The judgement in force; null while none is" }),
  byState: z.array(assessment).meta({ description: "Judgements in force for single states" }),
  proposals: z.array(assessment.extend({ violations: z.array(z.string()) })),
  gate: z.object({
    passes: z.boolean(),
    legs: z.array(
      z.object({
        leg: z.enum(GATE_LEGS),
        holds: z.boolean(),
        evidence: z.array(z.string()),
        components: z.array(z.string()),
      }),
    ),
  }),
  sourceMix: z.object({
    total: count,
    stateAffiliated: count,
    addresseeIssued: count,
    singleLanguage: z.object({ language: z.string().nullable(), count }),
    singleOrigin: z.object({ largest: count, groups: count }),
  }),
  components: z.array(z.object({ ...identity, ...figures })),
  evidence: z.array(link),
  asOf: day.nullable(),
  knownAt: instant.nullable(),
});

// Numbers come as numbers: what forms send as text is for forms.
const locator = locatorSchema
  .extend({
    paragraph: z.int().min(1).max(10_000).optional(),
    offset: z.int().min(0).optional(),
    length: z.int().min(1).max(20_000).optional(),
  })
  .nullish();

export const changed = z.object({ reference: z.string(), version });

export const listRecommendations = contract({
  method: "GET",
  path: "/recommendations",
  summary: "Recommendations by filters, top-level ones unless components are asked for",
  permission: "read",
  query: z.strictObject({
    q: z.string().trim().max(200).optional(),
    reference: several(z.string().min(1).max(40)).optional().meta({ description: "These alone" }),
    implementation: several(shown).optional(),
    proposed: flag.optional(),
    triangulation: several(z.enum(TRIANGULATIONS)).optional(),
    theme: several(z.string().min(1).max(80)).optional(),
    party: several(z.string().min(1).max(80)).optional(),
    level: several(z.enum(LEVELS)).optional(),
    basis: several(z.enum(BASES)).optional(),
    owner: z
      .union([z.literal("me"), z.uuid()], "unknownId")
      .optional()
      .meta({ description: "A member's id, or me" }),
    alarm: flag.optional(),
    contradicted: flag.optional(),
    disagreement: flag
      .optional()
      .meta({ description: "Whether addressees, sources and our judgement contradict each other" }),
    schedule: several(z.enum(SCHEDULES)).optional(),
    requests: z
      .literal("open")
      .transform(() => true)
      .optional()
      .meta({ description: "Those for which evidence is asked for" }),
    publication: z.string().min(1).max(40).optional(),
    components: flag.optional(),
    retired: flag.optional(),
    sort: z.enum(["reference", "moved", "silent", "status", "theme"]).optional(),
    dir: z.enum(["asc", "desc"]).optional(),
    total: flag.optional().meta({ description: "Count all that match, too" }),
    ...clocks,
    ...paging,
  }),
  answer: pageOf(item).extend({ total: count.optional() }),
});

export const createRecommendation = contract({
  method: "POST",
  path: "/recommendations",
  summary: "Add a recommendation, or with a parent a component",
  permission: "recommendation.edit",
  body: createRecommendationSchema.extend({ locator }),
  status: 201,
  answer: z.object({ id, reference: z.string(), version }),
});

export const getRecommendation = contract({
  method: "GET",
  path: "/recommendations/{reference}",
  summary: "One recommendation or component with its judgement, triangulation, counts, gate and evidence",
  permission: "read",
  query: z.strictObject(clocks),
  answer: detail,
});

export const reviseRecommendation = contract({
  method: "PATCH",
  path: "/recommendations/{reference}",
  summary: "Give a recommendation or component new content",
  permission: "recommendation.edit",
  body: reviseRecommendationSchema.omit({ version: true }).extend({ locator }),
  partial: true,
  conditional: true,
  answer: changed,
});

export const retireRecommendation = contract({
  method: "POST",
  path: "/recommendations/{reference}/retirement",
  summary: "Take a recommendation or component out of force",
  permission: "recommendation.retire",
  body: retirementBody,
  status: 201,
  answer: changed,
});

export const listThemes = contract({
  method: "GET",
  path: "/themes",
  summary: "The themes that recommendations belong to",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(named),
});
