import type { Metadata } from "next";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { ContentFields, type ContentValues, contentLabels } from "@/components/recommendation/fields";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { can } from "@/lib/domain/permissions";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { addComponent } from "../../../actions";
import { listChoosable } from "../../../choosable";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("recommendation.addComponent") };
}

/** Adds a component: a part of a recommendation that is judged by itself. */
export default async function NewComponentPage({ params }: { params: Promise<{ reference: string }> }) {
  const actor = await requireMember();
  const parent = await found(getRecommendation(actor, (await params).reference));
  const [t, locale, choosable] = await Promise.all([currentTranslator(), currentLocale(), listChoosable(actor)]);
  const back = `/recommendations/${parent.reference}`;
  if (!can(actor, "recommendation.edit") || parent.retired || parent.parent) return <NotAllowed t={t} back={back} />;
  const values = {
    basis: parent.basis,
    theme: parent.theme.key,
    levels: parent.levels,
    locator: parent.locator && { section: parent.locator.section },
  };
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={back}>{parent.reference}</a>
      </p>
      <h1>{t("recommendationForm.newComponent", { reference: parent.reference })}</h1>
      <ActionForm
        action={addComponent.bind(null, { parent: parent.reference })}
        words={formWords(t)}
        labels={contentLabels(t)}
        className="narrow"
      >
        <section className="fs">
          <h2>{t("recommendationForm.where")}</h2>
          <TextField
            name="reference"
            label={t("recommendationForm.reference")}
            hint={t("recommendationForm.componentHint", { reference: parent.reference })}
            defaultValue={nextReference(parent)}
            maxLength={40}
          />
        </section>
        <ContentFields values={values as ContentValues} choosable={choosable} component t={t} locale={locale} />
        <p className="sub2">
          <Submit>{t("recommendationForm.add")}</Submit>
          <a className="btn sec" href={back}>
            {t("form.cancel")}
          </a>
        </p>
      </ActionForm>
    </div>
  );
}

/** The parent's reference with the next free letter. */
function nextReference(parent: { reference: string; components: readonly { reference: string }[] }): string {
  const taken = new Set(parent.components.map((component) => component.reference.slice(parent.reference.length)));
  const letter = [..."abcdefghijklmnopqrstuvwxyz"].find((each) => !taken.has(each));
  return parent.reference + (letter ?? "");
}
