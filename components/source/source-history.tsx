import { formatMinute } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";

interface Revision {
  version: number;
  name: string;
  kind: string;
  party: { name: Localized } | null;
  recordedAt: Date;
  recordedBy: { name: string };
}

/** What a source was taken for over time, newest first. */
export function SourceHistory({
  t,
  locale,
  revisions,
}: {
  t: Translate;
  locale: Locale;
  revisions: readonly Revision[];
}) {
  return (
    <ol className="lks">
      {revisions.map((revision) => (
        <li key={revision.version}>
          <p>
            <b className="font-semibold">{t("evidence.revision", { version: revision.version })}</b>{" "}
            {[
              revision.name,
              t(`sourceKind.${revision.kind}`),
              revision.party ? pick(revision.party.name, locale).text : t("source.noParty"),
            ].join(" · ")}
          </p>
          <p className="m">
            {t("evidence.revisionBy", {
              at: formatMinute(revision.recordedAt, locale),
              name: revision.recordedBy.name,
            })}
          </p>
        </li>
      ))}
    </ol>
  );
}
