import type { Metadata } from "next";
import type { Translate } from "@/components/translate";
import { can } from "@/lib/domain/permissions";
import { listViews, type SavedView } from "@/lib/use-cases/view/queries";
import { requireMember } from "@/lib/web/actor";
import { currentTranslator } from "@/lib/web/request";
import "@/components/views/views.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("views.saved") };
}

/** The views that one keeps, and those that others share. */
export default async function ViewsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  const actor = await requireMember();
  const [views, t, { done }] = await Promise.all([listViews(actor), currentTranslator(), searchParams]);
  const own = views.filter((view) => view.own);
  const others = views.filter((view) => !view.own);
  const mayStop = can(actor, "user.manage");
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href="/recommendations">{t("list.heading")}</a>
      </p>
      <h1>{t("views.saved")}</h1>
      {(done === "saved" || done === "changed" || done === "deleted") && (
        <p className="done" role="status">
          {t(`views.done.${done}`)}
        </p>
      )}
      {views.length === 0 && (
        <div className="empty">
          <p>{t("views.savedNone")}</p>
          <a className="btn sec sm" href="/recommendations">
            {t("list.heading")}
          </a>
        </div>
      )}
      {own.length > 0 && <Part title={t("views.own")} views={own} mayStop={mayStop} t={t} />}
      {others.length > 0 && <Part title={t("views.others")} views={others} mayStop={mayStop} t={t} />}
    </div>
  );
}

function Part({
  title,
  views,
  mayStop,
  t,
}: {
  title: string;
  views: readonly SavedView[];
  mayStop: boolean;
  t: Translate;
}) {
  return (
    <section className="fig">
      <header>
        <h2>{title}</h2>
      </header>
      <ul className="vlist">
        {views.map((view) => (
          <li key={view.id}>
            <h3>
              <a href={view.query ? `${view.path}?${view.query}` : view.path}>{view.name}</a>
            </h3>
            <p className="more">
              <span>{view.own ? t(view.shared ? "views.isShared" : "views.isPrivate") : view.owner.name}</span>
              <span className="mono">{view.query || t("views.everything")}</span>
              {(view.own || mayStop) && (
                <a href={`/views/${view.id}`}>
                  {t("views.change")}
                  <span className="vh"> {view.name}</span>
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
