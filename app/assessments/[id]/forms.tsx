import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { evidenceReference } from "@/lib/domain/evidence";
import { decide, withdraw } from "./actions";

/** The note and the three answers to a proposal; the answers stay in view. */
export function DecisionForm({
  id,
  accepts,
  previous,
  next,
  t,
}: {
  id: string;
  accepts: readonly number[];
  previous: string | null;
  next: string | null;
  t: Translate;
}) {
  return (
    <ActionForm
      action={decide.bind(null, { id })}
      words={formWords(t)}
      labels={{ note: t("review.note"), decision: t("review.decision") }}
      className="decide"
    >
      <div className="wrap vn">
        <TextArea name="note" label={t("review.note")} rows={3} hint={t("review.noteHint")} />
      </div>
      <div className="dbar">
        <div className="wrap">
          <span className="mut hint">
            {accepts.length > 0 ? t("review.accepts", { list: accepts.map(evidenceReference).join(", ") }) : ""}
          </span>
          <span className="sp" />
          {previous && (
            <a className="btn sec step" href={previous} data-key="k">
              {t("review.previous")} <kbd>k</kbd>
            </a>
          )}
          {next && (
            <a className="btn sec step" href={next} data-key="j">
              {t("review.skip")} <kbd>j</kbd>
            </a>
          )}
          <Submit name="decision" value="REJECT" secondary>
            {t("verdict.REJECT")}
          </Submit>
          <Submit name="decision" value="REQUEST_CHANGES" secondary>
            {t("verdict.REQUEST_CHANGES")}
          </Submit>
          <Submit name="decision" value="APPROVE">
            {t("verdict.APPROVE")}
          </Submit>
        </div>
      </div>
    </ActionForm>
  );
}

/** Takes back one's own proposal, with a reason. */
export function WithdrawalForm({ id, t }: { id: string; t: Translate }) {
  return (
    <details className="ctx">
      <summary>{t("review.withdraw")}</summary>
      <ActionForm action={withdraw.bind(null, { id })} words={formWords(t)} labels={{ reason: t("review.reason") }}>
        <TextArea name="reason" label={t("review.reason")} rows={2} />
        <p className="sub2">
          <Submit secondary small>
            {t("review.withdraw")}
          </Submit>
        </p>
      </ActionForm>
    </details>
  );
}
