import type { Metadata } from "next";
import { ProposalFields, type ProposalValues, proposalLabels } from "@/components/assessment/proposal-fields";
import { formatDay, formatRough } from "@/components/dates";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { Status, TriangulationMark } from "@/components/judgement/status";
import { GateLegs } from "@/components/recommendation/gate-legs";
import { Rationale } from "@/components/recommendation/judgement";
import type { Translate } from "@/components/translate";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { evidenceReference } from "@/lib/domain/evidence";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { listStatesApart } from "@/lib/use-cases/publication/states-apart";
import { getRecommendation, type RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";
import { evidenceLines } from "../evidence-lines";
import { propose } from "./actions";

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await currentTranslator())("recommendation.propose")} ${(await params).reference}` };
}

/** Puts a judgement to the reviewers; the rules are explained where one chooses, before one breaks them. */
export default async function ProposePage({ params, searchParams }: Props) {
  const actor = await requireMember();
  const data = await found(getRecommendation(actor, (await params).reference));
  const { revises, implementation, party, review } = await searchParams;
  const [t, locale, states] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    listStatesApart(actor, data.reference),
  ]);
  const { reference, standing } = data;
  const back = `/recommendations/${reference}`;
  if (!can(actor, "assessment.propose") || data.retired) return <NotAllowed t={t} back={back} />;
  const sentBack = data.history.find(
    (view) => view.id === revises && ["CHANGES_REQUESTED", "REJECTED", "WITHDRAWN"].includes(view.reviewState),
  );
  const note = sentBack?.decisions.at(-1)?.note ?? sentBack?.withdrawal?.reason;
  const title = pick(data.title, locale);
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={back}>
          {reference} {title.text}
        </a>
      </p>
      <h1>{t(sentBack ? "assessment.form.resubmit" : "assessment.form.heading", { reference })}</h1>
      <div className="lay2">
        <ActionForm
          action={propose.bind(null, { reference, ...(review && { review }) })}
          words={formWords(t)}
          labels={proposalLabels(t)}
        >
          {sentBack && (
            <p className="banner calm">
              <b>{t(`reviewState.${sentBack.reviewState}`)}.</b> {note}
            </p>
          )}
          {standing.implementation === "IMPLEMENTED" && <p className="banner calm">{t("assessment.form.leaving")}</p>}
          <ProposalFields
            values={startValues(sentBack, currentDay(), locale, { implementation, party })}
            evidence={evidenceLines(data)
              .filter((line) => line.inForce)
              .map((line) => ({
                value: line.evidenceId,
                label: `${evidenceReference(line.number)} ${pick(line.title, locale).text}`,
                detail: [
                  t(`stance.${line.stance}`),
                  line.credibility === null
                    ? t("assessment.form.ungraded")
                    : t("assessment.form.credibility", { credibility: line.credibility }),
                  line.bearsOn.join(", "),
                  line.via && t("recommendation.via"),
                ]
                  .filter(Boolean)
                  .join(" · "),
              }))
              .filter((choice, index, all) => all.findIndex((each) => each.value === choice.value) === index)}
            searches={data.searches.map((search) => ({
              value: search.id,
              label: `${formatDay(search.searchedOn, locale)}, ${search.where}`,
              detail: search.query,
            }))}
            states={states.map((state) => ({ value: state.key, label: pick(state.shortName, locale).text }))}
            corrigible={data.history
              .filter((view) => view.reviewState === "APPROVED" || view.reviewState === "REPLACED")
              .map((view) => ({
                value: view.id,
                label: `${t(`implementation.${view.implementation}`)}, ${formatDay(view.asOn, locale)}${view.party ? `, ${pick(view.party.shortName, locale).text}` : ""}`,
              }))}
            t={t}
          />
          <p className="sub2">
            <Submit>{t("assessment.form.submit")}</Submit>
            <a className="btn sec" href={back}>
              {t("form.cancel")}
            </a>
          </p>
          <p className="hint2">{t("assessment.form.frozen")}</p>
        </ActionForm>
        <aside className="pre">
          <Now data={data} t={t} locale={locale} />
          <GateLegs gate={standing.gate} t={t} />
        </aside>
      </div>
    </div>
  );
}

/** What holds now, beside the form. */
function Now({ data, t, locale }: { data: RecommendationPageData; t: Translate; locale: string }) {
  const { standing } = data;
  return (
    <>
      <h2>{t("recommendation.current")}</h2>
      <p>
        <Status status={standing.implementation} t={t} />
      </p>
      {data.current && <Rationale text={data.current.rationale} locale={locale} />}
      <dl>
        <div>
          <dt>{t("recommendation.triangulation")}</dt>
          <dd>
            <TriangulationMark value={standing.triangulation} contradicted={standing.contradicted} t={t} />
          </dd>
        </div>
        <div>
          <dt>{t("list.silent")}</dt>
          <dd>{standing.silentSince ? formatRough(standing.silentSince, locale) : t("list.neverHeard")}</dd>
        </div>
      </dl>
    </>
  );
}

function startValues(
  sentBack: RecommendationPageData["history"][number] | undefined,
  today: string,
  locale: string,
  /** What the address asks for: a board's column, a matrix' state. */
  asked: { implementation?: string | undefined; party?: string | undefined },
): ProposalValues {
  if (!sentBack) {
    return {
      asOn: today,
      reasons: [],
      evidence: [],
      searches: [],
      ...(asked.implementation && { implementation: asked.implementation }),
      ...(asked.party && { party: asked.party }),
    };
  }
  return {
    implementation: sentBack.implementation,
    asOn: sentBack.asOn,
    confidence: sentBack.confidence,
    reasons: sentBack.reasons,
    rationale: pick(sentBack.rationale, locale).text,
    outcome: sentBack.outcome,
    evidence: [...new Set(sentBack.citations.map((citation) => citation.evidenceId))],
    searches: sentBack.searches.map((search) => search.id),
    revisesId: sentBack.id,
    ...(sentBack.party && { party: sentBack.party.key }),
    ...(sentBack.correctsId && { correctsId: sentBack.correctsId }),
  };
}
