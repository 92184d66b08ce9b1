import { type Locale, pick } from "@/lib/domain/localized";
import type { Published, PublishedEvidence, PublishedJudgement, PublishedRecommendation } from "@/lib/domain/published";
import { inLanguage } from "./page";

/** What machines read of a page: schema.org's words for it (https://schema.org). */
const CONTEXT = "https://schema.org";

/** The publication whose recommendations these are. */
export function paperOf({ title, authors, year, language, url }: Published, locale: Locale): object {
  return {
    "@type": "Report",
    name: pick(title, locale).text,
    author: authors.map((name) => ({ "@type": "Person", name })),
    datePublished: String(year),
    inLanguage: language,
    ...(url ? { url } : {}),
  };
}

/** What is known of a publication's recommendations, as a data set. */
export function datasetOf(published: Published, address: string, description: string, locale: Locale): object {
  return {
    "@context": CONTEXT,
    "@type": "Dataset",
    name: pick(published.title, locale).text,
    description,
    url: inLanguage(address, locale),
    inLanguage: locale,
    identifier: published.reference,
    dateModified: published.today,
    version: `${published.head.sequence} ${published.head.hash}`,
    isAccessibleForFree: true,
    isBasedOn: paperOf(published, locale),
  };
}

/** A recommendation with the judgement of it that stands. */
export function recommendationData(
  published: Published,
  recommendation: PublishedRecommendation,
  address: string,
  locale: Locale,
  status: string,
): object {
  const { judgement } = recommendation;
  return {
    "@context": CONTEXT,
    "@type": "CreativeWork",
    name: pick(recommendation.title, locale).text,
    abstract: pick(recommendation.summary, locale).text,
    identifier: recommendation.reference,
    url: inLanguage(address, locale),
    inLanguage: locale,
    about: pick(recommendation.theme.name, locale).text,
    creativeWorkStatus: status,
    isPartOf: paperOf(published, locale),
    ...(judgement ? { review: reviewOf(judgement, locale, status) } : {}),
    citation: recommendation.links.map(
      (link) => `${address.replace(/\/recommendations\/.*$/, "")}/evidence/${link.evidence}`,
    ),
  };
}

function reviewOf(judgement: PublishedJudgement, locale: Locale, status: string): object {
  return {
    "@type": "Review",
    name: status,
    reviewBody: pick(judgement.rationale, locale).text,
    datePublished: judgement.approvedAt.toISOString().slice(0, 10),
    temporalCoverage: judgement.asOn,
    ...(judgement.entry ? { identifier: judgement.entry.hash } : {}),
    author: { "@type": "Organization", name: "Heed" },
  };
}

/** An item of evidence. */
export function evidenceData(item: PublishedEvidence, address: string, locale: Locale): object {
  return {
    "@context": CONTEXT,
    "@type": "CreativeWork",
    name: pick(item.title, locale).text,
    identifier: item.reference,
    url: item.url ?? inLanguage(address, locale),
    mainEntityOfPage: inLanguage(address, locale),
    inLanguage: item.language,
    ...(item.publishedOn ? { datePublished: item.publishedOn } : {}),
    ...(item.archiveUrl ? { archivedAt: item.archiveUrl } : {}),
    ...(item.sources.length > 0
      ? { publisher: item.sources.map(({ name }) => ({ "@type": "Organization", name })) }
      : {}),
  };
}

/** Where a page stands below others. */
export function breadcrumbs(steps: readonly { name: string; address: string }[]): object {
  return {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ name, address }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: address,
    })),
  };
}
