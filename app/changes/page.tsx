import type { Metadata } from "next";
import { ChangeEntry } from "@/components/change/change-list";
import { Figure } from "@/components/charts/figure";
import { ClockFields } from "@/components/clocks/clock-fields";
import { formatDay, formatMoment } from "@/components/dates";
import "@/components/clocks/clocks.css";
import { endOfDay, readClocks } from "@/lib/domain/clocks";
import { addDays, dayIn } from "@/lib/domain/dates";
import { Invalid } from "@/lib/domain/errors";
import { pick } from "@/lib/domain/localized";
import type { Clocks } from "@/lib/domain/record";
import { type ChangeBrief, getChangeBrief } from "@/lib/use-cases/change/queries";
import { requireMember } from "@/lib/web/actor";
import { present } from "@/lib/web/clocks";
import { currentLocale, currentTranslator } from "@/lib/web/request";

type SearchParams = Record<string, string | string[] | undefined>;

const NAMES = ["from", "to", "asOfFrom", "asOfTo"] as const;
type Name = (typeof NAMES)[number];

/** How far back the brief reaches unless told otherwise. */
const USUAL_DAYS = 30;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("changes.title") };
}

/** What changed between two states of the record: the brief for a meeting, on screen and on paper. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireMember();
  const [given, t, locale] = await Promise.all([searchParams, currentTranslator(), currentLocale()]);
  const { timezone, today } = present();
  const { typed, problems, read } = readDates(given);
  let brief: ChangeBrief | null = null;
  if (Object.keys(problems).length === 0) {
    try {
      brief = await getChangeBrief(actor, {
        ...read,
        from: read.from ?? endOfDay(timezone, addDays(today, -USUAL_DAYS)),
      });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      for (const [field, { code }] of Object.entries(error.fields)) problems[field as Name] = code;
    }
  }
  const field = (name: Name, value: string) => ({
    name,
    label: t(`changes.field.${name}`),
    hint: t(`changes.hint.${name}`),
    value: typed[name] ?? value,
    problem: problems[name] && t(`errors.${problems[name]}`),
  });
  const words = ({ asOf, knownAt }: Clocks) => {
    if (!Number.isFinite(knownAt)) return t("changes.now", { asOf: formatDay(asOf, locale) });
    const day = dayIn(timezone, new Date(knownAt));
    const known =
      knownAt === endOfDay(timezone, day) ? formatDay(day, locale) : formatMoment(new Date(knownAt), locale, timezone);
    return t("changes.state", { asOf: formatDay(asOf, locale), knownAt: known });
  };
  const other = typed.asOfFrom !== undefined || typed.asOfTo !== undefined;
  return (
    <div className="wrap brief">
      <div className="lh">
        <h1>{t("changes.title")}</h1>
      </div>
      <p className="mut no-print">{t("changes.how")}</p>
      <form action="/changes" method="get" className="brief-form no-print">
        <ClockFields fields={[field("from", addDays(today, -USUAL_DAYS)), field("to", "")]} today={today} />
        <details open={other}>
          <summary>{t("changes.otherDays")}</summary>
          <ClockFields fields={[field("asOfFrom", ""), field("asOfTo", "")]} today={today} />
        </details>
        <button type="submit" className="btn sm">
          {t("changes.compare")}
        </button>
      </form>
      {brief && (
        <>
          <p role="status">
            <b>{t("changes.summary", { changed: brief.changed, total: brief.total })}</b>{" "}
            {t("changes.between", { from: words(brief.from), to: words(brief.to) })}
          </p>
          {brief.changed === 0 && (
            <div className="empty">
              <p>{t("changes.nothing")}</p>
            </div>
          )}
          {brief.themes.map((theme) => (
            <Figure
              key={theme.key}
              title={pick(theme.name, locale).text}
              sub={t("changes.inTheme", { count: theme.recommendations.length })}
            >
              {theme.recommendations.map((change) => (
                <ChangeEntry key={change.reference} change={change} names={brief} t={t} locale={locale} />
              ))}
            </Figure>
          ))}
        </>
      )}
    </div>
  );
}

/** The four dates of the address: what they mean, what was typed, and what is wrong with each. */
function readDates(given: SearchParams) {
  const text = (name: Name) => [given[name]].flat()[0]?.trim() || undefined;
  const typed: Partial<Record<Name, string>> = {};
  const problems: Partial<Record<Name, string>> = {};
  for (const name of NAMES) {
    const value = text(name);
    if (value !== undefined) typed[name] = value;
  }
  const of = (day: "asOfFrom" | "asOfTo", instant: "from" | "to") => {
    const reading = readClocks(
      { ...(typed[day] && { asOf: typed[day] }), ...(typed[instant] && { knownAt: typed[instant] }) },
      present(),
    );
    if (reading.problems.asOf) problems[day] = reading.problems.asOf;
    if (reading.problems.knownAt) problems[instant] = reading.problems.knownAt;
    return {
      ...(reading.asOf !== undefined && { [day]: reading.asOf }),
      ...(reading.knownAt !== undefined && { [instant]: reading.knownAt }),
    };
  };
  const read: { from?: number; to?: number; asOfFrom?: string; asOfTo?: string } = {
    ...of("asOfFrom", "from"),
    ...of("asOfTo", "to"),
  };
  return { typed, problems, read };
}
