import type { Metadata } from "next";
import { RequestList } from "@/components/request/request-list";
import { can } from "@/lib/domain/permissions";
import { listOpenRequests } from "@/lib/use-cases/request/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { currentDay } from "@/lib/web/today";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("request.listTitle") };
}

/** Every gap that somebody asked to fill: the reader's own first, by day, those past it marked. For every member. */
export default async function RequestsPage() {
  const actor = await requireMember();
  const [{ items, total, own }, t, locale] = await Promise.all([
    listOpenRequests(actor),
    currentTranslator(),
    currentLocale(),
  ]);
  const shared = {
    here: null,
    today: currentDay(),
    mayEdit: can(actor, "request.edit"),
    mayLog: can(actor, "evidence.log"),
    t,
    locale,
  };
  const mine = items.filter((item) => item.owner?.id === actor.userId);
  const others = items.filter((item) => item.owner?.id !== actor.userId);
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("request.listTitle")}</h1>
      </div>
      {total === 0 ? (
        <div className="empty">
          <h2>{t("request.none")}</h2>
          <p className="read">{t("request.emptyWhy")}</p>
          <a className="btn sec" href="/recommendations">
            {t("list.heading")}
          </a>
        </div>
      ) : (
        <>
          <p className="read">{t("request.listLede", { total, own })}</p>
          {[
            { title: t("request.mine"), part: mine },
            { title: t("request.others"), part: others },
          ].map(
            ({ title, part }) =>
              part.length > 0 && (
                <section key={title} className="fig" aria-label={title}>
                  <header>
                    <h2>{title}</h2>
                  </header>
                  <RequestList requests={part} {...shared} />
                </section>
              ),
          )}
        </>
      )}
    </div>
  );
}
