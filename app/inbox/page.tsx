import type { Metadata } from "next";
import { InboxList } from "@/components/inbox/inbox-list";
import { can } from "@/lib/domain/permissions";
import { countUnread, listInbox } from "@/lib/use-cases/notification/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import "@/components/inbox/inbox.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("inbox.title") };
}

/** What has happened to what one watches and owns, what asks for one's doing, and what a day brings. Each has their own. */
export default async function InboxPage({
  searchParams,
}: {
  searchParams: Promise<{ show?: string; before?: string }>;
}) {
  const actor = await requireMember();
  const { show, before } = await searchParams;
  const unread = show === "unread";
  const [t, locale, count, { items, nextCursor }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    countUnread(actor),
    listInbox(actor, { unread, ...(before ? { cursor: before } : {}) }),
  ]);
  const here = unread ? "/inbox?show=unread" : "/inbox";
  const mayMark = can(actor, "watch");
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("inbox.title")}</h1>
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          <a href="/watching">{t("inbox.watching")}</a>
          <a href="/profile#digest">{t("inbox.mails")}</a>
        </p>
      </div>
      <p className="read mb-4">{t("inbox.lede", { count })}</p>
      <div className="mb-5 flex flex-wrap items-center gap-3">
        <nav className="seg" aria-label={t("inbox.filter")}>
          <a href="/inbox" aria-current={unread ? undefined : "page"}>
            {t("inbox.all")}
          </a>
          <a href="/inbox?show=unread" aria-current={unread ? "page" : undefined}>
            {t("inbox.unread")}
          </a>
        </nav>
        {count > 0 && mayMark && (
          <form action="/inbox/read" method="post">
            <input type="hidden" name="back" value={here} />
            <button type="submit" className="btn sec sm" name="all" value="1">
              {t("inbox.markAll")}
            </button>
          </form>
        )}
      </div>
      {items.length === 0 ? (
        <div className="empty">
          <p>{t(unread ? "inbox.emptyUnread" : "inbox.emptyAll")}</p>
          <p className="hint2">{t("inbox.emptyWhy")}</p>
        </div>
      ) : (
        <form action="/inbox/read" method="post">
          <input type="hidden" name="back" value={here} />
          <InboxList t={t} locale={locale} notices={items} mayMark={mayMark} />
        </form>
      )}
      {nextCursor && (
        <p className="mt-5">
          <a href={`${here}${unread ? "&" : "?"}before=${nextCursor}`}>{t("inbox.older")}</a>
        </p>
      )}
    </div>
  );
}
