import type { Metadata } from "next";
import { Checkbox, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { readViewQuery } from "@/lib/domain/view";
import { requireMember } from "@/lib/web/actor";
import { currentTranslator } from "@/lib/web/request";
import { save } from "../actions";

const PATH = "/recommendations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("views.saveHeading") };
}

/** Keeps the list as it was when one came from it, under a name. */
export default async function NewViewPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireMember();
  const [t, given] = await Promise.all([currentTranslator(), searchParams]);
  const asked = Object.entries(given).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value] as [string, string]),
  );
  // What the list does not know is left out, as the list itself does.
  const known = asked.filter(
    ([name, value]) => readViewQuery(PATH, `${new URLSearchParams([[name, value]])}`) !== null,
  );
  const query = readViewQuery(PATH, `${new URLSearchParams(known)}`) ?? "";
  const back = query ? `${PATH}?${query}` : PATH;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={back}>{t("list.heading")}</a> / <a href="/views">{t("views.saved")}</a>
      </p>
      <h1>{t("views.saveHeading")}</h1>
      <div className="lay2">
        <ActionForm
          action={save.bind(null, {})}
          words={formWords(t)}
          labels={{ name: t("views.name"), query: t("views.query"), shared: t("views.shared") }}
          className="one"
        >
          <input type="hidden" name="query" value={query} id="f-query" />
          <TextField name="name" label={t("views.name")} maxLength={80} />
          <Checkbox name="shared" label={t("views.shared")} hint={t("views.sharedHint")} />
          <p className="sub2">
            <Submit>{t("views.submitSave")}</Submit>
            <a href={back}>{t("form.cancel")}</a>
          </p>
        </ActionForm>
        <aside className="pre">
          <h2>{t("views.saves")}</h2>
          <p className="mono">{query || t("views.everything")}</p>
          <p className="mut">{t("views.saveHow")}</p>
        </aside>
      </div>
    </div>
  );
}
