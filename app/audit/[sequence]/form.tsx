import { Confirm } from "@/components/people/confirm";
import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { redact } from "./actions";

/** Taking an entry's content out for good, with the reason. */
export function RedactForm({ t, sequence }: { t: Translate; sequence: number }) {
  const label = t("audit.reason");
  return (
    <Confirm summary={t("audit.redact")} why={t("audit.redactWhy")}>
      <ActionForm
        action={redact.bind(null, { sequence: String(sequence) })}
        words={formWords(t)}
        labels={{ reason: label }}
      >
        <TextArea name="reason" label={label} rows={2} />
        <p className="sub2">
          <Submit small>{t("audit.redactSubmit")}</Submit>
        </p>
      </ActionForm>
    </Confirm>
  );
}
