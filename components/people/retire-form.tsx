import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { Confirm } from "./confirm";

/** Retiring something, with a reason, after a look at what it means. @param namespace `parties` or `publications` */
export function RetireForm({
  t,
  namespace,
  version,
  action,
}: {
  t: Translate;
  namespace: "parties" | "publications";
  version: number;
  action: (state: FormState, data: FormData) => Promise<FormState>;
}) {
  const label = t(`${namespace}.retireReason`);
  return (
    <Confirm summary={t(`${namespace}.retireOpen`)} why={t(`${namespace}.retireWhy`)}>
      <ActionForm action={action} words={formWords(t)} labels={{ reason: label }}>
        <input type="hidden" name="version" value={version} />
        <TextArea name="reason" label={label} rows={2} />
        <p className="sub2">
          <Submit small>{t(`${namespace}.retireSubmit`)}</Submit>
        </p>
      </ActionForm>
    </Confirm>
  );
}
