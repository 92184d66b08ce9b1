import { z } from "zod";
import { IMPLEMENTATIONS, SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { changeViewSchema, saveViewSchema } from "@/lib/domain/view";
import { contract } from "../contract";
import { count, id, instant, localized, pageOf, paging, person, shortNamed, version } from "../schemas";
import { listRecommendations } from "./recommendation";

const view = z.object({
  id,
  version,
  name: z.string(),
  path: z.string(),
  query: z.string(),
  shared: z.boolean(),
  owner: person,
  createdAt: instant,
});
const standing = {
  implementation: z.enum(SHOWN_IMPLEMENTATIONS),
  proposed: z.enum(IMPLEMENTATIONS).nullable(),
  proposals: count,
  counts: z.object({ supports: count, contradicts: count, context: count }),
  requests: count.meta({ description: "Requests for evidence that are open" }),
};
const kept = z.object({ id, version });

export const getMatrix = contract({
  method: "GET",
  path: "/matrix",
  summary: "Recommendations by member state: how each stands overall and in every state; nothing rolls up",
  permission: "read",
  query: listRecommendations.query.omit({ total: true }),
  answer: pageOf(
    z.object({
      reference: z.string(),
      title: localized,
      overall: z.object(standing),
      states: z.array(
        z.object({
          state: z.string().meta({ description: "Key of the party" }),
          ...standing,
          evidence: z.array(z.string()),
          gap: z.boolean().meta({ description: "Neither judged, proposed nor spoken of by evidence" }),
        }),
      ),
      spread: z.object({
        total: count,
        judged: count,
        counts: z.array(z.object({ implementation: z.enum(SHOWN_IMPLEMENTATIONS), count })),
      }),
    }),
  ).extend({ states: z.array(shortNamed), total: count }),
});

export const listViews = contract({
  method: "GET",
  path: "/views",
  summary: "Saved views of the list: one's own, then those that others share",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(view),
});

export const saveView = contract({
  method: "POST",
  path: "/views",
  summary: "Keep a view of the list under a name",
  permission: "view.save",
  body: saveViewSchema,
  status: 201,
  answer: kept,
});

export const changeView = contract({
  method: "PATCH",
  path: "/views/{id}",
  summary: "Rename a view of one's own, let it show something else, share it or stop sharing it",
  permission: "view.save",
  body: changeViewSchema.omit({ version: true }),
  partial: true,
  conditional: true,
  answer: kept,
});

export const deleteView = contract({
  method: "DELETE",
  path: "/views/{id}",
  summary: "Delete a view of one's own",
  permission: "view.save",
  status: 204,
});
