import { formatDay, formatInstant } from "@/components/dates";
import { html, type Markup } from "@/components/ui/markup";
import { pick } from "@/lib/domain/localized";
import type { Published, PublishedChange } from "@/lib/domain/published";
import { statusMark, triangulationMark } from "./marks";
import { localized, type PublicContext, type PublicPage, publicHref, row } from "./page";
import { breadcrumbs } from "./structured";

type Words = Pick<PublicContext, "t" | "locale">;

/** What changed for the public, in two spans of time. */
export function changesPage(published: Published, context: PublicContext): PublicPage {
  const { t, locale, origin } = context;
  const title = pick(published.title, locale).text;
  const path = `/public/${published.reference}/changes`;
  const sections = published.changes.map(({ days, changed }, index) =>
    row(
      t("public.changesIn", { days }),
      html`<p class="mut">${t("public.changesCount", { count: changed.length })}</p>${changeList(changed, published, context, { brief: false })}`,
      { first: index === 0 },
    ),
  );
  return {
    title: t("public.changesTitle"),
    description: t("public.changesDescription", { title }),
    path,
    publication: published,
    here: "changes",
    main: html`<div class="head"><h1>${t("public.changesTitle")}</h1><p class="sub">${localized(published.title, locale)}. ${t("public.kick", { day: formatDay(published.today, locale) })}</p></div>${sections}`,
    structured: [
      breadcrumbs([
        { name: title, address: `${origin}/public/${published.reference}` },
        { name: t("public.changesTitle"), address: origin + path },
      ]),
    ],
  };
}

/** Recommendations with what changed in each. @param brief without the reasons of judgements */
export function changeList(
  changed: readonly PublishedChange[],
  published: Published,
  { t, locale }: Words,
  { brief }: { brief: boolean },
): Markup {
  return html`<ul class="hist">${changed.map((change) => {
    const { status, judgement, triangulation, added, removed } = change;
    const href = publicHref(published.reference, `/recommendations/${encodeURIComponent(change.reference)}`, locale);
    const why =
      judgement &&
      !brief &&
      html`<p class="read">${localized(judgement.rationale, locale)}</p><p class="src">${t("public.approvedOn", { day: formatInstant(judgement.approvedAt, locale) })}</p>`;
    return html`<li><p><span class="ref">${change.reference}</span> <a href="${href}">${localized(change.title, locale)}</a></p>${change.isNew && html`<p>${t("public.appeared")}</p>`}${status && html`<p>${statusMark(status.from, t)} <span class="mut">→</span> ${statusMark(status.to, t)}</p>`}${!status && judgement && html`<p>${t("public.confirmed")}</p>`}${why}${triangulation && html`<p>${t("public.vouch")}: ${triangulationMark(triangulation.from, false, t)} <span class="mut">→</span> ${triangulationMark(triangulation.to, false, t)}</p>`}${added.length > 0 && html`<p>${t("public.added")}: ${itemLinks(added, published, locale)}</p>`}${removed.length > 0 && html`<p>${t("public.removed")}: ${removed.join(", ")}</p>`}</li>`;
  })}</ul>`;
}

/** References of evidence as links to it; those that are not public any more stand as they are. */
export function itemLinks(
  references: readonly string[],
  published: Published,
  locale: PublicContext["locale"],
): Markup[] {
  const known = new Set(published.evidence.map((item) => item.reference));
  return references.map((reference, index) => {
    const comma = index > 0 ? ", " : "";
    if (!known.has(reference)) return html`${comma}${reference}`;
    return html`${comma}<a href="${publicHref(published.reference, `/evidence/${reference}`, locale)}">${reference}</a>`;
  });
}
