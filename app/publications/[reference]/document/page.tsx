import type { Metadata } from "next";
import Link from "next/link";
import { AttachDocumentForm } from "@/components/document/attach-form";
import { PassageTable } from "@/components/document/passage-table";
import { ReadingPane } from "@/components/document/reading-pane";
import { Done } from "@/components/people/done";
import { Section } from "@/components/people/section";
import { LocalizedText } from "@/components/ui/localized-text";
import { paragraphsOf, stretchAt } from "@/lib/domain/document";
import { can } from "@/lib/domain/permissions";
import { findDocument } from "@/lib/use-cases/document/queries";
import { requireMember } from "@/lib/web/actor";
import { reopenForm } from "@/lib/web/drafts";
import { EMPTY_FORM } from "@/lib/web/form-action";
import { found } from "@/lib/web/found";
import { maxUploadMegabytes } from "@/lib/web/multipart";
import { currentLocale, currentTranslator } from "@/lib/web/request";

interface Address {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ done?: string; draft?: string; passage?: string; at?: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const t = await currentTranslator();
  return { title: `${t("document.title")} · ${(await params).reference}` };
}

/** The document room: a publication's file, what it says of each recommendation, and its words for reading. For every member. */
export default async function DocumentPage({ params, searchParams }: Address) {
  const actor = await requireMember();
  const [t, locale, { reference }, asked] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    params,
    searchParams,
  ]);
  const { publication, document, recommendations } = await found(findDocument(actor, reference));
  const mayAttach = can(actor, "publication.edit") && !publication.retired;
  const reopened = mayAttach ? await reopenForm(actor, "publication.attach", asked.draft) : null;
  const path = `/publications/${publication.reference}/document`;
  const told = recommendations.filter(({ state }) => state !== "NO_ANCHOR");
  const missing = told.filter(({ state }) => state === "MISSING").length;
  const marks = recommendations.flatMap(({ reference: id, start, end }) =>
    start !== null && end !== null ? [{ id, start, end }] : [],
  );
  const wanted = marks.find(({ id }) => id === asked.passage);
  const at = wanted?.start ?? (/^\d{1,8}$/.test(asked.at ?? "") ? Number(asked.at) : 0);
  const stretch = document && stretchAt(document.text, at);
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/publications" prefetch={false}>
          {t("publications.title")}
        </Link>{" "}
        /{" "}
        <Link href={`/publications/${publication.reference}`} prefetch={false}>
          {publication.reference}
        </Link>{" "}
        / {t("document.title")}
      </p>
      <div className="rh">
        <div>
          <p className="ref big">{publication.reference}</p>
          <h1>
            <LocalizedText value={publication.title} locale={locale} />
          </h1>
        </div>
      </div>
      <Done t={t} namespace="document" known={["attached"]} done={asked.done} />
      <div className="border-t-2 border-ink">
        <Section title={t("document.title")}>
          {document ? (
            <>
              <p>
                {t("document.about", {
                  name: document.name,
                  version: document.version,
                  characters: document.text.length,
                  pages: document.pages.length,
                  sections: document.sections.length,
                })}
              </p>
              <p className="mono fine break-all">
                {t("document.fileHash")} {document.sha256}
              </p>
              <p>
                {document.candidates > 0 ? (
                  <Link href={`/publications/${publication.reference}/candidates`} prefetch={false}>
                    {t("document.candidates", { count: document.candidates })}
                  </Link>
                ) : (
                  t("document.candidates", { count: 0 })
                )}
              </p>
              {publication.textSha256 && publication.textSha256 !== document.textSha256 && (
                <p className="hint2">{t("document.textDiffers")}</p>
              )}
            </>
          ) : (
            <div className="empty">
              <p>{t("document.none")}</p>
              <p className="hint2">{t("document.noneWhy")}</p>
            </div>
          )}
          {mayAttach && (
            <div id="act" className="mt-4">
              <AttachDocumentForm
                t={t}
                reference={publication.reference}
                state={reopened?.state ?? EMPTY_FORM}
                maxMegabytes={Math.min(40, maxUploadMegabytes())}
                first={!document}
              />
            </div>
          )}
        </Section>
        {document && told.length > 0 && (
          <Section title={t("document.passages")} note={t("document.passagesNote")}>
            <p className={missing > 0 ? "attn" : undefined}>
              {t("document.found", { found: told.length - missing, asked: told.length })}
              {missing === told.length && ` ${t("document.wrongFile")}`}
            </p>
            <PassageTable t={t} locale={locale} told={told} path={path} />
          </Section>
        )}
        {document && stretch && (
          <Section title={t("document.text")}>
            <ReadingPane
              t={t}
              language={publication.language}
              paragraphs={paragraphsOf(document.text, stretch, marks, document.pages)}
              open={wanted?.id}
            />
            <p className="sub2">
              {stretch.previous !== null && <a href={`${path}?at=${stretch.previous}`}>{t("document.before")}</a>}
              {stretch.next !== null && <a href={`${path}?at=${stretch.next}`}>{t("document.after")}</a>}
            </p>
          </Section>
        )}
      </div>
    </div>
  );
}
