import { formatInstant, formatPartial } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import { languageName } from "./format";

/** What describes evidence, as the page of one item shows it. */
export interface EvidenceDescription {
  url: string | null;
  archiveUrl: string | null;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  ongoing: boolean;
  trueOn: string;
  capturedOn: string | null;
  reviewBy: string | null;
  language: string;
  citation: string | null;
  visibility: string;
}

/** Dates, addresses and language of one item, as pairs. */
export function EvidenceFacts({
  t,
  locale,
  evidence,
  loggedAt,
  loggedBy,
}: {
  t: Translate;
  locale: Locale;
  evidence: EvidenceDescription;
  loggedAt: Date;
  loggedBy: string;
}) {
  const { url, archiveUrl, publishedOn, eventFrom, eventTo, capturedOn, citation } = evidence;
  const event = [
    eventFrom && formatPartial(eventFrom, locale),
    eventTo && eventTo !== eventFrom && formatPartial(eventTo, locale),
    evidence.ongoing && t("evidence.ongoing"),
  ]
    .filter(Boolean)
    .join(" – ");
  const rows: [string, React.ReactNode][] = [
    ["address", url && <WebAddress url={url} />],
    ["archivedAt", archiveUrl && <WebAddress url={archiveUrl} />],
    ["citation", citation],
    ["published", publishedOn && formatPartial(publishedOn, locale)],
    ["event", event],
    ["trueOn", formatPartial(evidence.trueOn, locale)],
    ["captured", capturedOn && formatPartial(capturedOn, locale)],
    ["reviewBy", evidence.reviewBy && formatPartial(evidence.reviewBy, locale)],
    ["language", languageName(evidence.language, locale)],
    ["visibility", t(`visibility.${evidence.visibility}`)],
    ["recorded", t("evidence.recordedBy", { at: formatInstant(loggedAt, locale), name: loggedBy })],
  ];
  return (
    <dl className="facts2">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => [<dt key={`${name} name`}>{t(`evidence.${name}`)}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}

/** An address to follow; one that is not http(s) stays text. */
function WebAddress({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return url;
  return (
    <a href={url} rel="nofollow noopener noreferrer">
      {url}
    </a>
  );
}
