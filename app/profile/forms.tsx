import { Command } from "@/components/people/command";
import { Confirm } from "@/components/people/confirm";
import { HandedOver } from "@/components/people/handed-over";
import type { Translate } from "@/components/translate";
import { Choices, Select, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import type { TokenScope } from "@/lib/domain/actor";
import { FEED_KINDS } from "@/lib/domain/feed";
import { LOCALES } from "@/lib/domain/localized";
import { changePassword, changeProfile, closeFeeds, createToken, openFeed, signOutEverywhere } from "./actions";

/** Name and language. */
export function NameForm({
  t,
  name,
  locale,
  version,
}: {
  t: Translate;
  name: string;
  locale: string;
  version: number;
}) {
  const labels = { name: t("people.name"), locale: t("people.profile.locale") };
  const action = changeProfile.bind(null, { version: String(version) });
  return (
    <ActionForm className="max-w-[480px]" action={action} words={formWords(t)} labels={labels}>
      <TextField name="name" label={labels.name} defaultValue={name} autoComplete="name" maxLength={120} />
      <Choices
        name="locale"
        label={labels.locale}
        hint={t("people.profile.localeHint")}
        options={LOCALES.map((each) => ({ value: each, label: t(`preferences.${each}`) }))}
        defaultValues={[locale]}
      />
      <p className="sub2">
        <Submit>{t("form.save")}</Submit>
      </p>
    </ActionForm>
  );
}

/** The current and a new password. The hidden address tells password managers whose it is. */
export function PasswordForm({ t, email }: { t: Translate; email: string }) {
  const labels = { current: t("people.profile.current"), password: t("people.newPassword") };
  return (
    <ActionForm className="max-w-[480px]" action={changePassword.bind(null, {})} words={formWords(t)} labels={labels}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField name="current" type="password" label={labels.current} autoComplete="current-password" />
      <TextField
        name="password"
        type="password"
        label={labels.password}
        hint={t("people.passwordHint")}
        autoComplete="new-password"
      />
      <p className="sub2">
        <Submit secondary>{t("people.profile.change")}</Submit>
      </p>
    </ActionForm>
  );
}

/** Signing out here, and everywhere. */
export function SignOutForms({ t }: { t: Translate }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <form action="/sign-out" method="post">
        <button type="submit" className="btn sec">
          {t("people.profile.signOut")}
        </button>
      </form>
      <Confirm summary={t("people.profile.everywhere")} why={t("people.profile.everywhereWhy")}>
        <Command action={signOutEverywhere.bind(null, {})} words={formWords(t)}>
          {t("people.profile.everywhereSubmit")}
        </Command>
      </Confirm>
    </div>
  );
}

/** A new API token: its name, what it may do and for how long. */
export function TokenForm({ t, scopes }: { t: Translate; scopes: readonly TokenScope[] }) {
  const labels = { label: t("people.token.name"), scopes: t("people.token.scopes"), days: t("people.token.days") };
  return (
    <ActionForm className="mt-8 max-w-[480px]" action={createToken.bind(null, {})} words={formWords(t)} labels={labels}>
      <HandedOver copy={t("people.copy")} copied={t("people.copied")} />
      <h3 className="h3">{t("people.token.createTitle")}</h3>
      <TextField name="label" label={labels.label} hint={t("people.token.nameHint")} maxLength={80} />
      <Choices
        name="scopes[]"
        label={labels.scopes}
        layout="list"
        options={scopes.map((scope) => ({
          value: scope,
          label: t(`people.token.scope.${scope}`),
          detail: t(`people.token.scopeWhat.${scope}`),
        }))}
        defaultValues={["READ"]}
      />
      <Select
        name="days"
        label={labels.days}
        defaultValue="90"
        options={[30, 90, 365].map((days) => ({ value: String(days), label: t("people.token.daysValue", { days }) }))}
        empty={t("people.token.unlimited")}
      />
      <p className="sub2">
        <Submit secondary>{t("people.token.create")}</Submit>
      </p>
    </ActionForm>
  );
}

/** Private addresses of feeds and the calendar: one more, or none any more. */
export function FeedForms({ t, open }: { t: Translate; open: number }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="hint2">{t("feeds.open", { count: open })}</p>
      <ActionForm
        className="w-full max-w-[480px]"
        action={openFeed.bind(null, {})}
        words={formWords(t)}
        labels={{ kind: t("feeds.kind") }}
      >
        <HandedOver copy={t("people.copy")} copied={t("people.copied")} />
        <Select
          name="kind"
          label={t("feeds.kind")}
          options={FEED_KINDS.map((kind) => ({ value: kind, label: t(`feeds.kinds.${kind.replace(".", "-")}`) }))}
        />
        <p className="sub2">
          <Submit secondary>{t("feeds.make")}</Submit>
        </p>
      </ActionForm>
      {open > 0 && (
        <Confirm summary={t("feeds.close")} why={t("feeds.closeWhy")}>
          <Command action={closeFeeds.bind(null, {})} words={formWords(t)}>
            {t("feeds.closeSubmit")}
          </Command>
        </Confirm>
      )}
    </div>
  );
}
