import type { Translate } from "@/components/translate";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { join } from "./actions";

/** Name, e-mail address (given by an invitation, free for the first administrator) and password. */
export function JoinForm({
  t,
  token,
  email,
  isSetup,
}: {
  t: Translate;
  token: string;
  email: string | null;
  isSetup: boolean;
}) {
  const labels = { name: t("people.name"), email: t("people.email"), password: t("people.password") };
  return (
    <ActionForm action={join.bind(null, { token })} words={formWords(t)} labels={labels}>
      <TextField name="name" label={labels.name} hint={t("people.nameHint")} autoComplete="name" maxLength={120} />
      {email === null ? (
        <TextField name="email" type="email" label={labels.email} autoComplete="username" maxLength={254} />
      ) : (
        <div className="f">
          <p className="lb">{labels.email}</p>
          <p id="f-email">{email}</p>
          <p className="hint2">{t("people.join.fixed")}</p>
          <input type="hidden" name="email" value={email} autoComplete="username" />
        </div>
      )}
      <TextField
        name="password"
        type="password"
        label={labels.password}
        hint={t("people.passwordHint")}
        autoComplete="new-password"
      />
      <p className="sub2">
        <Submit>{t(isSetup ? "people.join.setupSubmit" : "people.join.submit")}</Submit>
      </p>
    </ActionForm>
  );
}
