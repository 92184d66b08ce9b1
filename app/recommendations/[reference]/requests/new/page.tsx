import type { Metadata } from "next";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { RequestFields, requestLabels } from "@/components/request/request-fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { can } from "@/lib/domain/permissions";
import { listOwners } from "@/lib/use-cases/recommendation/queries";
import { requestSubject } from "@/lib/use-cases/request/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { ask } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("request.newHeading") };
}

/** Asks for evidence that is missing. Analysts and above. */
export default async function NewRequestPage({ params }: { params: Promise<{ reference: string }> }) {
  const actor = await requireMember();
  const asked = decodeURIComponent((await params).reference);
  const [{ reference, states }, people, t, locale] = await Promise.all([
    found(requestSubject(actor, asked)),
    listOwners(actor),
    currentTranslator(),
    currentLocale(),
  ]);
  const page = `/recommendations/${reference}`;
  if (!can(actor, "request.edit")) return <NotAllowed t={t} back={page} />;
  return (
    <div className="wrap fw">
      <p className="crumb">
        <a href={page}>{reference}</a> / {t("request.newHeading")}
      </p>
      <h1>{t("request.newHeading")}</h1>
      <div className="lay2">
        <ActionForm
          action={ask.bind(null, { reference })}
          words={formWords(t)}
          labels={requestLabels(t)}
          className="one"
        >
          <RequestFields people={people} states={states} t={t} locale={locale} />
          <p className="sub2">
            <Submit>{t("request.submit")}</Submit>
            <a href={page}>{t("form.cancel")}</a>
          </p>
        </ActionForm>
        <aside className="pre">
          <p className="mut">{t("request.note")}</p>
        </aside>
      </div>
    </div>
  );
}
