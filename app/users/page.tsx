import type { Metadata } from "next";
import { Done } from "@/components/people/done";
import { InvitationTable } from "@/components/people/invitation-table";
import { NotYours } from "@/components/people/not-yours";
import { PeopleTable } from "@/components/people/people-table";
import { Section } from "@/components/people/section";
import { formWords } from "@/components/ui/form-words";
import { can } from "@/lib/domain/permissions";
import { listInvitations } from "@/lib/use-cases/invitation/queries";
import { listUsers } from "@/lib/use-cases/user/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { takeBack } from "./actions";
import { InviteForm } from "./form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("people.users.title") };
}

/** Who works here, and who is invited to. For administrators. */
export default async function UsersPage({
  searchParams,
}: {
  searchParams: Promise<{ after?: string; done?: string }>;
}) {
  const actor = await requireMember();
  const [t, locale, { after, done }] = await Promise.all([currentTranslator(), currentLocale(), searchParams]);
  if (!can(actor, "user.manage")) return <NotYours t={t} why={t("people.notYours.why", { role: actor.role })} />;
  const [people, invitations] = await Promise.all([
    listUsers(actor, { limit: 100, cursor: after }),
    listInvitations(actor),
  ]);
  const disabled = people.items.filter((person) => person.disabledAt !== null).length;
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("people.users.title")}</h1>
      </div>
      <Done t={t} namespace="people.users" known={["invitation"]} done={done} />
      <section className="fig">
        {!after && !people.nextCursor && (
          <p className="read mb-4">{t("people.users.lede", { people: people.items.length - disabled, disabled })}</p>
        )}
        <PeopleTable t={t} locale={locale} people={people.items} ownId={actor.userId} />
        {people.nextCursor && (
          <p className="fine">
            <a href={`/users?after=${people.nextCursor}`}>{t("people.users.more")}</a>
          </p>
        )}
      </section>
      <div className="mt-8 border-t border-rule-2">
        <Section id="invite" title={t("people.users.inviteTitle")} note={t("people.users.inviteNote")}>
          <InviteForm t={t} />
        </Section>
        <Section id="invitations" title={t("people.users.invitations")}>
          <InvitationTable
            t={t}
            locale={locale}
            invitations={invitations.items}
            revoke={takeBack}
            words={formWords(t)}
          />
        </Section>
      </div>
    </div>
  );
}
