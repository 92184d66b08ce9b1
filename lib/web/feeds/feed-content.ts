import type { Actor, Member } from "@/lib/domain/actor";
import type { DueDay, Feed } from "@/lib/domain/feed";
import { isLocale, type Locale, pick } from "@/lib/domain/localized";
import { listDecisions } from "@/lib/use-cases/decision/queries";
import { listMilestonesOf } from "@/lib/use-cases/milestone/queries";
import { listOpenRequests } from "@/lib/use-cases/request/queries";
import { listReviews } from "@/lib/use-cases/review/queries";
import { type Translate, translatorOf } from "../translator";

/** So many of the newest decisions stand in a feed. */
const NEWEST = 50;

/** Decisions as a feed, in its reader's language. @param origin scheme and host, with a slash at the end */
export async function decisionsFeed(actor: Actor & Member, origin: string): Promise<Feed> {
  const { locale, t } = wordsFor(actor);
  const decisions = await listDecisions(actor, { limit: NEWEST });
  return {
    title: t("feeds.decisions"),
    language: locale,
    home: new URL("/reviews", origin).href,
    id: new URL("/feeds/decisions", origin).href,
    entries: decisions.map((item) => {
      const state = item.party ? ` (${pick(item.party.shortName, locale).text})` : "";
      const status = t(`implementation.${item.implementation}`);
      return {
        id: item.id,
        title: `${item.recommendation.reference}${state}: ${status} — ${t(`verdictDone.${item.verdict}`)}`,
        text: [
          pick(item.recommendation.title, locale).text,
          t("feeds.asOn", { day: item.asOn, confidence: t(`confidence.${item.confidence}`) }),
          pick(item.rationale, locale).text,
          item.note ?? "",
        ]
          .filter(Boolean)
          .join("\n\n"),
        url: new URL(`/assessments/${item.assessmentId}`, origin).href,
        author: item.decider.name,
        at: item.decidedAt,
        tags: [item.recommendation.reference, item.implementation, item.verdict],
      };
    }),
  };
}

/** What falls due: milestones that are not reached, open requests for evidence, open reviews. */
export async function dueDays(actor: Actor & Member, origin: string): Promise<{ name: string; days: DueDay[] }> {
  const { locale, t } = wordsFor(actor);
  const [milestones, requests, reviews] = await Promise.all([
    listMilestonesOf(actor, null),
    listOpenRequests(actor, { limit: 1000 }),
    listReviews(actor),
  ]);
  const at = (path: string) => new URL(path, origin).href;
  const day = (kind: string, id: string, on: string, title: string, text: string, url: string): DueDay => ({
    uid: `${kind}-${id}@heed`,
    on,
    title: t(`feeds.due.${kind}`, { title }),
    text,
    url,
  });
  return {
    name: t("feeds.calendar"),
    days: [
      ...milestones.flatMap((item) => {
        if (!item.dueOn || item.reachedOn) return [];
        const title = `${item.reference}: ${pick(item.title, locale).text}`;
        return [
          day("milestone", item.id, item.dueOn, title, item.indicator ?? "", at(`/recommendations/${item.reference}`)),
        ];
      }),
      ...requests.items.flatMap((item) => {
        if (!item.dueOn) return [];
        const title = `${item.reference}: ${item.wanted.slice(0, 120)}`;
        return [day("request", item.id, item.dueOn, title, item.wanted, at(`/recommendations/${item.reference}`))];
      }),
      ...reviews.flatMap((item) => {
        if (!item.dueOn || item.closing) return [];
        return [
          day("review", String(item.number), item.dueOn, item.title, item.question, at(`/reviews/${item.number}`)),
        ];
      }),
    ].sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

function wordsFor(actor: Member): { locale: Locale; t: Translate } {
  const locale = isLocale(actor.locale) ? actor.locale : "en";
  return { locale, t: translatorOf(locale) };
}
