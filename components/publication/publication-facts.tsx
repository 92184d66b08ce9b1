import type { Translate } from "@/components/translate";
import { pick } from "@/lib/domain/localized";
import type { PublicationDescription } from "./publication-fields";

/** Authors, year, language, address, hashes and citation data of a publication. */
export function PublicationFacts({
  t,
  locale,
  publication,
}: {
  t: Translate;
  locale: string;
  publication: PublicationDescription & { textSha256: string | null; fileSha256: string | null };
}) {
  const { authors, year, language, url, states, textSha256, fileSha256, citation } = publication;
  const named = states?.map(({ shortName }) => pick(shortName, locale).text).join(", ");
  const facts = [
    ["authors", authors.join(", ")],
    ["year", String(year)],
    ["language", nameOfLanguage(language, locale)],
    ["url", url && <a href={url}>{url}</a>],
    ["statesOf", states ? named || t("publications.noState") : t("publications.statesChoice.EVERY")],
    ["textHash", textSha256 && <span className="mono">{textSha256}</span>],
    ["fileHash", fileSha256 && <span className="mono">{fileSha256}</span>],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-0 sm:grid-cols-[10rem_minmax(0,1fr)]">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="border-b border-rule py-2 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
              <dt className="text-ink-3">{t(`publications.${name}`)}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
      </dl>
      {citation && (
        <details className="mt-3">
          <summary className="cursor-pointer py-1 text-ink-2">{t("publications.citation")}</summary>
          <pre className="mono mt-2 overflow-x-auto whitespace-pre-wrap bg-sunk p-3">
            {JSON.stringify(citation, null, 2)}
          </pre>
        </details>
      )}
    </>
  );
}

function nameOfLanguage(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
