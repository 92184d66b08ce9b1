import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecisionForm, Steps } from "@/components/assessment/decision-form";
import { formatDay } from "@/components/dates";
import { GateLegs } from "@/components/recommendation/gate-legs";
import { CurrentJudgement } from "@/components/recommendation/judgement";
import { Searches } from "@/components/recommendation/searches";
import { EvidenceBeside } from "@/components/review/evidence-beside";
import { ItemRail } from "@/components/review/item-rail";
import { ItemState } from "@/components/review/item-state";
import { LiveReview } from "@/components/review/live-review";
import { Progress } from "@/components/review/progress";
import { Since } from "@/components/review/since";
import { evidenceReference } from "@/lib/domain/evidence";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { type ITEM_OUTCOMES, reviewDay } from "@/lib/domain/review";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { getNews, getReview, listChangesSince } from "@/lib/use-cases/review/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";
import { evidenceLines } from "../../../../recommendations/[reference]/evidence-lines";
import { liveWords } from "../../live-words";
import { decide } from "./actions";
import { AroundSection, RepliesTo } from "./around-section";
import { SettleForm } from "./forms";
import { ProposalSection } from "./proposal-section";
import { proposalsOf } from "./proposals";
import "@/components/review/review.css";

interface Props {
  params: Promise<{ number: string; position: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, position } = await params;
  const t = await currentTranslator();
  return { title: `${t("reviews.one")} ${Number(number)} · ${t("reviews.item", { position: Number(position) })}` };
}

const DONE = ["DECIDE", "CONFIRM", "DEFER", "RESUME", "proposed"];

/** Review mode: one item, what changed about it first, what speaks for and against, the proposal, the rules, and what to say. */
export default async function ReviewItemPage({ params, searchParams }: Props) {
  const actor = await requireMember();
  const { number: given, position: place } = await params;
  const review = await found(getReview(actor, Number(given)));
  const item = review.items.find((each) => each.position === Number(place));
  if (!item) notFound();
  const { number } = review;
  const asOf = reviewDay(review.periodTo, currentDay());
  const [{ done, proposal: wanted }, data, { since, changes, more }, news, t, locale] = await Promise.all([
    searchParams,
    getRecommendation(actor, item.reference, asOf < currentDay() ? { asOf } : {}),
    listChangesSince(actor, number, item.position),
    getNews(actor, number),
    currentTranslator(),
    currentLocale(),
  ]);
  const href = (to: (typeof review.items)[number] | undefined) =>
    to ? `/reviews/${number}/items/${to.position}` : null;
  const previous = href(review.items[item.position - 2]);
  const following = review.items[item.position];
  const next = href(following);
  const here = `/reviews/${number}/items/${item.position}`;

  const { proposals, shown } = proposalsOf(actor, data, wanted);
  const open = review.closing === null;
  const mayRun = can(actor, "review.run") && open;
  const ways: (typeof ITEM_OUTCOMES)[number][] =
    item.state === "DEFERRED"
      ? ["RESUME"]
      : data.current && proposals.length === 0 && item.state !== "CONFIRMED"
        ? ["CONFIRM", "DEFER"]
        : ["DEFER"];
  const lines = evidenceLines(data);
  const cited = new Set(shown?.citations.map((citation) => citation.evidenceId));
  const marks = new Map(
    lines.flatMap((line) => {
      const link = data.links.find((each) => each.evidenceId === line.evidenceId);
      const words = [
        link && link.recordedAt.getTime() > since.at.getTime() && t("reviews.new"),
        cited.has(line.evidenceId) && t("review.cited"),
      ].filter((word) => typeof word === "string");
      return words.length > 0 ? [[line.evidenceId, words.join(", ")] as const] : [];
    }),
  );
  const title = pick(data.title, locale);
  const named = { number: String(number), position: String(item.position), reference: item.reference };
  return (
    <LiveReview
      number={number}
      position={item.position}
      me={actor.userId}
      start={Object.fromEntries([...news].map(([at, each]) => [at, each.sequence]))}
      words={liveWords(t)}
    >
      <div className="p-review">
        <div className="rbar">
          <div className="wrap">
            <p className="rbt">
              <a href={`/reviews/${number}`}>{review.title}</a>
            </p>
            <Progress items={review.items} here={item.position} t={t} />
            <span className="sp" />
            <a href={`/reviews/${number}`} className="lv">
              {t("reviews.leave")}
            </a>
          </div>
        </div>
        <div className="wrap rv">
          <ItemRail number={number} question={review.question} items={review.items} here={item.position} t={t} />
          <article>
            <header className="rvh">
              <p className="ref big">
                {item.reference} · {pick(data.theme.name, locale).text} ·{" "}
                {t("reviews.place", { place: item.position, total: review.items.length })}
              </p>
              <h1 lang={title.lang === locale ? undefined : title.lang}>{title.text}</h1>
              <p className="pv">
                <a href={`/recommendations/${item.reference}`}>{t("review.whole")}</a>
                {can(actor, "evidence.log") && !data.retired && (
                  <>
                    {" · "}
                    <a href={`/recommendations/${item.reference}/evidence/new`} data-key="e">
                      {t("nav.logEvidence")}
                    </a>
                  </>
                )}
              </p>
            </header>
            {done && DONE.includes(done) && (
              <p className="done" role="status">
                {t(`reviews.done.${done}`)}{" "}
                {following && <a href={next ?? ""}>{t("review.next", { reference: following.reference })}</a>}
              </p>
            )}
            <p className="rstate">
              <ItemState state={item.state} t={t} />
              {item.said && (
                <span className="mut">
                  {" "}
                  {t(`reviews.said.${item.said.what}`)}, {item.said.by}
                  {item.said.reason && `: ${item.said.reason}`}
                </span>
              )}
            </p>
            <Since
              since={since}
              changes={changes}
              more={more}
              stanceOf={new Map(lines.map((line) => [evidenceReference(line.number), line.stance]))}
              t={t}
              locale={locale}
            />
            {data.clocks && <p className="banner calm">{t("reviews.then", { day: formatDay(asOf, locale) })}</p>}
            {proposals.length > 1 && (
              <ul className="rprops" aria-label={t("reviews.proposals", { count: proposals.length })}>
                {proposals.map((each) => (
                  <li key={each.id}>
                    <a href={`${here}?proposal=${each.id}`} aria-current={each.id === shown?.id ? "true" : undefined}>
                      {t(`implementation.${each.implementation}`)}
                      {each.party && ` · ${pick(each.party.shortName, locale).text}`} · {each.author.name}
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {shown ? (
              <ProposalSection view={shown} data={data} t={t} locale={locale} />
            ) : (
              <section aria-labelledby="now-title">
                <h2 id="now-title" className="h4 own">
                  {t("recommendation.current")}
                </h2>
                <CurrentJudgement view={data.current} t={t} locale={locale} />
                <RepliesTo id={data.current?.id} title={t("reply.toCurrent")} data={data} t={t} locale={locale} />
                {open && can(actor, "assessment.propose") && !data.retired && (
                  <p>
                    {t("reviews.noProposal")}{" "}
                    <a
                      className="btn sec sm"
                      href={`/recommendations/${item.reference}/propose?review=${number}.${item.position}`}
                      data-key="p"
                    >
                      {t("recommendation.propose")}{" "}
                      <span aria-hidden="true">
                        <kbd>p</kbd>
                      </span>
                    </a>
                  </p>
                )}
              </section>
            )}
            <EvidenceBeside lines={lines} marks={marks} t={t} locale={locale} />
            <AroundSection data={data} asOf={asOf} t={t} locale={locale} />
            {data.searches.length > 0 && <Searches searches={data.searches} t={t} locale={locale} />}
            {shown?.implementation !== "IMPLEMENTED" && (
              <details className="ctx">
                <summary>
                  {t("gate.title")}:{" "}
                  {t("gate.holds", {
                    held: data.standing.gate.legs.filter((leg) => leg.holds).length,
                    all: data.standing.gate.legs.length,
                  })}
                </summary>
                <GateLegs gate={data.standing.gate} t={t} />
              </details>
            )}
            {mayRun && <SettleForm item={named} ways={ways} t={t} />}
          </article>
        </div>
        {open && shown && shown.cannot === null ? (
          <DecisionForm
            action={decide.bind(null, { ...named, id: shown.id })}
            accepts={[...new Set(shown.citations.map((citation) => citation.number))]}
            previous={previous}
            next={next}
            t={t}
          />
        ) : (
          <div className="dbar">
            <div className="wrap">
              <span className="mut hint">{shown?.cannot ? t(`queue.reasons.${shown.cannot}`) : ""}</span>
              <span className="sp" />
              <Steps previous={previous} next={next} t={t} />
            </div>
          </div>
        )}
      </div>
    </LiveReview>
  );
}
