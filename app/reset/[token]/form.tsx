import type { Translate } from "@/components/translate";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { reset } from "./actions";

/** The new password; the address stands beside it for password managers. */
export function ResetForm({ t, token, email }: { t: Translate; token: string; email: string }) {
  const label = t("people.newPassword");
  return (
    <ActionForm action={reset.bind(null, { token })} words={formWords(t)} labels={{ password: label }}>
      <div className="f">
        <p className="lb">{t("people.email")}</p>
        <p>{email}</p>
      </div>
      <TextField
        name="password"
        type="password"
        label={label}
        hint={t("people.passwordHint")}
        autoComplete="new-password"
      />
      <p className="sub2">
        <Submit>{t("people.reset.submit")}</Submit>
      </p>
    </ActionForm>
  );
}
