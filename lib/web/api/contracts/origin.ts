import { z } from "zod";
import { joinOriginSchema, ORIGIN_REASONS } from "@/lib/domain/origin";
import { contract } from "../contract";
import { id, localized } from "../schemas";

const item = z.object({ id, reference: z.string(), title: localized });
const member = z.object({ id, reference: z.string(), groupId: id });

export const getOrigin = contract({
  method: "GET",
  path: "/evidence/{id}/origin",
  summary: "The items of one origin with this one, and those that may be (for those who may join them)",
  permission: "read",
  answer: z.object({
    groupId: id,
    fellows: z.array(item),
    suggestions: z.array(
      item.extend({
        reasons: z.array(z.enum(ORIGIN_REASONS)),
        similarity: z
          .number()
          .min(0)
          .max(1)
          .meta({ description: "The part of their runs of words that the texts share" }),
      }),
    ),
  }),
});

export const joinOrigin = contract({
  method: "POST",
  path: "/evidence/{id}/origin",
  summary: "Declare two items to be of one origin: together they count once",
  permission: "origin.edit",
  body: joinOriginSchema,
  status: 201,
  answer: member,
});

export const leaveOrigin = contract({
  method: "DELETE",
  path: "/evidence/{id}/origin",
  summary: "Take an item out of its origin group: it counts for itself again",
  permission: "origin.edit",
  status: 204,
});
