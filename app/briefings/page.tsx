import type { Metadata } from "next";
import { BriefingFields } from "@/components/briefing/briefing-fields";
import { BriefingList } from "@/components/briefing/briefing-list";
import { formatDay, formatMinute } from "@/components/dates";
import { pick } from "@/lib/domain/localized";
import { getBriefing, listBriefings } from "@/lib/use-cases/briefing/jobs";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { getReview } from "@/lib/use-cases/review/queries";
import { requireMember } from "@/lib/web/actor";
import { cleanScope } from "@/lib/web/api/review-scope";
import { clocksOf } from "@/lib/web/clocks";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { OneBriefing } from "./one-briefing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("briefing.title") };
}

/** What asking can be refused for. */
const KNOWN = ["briefingOneSubject", "briefingPublicNow", "briefingPublicFilter"];

/** Asks for a briefing of what the address names, shows one that was asked for, and lists one's own. For every member. */
export default async function BriefingsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireMember();
  const [given, t, locale, briefings] = await Promise.all([
    searchParams,
    currentTranslator(),
    currentLocale(),
    listBriefings(actor),
  ]);
  const first = (name: string) => [given[name]].flat()[0]?.trim().slice(0, 2000) ?? "";
  if (first("id")) return <OneBriefing t={t} locale={locale} job={await found(getBriefing(actor, first("id")))} />;
  const reading = clocksOf(given);
  const subject = await subjectOf();
  const hidden = { ...subject.sent, ...reading.given };
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href="/more">{t("more.title")}</a> / {t("briefing.title")}
      </p>
      <h1>{t("briefing.new")}</h1>
      {/^briefing[A-Za-z]+$/.test(first("problem")) && (
        <p className="banner" role="alert">
          {t(`errors.${KNOWN.find((code) => code === first("problem")) ?? "invalid"}`)}
        </p>
      )}
      <div className="lay2">
        <form action="/briefings/make" method="post" className="one">
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="f">
            <p className="lb">{t("briefing.form.about")}</p>
            <p>{subject.said}</p>
            {reading.given.asOf || reading.given.knownAt ? (
              <p className="hint2">
                {t("briefing.form.clocks", {
                  asOf: reading.asOf ? formatDay(reading.asOf, locale) : t("briefing.form.today"),
                  knownAt:
                    reading.knownAt === undefined
                      ? t("briefing.form.now")
                      : formatMinute(new Date(reading.knownAt), locale),
                })}
              </p>
            ) : null}
          </div>
          <BriefingFields
            t={t}
            locale={locale}
            chosen={first}
            mayBePublic={subject.mayBePublic && Object.keys(reading.given).length === 0}
          />
          <p className="sub2">
            <button type="submit" className="btn">
              {t("briefing.form.submit")}
            </button>
          </p>
        </form>
        <aside className="pre">
          <p className="mut">{t("briefing.form.lede")}</p>
        </aside>
      </div>
      <BriefingList t={t} locale={locale} briefings={briefings} />
    </div>
  );

  async function subjectOf(): Promise<{ said: string; sent: Record<string, string>; mayBePublic: boolean }> {
    const recommendation = first("recommendation");
    if (recommendation) {
      const { reference, title } = await found(getRecommendation(actor, recommendation));
      const said = `${reference} ${pick(title, locale).text}`;
      return { said, sent: { recommendation: reference }, mayBePublic: true };
    }
    if (first("review")) {
      const { number, title } = await found(getReview(actor, Number(first("review"))));
      const said = t("briefing.form.review", { number, title });
      return { said, sent: { review: String(number) }, mayBePublic: false };
    }
    const filter = cleanScope(first("filter"));
    if (filter === "") return { said: t("briefing.form.everything"), sent: {}, mayBePublic: true };
    const shown = [...new URLSearchParams(filter)].map(([name, value]) => `${name}=${value}`).join(", ");
    return { said: t("briefing.form.selectionOf", { filter: shown }), sent: { filter }, mayBePublic: true };
  }
}
