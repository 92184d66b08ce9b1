import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { formatDay, formatInstant } from "@/components/dates";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { MilestoneFields, milestoneLabels } from "@/components/milestone/milestone-fields";
import { Confirm } from "@/components/people/confirm";
import { TextArea } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { getMilestone, milestoneChoices } from "@/lib/use-cases/milestone/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { change, retire } from "../actions";
import "@/components/recommendation/voices.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("milestone.editHeading") };
}

/** Changes a milestone or takes it out of force, and shows every version of it. Analysts and above. */
export default async function MilestonePage({ params }: { params: Promise<{ reference: string; id: string }> }) {
  const actor = await requireMember();
  const { reference: asked, id } = await params;
  const milestone = await found(getMilestone(actor, id));
  const { reference } = milestone.recommendation;
  if (reference !== decodeURIComponent(asked)) permanentRedirect(`/recommendations/${reference}/milestones/${id}`);
  const [{ evidence, retired }, t, locale] = await Promise.all([
    milestoneChoices(actor, reference),
    currentTranslator(),
    currentLocale(),
  ]);
  const page = `/recommendations/${reference}`;
  if (!can(actor, "milestone.edit")) return <NotAllowed t={t} back={page} />;
  const known = new Set(evidence.map((item) => item.id));
  const choices = [...evidence, ...milestone.evidence.filter((item) => !known.has(item.id))];
  const version = <input type="hidden" name="version" value={milestone.version} />;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={page}>{reference}</a> / {t("milestone.editHeading")}
      </p>
      <h1>{t("milestone.editHeading")}</h1>
      <div className="lay2">
        <div>
          {milestone.retired && <p className="banner">{t("milestone.retired")}</p>}
          {!milestone.retired && !retired && (
            <ActionForm
              action={change.bind(null, { id })}
              words={formWords(t)}
              labels={milestoneLabels(t)}
              className="one"
            >
              {version}
              <MilestoneFields choices={choices} milestone={milestone} t={t} locale={locale} />
              <TextArea name="reason" label={t("milestone.reason")} rows={2} />
              <p className="sub2">
                <Submit>{t("milestone.save")}</Submit>
                <a href={page}>{t("form.cancel")}</a>
              </p>
            </ActionForm>
          )}
          {!milestone.retired && (
            <Confirm summary={t("milestone.retire")} why={t("milestone.retireWhy")}>
              <ActionForm
                action={retire.bind(null, { id })}
                words={formWords(t)}
                labels={{ reason: t("milestone.retireReason") }}
              >
                {version}
                <TextArea name="reason" label={t("milestone.retireReason")} rows={2} />
                <p className="sub2">
                  <Submit small>{t("milestone.retireSubmit")}</Submit>
                </p>
              </ActionForm>
            </Confirm>
          )}
        </div>
        <aside className="pre">
          <h2>{t("milestone.history")}</h2>
          <ul className="said">
            {milestone.revisions.map((revision) => (
              <li key={revision.version}>
                <p>
                  <b>{t("milestone.version", { version: revision.version })}</b> {pick(revision.title, locale).text}
                </p>
                <p className="num">
                  {t("milestone.dueOn")}: {revision.dueOn ? formatDay(revision.dueOn, locale) : "–"}
                  {revision.reachedOn &&
                    ` · ${t("schedule.why.REACHED", { day: formatDay(revision.reachedOn, locale) })}`}
                  {revision.retired && ` · ${t("milestone.done.retired")}`}
                </p>
                {revision.reason && <p className="num pre-line">{revision.reason}</p>}
                <p className="mut fine">
                  {revision.recordedBy.name}, {formatInstant(revision.recordedAt, locale)}
                </p>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </div>
  );
}
