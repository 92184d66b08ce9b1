import type { Translate } from "@/components/translate";
import { findCommands, fits, type Hit } from "@/components/views/commands";
import type { Actor } from "@/lib/domain/actor";
import { type Localized, pick } from "@/lib/domain/localized";
import { listEvidence } from "@/lib/use-cases/evidence/evidence-list";
import { listParties } from "@/lib/use-cases/party/queries";
import { listPage } from "@/lib/use-cases/recommendation/list-page";
import { listReviews } from "@/lib/use-cases/review/queries";
import { listSources } from "@/lib/use-cases/source/queries";
import { listViews } from "@/lib/use-cases/view/queries";

/** What was found, by kind; kinds without anything are left out. */
export interface HitGroup {
  kind: "recommendations" | "commands" | "evidence" | "views" | "reviews" | "parties" | "sources";
  hits: Hit[];
}

const EACH = 6;

/**
 * Everything that a few words can mean to an actor, in one answer: recommendations, evidence, parties, sources, reviews,
 * saved views and commands. Only what the actor may see. Without words: the commands and the views.
 */
export async function findAnything(actor: Actor, q: string, t: Translate, locale: string): Promise<HitGroup[]> {
  const text = q.trim().slice(0, 200);
  const named = text
    .split(/\s+/)
    .filter((word) => /^[a-z]+-\d+[a-z]?$/i.test(word))
    .slice(0, 2);
  const asked = text !== "";
  const [recommendations, byName, evidence, parties, sources, reviews, views] = await Promise.all([
    asked ? listPage(actor, { q: text, components: true, limit: EACH }) : { items: [] },
    Promise.all(named.map((q) => listPage(actor, { q, components: true, limit: EACH }))),
    asked ? listEvidence(actor, { q: text, limit: EACH }) : { items: [] },
    asked ? listParties(actor) : [],
    asked ? listSources(actor, { q: text }) : [],
    asked ? listReviews(actor) : [],
    listViews(actor),
  ]);
  const exact = (item: { reference: string }) =>
    named.some((each) => each.toLowerCase() === item.reference.toLowerCase());
  const found = [...byName.flatMap((page) => page.items), ...recommendations.items]
    .filter((item, index, all) => all.findIndex((each) => each.id === item.id) === index)
    .sort((a, b) => Number(exact(b)) - Number(exact(a)))
    .slice(0, EACH);
  const titled = (title: Localized) => {
    const { text: label, lang } = pick(title, locale);
    return lang === locale ? { label } : { label, lang };
  };
  const references = found.slice(0, 3).map((item) => item.reference);
  const groups: HitGroup[] = [
    {
      kind: "recommendations",
      hits: found.map((item) => ({
        ...titled(item.title),
        detail: item.reference,
        href: `/recommendations/${encodeURIComponent(item.reference)}`,
      })),
    },
    { kind: "commands", hits: findCommands(actor, text, references, t).slice(0, asked ? EACH : 40) },
    {
      kind: "evidence",
      hits: evidence.items.map((item) => ({
        ...titled(item.title),
        detail: item.reference,
        href: `/evidence/${item.reference}`,
      })),
    },
    {
      kind: "views",
      hits: views
        .filter((view) => fits(view.name, text))
        .slice(0, EACH)
        .map((view) => ({
          label: view.name,
          ...(view.own ? {} : { detail: view.owner.name }),
          href: view.query ? `${view.path}?${view.query}` : view.path,
        })),
    },
    {
      kind: "reviews",
      hits: reviews
        .filter((review) => fits(`${review.number} ${review.title}`, text))
        .slice(0, EACH)
        .map((review) => ({ label: review.title, detail: String(review.number), href: `/reviews/${review.number}` })),
    },
    {
      kind: "parties",
      hits: parties
        .filter((party) =>
          [...Object.values(party.name), ...Object.values(party.shortName)].some((name) => fits(name, text)),
        )
        .slice(0, EACH)
        .map((party) => ({ ...titled(party.name), href: `/parties/${party.key}` })),
    },
    {
      kind: "sources",
      hits: sources.slice(0, EACH).map((source) => ({
        label: source.name,
        detail: t(`sourceKind.${source.kind}`),
        href: `/sources/${source.id}`,
      })),
    },
  ];
  // Several words are mostly a command ("propose csto-10"), one is mostly a thing.
  const ordered = /\s/.test(text) && references.length > 0 ? [...groups].sort(commandsFirst) : groups;
  return ordered.filter((group) => group.hits.length > 0);
}

function commandsFirst(a: HitGroup, b: HitGroup): number {
  return Number(b.kind === "commands") - Number(a.kind === "commands");
}
