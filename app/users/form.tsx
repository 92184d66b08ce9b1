import { HandedOver } from "@/components/people/handed-over";
import { RoleChoices } from "@/components/people/role-choices";
import type { Translate } from "@/components/translate";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { inviteSomebody } from "./actions";

/** Whom to invite, and as what. */
export function InviteForm({ t }: { t: Translate }) {
  const labels = { email: t("people.email"), role: t("people.role.label") };
  return (
    <ActionForm className="max-w-[560px]" action={inviteSomebody.bind(null, {})} words={formWords(t)} labels={labels}>
      <HandedOver copy={t("people.copy")} copied={t("people.copied")} />
      <TextField name="email" type="email" label={labels.email} autoComplete="off" maxLength={254} />
      <RoleChoices t={t} chosen="ANALYST" />
      <p className="sub2">
        <Submit>{t("people.users.inviteSubmit")}</Submit>
      </p>
    </ActionForm>
  );
}
