import type { Notice } from "@/lib/domain/notification";
import type { Watched } from "@/lib/use-cases/watch/queries";
import type { AnswerOf } from "../contract";
import type { listInbox, listWatches } from "../contracts/watch";

/** Something that one watches. */
export function presentWatched({ kind, key, name, since }: Watched): AnswerOf<typeof listWatches>["items"][number] {
  return { kind, key, name, since: since.toISOString() };
}

/** A line of an inbox. */
export function presentNotice(notice: Notice): AnswerOf<typeof listInbox>["items"][number] {
  const { id, kind, link, params, actor, recommendation, createdAt, readAt } = notice;
  return {
    id,
    kind,
    action: params.action ?? null,
    by: actor,
    on: params.on ?? null,
    copy: params.copy ?? null,
    what: params.what ?? params.text ?? null,
    recommendation: recommendation?.reference ?? null,
    link,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
