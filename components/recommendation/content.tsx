import { keepClocks } from "@/components/clocks/keep";
import type { Translate } from "@/components/translate";
import { Icon } from "@/components/ui/icon";
import { type Localized, pick } from "@/lib/domain/localized";
import type { BASES, LEVELS, PRIORITIES } from "@/lib/domain/recommendation";

/** Whether the author says it or implies it, on which levels, and how urgent the team finds it. */
export function Basis({
  basis,
  derived,
  levels,
  priority,
  t,
}: {
  basis: (typeof BASES)[number];
  derived: boolean;
  levels: readonly (typeof LEVELS)[number][];
  priority: (typeof PRIORITIES)[number] | null;
  t: Translate;
}) {
  return (
    <>
      <p>
        <b>{t(`basis.${basis}`)}</b> {t(`recommendation.basisMeans.${basis}`)}
      </p>
      {derived && (
        <p>
          <b>{t("recommendation.derived")}</b> {t("recommendation.derivedWhy")}
        </p>
      )}
      <p>
        {t("recommendation.level")}: {levels.map((level) => t(`level.${level}`).toLowerCase()).join(", ")}
        {priority && ` · ${t("recommendation.priority", { priority })}`}
      </p>
    </>
  );
}

/** Where the publication says it. */
export function Locator({
  locator,
  publication,
  t,
  locale,
}: {
  locator: { section: Localized; paragraph?: number; sha256?: string } | null;
  publication: { reference: string; title: Localized; authors: readonly string[]; year: number | null };
  t: Translate;
  locale: string;
}) {
  const title = pick(publication.title, locale);
  return (
    <p className="loc">
      <Icon name="link" size={14} />
      <span>
        <a href={`/publications/${publication.reference}`} lang={title.lang === locale ? undefined : title.lang}>
          {title.text}
        </a>
        {publication.authors.length > 0 && `, ${publication.authors.join(", ")}`} {publication.year}
      </span>
      {locator && (
        <>
          <span>
            {pick(locator.section, locale).text}
            {locator.paragraph && `, ¶ ${locator.paragraph}`}
          </span>
          {locator.sha256 && (
            <span className="mono" title={t("recommendation.passageHash", { hash: locator.sha256 })}>
              sha256 {locator.sha256.slice(0, 4)}…{locator.sha256.slice(-4)}
            </span>
          )}
        </>
      )}
    </p>
  );
}

interface PartyNamed {
  key: string;
  name: Localized;
}

/** Who must act and what they answered; with whom. */
export function Addressees({
  addressees,
  partners,
  responses,
  t,
  locale,
}: {
  addressees: readonly PartyNamed[];
  partners: readonly PartyNamed[];
  responses: readonly { party: string; answer: string; basis: string | null; statement: unknown }[];
  t: Translate;
  locale: string;
}) {
  const answers = new Map(responses.map((response) => [response.party, response]));
  const name = (party: PartyNamed) => (
    <a href={keepClocks(`/recommendations?party=${party.key}`)}>{pick(party.name, locale).text}</a>
  );
  return (
    <>
      <table className="simple">
        <thead>
          <tr>
            <th scope="col">{t("recommendation.addresseeColumn")}</th>
            <th scope="col">{t("recommendation.answerColumn")}</th>
            <th scope="col">{t("recommendation.basisColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {addressees.map((party) => {
            const response = answers.get(party.key);
            return (
              <tr key={party.key}>
                <td>{name(party)}</td>
                <td className={response ? undefined : "mut"}>
                  {response ? t(`recommendation.answer.${response.answer}`) : t("voices.nobodyAsked")}
                </td>
                <td>{response?.basis ? t(`recommendation.answerBasis.${response.basis}`) : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {addressees.length === 0 && <p className="mut">{t("recommendation.noAddressee")}</p>}
      {partners.length > 0 && (
        <p className="mut fine">
          {t("recommendation.partners")}:{" "}
          {partners.flatMap((party, index) => [index > 0 ? ", " : "", <span key={party.key}>{name(party)}</span>])}
        </p>
      )}
    </>
  );
}
