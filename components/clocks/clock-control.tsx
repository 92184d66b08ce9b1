import { formatDay, formatMoment } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { Icon } from "@/components/ui/icon";
import { ServedMarkup } from "@/components/ui/served-markup";
import { type ClockReading, endOfDay, isSet } from "@/lib/domain/clocks";
import { type Day, dayIn } from "@/lib/domain/dates";
import { calendar } from "./calendar";
import type { ChangedDay } from "./changed-days";
import { ClockFields } from "./clock-fields";
import { CopyLink } from "./copy-link";
import "./clocks.css";

export interface ClockControlProps {
  /** The page's path, and what its address says beside the clocks. */
  path: string;
  query?: Readonly<Record<string, readonly string[]>>;
  reading: ClockReading;
  present: { timezone: string; today: Day };
  /** The days on which something changed; null while nobody is setting the clocks. */
  changed: { trueOn: readonly ChangedDay[]; recorded: readonly ChangedDay[] } | null;
  /** Both clocks exactly as the page shows them. */
  permalink: { asOf: string; knownAt: string };
  t: Translate;
  locale: string;
}

/**
 * Where the two clocks stand, in words, and all that it takes to set them: two dates, the days on which something changed,
 * the way back to now, and an address that shows the same for good. Works without JavaScript. When they do not stand at
 * now, a banner says so.
 */
export function ClockControl({ path, query = {}, reading, present, changed, permalink, t, locale }: ClockControlProps) {
  const { timezone, today } = present;
  const set = isSet(reading);
  const wrong = Object.keys(reading.problems).length > 0;
  const href = (change: Record<string, string>) => addressOf(path, query, { ...reading.given, ...change });
  const now = addressOf(path, query, {});
  const fixed = addressOf(path, query, permalink);
  const knownDay = reading.knownAt === undefined ? today : dayIn(timezone, new Date(reading.knownAt));
  const words = wordsFor(reading, present, t, locale);
  const where = (
    <>
      <Icon name="clock" />
      <span>
        {t("clocks.trueOn")} <b>{words.asOf}</b>
      </span>
      <span>
        {t("clocks.knownBy")} <b>{words.knownAt}</b>
      </span>
    </>
  );
  const banner = set && (
    <p className="clk-banner" role="status">
      <b>{t("clocks.banner", { ...words, known: reading.knownAt === undefined ? "now" : "then" })}</b>{" "}
      {t("clocks.bannerLinks")}{" "}
      <span className="acts2">
        <a href={now}>{t("clocks.backToNow")}</a>
        <a href={changesSince(reading, today)}>{t("clocks.whatChanged")}</a>
      </span>
    </p>
  );
  // The calendars are large and seldom wanted: a link brings them, so that no other page carries them.
  if (changed === null) {
    return (
      <>
        <p className="clk clk-line no-print">
          {where}
          <a className="chg" href={`${href({ clocks: "choose" })}#clocks`}>
            {t("clocks.change")}
          </a>
        </p>
        {banner}
      </>
    );
  }
  const grids = [
    calendar({
      title: t("clocks.trueDays"),
      days: changed.trueOn,
      at: reading.asOf ?? today,
      today,
      href: (day) => href({ asOf: day }),
      t,
      locale,
    }),
    calendar({
      title: t("clocks.knownDays"),
      days: changed.recorded,
      at: knownDay,
      today,
      href: (day) => href({ knownAt: day }),
      t,
      locale,
    }),
  ];
  return (
    <>
      <section className="clk clk-set no-print" id="clocks" aria-label={t("clocks.change")}>
        <p className="clk-line">
          {where}
          <a className="chg" href={href({})}>
            {t("clocks.leave")}
          </a>
        </p>
        <div className="clk-body">
          <form action={path} method="get">
            {Object.entries(query).flatMap(([name, values]) =>
              values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
            )}
            <ClockFields
              fields={[
                {
                  name: "asOf",
                  label: t("clocks.asOf"),
                  hint: t("clocks.asOfHint"),
                  value: reading.typed.asOf ?? reading.asOf ?? "",
                  problem: reading.problems.asOf && t(`errors.${reading.problems.asOf}`),
                },
                {
                  name: "knownAt",
                  label: t("clocks.knownAt"),
                  hint: t("clocks.knownAtHint", { timezone }),
                  value: reading.typed.knownAt ?? (reading.knownAt === undefined ? "" : knownDay),
                  problem: reading.problems.knownAt && t(`errors.${reading.problems.knownAt}`),
                },
              ]}
              today={today}
            />
            <p className="acts2">
              <button type="submit" className="btn sm">
                {t("clocks.show")}
              </button>
              {(set || wrong) && (
                <a className="btn sec sm" href={now}>
                  {t("clocks.now")}
                </a>
              )}
            </p>
          </form>
          <ServedMarkup as="div" className="cals" html={grids.map((grid) => grid.text).join("")} />
          <p className="perma">
            <a href={fixed}>{t("clocks.permalink")}</a> <span className="mut">{t("clocks.permalinkWhy")}</span>{" "}
            <CopyLink href={fixed} copy={t("clocks.copy")} copied={t("clocks.copied")} />
          </p>
        </div>
      </section>
      {banner}
    </>
  );
}

/** Both clocks in words: a day, an instant where it is one, or today and now. */
function wordsFor(
  reading: ClockReading,
  { timezone, today }: { timezone: string; today: Day },
  t: Translate,
  locale: string,
): { asOf: string; knownAt: string } {
  const { asOf, knownAt } = reading;
  const day = knownAt === undefined ? null : dayIn(timezone, new Date(knownAt));
  return {
    asOf: asOf === undefined ? t("clocks.today", { day: formatDay(today, locale) }) : formatDay(asOf, locale),
    knownAt:
      knownAt === undefined || day === null
        ? t("clocks.nowWord")
        : knownAt === endOfDay(timezone, day)
          ? formatDay(day, locale)
          : formatMoment(new Date(knownAt), locale, timezone),
  };
}

/** The change brief from these clocks to now. */
function changesSince({ given }: ClockReading, today: Day): string {
  return `/changes?${new URLSearchParams({ from: given.knownAt ?? today, asOfFrom: given.asOf ?? today })}`;
}

function addressOf(
  path: string,
  query: Readonly<Record<string, readonly string[]>>,
  clocks: Record<string, string>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) for (const value of values) parameters.append(name, value);
  for (const [name, value] of Object.entries(clocks)) parameters.set(name, value);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
