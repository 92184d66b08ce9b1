import type { Metadata } from "next";
import { ReferenceList } from "@/components/reference/reference-list";
import { Select, TextField } from "@/components/ui/fields";
import { REFERENCE_STYLES } from "@/lib/domain/bibliography/csl";
import { formatReference, sortReferences } from "@/lib/domain/bibliography/styles";
import { can } from "@/lib/domain/permissions";
import { countLibrary, listReferences } from "@/lib/use-cases/reference/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";

/** So many are shown; the file holds all. */
const SHOWN = 500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("references.title") };
}

/** The bibliography of a recommendation, a publication or everything, and where references come in. For every member. */
export default async function ReferencesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireMember();
  const [given, t, locale] = await Promise.all([searchParams, currentTranslator(), currentLocale()]);
  const first = (name: string) => [given[name]].flat()[0]?.trim().slice(0, 40) ?? "";
  const fallback = locale === "ru" ? "gost" : "apa";
  const style = REFERENCE_STYLES.find((each) => each === first("style")) ?? fallback;
  const [recommendation, publication] = [first("recommendation"), first("publication")];
  const library = first("library") === "true";
  const scope = recommendation ? { recommendation } : publication ? { publication } : library ? { library } : {};
  const [references, inLibrary] = await Promise.all([found(listReferences(actor, scope)), countLibrary(actor)]);
  const lines = sortReferences(references, style);
  const query = new URLSearchParams({
    ...Object.fromEntries(Object.entries(scope).map(([k, v]) => [k, String(v)])),
    style,
  });
  const done = ["created", "updated", "unchanged"].map((name) => Number(first(name)) || 0);
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("references.title")}</h1>
        <p className="asof">{t("references.count", { count: lines.length, library: inLibrary })}</p>
      </div>
      {given.created !== undefined && (
        <p className="banner calm" role="status">
          {t("references.imported", { created: done[0] ?? 0, updated: done[1] ?? 0, unchanged: done[2] ?? 0 })}
        </p>
      )}
      <p className="read">{t("references.lede")}</p>
      <form className="filters" action="/references" method="get">
        <div className="grid4">
          <Select
            name="style"
            label={t("references.style")}
            defaultValue={style}
            options={REFERENCE_STYLES.map((value) => ({ value, label: t(`references.styles.${value}`) }))}
          />
          <TextField name="recommendation" label={t("references.recommendation")} defaultValue={recommendation} />
          <TextField name="publication" label={t("references.publication")} defaultValue={publication} />
        </div>
        <p className="chips">
          <button type="submit" className="btn sec sm">
            {t("references.show")}
          </button>
          {Object.keys(scope).length > 0 && <a href="/references">{t("references.all")}</a>}
          {!library && inLibrary > 0 && <a href="/references?library=true">{t("references.library")}</a>}
        </p>
      </form>
      {lines.length > 0 ? (
        <>
          <p className="chips">
            <span className="mut">{t("references.take")}</span>
            {(["bibtex", "ris", "csl", "text"] as const).map((format) => (
              <a key={format} href={`/references/export?${query}&format=${format}`} download>
                {format === "text" ? t("references.asText") : { bibtex: "BibTeX", ris: "RIS", csl: "CSL-JSON" }[format]}
              </a>
            ))}
          </p>
          <ReferenceList
            t={t}
            references={lines.slice(0, SHOWN).map((line) => ({
              key: `${line.from} ${line.reference}`,
              from: line.from,
              reference: line.reference,
              text: formatReference(line.csl, style),
              lang: /^[a-z]{2}(-[A-Za-z]{2,8})?$/.test(line.csl.language ?? "") ? line.csl.language : undefined,
            }))}
          />
          {lines.length > SHOWN && <p className="mut">{t("references.more", { count: lines.length - SHOWN })}</p>}
        </>
      ) : (
        <div className="empty">
          <p>{t("references.none")}</p>
        </div>
      )}
      {can(actor, "source.edit") && (
        <section className="fig mb-10 mt-8" id="import">
          <header>
            <h2>{t("references.importTitle")}</h2>
          </header>
          <p className="read">{t("references.importNote")}</p>
          <form action="/references/import" method="post" encType="multipart/form-data">
            <p className="mt-4">
              <label htmlFor="references-file">{t("references.file")}</label>
              <br />
              <input id="references-file" type="file" name="file" accept=".bib,.ris,.json,.txt" />
            </p>
            <p className="mt-4">
              <label htmlFor="references-text">{t("references.text")}</label>
              <br />
              <textarea
                id="references-text"
                name="text"
                className="in"
                rows={5}
                maxLength={200_000}
                spellCheck={false}
              />
            </p>
            <p className="mt-4">
              <button type="submit" className="btn sm">
                {t("references.import")}
              </button>
            </p>
          </form>
        </section>
      )}
    </div>
  );
}
