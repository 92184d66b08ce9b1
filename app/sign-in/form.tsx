import type { Translate } from "@/components/translate";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { signIn } from "./actions";

/** E-mail address and password. */
export function SignInForm({ t, next }: { t: Translate; next: string }) {
  return (
    <ActionForm
      action={signIn.bind(null, { next })}
      words={formWords(t)}
      labels={{ email: t("signIn.email"), password: t("signIn.password") }}
    >
      <TextField name="email" type="email" label={t("signIn.email")} autoComplete="username" />
      <TextField name="password" type="password" label={t("signIn.password")} autoComplete="current-password" />
      <p className="sub2">
        <Submit>{t("signIn.submit")}</Submit>
      </p>
    </ActionForm>
  );
}
