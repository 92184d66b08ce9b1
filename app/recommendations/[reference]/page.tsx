import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { Lanes } from "@/components/charts/lanes";
import { keepClocks } from "@/components/clocks/keep";
import { Quotation } from "@/components/document/quotation";
import { languageName } from "@/components/evidence/format";
import { Addressees, Basis, Locator } from "@/components/recommendation/content";
import { Disputed } from "@/components/recommendation/disputed";
import { EvidenceColumns } from "@/components/recommendation/evidence-columns";
import { GateLegs } from "@/components/recommendation/gate-legs";
import { HeaderStrip } from "@/components/recommendation/header-strip";
import { History } from "@/components/recommendation/history";
import { CurrentJudgement, WaitingProposal } from "@/components/recommendation/judgement";
import { Parts } from "@/components/recommendation/parts";
import { Searches } from "@/components/recommendation/searches";
import { Section } from "@/components/recommendation/section";
import { ByState } from "@/components/views/by-state";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { whyNot } from "@/lib/use-cases/assessment/queries";
import { findPassage } from "@/lib/use-cases/document/queries";
import { listElsewhere } from "@/lib/use-cases/dossier/queries";
import { findImportedRow } from "@/lib/use-cases/import/imported-row";
import { listImportedStatements } from "@/lib/use-cases/import/imported-statements";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { listStateCells } from "@/lib/use-cases/recommendation/matrix";
import { listOwners } from "@/lib/use-cases/recommendation/queries";
import { requireMember } from "@/lib/web/actor";
import { clocksSet } from "@/lib/web/clocks";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";
import { ClockBar } from "../../clock-bar";
import { readPageClocks } from "../../page-clocks";
import { Watching } from "../../watching/watching";
import type { SearchParams } from "../read-query";
import { AsImported } from "./as-imported";
import { AssessedElsewhere } from "./assessed-elsewhere";
import { evidenceLines, laneItems } from "./evidence-lines";
import { Notes } from "./notes-section";
import { OwnerForm } from "./owner-form";
import { SaidElsewhere } from "./said-elsewhere";
import { storyOf } from "./story";
import { doneHere, PlanSections, RepliesToCurrent, SaidSoFar, WhoSaysWhat } from "./voices-sections";

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).reference) };
}

/** One recommendation or component as a story that only grows: what is asked, of whom, how it is judged, and on what evidence. */
export default async function RecommendationPage({ params, searchParams }: Props) {
  const actor = await requireMember();
  const asked = decodeURIComponent((await params).reference);
  const given = await searchParams;
  const reading = readPageClocks(given);
  const { asOf } = reading;
  const data = await found(getRecommendation(actor, asked, clocksSet(reading)));
  const { reference, standing, parent } = data;
  if (reference !== asked) permanentRedirect(keepClocks(`/recommendations/${reference}`));
  const [people, byState, t, locale] = await Promise.all([
    listOwners(actor),
    listStateCells(actor, data.id, clocksSet(reading)),
    currentTranslator(),
    currentLocale(),
  ]);

  const passage = await findPassage(actor, data.reference);
  const [elsewhere, imported, said] = await Promise.all([
    listElsewhere(actor, data.id),
    findImportedRow(actor, data.id),
    listImportedStatements(actor, data.id),
  ]);
  const here = `/recommendations/${reference}`;
  const logged = /^E\d{1,9}$/.exec(String(given.logged))?.[0];
  const confirmed = logged
    ? t("recommendation.evidenceLogged", { reference: logged })
    : given.done === "searched"
      ? t("recommendation.searchLogged")
      : doneHere(given.done, t);
  const title = pick(data.title, locale);
  const summary = pick(data.summary, locale);
  const today = asOf ?? currentDay();
  const mayLog = can(actor, "evidence.log") && !data.retired;
  const mayPropose = can(actor, "assessment.propose") && !data.retired;
  const mayEdit = can(actor, "recommendation.edit") && !data.retired;
  const supporters = standing.facts.filter((fact) => fact.stance === "SUPPORTS");
  const share = data.sourceMix;
  const logLinks = (mayLog || can(actor, "search.log")) && !data.retired && (
    <p>
      <a href={`${here}/evidence/new`}>{t("recommendation.logEvidence")}</a> ·{" "}
      <a href={`${here}/searches/new`}>{t("recommendation.logSearch")}</a>
    </p>
  );

  return (
    <div className="wrap">
      <p className="crumb">
        <a href={keepClocks("/recommendations")}>{t("list.heading")}</a> /{" "}
        <a href={keepClocks(`/recommendations?theme=${data.theme.key}`)}>{pick(data.theme.name, locale).text}</a>
        {parent && (
          <>
            {" / "}
            <a href={keepClocks(`/recommendations/${parent.reference}`)}>
              {parent.reference} {pick(parent.title, locale).text}
            </a>
          </>
        )}
        <span className="pn">
          {data.previous && (
            <>
              <a href={keepClocks(`/recommendations/${data.previous}`)} data-key="k" rel="prev">
                {data.previous}
              </a>{" "}
              <kbd>k</kbd>{" "}
            </>
          )}
          {data.next && (
            <>
              <a href={keepClocks(`/recommendations/${data.next}`)} data-key="j" rel="next">
                {data.next}
              </a>{" "}
              <kbd>j</kbd>
            </>
          )}
        </span>
      </p>
      <header className="rh">
        <div>
          <p className="ref big">{reference}</p>
          <h1 lang={title.lang === locale ? undefined : title.lang}>{title.text}</h1>
        </div>
        <div className="acts">
          {mayLog && (
            <a className="btn" href={`${here}/evidence/new`} data-key="e">
              {t("nav.logEvidence")} <kbd>e</kbd>
            </a>
          )}
          {mayPropose && (
            <a className="btn sec" href={`${here}/propose`} data-key="p">
              {t("recommendation.propose")} <kbd>p</kbd>
            </a>
          )}
          <Watching t={t} actor={actor} kind="RECOMMENDATION" name={reference} back={here} />
        </div>
      </header>
      {confirmed && (
        <p className="done" role="status">
          {confirmed}
        </p>
      )}
      {data.retired && (
        <p className="banner">
          <b>{t("recommendation.retiredSince")}</b> {data.retiredReason}
        </p>
      )}
      <ClockBar actor={actor} path={here} reading={reading} />
      <HeaderStrip
        strip={{
          implementation: standing.implementation,
          asOn: standing.judgement?.asOn ?? null,
          proposals: data.proposals,
          confidence: standing.confidence,
          judgedConfidence: standing.judgement?.confidence ?? null,
          citedNewestOn: standing.citedNewestOn,
          triangulation: standing.triangulation,
          contradicted: standing.contradicted,
          official: supporters.filter((fact) => fact.affiliation === "OFFICIAL").length,
          independent: supporters.filter((fact) => fact.affiliation === "INDEPENDENT").length,
          gate: standing.gate,
          alarm: standing.alarm,
          disagreements: standing.disagreements.length,
          silentSince: standing.silentSince,
          searches: standing.searches,
        }}
        t={t}
        locale={locale}
      />
      <Section
        id="what"
        title={t("recommendation.what")}
        note={
          <>
            <Basis basis={data.basis} derived={data.derived} levels={data.levels} priority={data.priority} t={t} />
            <p>
              <b>{t("recommendation.owner")}</b> {data.owner?.name ?? t("recommendation.nobody")}
            </p>
            {mayEdit && <OwnerForm reference={reference} owner={data.owner?.id ?? null} people={people} t={t} />}
            <p className="tools">
              {mayEdit && <a href={`${here}/edit`}>{t("recommendation.edit")}</a>}
              {mayEdit && !parent && <a href={`${here}/components/new`}>{t("recommendation.addComponent")}</a>}
              {can(actor, "recommendation.retire") && !data.retired && (
                <a href={`${here}/retire`}>{t("recommendation.retire")}</a>
              )}
              <a href={`/references?recommendation=${data.reference}`}>{t("references.title")}</a>
              <a href={keepClocks(`/briefings?recommendation=${data.reference}`)}>{t("briefing.make")}</a>
              <a href={`${here}/dossier`} title={t("dossier.about")} download>
                {t("dossier.download")}
              </a>
            </p>
          </>
        }
      >
        {summary.text && (
          <p className="read" lang={summary.lang === locale ? undefined : summary.lang}>
            {summary.text}
          </p>
        )}
        <Locator locator={data.locator} publication={data.publication} t={t} locale={locale} />
        {passage && (
          <Quotation
            t={t}
            passage={passage}
            language={passage.language}
            href={`/publications/${data.publication.reference}/document?passage=${data.reference}#passage-${data.reference}`}
          />
        )}
      </Section>
      {!parent && (
        <Section id="who" title={t("recommendation.who")} note={t("recommendation.whoNote")}>
          <Addressees
            addressees={data.addressees}
            partners={data.partners}
            responses={data.responses.filter((each) => standing.responses.some(({ id }) => id === each.id))}
            t={t}
            locale={locale}
          />
          <SaidSoFar actor={actor} data={data} t={t} locale={locale} />
        </Section>
      )}
      <Section
        id="judge"
        title={t("recommendation.current")}
        note={
          data.current && (
            <>
              {data.current.reasons.length > 0 && (
                <p>
                  <b>
                    {t("recommendation.whyConfidence", {
                      confidence: t(`confidence.${data.current.confidence}`).toLowerCase(),
                    })}
                  </b>{" "}
                  {data.current.reasons.map((reason) => t(`confidenceReason.${reason}`)).join(", ")}
                </p>
              )}
              {data.current.outcome && (
                <p>
                  <b>{t("assessment.outcome")}</b> {t(`assessment.outcomes.${data.current.outcome}`)}
                </p>
              )}
            </>
          )
        }
      >
        <Disputed alarm={data.alarm} disputed={standing.disputed} t={t} locale={locale} />
        <CurrentJudgement view={data.current} t={t} locale={locale} />
        <RepliesToCurrent data={data} t={t} locale={locale} />
        {data.proposals.map((proposal) => (
          <WaitingProposal
            key={proposal.id}
            view={proposal}
            cannot={whyNot(actor, proposal)}
            broken={proposal.violations}
            t={t}
            locale={locale}
          />
        ))}
        <GateLegs gate={standing.gate} t={t} />
      </Section>
      <SaidElsewhere elsewhere={elsewhere} t={t} locale={locale} />
      <Section id="states" title={t("views.byState")} note={t("views.byStateNote")}>
        {byState.states.length === 0 && <p className="mut">{t("views.noState")}</p>}
        {byState.states.length > 0 && (
          <ByState
            {...byState}
            page={here}
            may={{ propose: mayPropose && !data.clocks, log: mayLog && !data.clocks }}
            t={t}
            locale={locale}
          />
        )}
      </Section>
      <Section
        id="says"
        title={t("recommendation.says")}
        note={
          share.total > 0 && (
            <>
              <p>
                <b>{t("dashboard.sources")}</b>{" "}
                {t("recommendation.mix", {
                  total: share.total,
                  official: share.stateAffiliated,
                  addressee: share.addresseeIssued,
                })}{" "}
                {share.singleLanguage.language &&
                  t("recommendation.mixLanguage", {
                    count: share.singleLanguage.count,
                    language: languageName(share.singleLanguage.language, locale),
                  })}{" "}
                {t("recommendation.mixOrigin", {
                  largest: share.singleOrigin.largest,
                  groups: share.singleOrigin.groups,
                })}
              </p>
              <p className="mut">{t("recommendation.lanesHow")}</p>
            </>
          )
        }
      >
        <WhoSaysWhat data={data} t={t} locale={locale} />
        <Lanes items={laneItems(data.links)} today={today} t={t} />
      </Section>
      <Section id="evidence" title={t("recommendation.evidence")} note={t("recommendation.gradesHow")}>
        <EvidenceColumns
          lines={evidenceLines(data)}
          searches={standing.searches}
          actions={logLinks}
          t={t}
          locale={locale}
        />
      </Section>
      {!parent && (
        <Section id="parts" title={t("recommendation.components")} note={t("recommendation.componentsNote")}>
          {data.components.length > 0 ? (
            <Parts parts={data.components} t={t} locale={locale} />
          ) : (
            <p className="mut">{t("recommendation.noComponents")}</p>
          )}
        </Section>
      )}
      <PlanSections actor={actor} data={data} today={today} t={t} locale={locale} />
      <Section id="searches" title={t("recommendation.searches")} note={t("recommendation.searchesNote")}>
        <Searches searches={data.searches} t={t} locale={locale} />
        {logLinks}
      </Section>
      <AssessedElsewhere said={said} t={t} locale={locale} />
      <AsImported row={imported} t={t} locale={locale} />
      <Notes actor={actor} reference={reference} t={t} locale={locale} />
      <Section id="history" title={t("recommendation.history")} note={t("recommendation.historyNote")}>
        <History events={storyOf(data, t, locale)} t={t} locale={locale} />
      </Section>
    </div>
  );
}
