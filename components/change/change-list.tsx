import type { ReactNode } from "react";
import { formatDay, formatInstant } from "@/components/dates";
import { Status, TriangulationMark } from "@/components/judgement/status";
import { Rationale } from "@/components/recommendation/judgement";
import type { Translate } from "@/components/translate";
import type { FromTo, RecommendationChange } from "@/lib/domain/change-brief";
import type { Day } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { LinkFact } from "@/lib/domain/evidence-facts";
import type { Implementation, ShownImplementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import "./change.css";

/** A judgement as the brief tells it. */
export interface BriefJudgement {
  id: string;
  implementation: Implementation;
  rationale: Localized;
  asOn: Day;
  author: { name: string };
  party: { shortName: Localized } | null;
  decisions: readonly { verdict: string; note: string | null; decider: { name: string }; decidedAt: Date }[];
  citations: readonly { number: number; stance: string }[];
}

/** Names of what changes mention by id. */
export interface BriefNames {
  assessments: ReadonlyMap<string, BriefJudgement>;
  parties: ReadonlyMap<string, Localized>;
  milestones: ReadonlyMap<string, Localized>;
  references: ReadonlyMap<string, string>;
}

type Change = RecommendationChange & { reference: string; title: Localized };

interface Common {
  names: BriefNames;
  t: Translate;
  locale: string;
}

/** One recommendation with all that changed in it: from what to what, why, by whom, on which evidence. */
export function ChangeEntry({ change, names, t, locale }: Common & { change: Change }) {
  const title = pick(change.title, locale);
  const told = new Set([change.judgementId, ...change.components.map((each) => each.judgementId)]);
  const { evidence } = change;
  const lists: [string, readonly LinkFact[]][] = [
    ["added", evidence.added],
    ["removed", evidence.removed],
    ["answered", change.answered],
    ["reopened", change.reopened],
  ];
  return (
    <article className="chg" id={change.reference}>
      <h3>
        <span className="ref">{change.reference}</span>{" "}
        <a href={`/recommendations/${change.reference}`} lang={title.lang === locale ? undefined : title.lang}>
          {title.text}
        </a>
      </h3>
      {change.existence && <p>{t(`changes.existence.${change.existence}`)}</p>}
      {change.status && <Step status={change.status} t={t} />}
      {!change.status && change.judgementId && <p>{t("changes.confirmed")}</p>}
      <Why id={change.judgementId} names={names} t={t} locale={locale} />
      {change.components.map((each) => (
        <div key={each.recommendationId} className="sub">
          <p className="ref">
            <a href={`/recommendations/${names.references.get(each.recommendationId)}`}>
              {names.references.get(each.recommendationId)}
            </a>
          </p>
          <Step status={each.status} t={t} />
          <Why id={each.judgementId} names={names} t={t} locale={locale} />
        </div>
      ))}
      <ul className="facts2">
        {change.alarm && (
          <li className={change.alarm === "RAISED" ? "attn" : undefined}>{t(`changes.alarm.${change.alarm}`)}</li>
        )}
        {change.triangulation && (
          <li>
            {t("changes.vouches")} <TriangulationMark value={change.triangulation.from} t={t} />{" "}
            <span className="arrow">→</span> <TriangulationMark value={change.triangulation.to} t={t} />
          </li>
        )}
        {lists.map(
          ([key, facts]) =>
            facts.length > 0 && (
              <li key={key}>
                {t(`changes.evidence.${key}`)} <Items facts={facts} t={t} />
              </li>
            ),
        )}
        {evidence.regraded.length > 0 && (
          <li>
            {t("changes.evidence.regraded")}{" "}
            {listed(
              evidence.regraded.map(({ before, after }) => (
                <span key={after.evidenceId}>
                  <Item fact={before} t={t} /> → {gradeOf(after, t)}
                </span>
              )),
            )}
          </li>
        )}
        {change.disagreements.arisen.map((each) => (
          <li key={each}>{t(`changes.disagreement.${each}`)}</li>
        ))}
        {change.disagreements.settled.map((each) => (
          <li key={each}>
            {t("changes.settled")} {t(`changes.disagreement.${each}`)}
          </li>
        ))}
        {change.responses.map(({ partyId, from, to, claimsDone }) => (
          <li key={partyId}>
            {t("changes.response", {
              party: pick(names.parties.get(partyId) ?? {}, locale).text,
              from: t(`changes.answer.${from ?? "NO_WORD"}`),
              to: t(`changes.answer.${to ?? "NO_WORD"}`),
            })}
            {claimsDone && ` ${t("changes.claimsDone")}`}
          </li>
        ))}
        {change.milestones.map(({ milestoneId, from, to }) => (
          <li key={milestoneId} className={to === "OVERDUE" ? "attn" : undefined}>
            {t("changes.milestone", {
              title: pick(names.milestones.get(milestoneId) ?? {}, locale).text,
              from: t(`changes.schedule.${from ?? "NONE"}`),
              to: t(`changes.schedule.${to ?? "NONE"}`),
            })}
          </li>
        ))}
        {change.searches > 0 && <li>{t("changes.searches", { count: change.searches })}</li>}
        {change.proposals
          .filter((each) => !told.has(each.assessmentId))
          .map((each) => {
            const view = names.assessments.get(each.assessmentId);
            if (!view) return null;
            const last = view.decisions.at(-1);
            return (
              <li key={each.assessmentId}>
                <a href={`/assessments/${view.id}`}>
                  {t("changes.proposal", {
                    status: t(`implementation.${view.implementation}`),
                    name: view.author.name,
                    party: view.party ? pick(view.party.shortName, locale).text : "",
                    state: view.party ? "yes" : "no",
                  })}
                </a>{" "}
                {t(`reviewState.${each.to ?? each.from ?? "SUBMITTED"}`).toLowerCase()}
                {last && `, ${last.decider.name}, ${formatInstant(last.decidedAt, locale)}`}
                {last?.note && <q className="pre-line">{last.note}</q>}
              </li>
            );
          })}
      </ul>
    </article>
  );
}

/** From one status to another, each as glyph and word. */
function Step({ status, t }: { status: FromTo<ShownImplementation>; t: Translate }) {
  return (
    <p className="step">
      <span className="vh">{t("changes.from")}</span> <Status status={status.from} t={t} />{" "}
      <span className="arrow" aria-hidden="true">
        →
      </span>{" "}
      <span className="vh">{t("changes.to")}</span> <Status status={status.to} t={t} />
    </p>
  );
}

/** The judgement behind a step: why, who proposed and decided, when, on which evidence. */
function Why({ id, names, t, locale }: Common & { id: string | null }) {
  const view = id === null ? undefined : names.assessments.get(id);
  if (!view) return null;
  const approvals = view.decisions.filter((decision) => decision.verdict === "APPROVE");
  return (
    <div className="why">
      <Rationale text={view.rationale} locale={locale} />
      <p className="fine mut">
        {t("changes.asOn", { day: formatDay(view.asOn, locale) })}.{" "}
        {t("changes.by", {
          author: view.author.name,
          deciders: approvals
            .map((each) => `${each.decider.name}, ${formatInstant(each.decidedAt, locale)}`)
            .join("; "),
        })}
        . <a href={`/assessments/${view.id}`}>{t("recommendation.wholeDecision")}</a>
      </p>
      {view.citations.length > 0 && (
        <p className="fine">
          {t("changes.cited")}{" "}
          {listed(
            [...new Map(view.citations.map((each) => [each.number, each])).values()].map((each) => (
              <a key={each.number} href={`/evidence/${evidenceReference(each.number)}`}>
                {evidenceReference(each.number)} {t(`stance.${each.stance}`).toLowerCase()}
              </a>
            )),
          )}
        </p>
      )}
    </div>
  );
}

function Items({ facts, t }: { facts: readonly LinkFact[]; t: Translate }) {
  return listed(facts.map((fact) => <Item key={fact.evidenceId} fact={fact} t={t} />));
}

/** One item by its number, with which way it speaks: the word says it, the colour repeats it. */
function Item({ fact, t }: { fact: LinkFact; t: Translate }) {
  const reference = evidenceReference(fact.number);
  return (
    <span className={fact.stance === "CONTRADICTS" ? "ag" : undefined}>
      <a href={`/evidence/${reference}`}>{reference}</a> {gradeOf(fact, t)}
    </span>
  );
}

function gradeOf(fact: LinkFact, t: Translate): string {
  const stance = t(`stance.${fact.stance}`).toLowerCase();
  return fact.credibility === null ? stance : `${stance} (${fact.credibility})`;
}

function listed(parts: readonly ReactNode[]): ReactNode {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [", ", part]));
}
