import type { Metadata } from "next";
import Link from "next/link";
import { Done } from "@/components/people/done";
import { NotYours } from "@/components/people/not-yours";
import { Section } from "@/components/people/section";
import { DateText } from "@/components/ui/date-text";
import { can } from "@/lib/domain/permissions";
import { getUser } from "@/lib/use-cases/user/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { AccessForms, ResetLinkForm, RoleForm } from "./forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("people.users.title") };
}

/** One person: role, access, a reset link. For administrators. */
export default async function UserPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string }>;
}) {
  const actor = await requireMember();
  const [t, locale, { id }, { done }] = await Promise.all([currentTranslator(), currentLocale(), params, searchParams]);
  if (!can(actor, "user.manage")) return <NotYours t={t} why={t("people.notYours.why", { role: actor.role })} />;
  const person = await found(getUser(actor, { id }));
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/users" prefetch={false}>
          {t("people.users.title")}
        </Link>{" "}
        / {person.name}
      </p>
      <div className="rh">
        <div>
          <h1>{person.name}</h1>
          <p className="mt-1 text-ink-3">
            {t("people.profile.about", { email: person.email ?? "", role: t(`role.${person.role}`) })}{" "}
            <DateText value={person.createdAt} locale={locale} />
          </p>
        </div>
      </div>
      <Done t={t} namespace="people.users" known={["role", "disabled", "enabled"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("people.user.roleTitle")} note={t("people.user.roleNote")}>
          <RoleForm t={t} person={person} />
        </Section>
        <Section title={t("people.user.accessTitle")} note={t("people.user.accessNote")}>
          <p className="mb-3">
            {person.disabledAt ? (
              <>
                {t("people.user.isDisabled", { name: person.name })}{" "}
                <DateText value={person.disabledAt} locale={locale} />
              </>
            ) : (
              t("people.user.isActive", { name: person.name })
            )}
          </p>
          <AccessForms t={t} person={person} />
        </Section>
        {!person.disabledAt && (
          <Section title={t("people.user.resetTitle")}>
            <ResetLinkForm t={t} person={person} />
          </Section>
        )}
      </div>
      <p className="fine">
        <Link href={`/audit?subject=user:${person.id}`} prefetch={false}>
          {t("people.user.trail")}
        </Link>
      </p>
    </div>
  );
}
