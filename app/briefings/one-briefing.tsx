import { explainProblem } from "@/components/briefing/explain-problem";
import { formatMinute } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import type { BriefingJob } from "@/lib/use-cases/briefing/jobs";

/** One of one's own briefings: how far it is, and its file when it is made. */
export function OneBriefing({ t, locale, job }: { t: Translate; locale: Locale; job: BriefingJob }) {
  const { id, state, asked, done, total, problem, title, createdAt } = job;
  const underWay = state === "QUEUED" || state === "RUNNING";
  const again = new URLSearchParams(
    Object.entries({
      recommendation: asked.recommendation,
      review: asked.review,
      filter: asked.filter,
      asOf: asked.asOf,
      knownAt: asked.knownAt,
    }).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  return (
    <div className="wrap">
      {/* Without a script, too: the page asks again by itself as long as there is something to wait for. */}
      {underWay && <meta httpEquiv="refresh" content="2" />}
      <p className="crumb">
        <a href="/briefings">{t("briefing.title")}</a> / {formatMinute(createdAt, locale)}
      </p>
      <div className="lh">
        <h1 className="break-words min-w-0" lang={title && asked.language !== locale ? asked.language : undefined}>
          {title ?? t("briefing.make")}
        </h1>
      </div>
      <p className={state === "FAILED" ? "banner" : "banner calm"} role="status">
        {state === "FAILED" ? t("briefing.failed", { why: explainProblem(t, problem) }) : t(`briefing.states.${state}`)}
        {underWay && ` · ${t("briefing.wait")}`}
      </p>
      {state === "RUNNING" && (
        <p className="mt-4">
          <label htmlFor="briefing-progress">
            {total > 0 && done >= total ? t("briefing.setting") : t("briefing.progress", { done, total })}
          </label>{" "}
          <progress id="briefing-progress" max={Math.max(total, 1)} value={total > 0 ? done : 0} />
        </p>
      )}
      {state === "DONE" && (
        <p className="mt-4">
          <a className="btn" href={`/briefings/${id}/file`} download>
            {t("briefing.download")} ({asked.format.toUpperCase()})
          </a>
        </p>
      )}
      {!underWay && (
        <p className="mt-4">
          <a href={`/briefings?${again}`}>{t("briefing.again")}</a>
        </p>
      )}
    </div>
  );
}
