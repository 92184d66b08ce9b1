import { formatDay, formatInstant } from "@/components/dates";
import { renderMarkdown } from "@/components/note/markdown";
import { html, Markup } from "@/components/ui/markup";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Published, PublishedJudgement, PublishedLink, PublishedRecommendation } from "@/lib/domain/published";
import type { Stance } from "@/lib/domain/record";
import { CARD_HEIGHT, CARD_WIDTH } from "./card";
import { itemLinks } from "./changes";
import { confidenceMark, evidenceMarks, shape, statusMark, statusWord, triangulationMark } from "./marks";
import { inLanguage, localized, type PublicContext, type PublicPage, publicHref, row } from "./page";
import { breadcrumbs, recommendationData } from "./structured";

/** One recommendation or component, as an account that can be checked: what is asked, what is judged, and on what evidence. */
export function recommendationPage(
  published: Published,
  recommendation: PublishedRecommendation,
  context: PublicContext,
): PublicPage {
  const { t, locale, origin } = context;
  const { reference, standing } = recommendation;
  const path = `/public/${published.reference}/recommendations/${encodeURIComponent(reference)}`;
  const name = pick(recommendation.title, locale).text;
  const word = statusWord(standing.status, t);
  const above = publicHref(published.reference, "/recommendations", locale);
  const parent = published.recommendations.find((each) => each.reference === recommendation.parent);
  const partOf = parent && html` / ${linkTo(published, parent.reference, html`${parent.reference}`, context)}`;
  const head = html`<p class="crumb"><a href="${above}">${t("public.listTitle")}</a>${partOf ?? null} / ${reference}</p><div class="head"><p class="ref">${reference}</p><h1>${localized(recommendation.title, locale)}</h1>${recommendation.retired && html`<p class="attn">${t("public.retired")}</p>`}</div>`;
  const components = published.recommendations.filter((each) => each.parent === reference && !each.retired);
  return {
    title: name,
    description: `${reference}: ${word}. ${pick(recommendation.summary, locale).text}`.slice(0, 300),
    path,
    publication: published,
    here: "recommendations",
    main: html`${head}${strip(recommendation, context)}${what(recommendation, context)}${who(recommendation, context)}${judged(published, recommendation, context)}${evidence(published, recommendation, context)}${
      components.length > 0 ? parts(published, components, context) : null
    }${notes(recommendation, context)}${history(published, recommendation, context)}${card(recommendation, path, word, context)}`,
    structured: [
      recommendationData(published, recommendation, origin + path, locale, word),
      breadcrumbs([
        { name: pick(published.title, locale).text, address: `${origin}/public/${published.reference}` },
        { name: t("public.listTitle"), address: `${origin}/public/${published.reference}/recommendations` },
        { name: reference, address: origin + path },
      ]),
    ],
  };
}

function linkTo(published: Published, reference: string, inside: Markup, { locale }: PublicContext): Markup {
  return html`<a href="${publicHref(published.reference, `/recommendations/${encodeURIComponent(reference)}`, locale)}">${inside}</a>`;
}

function strip({ standing, judgement }: PublishedRecommendation, { t, locale }: PublicContext): Markup {
  const aged = judgement && standing.confidence !== null && standing.confidence !== judgement.confidence;
  return html`<dl class="strip"><div><dt>${t("public.judgement")}</dt><dd>${statusMark(standing.status, t)}${judgement && html`<small>${t("public.trueOn", { day: formatDay(judgement.asOn, locale) })}</small>`}</dd></div><div><dt>${t("public.confidence")}</dt><dd>${standing.confidence === null ? "–" : confidenceMark(standing.confidence, t)}${aged && html`<small>${t("public.confidenceNote", { judged: t(`confidence.${judgement.confidence}`) })}</small>`}</dd></div><div><dt>${t("public.vouches")}</dt><dd>${triangulationMark(standing.triangulation, standing.contradicted, t)}</dd></div><div><dt>${t("public.evidenceColumn")}</dt><dd>${evidenceMarks(standing, t)}</dd></div></dl>`;
}

function what(recommendation: PublishedRecommendation, { t, locale }: PublicContext): Markup {
  const { section } = recommendation;
  const summary = paragraphs(recommendation.summary, locale);
  const levels = recommendation.levels.map((level) => t(`level.${level}`)).join(", ");
  return row(
    t("public.what"),
    html`<div class="read">${summary}</div>${section && html`<p class="src">${t("public.whereSaid")}: ${localized(section, locale)}</p>`}`,
    {
      note: html`<p><b>${t("public.theme")}</b> ${localized(recommendation.theme.name, locale)}</p><p><b>${t("public.level")}</b> ${levels}</p><p>${t(`basis.${recommendation.basis}`)}</p>`,
    },
  );
}

function paragraphs(text: Localized, locale: PublicContext["locale"]): Markup[] {
  const { text: whole, lang } = pick(text, locale);
  const mark = lang === locale ? null : html` lang="${lang}"`;
  return whole
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((part) => html`<p${mark}>${part}</p>`);
}

function who({ addressees, partners }: PublishedRecommendation, { t, locale }: PublicContext): Markup {
  const names = (parties: PublishedRecommendation["addressees"]) =>
    parties.map((party) => pick(party.name, locale).text).join(", ");
  return row(
    t("public.who"),
    html`<p>${addressees.length > 0 ? names(addressees) : t("public.noAddressee")}</p>${partners.length > 0 && html`<p class="src">${t("public.partners")}: ${names(partners)}</p>`}`,
  );
}

function judged(published: Published, recommendation: PublishedRecommendation, context: PublicContext): Markup {
  const { t, locale } = context;
  const { standing, judgement, byParty } = recommendation;
  const apart =
    byParty.length > 0 &&
    html`<h3>${t("public.byParty")}</h3><ul class="hist">${byParty.map(
      ({ party, status, judgement: own }) =>
        html`<li><p>${localized(party.name, locale)}: ${statusMark(status, t)}</p>${own && html`<p class="src">${localized(own.rationale, locale)}</p>`}</li>`,
    )}</ul>`;
  if (!judgement) {
    const why = standing.status === "NOT_PUBLISHED" ? t("public.notPublishedWhy") : t("public.none");
    return row(t("public.judgement"), html`<p>${statusMark(standing.status, t)}</p><p class="mut">${why}</p>${apart}`);
  }
  const reasons = judgement.reasons.map((reason) => t(`confidenceReason.${reason}`)).join(", ");
  const note = html`${judgement.outcome && html`<p><b>${t("public.outcome")}</b> ${t(`assessment.outcomes.${judgement.outcome}`)}</p>`}${reasons !== "" && html`<p><b>${t("public.whyConfidence")}</b> ${reasons}</p>`}${entry(judgement, context)}`;
  return row(
    t("public.judgement"),
    html`<p>${statusMark(judgement.implementation, t)} <span class="mut">${said(judgement, context)}</span></p><div class="read">${paragraphs(judgement.rationale, locale)}</div>${grounds(published, judgement, context)}${apart}`,
    { note },
  );
}

function said(judgement: PublishedJudgement, { t, locale }: PublicContext): string {
  const on = t("public.trueOn", { day: formatDay(judgement.asOn, locale) });
  return `${on}, ${t("public.approvedOn", { day: formatInstant(judgement.approvedAt, locale) })}`;
}

function grounds(published: Published, judgement: PublishedJudgement, { t, locale }: PublicContext): Markup {
  return html`${judgement.cites.length > 0 && html`<p class="src">${t("public.cites")} ${itemLinks(judgement.cites, published, locale)}</p>`}${judgement.searches > 0 && html`<p class="src">${t("public.restsOn", { count: judgement.searches })}</p>`}`;
}

function entry(judgement: PublishedJudgement, { t }: PublicContext): Markup | null {
  if (!judgement.entry) return null;
  return html`<p>${t("public.entry", { sequence: judgement.entry.sequence })}<br><span class="mono">${judgement.entry.hash}</span></p>`;
}

function evidence(published: Published, recommendation: PublishedRecommendation, context: PublicContext): Markup {
  const { t } = context;
  const { links } = recommendation;
  const side = (stance: Stance, heading: string, className: string, none: string | null) => {
    const own = links.filter((link) => link.stance === stance);
    if (own.length === 0 && none === null) return null;
    return html`<div class="side ${className}"><h3><span>${heading}</span><span class="num">${own.length}</span></h3>${own.length > 0 ? html`<ul class="evl">${own.flatMap((link) => item(published, link, context) ?? [])}</ul>` : html`<p class="src">${none ?? ""}</p>`}</div>`;
  };
  return row(
    t("public.evidence"),
    html`<div class="two">${side("SUPPORTS", t("public.for"), "", t("public.noneFor"))}${side("CONTRADICTS", t("public.against"), "ag", t("public.noneAgainst"))}${side("CONTEXT", t("public.context"), "ct", null)}</div>`,
    { id: "evidence", note: html`<p>${t("public.evidenceNote")}</p>` },
  );
}

function item(published: Published, link: PublishedLink, { t, locale }: PublicContext): Markup | null {
  const found = published.evidence.find((each) => each.reference === link.evidence);
  if (!found) return null;
  const about = [
    link.evidence,
    found.sources[0]?.name,
    t(`public.affiliation.${link.affiliation}`),
    link.on && t("public.bearsOn", { reference: link.on }),
  ].filter(Boolean);
  const label =
    link.credibility === null ? t("public.ungraded") : t("public.credibilityOf", { value: link.credibility });
  return html`<li>${shape(link.affiliation)}<div><a href="${publicHref(published.reference, `/evidence/${link.evidence}`, locale)}">${localized(found.title, locale)}</a><small>${about.join(" · ")}</small></div><span class="gr${link.credibility === null && " un"}"><span class="vh">${label}</span><span aria-hidden="true">${link.credibility ?? "–"}</span></span></li>`;
}

function parts(published: Published, components: readonly PublishedRecommendation[], context: PublicContext): Markup {
  const { t, locale } = context;
  const rows = components.map(
    (each) =>
      html`<tr><td class="ref">${each.reference}</td><td>${linkTo(published, each.reference, localized(each.title, locale), context)}</td><td>${statusMark(each.standing.status, t)}</td><td>${evidenceMarks(each.standing, t)}</td></tr>`,
  );
  const head = ["ref", "titleColumn", "statusColumn", "evidenceColumn"].map(
    (key) => html`<th scope="col">${t(`public.${key}`)}</th>`,
  );
  return row(
    t("public.components"),
    html`<table class="list"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`,
    { note: html`<p>${t("public.componentsNote")}</p>` },
  );
}

function notes(recommendation: PublishedRecommendation, { t, locale }: PublicContext): Markup | null {
  if (recommendation.notes.length === 0) return null;
  return row(
    t("public.notes"),
    html`<ul class="hist">${recommendation.notes.map(
      (note) =>
        html`<li><div class="read">${new Markup(renderMarkdown(note.body))}</div><p class="src">${t("public.noteBy", { day: formatInstant(note.at, locale) })}${note.edited && `, ${t("public.edited")}`}</p></li>`,
    )}</ul>`,
  );
}

function history(published: Published, recommendation: PublishedRecommendation, context: PublicContext): Markup | null {
  const { t, locale } = context;
  const current = recommendation.judgement?.id;
  const others = recommendation.history.filter((each) => each === null || each.id !== current);
  if (others.length === 0) return null;
  return row(
    t("public.history"),
    html`<ul class="hist">${others.map((each) =>
      each === null
        ? html`<li class="mut">${t("public.historyHidden")}</li>`
        : html`<li><p>${statusMark(each.implementation, t)} <span class="mut">${each.party && html`${localized(each.party.name, locale)}, `}${said(each, context)}</span></p><p>${localized(each.rationale, locale)}</p>${grounds(published, each, context)}</li>`,
    )}</ul>`,
  );
}

function card(recommendation: PublishedRecommendation, path: string, word: string, context: PublicContext): Markup {
  const { t, locale, origin } = context;
  const source = inLanguage(`${path}/card.svg`, locale);
  const alt = t("public.cardAlt", { reference: recommendation.reference, status: word });
  const code = `<a href="${origin}${inLanguage(path, locale)}"><img src="${origin}${source}" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" alt="${alt}"></a>`;
  return html`<div class="no-print">${row(
    t("public.card"),
    html`<img class="card" src="${source}" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" alt="${alt}" loading="lazy"><details><summary>${t("public.cardWhy")}</summary><pre>${code}</pre></details>`,
  )}</div>`;
}
