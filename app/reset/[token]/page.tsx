import type { Metadata } from "next";
import { ClosedLink } from "@/components/people/closed-link";
import { findPasswordReset } from "@/lib/use-cases/user/find-password-reset";
import { currentTranslator } from "@/lib/web/request";
import { ResetForm } from "./form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("people.reset.title") };
}

/** Where a reset link leads. Whoever holds the link may. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [person, t] = await Promise.all([findPasswordReset(token), currentTranslator()]);
  if (!person) return <ClosedLink t={t} />;
  return (
    <div className="wrap door">
      <p className="brand">Heed</p>
      <h1 className="mt-8">{t("people.reset.title")}</h1>
      <p className="mb-6 text-ink-2">{t("people.reset.what")}</p>
      <ResetForm t={t} token={token} email={person.email ?? ""} />
    </div>
  );
}
