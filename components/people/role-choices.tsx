import type { Translate } from "@/components/translate";
import { Choices } from "@/components/ui/fields";
import { ROLES, type Role } from "@/lib/domain/actor";

/** The four roles, each with what it adds. */
export function RoleChoices({ t, chosen }: { t: Translate; chosen: Role }) {
  return (
    <Choices
      name="role"
      label={t("people.role.label")}
      layout="list"
      options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`), detail: t(`people.role.${role}`) }))}
      defaultValues={[chosen]}
    />
  );
}
