import { formatDay } from "@/components/dates";
import { ConfidenceMark, Status, TriangulationMark } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import type { ReportedItem, ReportedJudgement, ReviewReport } from "@/lib/domain/review-report";

interface Common {
  t: Translate;
  locale: string;
}

/** The frozen report of a closed review, as people read it; every word of it stands in the bytes that it links to. */
export function ClosingReport({
  number,
  report,
  sha256,
  t,
  locale,
}: Common & { number: number; report: ReviewReport; sha256: string }) {
  const { figures, clocks, auditHead } = report;
  const at = `asOf=${clocks.asOf}&knownAt=${encodeURIComponent(clocks.knownAt)}`;
  return (
    <section className="report" aria-labelledby="report-title">
      <h2 id="report-title">{t("reviews.report.title")}</h2>
      <p className="read">
        {t("reviews.report.lede", {
          items: figures.items,
          decided: figures.states.DECIDED,
          confirmed: figures.states.CONFIRMED,
          deferred: figures.states.DEFERRED,
        })}{" "}
        {t("reviews.report.verdicts", {
          approved: figures.decisions.APPROVE,
          sentBack: figures.decisions.REQUEST_CHANGES,
          rejected: figures.decisions.REJECT,
        })}
      </p>
      <p className="fine mut">
        {t("reviews.report.asOf", { asOf: formatDay(clocks.asOf, locale) })}{" "}
        <a href={`/audit/${auditHead.sequence}`}>№{auditHead.sequence}</a>{" "}
        <span className="mono brk">{auditHead.hash}</span>. <a href={`/?${at}`}>{t("reviews.report.dashboard")}</a>
      </p>
      <p className="fine">
        <a href={`/api/v1/reviews/${number}/report`}>{t("reviews.report.json")}</a>{" "}
        <span className="mut">
          SHA-256 <span className="mono brk">{sha256}</span>
        </span>
      </p>
      <Figures report={report} t={t} />
      {report.items.map((item) => (
        <Item key={item.position} item={item} t={t} locale={locale} />
      ))}
    </section>
  );
}

function Figures({ report, t }: { report: ReviewReport; t: Translate }) {
  const { before, after } = report.figures;
  const shown = DISPLAY_ORDER.filter((status) => before[status] + after[status] > 0);
  return (
    <table className="simple figures">
      <caption>{t("reviews.report.figures")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("assessment.form.implementation")}</th>
          <th scope="col">{t("reviews.report.before")}</th>
          <th scope="col">{t("reviews.report.after")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((status) => (
          <tr key={status}>
            <th scope="row">
              <Status status={status} t={t} />
            </th>
            <td className="num">{before[status]}</td>
            <td className="num">{after[status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Item({ item, t, locale }: Common & { item: ReportedItem }) {
  const { dissent } = item;
  return (
    <article className="ritem" id={item.reference}>
      <h3>
        <a className="ref" href={`/recommendations/${item.reference}`}>
          {item.reference}
        </a>{" "}
        <Text value={item.title} locale={locale} />
      </h3>
      <dl className="rfacts">
        <dt>{t("reviews.report.before")}</dt>
        <dd>
          <Judged judgement={item.before} t={t} locale={locale} />
        </dd>
        <dt>{t("reviews.report.after")}</dt>
        <dd>
          <Judged judgement={item.after} t={t} locale={locale} />
        </dd>
        <dt>{t("reviews.itemState")}</dt>
        <dd>{t(`reviews.state.${item.state}`)}</dd>
      </dl>
      {(item.decisions.length > 0 || item.outcomes.length > 0) && (
        <ul className="rows">
          {item.decisions.map((decision) => (
            <li key={decision.auditSequence}>
              <b>{t(`verdictDone.${decision.verdict}`)}</b>{" "}
              <a href={`/assessments/${decision.assessment}`}>{t(`implementation.${decision.implementation}`)}</a>
              {decision.party && ` (${decision.party})`}: {decision.decider.name},{" "}
              {formatDay(decision.at.slice(0, 10), locale)}{" "}
              <a className="mono" href={`/audit/${decision.auditSequence}`}>
                №{decision.auditSequence}
              </a>
              <small>
                {t("recommendation.proposedBy", { name: decision.author.name })}
                {decision.cites.length > 0 && ` · ${t("recommendation.cites")} ${decision.cites.join(", ")}`}
              </small>
              {decision.note && <p className="pre-line">{decision.note}</p>}
            </li>
          ))}
          {item.outcomes.map((outcome) => (
            <li key={outcome.at}>
              <b>{t(`reviews.said.${outcome.kind}`)}</b> {outcome.by.name}, {formatDay(outcome.at.slice(0, 10), locale)}
              <p className="pre-line">{outcome.reason}</p>
            </li>
          ))}
        </ul>
      )}
      {dissent.unansweredContradictions.length > 0 && (
        <p className="attn fine">
          {t("reviews.report.unanswered", { count: dissent.unansweredContradictions.length })}{" "}
          {dissent.unansweredContradictions.join(", ")}
        </p>
      )}
      {item.replies.map((reply) => (
        <blockquote key={`${reply.assessment} ${reply.statement}`} className="reply">
          <p lang={reply.language}>{reply.statement}</p>
          <footer>
            {t("reviews.report.reply")} <Text value={reply.partyName} locale={locale} />,{" "}
            {formatDay(reply.receivedOn, locale)}
            {reply.evidence && ` · ${reply.evidence}`}
          </footer>
        </blockquote>
      ))}
      {item.evidence.length > 0 && (
        <details className="ctx">
          <summary>
            {t("reviews.report.evidence", { count: new Set(item.evidence.map((each) => each.reference)).size })}
          </summary>
          <ul className="rows">
            {item.evidence.map((each) => (
              <li key={`${each.reference} ${each.bearsOn}`}>
                <a href={`/evidence/${each.reference}`}>{each.reference}</a> <Text value={each.title} locale={locale} />
                <small>
                  {t(`stance.${each.stance}`)}
                  {each.credibility !== null && ` · ${t(`credibility.${each.credibility}`)}`}
                  {each.source && ` · ${each.source}`}
                  {each.bearsOn !== item.reference && ` · ${each.bearsOn}`}
                  {each.answered && ` · ${t("recommendation.answered")}`}
                </small>
                {each.url && (
                  <small className="brk">
                    <a href={each.url} rel="noreferrer">
                      {each.url}
                    </a>
                  </small>
                )}
                {each.files.map((file) => (
                  <small key={file.sha256} className="mono brk">
                    {file.name} {file.sha256}
                  </small>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

function Judged({ judgement, t, locale }: Common & { judgement: ReportedJudgement }) {
  return (
    <>
      <Status status={judgement.implementation} t={t} />{" "}
      {judgement.confidence && <ConfidenceMark value={judgement.confidence} t={t} />}{" "}
      {judgement.asOn && <small>{t("recommendation.trueOn", { day: formatDay(judgement.asOn, locale) })}</small>}{" "}
      <TriangulationMark value={judgement.triangulation} contradicted={judgement.contradicted} t={t} />
    </>
  );
}

function Text({ value, locale }: { value: Localized; locale: string }) {
  const { text, lang } = pick(value, locale);
  return <span lang={lang === locale ? undefined : lang}>{text}</span>;
}
