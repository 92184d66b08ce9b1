import type { Translate } from "@/components/translate";
import type { CandidateState } from "@/lib/domain/candidate-ruling";

interface Listed {
  id: string;
  label: string | null;
  text: string;
  score: number;
  state: CandidateState;
}

/** All candidates in reading order, with where each stands. */
export function CandidateList({
  t,
  language,
  candidates,
  current,
}: {
  t: Translate;
  language: string;
  candidates: readonly Listed[];
  current: string | undefined;
}) {
  return (
    <ol className="cands">
      {candidates.map(({ id, label, text, score, state }) => (
        <li key={id}>
          <a href={`?c=${id}#candidate`} aria-current={id === current ? "true" : undefined}>
            <b>{label ?? t("candidate.unnumbered")}</b>{" "}
            <span lang={language}>{text.length > 90 ? `${text.slice(0, 90)}…` : text}</span>
          </a>
          <span className="m">
            {t(`candidate.state.${state}`)} · {t("candidate.score", { score: Math.round(score * 100) })}
          </span>
        </li>
      ))}
    </ol>
  );
}
