import { createHash } from "node:crypto";
import { NotFound } from "@/lib/domain/errors";
import { FEED_KINDS, type FeedKind } from "@/lib/domain/feed";
import { writeAtom } from "@/lib/platform/feed/atom";
import { writeCalendar } from "@/lib/platform/feed/calendar";
import { writeJsonFeed } from "@/lib/platform/feed/json-feed";
import { getFeedOwner } from "@/lib/use-cases/feed/queries";
import { currentDay } from "../today";
import { decisionsFeed, dueDays } from "./feed-content";

const MEDIA: Record<FeedKind, string> = {
  "decisions.atom": "application/atom+xml; charset=utf-8",
  "decisions.json": "application/feed+json; charset=utf-8",
  "calendar.ics": "text/calendar; charset=utf-8",
};

/**
 * A feed or calendar at its private address. Nobody but the reader's own program keeps it; what it has already is not sent
 * again.
 * @param origin scheme and host under which it was asked for
 * @throws NotFound for another kind, and for an address that is not (or no longer) open
 */
export async function feedResponse(request: Request, kind: string, token: string, origin: string): Promise<Response> {
  const known = FEED_KINDS.find((each) => each === kind);
  if (!known) throw new NotFound("feedNotFound");
  const actor = await getFeedOwner(token);
  const body = await bodyOf(known, actor, origin, new URL(`/feeds/${known}/${token}`, origin).href);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers({
    "content-type": MEDIA[known],
    etag,
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  });
  const has = request.headers
    .get("if-none-match")
    ?.split(",")
    .some((each) => each.trim().replace(/^W\//, "") === etag);
  return has ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}

type Owner = Awaited<ReturnType<typeof getFeedOwner>>;

async function bodyOf(kind: FeedKind, actor: Owner, origin: string, self: string): Promise<string> {
  if (kind === "calendar.ics") {
    const { name, days } = await dueDays(actor, origin);
    // Stamped by the day, so that an unchanged calendar stays the same to the letter until the next one.
    return writeCalendar(name, days, new Date(`${currentDay()}T00:00:00Z`));
  }
  const feed = await decisionsFeed(actor, origin);
  return kind === "decisions.atom" ? writeAtom(feed, self) : writeJsonFeed(feed, self);
}
