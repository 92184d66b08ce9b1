import { Confirm } from "@/components/people/confirm";
import type { Translate } from "@/components/translate";
import { TextArea } from "@/components/ui/fields";
import { ActionForm, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";

type Action = (state: FormState, data: FormData) => Promise<FormState>;

/** Lets anybody read the public pages. */
export function PublishForm({ t, version, action }: { t: Translate; version: number; action: Action }) {
  return (
    <ActionForm action={action} words={formWords(t)} labels={{}}>
      <input type="hidden" name="version" value={version} />
      <p className="mb-2">{t("publishing.publishWhy")}</p>
      <p className="sub2">
        <Submit>{t("publishing.publishSubmit")}</Submit>
      </p>
    </ActionForm>
  );
}

/** Takes the public pages away, with a reason. */
export function TakeBackForm({ t, version, action }: { t: Translate; version: number; action: Action }) {
  const label = t("publishing.reason");
  return (
    <Confirm summary={t("publishing.takeBackOpen")} why={t("publishing.takeBackWhy")}>
      <ActionForm action={action} words={formWords(t)} labels={{ reason: label }}>
        <input type="hidden" name="version" value={version} />
        <TextArea name="reason" label={label} rows={2} />
        <p className="sub2">
          <Submit small>{t("publishing.takeBackSubmit")}</Submit>
        </p>
      </ActionForm>
    </Confirm>
  );
}
