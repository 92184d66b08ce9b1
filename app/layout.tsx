import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { GLYPH_SPRITE } from "@/components/judgement/glyph-sprite";
import { footer } from "@/components/layout/footer";
import { header, tabs } from "@/components/layout/header";
import { keysDialog } from "@/components/layout/keys-dialog";
import { Shortcuts } from "@/components/layout/shortcuts";
import { html } from "@/components/ui/markup";
import { ServedMarkup } from "@/components/ui/served-markup";
import { can } from "@/lib/domain/permissions";
import { getNavigation } from "@/lib/use-cases/dashboard/navigation";
import { currentActor } from "@/lib/web/actor";
import { currentTheme } from "@/lib/web/preferences";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import "./styles/globals.css";

export const metadata: Metadata = { title: { default: "Heed", template: "%s · Heed" }, robots: { index: false } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Around every page. It shows who is signed in; it authorises nothing. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [actor, locale, t, theme] = await Promise.all([
    currentActor(),
    currentLocale(),
    currentTranslator(),
    currentTheme(),
  ]);
  const navigation = actor.kind === "member" ? await getNavigation(actor) : null;
  const mayLog = can(actor, "evidence.log");
  const back = (await headers()).get("x-heed-path") ?? "/";
  const path = back.split("?")[0] ?? "/";
  const head = navigation ? navigation.head : null;
  const top = html`<a class="skip" href="#main">${t("nav.skip")}</a>${GLYPH_SPRITE}${
    actor.kind === "member" && navigation && header({ t, path, name: actor.name, mayLog, ...navigation })
  }`;
  const bottom = html`${footer({ t, locale, theme, back, head })}${
    navigation && html`${tabs({ t, path, mayLog })}${keysDialog(t)}`
  }`;
  return (
    <html lang={locale} data-theme={theme === "auto" ? undefined : theme}>
      <body>
        <ServedMarkup as="div" className="contents" html={top.text} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <ServedMarkup as="div" className="contents" html={bottom.text} />
        {navigation && <Shortcuts />}
      </body>
    </html>
  );
}
