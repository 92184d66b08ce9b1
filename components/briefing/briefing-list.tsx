import { formatMinute } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";

interface Listed {
  id: string;
  title: string | null;
  state: string;
  createdAt: Date;
  asked: { format: string; language: string };
}

/** One's own briefings, newest first. */
export function BriefingList({ t, locale, briefings }: { t: Translate; locale: Locale; briefings: readonly Listed[] }) {
  if (briefings.length === 0) return null;
  return (
    <section className="fig mt-8">
      <header>
        <h2>{t("briefing.yours")}</h2>
        <p className="mut">{t("briefing.yoursNote")}</p>
      </header>
      <table className="simple">
        <tbody>
          {briefings.map(({ id, title, state, createdAt, asked }) => (
            <tr key={id} data-row>
              <td className="break-words">
                <a href={`/briefings?id=${id}`} lang={title && asked.language !== locale ? asked.language : undefined}>
                  {title ?? t("briefing.make")}
                </a>
              </td>
              <td>{asked.format.toUpperCase()}</td>
              <td>{t(`briefing.states.${state}`)}</td>
              <td className="mut">{formatMinute(createdAt, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
