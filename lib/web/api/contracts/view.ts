import { z } from "zod";
import { changeViewSchema, saveViewSchema } from "@/lib/domain/view";
import { contract } from "../contract";
import { id, instant, pageOf, paging, person, version } from "../schemas";

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
const kept = z.object({ id, version });

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
