import type { Metadata } from "next";
import { Checkbox, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { can } from "@/lib/domain/permissions";
import { getView } from "@/lib/use-cases/view/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentTranslator } from "@/lib/web/request";
import { change, remove } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("views.changeHeading") };
}

/** Renames, shares or deletes a view that one keeps; an administrator may stop the sharing of another's; others see who keeps it. */
export default async function ViewPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireMember();
  const view = await found(getView(actor, (await params).id));
  const t = await currentTranslator();
  const words = formWords(t);
  const labels = { name: t("views.name"), query: t("views.query"), shared: t("views.shared") };
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href="/views">{t("views.saved")}</a>
      </p>
      <h1>{view.name}</h1>
      <div className="lay2">
        <div>
          {view.own ? (
            <ActionForm action={change.bind(null, { id: view.id })} words={words} labels={labels} className="one">
              <input type="hidden" name="version" value={view.version} />
              <TextField name="name" label={t("views.name")} defaultValue={view.name} maxLength={80} />
              <Checkbox
                name="shared"
                label={t("views.shared")}
                hint={t("views.sharedHint")}
                defaultChecked={view.shared}
              />
              <p className="sub2">
                <Submit>{t("form.save")}</Submit>
                <a href="/views">{t("form.cancel")}</a>
              </p>
            </ActionForm>
          ) : can(actor, "user.manage") && view.shared ? (
            <ActionForm action={change.bind(null, { id: view.id })} words={words} labels={labels} className="one">
              <input type="hidden" name="version" value={view.version} />
              <input type="hidden" name="name" value={view.name} />
              <p>{t("views.stopSharingWhy")}</p>
              <p className="sub2">
                <Submit>{t("views.stopSharing")}</Submit>
                <a href="/views">{t("form.cancel")}</a>
              </p>
            </ActionForm>
          ) : (
            <p>{t("views.keptBy", { name: view.owner.name })}</p>
          )}
          {view.own && (
            <details className="ctx">
              <summary>{t("views.delete")}</summary>
              <ActionForm action={remove.bind(null, { id: view.id })} words={words} labels={{}} className="one">
                <p>{t("views.deleteWhy")}</p>
                <p className="sub2">
                  <Submit secondary>{t("views.delete")}</Submit>
                </p>
              </ActionForm>
            </details>
          )}
        </div>
        <aside className="pre">
          <h2>{t("views.saves")}</h2>
          <p className="mono">{view.query || t("views.everything")}</p>
          <p>
            <a href={view.query ? `${view.path}?${view.query}` : view.path}>{t("views.open")}</a>
          </p>
        </aside>
      </div>
    </div>
  );
}
