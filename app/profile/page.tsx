import type { Metadata } from "next";
import { Done } from "@/components/people/done";
import { Section } from "@/components/people/section";
import { TokenTable } from "@/components/people/token-table";
import { DateText } from "@/components/ui/date-text";
import { formWords } from "@/components/ui/form-words";
import { TOKEN_SCOPES } from "@/lib/domain/actor";
import { effectiveScopes } from "@/lib/domain/membership";
import { getOwnDigest } from "@/lib/use-cases/digest/queries";
import { countFeeds } from "@/lib/use-cases/feed/queries";
import { listTokens } from "@/lib/use-cases/token/queries";
import { getOwnAccount } from "@/lib/use-cases/user/queries";
import { requireMember } from "@/lib/web/actor";
import { mailIsSetUp } from "@/lib/web/mail";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { revokeOwnToken } from "./actions";
import { DigestForm } from "./digest-form";
import { FeedForms, NameForm, PasswordForm, SignOutForms, TokenForm } from "./forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("people.profile.title") };
}

/** One's own account: name, language, password, sessions and API tokens. Every member has one. */
export default async function ProfilePage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const actor = await requireMember();
  const [t, locale, account, tokens, digest, feeds, { done }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    getOwnAccount(actor),
    listTokens(actor, { limit: 200 }),
    getOwnDigest(actor),
    countFeeds(actor),
    searchParams,
  ]);
  return (
    <div className="wrap">
      <div className="rh pt-8">
        <div>
          <h1>{account.name}</h1>
          <p className="mt-1 text-ink-3">
            {t("people.profile.about", { email: account.email ?? "", role: t(`role.${account.role}`) })}{" "}
            <DateText value={account.createdAt} locale={locale} />
          </p>
        </div>
      </div>
      <Done t={t} namespace="people.profile" known={["profile", "password", "token", "digest", "feeds"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("people.profile.nameTitle")} note={t("people.profile.nameNote")}>
          <NameForm t={t} name={account.name} locale={locale} version={account.version} />
        </Section>
        <Section id="digest" title={t("people.profile.digestTitle")} note={t("people.profile.digestNote")}>
          <DigestForm t={t} digest={digest} mailIsSetUp={mailIsSetUp()} />
        </Section>
        <Section title={t("people.profile.passwordTitle")} note={t("people.profile.passwordNote")}>
          <PasswordForm t={t} email={account.email ?? ""} />
        </Section>
        <Section title={t("people.profile.sessionsTitle")} note={t("people.profile.sessionsNote")}>
          <SignOutForms t={t} />
        </Section>
        <Section
          id="tokens"
          title={t("people.token.title")}
          note={
            <>
              {t("people.token.note")} <a href="/api/v1/openapi.json">{t("people.token.docs")}</a>
            </>
          }
        >
          <TokenTable t={t} locale={locale} tokens={tokens.items} revoke={revokeOwnToken} words={formWords(t)} />
          <TokenForm t={t} scopes={effectiveScopes(TOKEN_SCOPES, account.role)} />
        </Section>
        <Section id="feeds" title={t("feeds.title")} note={t("feeds.note")}>
          <FeedForms t={t} open={feeds} />
        </Section>
      </div>
    </div>
  );
}
