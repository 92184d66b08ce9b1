import type { Translate } from "@/components/translate";
import { Icon } from "@/components/ui/icon";
import type { Problem } from "@/lib/domain/errors";

/** What the form asks when an address or a file is known already: a question, not an error. */
export function DuplicateQuestion({
  t,
  problem,
  chosen,
}: {
  t: Translate;
  problem: Problem;
  chosen: string | undefined;
}) {
  const reference = String(problem.params?.reference ?? "");
  return (
    <div className="dup" id="f-duplicate" tabIndex={-1}>
      <Icon name="link" />
      <div>
        <p>
          <b>{t("evidenceForm.duplicate.known", { reference, title: String(problem.params?.title ?? "") })}</b>{" "}
          <a href={`/evidence/${reference}`}>{t("evidenceForm.duplicate.open", { reference })}</a>
        </p>
        <fieldset>
          <legend className="pt-1">{t("evidenceForm.duplicate.question")}</legend>
          <div className="rad">
            {(["SAME_ORIGIN", "APART"] as const).map((value) => (
              <label key={value}>
                <input type="radio" name="duplicate" value={value} defaultChecked={chosen === value} />
                <span>{t(`evidenceForm.duplicate.${value}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className="mut pt-1">{t("evidenceForm.duplicate.why")}</p>
      </div>
    </div>
  );
}
