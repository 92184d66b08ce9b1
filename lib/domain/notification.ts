import { z } from "zod";
import type { AuditAction } from "./audit";
import type { Day } from "./dates";
import { type Localized, pick } from "./localized";

/** Why somebody is told: what happened, or what a day brings. */
export const NOTICE_KINDS = [
  "WATCHED",
  "OWNED",
  "ASSIGNED",
  "MENTIONED",
  "PROPOSED",
  "DECIDED",
  "REQUESTED",
  "REVIEWING",
  "MILESTONE_DUE",
  "MILESTONE_OVERDUE",
  "REQUEST_DUE",
  "REQUEST_OVERDUE",
  "REVIEW_DUE",
  "REVIEW_OVERDUE",
  "SILENT",
  "REVIEW_BY",
  "LINK_DEAD",
  "WEBHOOK_DISABLED",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A day ahead is told of from so many days before it. */
export const DUE_SOON_DAYS = 14;

/** A recommendation is silent when nothing has spoken for or against it for so many days. */
export const SILENT_DAYS = 365;

/** What watchers and owners are told; files, origins and edits of wording would be noise. */
const NEWS: ReadonlySet<AuditAction> = new Set<AuditAction>([
  "recommendation.created",
  "recommendation.revised",
  "recommendation.retired",
  "recommendation.owner-assigned",
  "evidence.logged",
  "evidence.revised",
  "evidence.withdrawn",
  "evidence.linked",
  "evidence.graded",
  "contradiction.answered",
  "contradiction.answer-accepted",
  "search.logged",
  "assessment.submitted",
  "assessment.withdrawn",
  "assessment.decided",
  "reply.attached",
  "response.recorded",
  "milestone.created",
  "milestone.revised",
  "milestone.retired",
  "request.opened",
  "request.filled",
  "request.dropped",
  "review.opened",
  "review.closed",
  "note.written",
]);

/** Whether an entry is told to those who watch or own what it is about. */
export function isNews(action: string): boolean {
  return NEWS.has(action as AuditAction);
}

/** What a line of the inbox needs beside its kind; only what the record shows to every member anyway. */
export interface NoticeParams {
  /** The audit entry's action and actor. */
  action?: string;
  actorId?: string;
  /** The day that is near or past. */
  on?: Day;
  /** What is due, by its name; or in the words of whoever wrote it, in whatever language. */
  what?: Localized;
  text?: string;
  /** Of a dead link: whether a copy of ours is kept (taken on `on`), or somebody named an archived address. */
  copy?: "kept" | "archived" | "none";
  /** How many further recommendations the same entry is about. */
  more?: number;
}

/** A line for somebody's inbox. `key` names what it is about: nobody is told the same twice. */
export interface NewNotice {
  userId: string;
  key: string;
  kind: NoticeKind;
  recommendationId: string | null;
  link: string;
  params: NoticeParams;
}

/** One entry with those whom it concerns by name, and those who watch or own what it is about. */
export interface News {
  sequence: bigint;
  action: string;
  actorId: string;
  link: string;
  personal: readonly { userId: string; kind: NoticeKind; key: string }[];
  audience: readonly { userId: string; recommendationId: string; own: boolean }[];
  /** The first recommendation that it is about. */
  recommendationId: string | null;
}

/**
 * Who is told of an entry, each once: whom it concerns by name is told that, owners come before watchers, and nobody is
 * told of what they did themselves.
 */
export function noticesOf(news: News): NewNotice[] {
  const told = new Map<string, NewNotice>();
  const base = { action: news.action, actorId: news.actorId };
  for (const { userId, kind, key } of news.personal) {
    if (userId === news.actorId || told.has(userId)) continue;
    const { recommendationId, link } = news;
    told.set(userId, { userId, key, kind, recommendationId, link, params: base });
  }
  if (!isNews(news.action)) return [...told.values()];
  for (const { userId, recommendationId, own } of news.audience) {
    if (userId === news.actorId) continue;
    const before = told.get(userId);
    if (!before) {
      const kind = own ? "OWNED" : "WATCHED";
      const key = `entry:${news.sequence}`;
      told.set(userId, { userId, key, kind, recommendationId, link: news.link, params: base });
    } else if (before.kind === "WATCHED" || before.kind === "OWNED") {
      before.params = { ...before.params, more: (before.params.more ?? 0) + 1 };
      if (own && before.kind === "WATCHED") Object.assign(before, { kind: "OWNED", recommendationId });
    }
  }
  return [...told.values()];
}

/**
 * Whom a note names: "@" and a person's name as Heed shows it, in any case, not in the middle of a word. Of two names
 * that begin alike the longer counts.
 */
export function mentionsIn(body: string, people: readonly { id: string; name: string }[]): string[] {
  const text = body.toLocaleLowerCase();
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (isLetter(text.charAt(at - 1))) continue;
    const rest = text.slice(at + 1);
    const named = byLength.filter(
      ({ name }) => rest.startsWith(name.toLocaleLowerCase()) && !isLetter(rest.charAt(name.length)),
    );
    const length = named[0]?.name.length;
    for (const person of named) if (person.name.length === length) found.add(person.id);
  }
  return [...found];
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

/** A line as its reader gets it. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  link: string;
  params: NoticeParams;
  createdAt: Date;
  readAt: Date | null;
  actor: string | null;
  recommendation: { reference: string; title: Localized } | null;
}

/** What marking lines as read takes: some by id, or all. */
export const markReadSchema = z.strictObject({ ids: z.array(z.uuid("unknownId")).min(1).max(200).optional() });

/** What putting a line into words takes: the reader's messages, language and way of writing days. */
export interface Words {
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: string;
  day: (day: Day) => string;
}

/** A line in its reader's language: what happened or is due; the recommendation's name stands beside it. */
export function sayNotice({ kind, params, actor }: Notice, { t, locale, day }: Words): string {
  const { action, on, what, text, copy } = params;
  return t(`inbox.line.${kind}`, {
    who: actor ?? t("inbox.somebody"),
    did: action ? t(`audit.action.${action}`) : "",
    on: on ? day(on) : "",
    what: what ? pick(what, locale).text : (text ?? ""),
    copy: copy ?? "none",
  });
}
