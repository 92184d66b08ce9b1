import Link from "next/link";
import { Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { LocalizedText } from "@/components/ui/localized-text";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";

interface Named {
  reference: string;
  title: Localized;
  role: "ADDRESSEE" | "PARTNER";
  implementation: string;
}

/** The recommendations that name a party, those that address it first. */
export function PartyRecommendations({
  t,
  locale,
  party,
  recommendations,
}: {
  t: Translate;
  locale: string;
  party: string;
  recommendations: readonly Named[];
}) {
  if (recommendations.length === 0) return <p className="mut">{t("parties.noRecommendations")}</p>;
  return (
    <>
      <table className="simple">
        <tbody>
          {recommendations.map(({ reference, title, role, implementation }) => (
            <tr key={`${reference} ${role}`} data-row>
              <td className="ref">{reference}</td>
              <td className="max-md:order-last max-md:basis-full">
                <Link className="serif" href={`/recommendations/${reference}`} prefetch={false}>
                  <LocalizedText value={title} locale={locale} />
                </Link>
              </td>
              <td className="mut">{t(`parties.as.${role}`)}</td>
              <td>
                <Status status={implementation as ShownImplementation} t={t} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint2">
        <Link href={`/recommendations?party=${party}`} prefetch={false}>
          {t("parties.all")}
        </Link>
      </p>
    </>
  );
}

interface Source {
  id: string;
  name?: string;
  kind?: string;
  relation?: "IS" | "SPEAKS_FOR" | null;
}

/** The sources that are a party, or speak for it. */
export function PartySources({ t, sources }: { t: Translate; sources: readonly Source[] }) {
  if (sources.length === 0) return <p className="mut">{t("parties.noSources")}</p>;
  return (
    <table className="simple">
      <tbody>
        {sources.map(({ id, name, kind, relation }) => (
          <tr key={id} data-row>
            <td>
              <Link className="serif" href={`/sources/${id}`} prefetch={false}>
                {name}
              </Link>
            </td>
            <td className="mut">{kind && t(`sourceKind.${kind}`)}</td>
            <td className="mut">{relation && t(`parties.relation.${relation}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
