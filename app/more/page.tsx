import type { Metadata } from "next";
import Link from "next/link";
import { can } from "@/lib/domain/permissions";
import { requireMember } from "@/lib/web/actor";
import { currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("nav.more") };
}

/** The sections that the navigation has no room for, each with what is in it. For every member. */
export default async function MorePage() {
  const actor = await requireMember();
  const t = await currentTranslator();
  const sections = [
    { href: "/reviews", title: t("reviews.heading"), what: t("more.reviews") },
    { href: "/changes", title: t("changes.title"), what: t("more.changes") },
    { href: "/search", title: t("palette.title"), what: t("more.search") },
    { href: "/views", title: t("views.saved"), what: t("more.views") },
    { href: "/requests", title: t("request.listTitle"), what: t("more.requests") },
    { href: "/sources", title: t("nav.sources"), what: t("more.sources") },
    { href: "/parties", title: t("parties.title"), what: t("more.parties") },
    { href: "/references", title: t("references.title"), what: t("more.references") },
    { href: "/briefings", title: t("briefing.title"), what: t("more.briefings") },
    { href: "/publications", title: t("publications.title"), what: t("more.publications") },
    ...(can(actor, "user.manage") ? [{ href: "/users", title: t("people.users.title"), what: t("more.users") }] : []),
    ...(can(actor, "webhook.manage")
      ? [{ href: "/webhooks", title: t("webhooks.title"), what: t("more.webhooks") }]
      : []),
    ...(can(actor, "backup.take") ? [{ href: "/backup", title: t("backup.title"), what: t("more.backup") }] : []),
    { href: "/audit", title: t("audit.title"), what: t("more.audit") },
    { href: "/inbox", title: t("inbox.title"), what: t("more.inbox") },
    { href: "/watching", title: t("watch.title"), what: t("more.watching") },
    { href: "/profile", title: t("people.profile.title"), what: t("more.profile") },
  ];
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("more.title")}</h1>
      </div>
      <ul className="border-t-2 border-ink">
        {sections.map(({ href, title, what }) => (
          <li
            key={href}
            data-row
            className="grid grid-cols-1 gap-x-8 gap-y-1 border-b border-rule py-4 md:grid-cols-[15rem_1fr]"
          >
            <Link className="font-serif text-[length:var(--t-18)] leading-snug" href={href} prefetch={false}>
              {title}
            </Link>
            <p className="max-w-[66ch] text-ink-2 md:pt-0.5">{what}</p>
          </li>
        ))}
        <li data-row className="grid grid-cols-1 gap-x-8 gap-y-1 border-b border-rule py-4 md:grid-cols-[15rem_1fr]">
          <a className="font-serif text-[length:var(--t-18)] leading-snug" href="/api/v1/openapi.json">
            {t("more.apiTitle")}
          </a>
          <p className="max-w-[66ch] text-ink-2 md:pt-0.5">{t("more.api")}</p>
        </li>
      </ul>
      <form className="mt-6" action="/sign-out" method="post">
        <button type="submit" className="btn sec">
          {t("people.profile.signOut")}
        </button>
      </form>
    </div>
  );
}
