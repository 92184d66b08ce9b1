import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";
import type { FormState } from "@/components/ui/form";
import type { Role } from "@/lib/domain/actor";
import { Command } from "./command";
import { Confirm } from "./confirm";

interface Invitation {
  id: string;
  email: string | null;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
  state: "OPEN" | "ACCEPTED" | "REVOKED" | "EXPIRED";
}

/** Invitations, newest first; the open ones can be taken back. */
export function InvitationTable({
  t,
  locale,
  invitations,
  revoke,
  words,
}: {
  t: Translate;
  locale: string;
  invitations: readonly Invitation[];
  revoke: (params: { id: string }, state: FormState, data: FormData) => Promise<FormState>;
  words: { one: string; many: string };
}) {
  if (invitations.length === 0) return <p className="mut">{t("people.users.noInvitations")}</p>;
  return (
    <table className="simple">
      <thead>
        <tr>
          <th scope="col">{t("people.users.columns.email")}</th>
          <th scope="col">{t("people.users.columns.role")}</th>
          <th scope="col">{t("people.users.invited")}</th>
          <th scope="col">{t("people.users.columns.state")}</th>
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, email, role, createdAt, expiresAt, state }) => (
          <tr key={id} className={state === "OPEN" ? undefined : "text-ink-3"}>
            <td className="break-all max-sm:basis-full">{email}</td>
            <td>{t(`role.${role}`)}</td>
            <td className="nw">
              <DateText value={createdAt} locale={locale} />
            </td>
            <td>
              {state === "OPEN" ? (
                <>
                  {t("people.users.openUntil")} <DateText value={expiresAt} locale={locale} />
                  <Confirm summary={t("people.users.revoke")} why={t("people.users.revokeWhy", { email: email ?? "" })}>
                    <Command action={revoke.bind(null, { id })} words={words}>
                      {t("people.users.revokeSubmit")}
                    </Command>
                  </Confirm>
                </>
              ) : (
                t(`people.users.invitationState.${state}`)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
