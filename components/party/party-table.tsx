import Link from "next/link";
import type { Translate } from "@/components/translate";
import { LocalizedText } from "@/components/ui/localized-text";
import type { Localized } from "@/lib/domain/localized";

interface Party {
  key: string;
  name: Localized;
  shortName: Localized;
  memberState: boolean;
  collective: boolean;
  retired: boolean;
  addressed: number;
  partnered: number;
  sources: number;
}

/** Parties of one kind, with what names them. */
export function PartyTable({ t, locale, parties }: { t: Translate; locale: string; parties: readonly Party[] }) {
  return (
    <table className="simple table-fixed">
      <thead>
        <tr>
          <th scope="col" className="w-[46%]">
            {t("parties.columns.name")}
          </th>
          <th scope="col" className="w-[18%]">
            {t("parties.columns.short")}
          </th>
          <th scope="col">{t("parties.columns.addressed")}</th>
          <th scope="col">{t("parties.columns.partner")}</th>
          <th scope="col">{t("parties.columns.sources")}</th>
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.key} data-row className={party.retired ? "text-ink-3" : undefined}>
            <td className="max-md:basis-full">
              <Link className="serif" href={`/parties/${party.key}`} prefetch={false}>
                <LocalizedText value={party.name} locale={locale} />
              </Link>
              <Remark t={t} party={party} />
            </td>
            <td className="text-ink-2 max-md:basis-full">
              <LocalizedText value={party.shortName} locale={locale} />
            </td>
            <Count t={t} word="addressed" count={party.addressed} href={`/recommendations?party=${party.key}`} />
            <Count t={t} word="partnered" count={party.partnered} href={`/parties/${party.key}#recommendations`} />
            <Count t={t} word="sourceCount" count={party.sources} href={`/parties/${party.key}#sources`} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Remark({ t, party }: { t: Translate; party: Party }) {
  const said = [
    party.memberState && t("parties.memberState"),
    party.collective && t("parties.collective"),
    party.retired && t("parties.retired"),
  ].filter(Boolean);
  return said.length > 0 && <span className="block text-[length:var(--t-12)] text-ink-3">{said.join(" · ")}</span>;
}

/** A count that leads to its rows; on phones, where no column's head stands above it, with its words. */
function Count({ t, word, count, href }: { t: Translate; word: string; count: number; href: string }) {
  const words = t(`parties.${word}`, { count });
  if (count === 0) {
    return (
      <td className="mut max-md:hidden">
        <span aria-hidden="true">0</span>
        <span className="vh">{words}</span>
      </td>
    );
  }
  return (
    <td className="tabular-nums">
      <Link className="inline-block min-w-6 py-0.5" href={href} prefetch={false}>
        <span className="max-md:hidden" aria-hidden="true">
          {count}
        </span>
        <span className="md:sr-only">{words}</span>
      </Link>
    </td>
  );
}
