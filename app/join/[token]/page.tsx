import type { Metadata } from "next";
import { ClosedLink } from "@/components/people/closed-link";
import { findInvitation } from "@/lib/use-cases/invitation/queries";
import { currentTranslator } from "@/lib/web/request";
import { JoinForm } from "./form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("people.join.title") };
}

/** Where an invitation's link leads, and the set-up link of an empty installation. Whoever holds the link may. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, t] = await Promise.all([findInvitation(token), currentTranslator()]);
  if (!invitation) return <ClosedLink t={t} />;
  const { email, role, isSetup } = invitation;
  return (
    <div className="wrap door">
      <p className="brand">Heed</p>
      <p className="read">{t("signIn.what")}</p>
      <h1>{t(isSetup ? "people.join.setupTitle" : "people.join.title")}</h1>
      <p className="mb-6 text-ink-2">{isSetup ? t("people.join.setupWhat") : t("people.join.what", { role })}</p>
      <JoinForm t={t} token={token} email={email} isSetup={isSetup} />
    </div>
  );
}
