import { ProposedStatus, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Implementation, ShownImplementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Spread } from "@/lib/domain/spread";
import { spreadText } from "./spread-text";
import "./views.css";

interface Cell {
  stateId: string;
  implementation: ShownImplementation;
  judgementId: string | null;
  proposed: Implementation | null;
  proposalId: string | null;
  supports: number;
  contradicts: number;
  context: number;
  evidence: readonly number[];
  requests: number;
  gap: boolean;
}

/** How a recommendation stands in each member state, with the ways on: to judge that state, or to log what speaks of it. */
export function ByState({
  cells,
  states,
  spread,
  page,
  may,
  t,
  locale,
}: {
  cells: readonly Cell[];
  states: readonly { id: string; key: string; shortName: Localized }[];
  spread: Spread;
  /** The recommendation's address. */
  page: string;
  may: { propose: boolean; log: boolean };
  t: Translate;
  locale: string;
}) {
  return (
    <>
      <p className="spreadl">{spreadText(spread, "states", t)}</p>
      <ul className="sts">
        {cells.map((cell, index) => {
          const state = states[index];
          if (!state) return null;
          const name = pick(state.shortName, locale).text;
          return (
            <li key={state.key} id={`state-${state.key}`} tabIndex={-1}>
              <h3>{name}</h3>
              {cell.judgementId ? (
                <a href={`/assessments/${cell.judgementId}`}>
                  <Status status={cell.implementation} t={t} />
                </a>
              ) : (
                <Status status={cell.implementation} t={t} />
              )}
              {cell.proposed && (
                <a href={`/assessments/${cell.proposalId}`}>
                  <ProposedStatus status={cell.proposed} t={t} />
                </a>
              )}
              <p className="mut">
                {cell.evidence.length === 0
                  ? t("views.noEvidenceOf")
                  : t("recommendation.counts", {
                      supports: cell.supports,
                      contradicts: cell.contradicts,
                      context: cell.context,
                    })}
              </p>
              {cell.evidence.length > 0 && (
                <p className="evrefs">
                  {cell.evidence.map((number) => (
                    <a key={number} href={`/evidence/${evidenceReference(number)}`}>
                      {evidenceReference(number)}
                    </a>
                  ))}
                </p>
              )}
              {cell.requests > 0 && <p className="attn">{t("views.wanted", { count: cell.requests })}</p>}
              {(may.propose || may.log) && (
                <p className="ways">
                  {may.propose && (
                    <a href={`${page}/propose?party=${state.key}`}>
                      {t("views.propose")}
                      <span className="vh"> {name}</span>
                    </a>
                  )}
                  {may.log && (
                    <a href={`${page}/evidence/new?state=${state.key}`}>
                      {t("views.log")}
                      <span className="vh"> {name}</span>
                    </a>
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
