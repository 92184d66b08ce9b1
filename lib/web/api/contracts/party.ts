import { z } from "zod";
import { createPartySchema, PARTY_KINDS, revisePartySchema } from "@/lib/domain/recommendation";
import { contract } from "../contract";
import { count, flag, id, instant, localized, pageOf, paging, retirementBody, sourceKind, version } from "../schemas";

const item = z.object({
  id,
  key: z.string(),
  version,
  kind: z.enum(PARTY_KINDS),
  name: localized,
  shortName: localized,
  country: z.string().nullable(),
  memberState: z.boolean(),
  collective: z.boolean(),
  retired: z.boolean(),
  addressed: count,
  partnered: count,
  sources: count,
});
const changed = z.object({ key: z.string(), version });

export const listParties = contract({
  method: "GET",
  path: "/parties",
  summary: "Bodies, states and organisations",
  permission: "read",
  query: z.strictObject({ retired: flag.optional(), memberStates: flag.optional(), ...paging }),
  answer: pageOf(item),
});

export const createParty = contract({
  method: "POST",
  path: "/parties",
  summary: "Add a body, state or organisation",
  permission: "party.edit",
  body: createPartySchema,
  status: 201,
  answer: z.object({ id, key: z.string(), version }),
});

export const getParty = contract({
  method: "GET",
  path: "/parties/{key}",
  summary: "One party with the recommendations and sources that name it",
  permission: "read",
  answer: item.extend({
    recommendations: z.array(
      z.object({
        reference: z.string(),
        title: localized,
        role: z.enum(["ADDRESSEE", "PARTNER"]),
        implementation: z.string(),
      }),
    ),
    sourceList: z.array(
      z.object({ id, name: z.string(), kind: sourceKind, relation: z.enum(["IS", "SPEAKS_FOR"]).nullable() }),
    ),
    revisions: z.array(
      z.object({ version, name: localized, retired: z.boolean(), reason: z.string().nullable(), at: instant }),
    ),
  }),
});

export const reviseParty = contract({
  method: "PATCH",
  path: "/parties/{key}",
  summary: "Change what describes a party",
  permission: "party.edit",
  body: revisePartySchema.omit({ version: true }),
  partial: true,
  conditional: true,
  answer: changed,
});

export const retireParty = contract({
  method: "POST",
  path: "/parties/{key}/retirement",
  summary: "Take a party out of the lists to choose from",
  permission: "party.edit",
  body: retirementBody,
  status: 201,
  answer: changed,
});
