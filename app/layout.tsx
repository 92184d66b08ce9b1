import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { GlyphSprite } from "@/components/judgement/glyph-sprite";
import { Footer } from "@/components/layout/footer";
import { Header, Tabs } from "@/components/layout/header";
import { Shortcuts } from "@/components/layout/shortcuts";
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
  return (
    <html lang={locale} data-theme={theme === "auto" ? undefined : theme}>
      <body>
        <a className="skip" href="#main">
          {t("nav.skip")}
        </a>
        <GlyphSprite />
        {actor.kind === "member" && navigation && (
          <Header t={t} name={actor.name} counts={navigation.counts} mayLog={mayLog} />
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer t={t} locale={locale} theme={theme} back={back} head={navigation ? navigation.head : null} />
        {navigation && <Tabs t={t} mayLog={mayLog} />}
        {navigation && (
          <Shortcuts
            title={t("keys.title")}
            close={t("keys.close")}
            keys={["/", "j", "k", "e", "p", "?"].map((key, index) => ({
              key,
              does: t(`keys.${["search", "next", "previous", "evidence", "propose", "help"][index]}`),
            }))}
          />
        )}
      </body>
    </html>
  );
}
