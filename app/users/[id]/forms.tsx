import { Command } from "@/components/people/command";
import { Confirm } from "@/components/people/confirm";
import { HandedOver } from "@/components/people/handed-over";
import { RoleChoices } from "@/components/people/role-choices";
import type { Translate } from "@/components/translate";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import type { Role } from "@/lib/domain/actor";
import { disable, enable, giveRole, makeResetLink } from "./actions";

interface Person {
  id: string;
  name: string;
  role: Role;
  version: number;
  disabledAt: Date | null;
}

/** Another role. */
export function RoleForm({ t, person }: { t: Translate; person: Person }) {
  const { id, role, version } = person;
  return (
    <ActionForm
      action={giveRole.bind(null, { id, version: String(version) })}
      words={formWords(t)}
      labels={{ role: t("people.role.label") }}
    >
      <RoleChoices t={t} chosen={role} />
      <p className="sub2">
        <Submit secondary>{t("people.user.roleSubmit")}</Submit>
      </p>
    </ActionForm>
  );
}

/** Keeping a person out, or letting them in again. */
export function AccessForms({ t, person }: { t: Translate; person: Person }) {
  const { id, name, role, version } = person;
  const bound = { id, version: String(version) };
  if (person.disabledAt) {
    return (
      <>
        <p className="mb-3 text-ink-2">{t("people.user.enableWhy", { name, role: t(`role.${role}`) })}</p>
        <Command action={enable.bind(null, bound)} words={formWords(t)} secondary>
          {t("people.user.enable")}
        </Command>
      </>
    );
  }
  return (
    <Confirm summary={t("people.user.disable")} why={t("people.user.disableWhy", { name })}>
      <Command action={disable.bind(null, bound)} words={formWords(t)}>
        {t("people.user.disableSubmit")}
      </Command>
    </Confirm>
  );
}

/** A link for a new password, shown once. */
export function ResetLinkForm({ t, person }: { t: Translate; person: Person }) {
  return (
    <ActionForm
      className="max-w-[560px]"
      action={makeResetLink.bind(null, { id: person.id, name: person.name })}
      words={formWords(t)}
      labels={{}}
    >
      <HandedOver copy={t("people.copy")} copied={t("people.copied")} />
      <p className="mb-3 text-ink-2">{t("people.user.resetWhy", { name: person.name })}</p>
      <Submit secondary>{t("people.user.resetSubmit")}</Submit>
    </ActionForm>
  );
}
