import { z } from "zod";
import { changeDigestSchema, DIGEST_FREQUENCIES } from "@/lib/domain/digest";
import { markReadSchema, NOTICE_KINDS } from "@/lib/domain/notification";
import { WATCH_KINDS, watchSchema } from "@/lib/domain/watch";
import { contract } from "../contract";
import { count, day, flag, id, instant, localized, pageOf, pagingById } from "../schemas";

const digest = z.object({ digest: z.enum(DIGEST_FREQUENCIES) });

export const listWatches = contract({
  method: "GET",
  path: "/watches",
  summary: "What one watches: recommendations, themes and parties",
  permission: "read",
  answer: pageOf(z.object({ kind: z.enum(WATCH_KINDS), key: z.string(), name: localized, since: instant })),
});

export const startWatching = contract({
  method: "POST",
  path: "/watches",
  summary: "Watch recommendations (by reference), themes or parties (by key), several at once",
  permission: "watch",
  body: watchSchema,
  status: 201,
  answer: z.object({ started: z.array(z.string()).meta({ description: "What was not watched before" }) }),
});

export const stopWatching = contract({
  method: "POST",
  path: "/watches/removal",
  summary: "Stop watching, several at once",
  permission: "watch",
  body: watchSchema,
  answer: z.object({ stopped: z.array(z.string()) }),
});

export const listInbox = contract({
  method: "GET",
  path: "/inbox",
  summary: "One's own inbox, newest first",
  permission: "read",
  query: z.strictObject({ unread: flag.optional(), ...pagingById }),
  answer: pageOf(
    z.object({
      id,
      kind: z.enum(NOTICE_KINDS),
      action: z.string().nullable().meta({ description: "What happened, as the audit chain names it" }),
      by: z.string().nullable(),
      on: day.nullable().meta({ description: "The day that is near or past; of a dead link, the day of the copy" }),
      copy: z
        .enum(["kept", "archived", "none"])
        .nullable()
        .meta({ description: "Of a dead link: a copy is kept, only an archived address is named, or neither" }),
      what: z.union([z.string(), localized]).nullable(),
      recommendation: z.string().nullable(),
      link: z.string().meta({ description: "The page, below the installation's address" }),
      createdAt: instant,
      readAt: instant.nullable(),
    }),
  ),
});

export const markRead = contract({
  method: "POST",
  path: "/inbox/read",
  summary: "Mark lines of one's inbox as read: some by id, or all",
  permission: "watch",
  body: markReadSchema,
  answer: z.object({ read: count }),
});

export const getDigest = contract({
  method: "GET",
  path: "/me/digest",
  summary: "How often one gets a mail of what is new",
  permission: "read",
  answer: digest,
});

export const changeDigest = contract({
  method: "POST",
  path: "/me/digest",
  summary: "Choose how often one gets a mail of what is new",
  permission: "profile.change",
  body: changeDigestSchema,
  answer: digest,
});
