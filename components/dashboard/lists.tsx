import type { ReactNode } from "react";
import { MarkIcon } from "@/components/charts/mark";
import { splitMarks } from "@/components/charts/scale";
import { keepClocks } from "@/components/clocks/keep";
import { formatDay, formatInstant, formatRough } from "@/components/dates";
import { ProposedStatus, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";
import type { Implementation, ShownImplementation, Verdict } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";

/** A proposal as the overview's lists show it. */
export interface ProposalLine {
  id: string;
  recommendation: { reference: string; title: Localized };
  implementation: Implementation;
  author: { name: string };
  submittedAt: Date;
  party: { shortName: Localized } | null;
  citations: readonly unknown[];
}

interface Common {
  t: Translate;
  locale: string;
}

function Row({
  href,
  reference,
  title,
  locale,
  children,
}: {
  href: string;
  reference: string;
  title: Localized;
  locale: string;
  children?: ReactNode;
}) {
  const { text, lang } = pick(title, locale);
  return (
    <li>
      <div className="h">
        <span className="ref">{reference}</span>
        <a className="t" href={href} lang={lang === locale ? undefined : lang}>
          {text}
        </a>
      </div>
      {children && <div className="m">{children}</div>}
    </li>
  );
}

/** Proposals that wait, each leading to its decision page. */
export function WaitingList({ items, t, locale }: Common & { items: readonly ProposalLine[] }) {
  if (items.length === 0) return <p className="mut">{t("dashboard.nothingWaits")}</p>;
  return (
    <ul className="rows">
      {items.map((item) => (
        <Row
          key={item.id}
          href={keepClocks(`/assessments/${item.id}`)}
          reference={item.recommendation.reference}
          title={item.recommendation.title}
          locale={locale}
        >
          <ProposedStatus status={item.implementation} t={t} />
          {item.party && <span>{pick(item.party.shortName, locale).text}</span>}
          <span>{item.author.name}</span>
          <span className="r">
            {t("dashboard.cited", { count: item.citations.length })} · {formatInstant(item.submittedAt, locale)}
          </span>
        </Row>
      ))}
    </ul>
  );
}

/** The newest decisions: who decided what on whose proposal. */
export function DecisionList({
  items,
  t,
  locale,
}: Common & {
  items: readonly {
    id: string;
    verdict: Verdict;
    note: string | null;
    decidedAt: Date;
    decider: string;
    assessment: ProposalLine;
  }[];
}) {
  if (items.length === 0) return <p className="mut">{t("dashboard.noDecision")}</p>;
  return (
    <table className="dec">
      <caption className="vh">{t("dashboard.decisions")}</caption>
      <tbody>
        {items.map(({ id, verdict, note, decidedAt, decider, assessment }) => (
          <tr key={id}>
            <td className="nw mut">{formatInstant(decidedAt, locale)}</td>
            <td className="ref">
              <a href={keepClocks(`/assessments/${assessment.id}`)}>{assessment.recommendation.reference}</a>
            </td>
            <td>
              {verdict === "APPROVE" ? (
                <Status status={assessment.implementation} t={t} />
              ) : (
                <ProposedStatus status={assessment.implementation} t={t} />
              )}
            </td>
            <td className="w">
              <b>{t(`verdictDone.${verdict}`)}</b> {decider}
              {note && <span>{note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Recommendations that something supports and something else, unanswered, contradicts. */
export function ContestedList({
  items,
  t,
  locale,
}: Common & { items: readonly { reference: string; title: Localized; marks: string }[] }) {
  if (items.length === 0) return <p className="mut">{t("dashboard.nothingContested")}</p>;
  return (
    <ul className="rows">
      {items.map((item) => {
        const { supports, contradicts } = splitMarks(item.marks);
        return (
          <Row
            key={item.reference}
            href={keepClocks(`/recommendations/${item.reference}#evidence`)}
            reference={item.reference}
            title={item.title}
            locale={locale}
          >
            <span className="marks">
              {supports.map((shape, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike
                <MarkIcon key={index} shape={shape} stance="SUPPORTS" size={10} />
              ))}
              {t("dashboard.for", { count: supports.length })}
            </span>
            <span className="marks attn">
              {contradicts.map((shape, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike
                <MarkIcon key={index} shape={shape} stance="CONTRADICTS" size={10} />
              ))}
              {t("dashboard.against", { count: contradicts.length })}
            </span>
          </Row>
        );
      })}
    </ul>
  );
}

/** The newest entries of the audit chain, with the record that each is about. */
export function ActivityList({
  items,
  t,
  locale,
}: Common & {
  items: readonly { sequence: number; at: Date; actorLabel: string; action: string; reference: string | null }[];
}) {
  return (
    <ol className="activity">
      {items.map((item) => (
        <li key={item.sequence}>
          <span className="mut nw">{formatInstant(item.at, locale)}</span>
          <span>
            {item.actorLabel}: {t(`audit.action.${item.action}`)}{" "}
            {item.reference && (
              <a
                href={
                  /^E\d+$/.test(item.reference) ? `/evidence/${item.reference}` : `/recommendations/${item.reference}`
                }
              >
                {item.reference}
              </a>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What the reader looks after, has proposed, and got back. */
export function MyWork({
  owned,
  proposals,
  sentBack,
  requests,
  t,
  locale,
}: Common & {
  owned: readonly {
    reference: string;
    title: Localized;
    implementation: ShownImplementation;
    silentSince: Day | null;
    alarm: boolean;
  }[];
  proposals: readonly ProposalLine[];
  sentBack: readonly ProposalLine[];
  /** Evidence that the reader is to find. */
  requests: readonly {
    id: string;
    reference: string;
    recommendationTitle: Localized;
    wanted: string;
    dueOn: Day | null;
  }[];
}) {
  if (owned.length + proposals.length + sentBack.length + requests.length === 0)
    return <p className="mut">{t("dashboard.nothingMine")}</p>;
  return (
    <>
      {sentBack.length > 0 && (
        <>
          <h3 className="h3">{t("dashboard.sentBack")}</h3>
          <ul className="rows">
            {sentBack.map((item) => (
              <Row
                key={item.id}
                href={keepClocks(`/assessments/${item.id}`)}
                reference={item.recommendation.reference}
                title={item.recommendation.title}
                locale={locale}
              >
                <ProposedStatus status={item.implementation} t={t} />
                <a href={keepClocks(`/recommendations/${item.recommendation.reference}/propose?revises=${item.id}`)}>
                  {t("dashboard.resubmit")}
                </a>
              </Row>
            ))}
          </ul>
        </>
      )}
      {proposals.length > 0 && (
        <>
          <h3 className="h3">{t("dashboard.myProposals")}</h3>
          <WaitingList items={proposals} t={t} locale={locale} />
        </>
      )}
      {requests.length > 0 && (
        <>
          <h3 className="h3">
            <a href="/requests">{t("dashboard.myRequests")}</a>
          </h3>
          <ul className="rows">
            {requests.map((item) => (
              <Row
                key={item.id}
                href={`/recommendations/${item.reference}#requests`}
                reference={item.reference}
                title={item.recommendationTitle}
                locale={locale}
              >
                <span>{item.wanted}</span>
                <span className="r">{item.dueOn ? formatDay(item.dueOn, locale) : t("request.noDay")}</span>
              </Row>
            ))}
          </ul>
        </>
      )}
      {owned.length > 0 && (
        <>
          <h3 className="h3">{t("dashboard.owned")}</h3>
          <ul className="rows">
            {owned.map((item) => (
              <Row
                key={item.reference}
                href={keepClocks(`/recommendations/${item.reference}`)}
                reference={item.reference}
                title={item.title}
                locale={locale}
              >
                <Status status={item.implementation} t={t} />
                {item.alarm && <span className="attn">{t("list.alarm")}</span>}
                <span className="r">
                  {item.silentSince
                    ? `${t("list.silent")} ${formatRough(item.silentSince, locale)}`
                    : t("list.neverHeard")}
                </span>
              </Row>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
