import { Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { LocalizedText } from "@/components/ui/localized-text";
import type { Implementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Withheld } from "@/lib/domain/publishing";

/** A judgement in force that the public does not see, and the evidence that it waits for. */
export interface Missing {
  reference: string;
  title: Localized;
  party: Localized | null;
  implementation: Implementation;
  assessmentId: string;
  evidence: readonly { reference: string; title: Localized; withheld: Withheld }[];
}

/** The judgements that are not published, each with what it waits for. */
export function MissingTable({ missing, t, locale }: { missing: readonly Missing[]; t: Translate; locale: string }) {
  return (
    <table className="simple">
      <thead>
        <tr>
          <th scope="col">{t("publishing.recommendation")}</th>
          <th scope="col">{t("publishing.judgement")}</th>
          <th scope="col">{t("publishing.waitsFor")}</th>
        </tr>
      </thead>
      <tbody>
        {missing.map((each) => (
          <tr key={each.assessmentId}>
            <td>
              <span className="ref">{each.reference}</span>{" "}
              <a href={`/recommendations/${each.reference}`}>
                <LocalizedText value={each.title} locale={locale} />
              </a>
              {each.party && <small> {pick(each.party, locale).text}</small>}
            </td>
            <td>
              <a href={`/assessments/${each.assessmentId}`}>
                <Status status={each.implementation} t={t} />
              </a>
            </td>
            <td>
              <ul>
                {each.evidence.map((item) => (
                  <li key={item.reference}>
                    <a href={`/evidence/${item.reference}`} title={pick(item.title, locale).text}>
                      {item.reference}
                    </a>
                    , {t(`publishing.withheld.${item.withheld}`)}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
