import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { withdraw } from "./actions";

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
