import type { Metadata } from "next";
import { Checklist } from "@/components/assessment/checklist";
import { Comparison } from "@/components/assessment/comparison";
import { DecisionForm } from "@/components/assessment/decision-form";
import { QueueRail } from "@/components/assessment/queue-rail";
import { keepClocks } from "@/components/clocks/keep";
import { formatInstant } from "@/components/dates";
import { EvidenceItem } from "@/components/recommendation/evidence-columns";
import { Rationale } from "@/components/recommendation/judgement";
import { isSet } from "@/lib/domain/clocks";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { decisionQueue, getAssessment } from "@/lib/use-cases/assessment/queries";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { requireMember } from "@/lib/web/actor";
import { clocksSet } from "@/lib/web/clocks";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { ClockBar } from "../../clock-bar";
import { readPageClocks } from "../../page-clocks";
import { evidenceLines } from "../../recommendations/[reference]/evidence-lines";
import { decide } from "./actions";
import { checksFor } from "./checks";
import { WithdrawalForm } from "./forms";
import { Replies } from "./replies-section";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("review.proposal") };
}

/** One proposal: beside the judgement that it would replace, with its evidence, the rules, and the decision. */
export default async function AssessmentPage({ params, searchParams }: Props) {
  const actor = await requireMember();
  const given = await searchParams;
  const reading = readPageClocks(given);
  const view = await found(getAssessment(actor, (await params).id, clocksSet(reading)));
  const { done } = given;
  const { reference } = view.recommendation;
  const [data, queue, t, locale] = await Promise.all([
    found(getRecommendation(actor, reference, clocksSet(reading))),
    decisionQueue(actor),
    currentTranslator(),
    currentLocale(),
  ]);
  const waits = view.reviewState === "SUBMITTED";
  // What is decided is decided now: a page of other clocks only shows.
  const open = waits && !isSet(reading);
  const current =
    view.party === null ? data.current : (data.byState.find((each) => each.party?.id === view.party?.id) ?? null);
  const violations = data.proposals.find((each) => each.id === view.id)?.violations ?? [];
  const cited = new Set(view.citations.map((citation) => citation.evidenceId));
  const lines = evidenceLines(data).filter((line) => line.inForce || cited.has(line.evidenceId));
  const of = (stance: string) => lines.filter((line) => line.stance === stance);
  const title = pick(view.recommendation.title, locale);
  const place = queue.items.findIndex((item) => item.id === view.id);
  const previous = queue.items[place - 1];
  const next = place >= 0 ? queue.items[place + 1] : queue.items[0];
  return (
    <div className="p-review">
      <div className="wrap rv">
        <QueueRail items={queue.items} here={view.id} t={t} />
        <article>
          <header className="rvh">
            <p className="ref big">
              {reference} · {pick(data.theme.name, locale).text}
              {view.party && ` · ${pick(view.party.shortName, locale).text}`}
              {place >= 0 && ` · ${t("review.place", { place: place + 1, total: queue.total })}`}
            </p>
            <h1 lang={title.lang === locale ? undefined : title.lang}>{title.text}</h1>
            <p className="pv">
              <a href={keepClocks(`/recommendations/${reference}`)}>{t("review.whole")}</a>
            </p>
          </header>
          {done && (
            <p className="done" role="status">
              {t(`review.done.${done === "proposed" || done === "withdrawn" ? done : "decided"}`)}{" "}
              {next && done === "decided" && (
                <a href={`/assessments/${next.id}`}>{t("review.next", { reference: next.recommendation.reference })}</a>
              )}
            </p>
          )}
          <ClockBar actor={actor} path={`/assessments/${view.id}`} reading={reading} />
          {!waits && (
            <p className="banner calm">
              <b>{t(`reviewState.${view.reviewState}`)}.</b> {view.withdrawal?.reason}{" "}
              {["CHANGES_REQUESTED", "REJECTED", "WITHDRAWN"].includes(view.reviewState) &&
                can(actor, "assessment.propose") &&
                view.revisedByIds.length === 0 && (
                  <a href={`/recommendations/${reference}/propose?revises=${view.id}`}>{t("dashboard.resubmit")}</a>
                )}
              {view.revisedByIds.map((id) => (
                <a key={id} href={`/assessments/${id}`}>
                  {t("review.resubmitted")}
                </a>
              ))}
            </p>
          )}
          {view.decisions.length > 0 && (
            <ul className="rows decisions">
              {view.decisions.map((decision) => (
                <li key={decision.sequence}>
                  <b>{t(`verdictDone.${decision.verdict}`)}</b> {decision.decider.name},{" "}
                  {formatInstant(decision.decidedAt, locale)}{" "}
                  <a className="mono" href={`/audit/${decision.sequence}`}>
                    №{decision.sequence}
                  </a>
                  {decision.note && <p className="pre-line">{decision.note}</p>}
                </li>
              ))}
            </ul>
          )}
          <div className="pc">
            <Comparison
              current={current?.id === view.id ? null : current}
              proposal={view}
              open={waits}
              t={t}
              locale={locale}
            />
            <div className="rat">
              <h3>{t("assessment.form.rationale")}</h3>
              <Rationale text={view.rationale} locale={locale} />
            </div>
          </div>
          <section className="evs" aria-label={t("recommendation.evidence")}>
            <div className="three">
              {(["SUPPORTS", "CONTRADICTS"] as const).map((stance) => (
                <div key={stance}>
                  <h3 className={stance === "SUPPORTS" ? "h4" : "h4 ag"}>
                    {t(stance === "SUPPORTS" ? "list.for" : "list.against")}{" "}
                    <span>
                      {t("review.citedOf", {
                        cited: of(stance).filter((line) => cited.has(line.evidenceId)).length,
                        all: of(stance).length,
                      })}
                    </span>
                  </h3>
                  <ul className="evl">
                    {[...of(stance)]
                      .sort((a, b) => Number(cited.has(b.evidenceId)) - Number(cited.has(a.evidenceId)))
                      .map((line) => (
                        <EvidenceItem
                          key={line.evidenceId}
                          line={line}
                          mark={cited.has(line.evidenceId) ? t("review.cited") : undefined}
                          t={t}
                          locale={locale}
                        />
                      ))}
                  </ul>
                  {of(stance).length === 0 && <p className="none mut">{t("chart.none")}</p>}
                </div>
              ))}
            </div>
            {of("CONTEXT").length > 0 && (
              <details className="ctx">
                <summary>{t("review.contextOnly", { count: of("CONTEXT").length })}</summary>
                <ul className="evl">
                  {of("CONTEXT").map((line) => (
                    <EvidenceItem
                      key={line.evidenceId}
                      line={line}
                      mark={cited.has(line.evidenceId) ? t("review.cited") : undefined}
                      t={t}
                      locale={locale}
                    />
                  ))}
                </ul>
              </details>
            )}
            {view.searches.map((search) => (
              <p key={search.id} className="fine mut">
                {t("recommendation.story.searched")}: {search.where}, “{search.query}”
              </p>
            ))}
          </section>
          <Replies
            actor={actor}
            view={view}
            past={isSet(reading)}
            knownAt={clocksSet(reading).knownAt ?? null}
            confirmed={given.replied !== undefined}
            t={t}
            locale={locale}
          />
          {open && <Checklist checks={checksFor(view, data, violations, t)} t={t} />}
          {open && view.cannot && (
            <p className="banner calm">
              {t(`queue.reasons.${view.cannot}`)}{" "}
              {view.cannot === "OWN_PROPOSAL" && can(actor, "user.manage") && <a href="/users">{t("review.invite")}</a>}
            </p>
          )}
          {open && can(actor, "assessment.withdraw", { authorId: view.author.id }) && (
            <WithdrawalForm id={view.id} t={t} />
          )}
        </article>
      </div>
      {open && view.cannot === null && (
        <DecisionForm
          action={decide.bind(null, { id: view.id })}
          accepts={[...new Set(view.citations.map((citation) => citation.number))]}
          previous={previous ? `/assessments/${previous.id}` : null}
          next={next && next.id !== view.id ? `/assessments/${next.id}` : null}
          t={t}
        />
      )}
    </div>
  );
}
