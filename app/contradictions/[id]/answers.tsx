import { formatInstant } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import type { ContradictionShown } from "@/lib/use-cases/contradiction/queries";
import { accept } from "./actions";

/** The answers to a contradiction with what they cite; those that wait have their button, or say why there is none. */
export function Answers({
  actor,
  contradiction,
  t,
  locale,
}: {
  actor: Actor;
  contradiction: ContradictionShown;
  t: Translate;
  locale: string;
}) {
  if (contradiction.answers.length === 0) return <p className="mut">{t("contradiction.noAnswers")}</p>;
  const waits = contradiction.open && !contradiction.answered;
  return (
    <ul className="lks">
      {contradiction.answers.map((answer) => (
        <li key={answer.id}>
          <p className="read pre-line">{answer.text}</p>
          <p className="m">
            {t("contradiction.by", { name: answer.author.name, at: formatInstant(answer.recordedAt, locale) })} ·{" "}
            {t("recommendation.cites")}{" "}
            {answer.evidence.flatMap((each, index) => [
              index > 0 ? ", " : "",
              <a key={each.id} href={`/evidence/${each.reference}`}>
                {each.reference}
              </a>,
            ])}
          </p>
          {answer.acceptance ? (
            <p className="m">
              {t("contradiction.acceptedBy", {
                name: answer.acceptance.by.name,
                at: formatInstant(answer.acceptance.at, locale),
              })}
            </p>
          ) : (
            waits && <Accept actor={actor} id={answer.id} authorId={answer.author.id} t={t} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Accept({ actor, id, authorId, t }: { actor: Actor; id: string; authorId: string; t: Translate }) {
  if (!can(actor, "contradiction.accept", { authorId })) {
    const own = actor.kind !== "anonymous" && actor.userId === authorId;
    return <p className="m attn">{t(own ? "contradiction.waitsOwn" : "contradiction.waits")}</p>;
  }
  return (
    <ActionForm action={accept.bind(null, { id })} words={formWords(t)} labels={{}}>
      <p className="m">
        <Submit small>{t("contradiction.accept")}</Submit> <span className="mut">{t("contradiction.acceptMeans")}</span>
      </p>
    </ActionForm>
  );
}
