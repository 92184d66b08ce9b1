import { formatPartial } from "@/components/dates";
import { Section } from "@/components/recommendation/section";
import type { Translate } from "@/components/translate";
import { pick } from "@/lib/domain/localized";
import type { ImportedStatement } from "@/lib/use-cases/import/imported-statements";

/** What was judged elsewhere, as it was imported: the word itself first, what it comes to here beside it, and plainly no judgement. */
export function AssessedElsewhere({
  said,
  t,
  locale,
}: {
  said: readonly ImportedStatement[];
  t: Translate;
  locale: string;
}) {
  if (said.length === 0) return null;
  return (
    <Section id="said-elsewhere" title={t("import.saidElsewhere")} note={t("import.saidElsewhereNote")}>
      <ul className="said">
        {said.map((each) => (
          <li key={each.id}>
            <p className="break-words">
              <b>“{each.status}”</b>{" "}
              <span className="mut">
                {[
                  each.saidOn === null ? t("import.undatedSaid") : formatPartial(each.saidOn, locale),
                  each.party && pick(each.party, locale).text,
                  each.assessor,
                  each.decider && t("import.decidedBy", { name: each.decider }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </p>
            {each.note && <p className="pre-line break-words">{each.note}</p>}
            <p className="fine mut break-words">
              {meaningOf(each, t)} · {each.fileName}
              {each.assessmentId && (
                <>
                  {" · "}
                  <a href={`/assessments/${each.assessmentId}`}>{t("import.proposedHere")}</a>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function meaningOf({ axis, mapped, lossy }: ImportedStatement, t: Translate): string {
  if (mapped === null) return t("import.cameToNothing");
  const word = t(axis === "RESPONSE" ? `recommendation.answer.${mapped}` : `implementation.${mapped}`);
  return t(lossy ? "import.cameToLossy" : "import.cameTo", { mapped: word });
}
