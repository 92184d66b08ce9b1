import type { Translate } from "@/components/translate";
import { Choices } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { DIGEST_FREQUENCIES, type DigestFrequency } from "@/lib/domain/digest";
import { chooseDigest } from "./actions";

/** How often mails of what is new come. */
export function DigestForm({
  t,
  digest,
  mailIsSetUp,
}: {
  t: Translate;
  digest: DigestFrequency;
  mailIsSetUp: boolean;
}) {
  const label = t("people.profile.digest");
  return (
    <ActionForm
      className="max-w-[480px]"
      action={chooseDigest.bind(null, {})}
      words={formWords(t)}
      labels={{ digest: label }}
    >
      {!mailIsSetUp && <p className="mb-3">{t("people.profile.digestOff")}</p>}
      <Choices
        name="digest"
        label={label}
        layout="list"
        options={DIGEST_FREQUENCIES.map((value) => ({ value, label: t(`people.profile.digestValue.${value}`) }))}
        defaultValues={[digest]}
      />
      <p className="sub2">
        <Submit secondary>{t("form.save")}</Submit>
      </p>
    </ActionForm>
  );
}
