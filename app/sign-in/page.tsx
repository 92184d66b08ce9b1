import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentActor } from "@/lib/web/actor";
import { ownPath } from "@/lib/web/preferences";
import { currentTranslator } from "@/lib/web/request";
import { SignInForm } from "./form";
import { PublishedList } from "./published-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("signIn.title") };
}

/** Where members sign in. Anybody may see it; who is signed in already goes on. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const { next, done } = await searchParams;
  const target = ownPath(next);
  if ((await currentActor()).kind === "member") redirect(target);
  const t = await currentTranslator();
  return (
    <div className="wrap door">
      <p className="brand">Heed</p>
      <p className="read">{t("signIn.what")}</p>
      <h1>{t("signIn.title")}</h1>
      {done && (
        <p className="done" role="status">
          {t(`signIn.done.${done === "reset" ? "reset" : "out"}`)}
        </p>
      )}
      <SignInForm t={t} next={target} />
      <p className="mut">{t("signIn.noAccount")}</p>
      <PublishedList />
    </div>
  );
}
