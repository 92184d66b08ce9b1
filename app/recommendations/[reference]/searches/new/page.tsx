import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { languageChoices } from "@/components/evidence/format";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { SearchList } from "@/components/search/search-list";
import { Select, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { NotFound } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import { listSearches } from "@/lib/use-cases/search/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { log } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("search.heading") };
}

/** Records a search that found nothing, so that silence is not taken for absence. Analysts and above. */
export default async function NewSearchPage({ params }: { params: Promise<{ reference: string }> }) {
  const actor = await requireMember();
  const [{ reference: given }, t, locale] = await Promise.all([params, currentTranslator(), currentLocale()]);
  const reference = decodeURIComponent(given);
  const searches = await listSearches(actor, reference).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const page = `/recommendations/${reference}`;
  if (!can(actor, "search.log")) return <NotAllowed t={t} back={page} />;
  const names = ["where", "query", "language", "searchedOn"];
  return (
    <div className="wrap fw">
      <p className="crumb">
        <Link href={page}>{reference}</Link> / {t("search.heading")}
      </p>
      <h1>{t("search.heading")}</h1>
      <div className="lay2">
        <ActionForm
          action={log.bind(null, { reference })}
          words={formWords(t)}
          labels={Object.fromEntries(names.map((name) => [name, t(`search.${name}`)]))}
          className="one"
        >
          <TextField name="where" label={t("search.where")} hint={t("search.whereHint")} />
          <TextField name="query" label={t("search.query")} hint={t("search.queryHint")} />
          <div className="f2">
            <Select
              name="language"
              label={t("search.language")}
              defaultValue={locale}
              options={languageChoices(locale)}
            />
            <TextField name="searchedOn" type="date" label={t("search.searchedOn")} />
          </div>
          <p className="sub2">
            <Submit>{t("search.submit")}</Submit>
            <Link href={page}>{t("form.cancel")}</Link>
          </p>
        </ActionForm>
        <aside className="pre">
          <h2>{t("search.whyTitle")}</h2>
          <p className="mut">{t("search.why")}</p>
          <h2>{t("search.before")}</h2>
          <SearchList t={t} locale={locale} searches={searches} />
        </aside>
      </div>
    </div>
  );
}
