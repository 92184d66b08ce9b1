import type { Metadata } from "next";
import { formatInstant } from "@/components/dates";
import { NotAllowed } from "@/components/evidence/not-allowed";
import { Section } from "@/components/people/section";
import type { Translate } from "@/components/translate";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, type Problem } from "@/lib/domain/errors";
import { pick } from "@/lib/domain/localized";
import { actorId, can } from "@/lib/domain/permissions";
import { type DossierPreview, previewDossier } from "@/lib/use-cases/dossier/preview-dossier";
import { requireMember } from "@/lib/web/actor";
import { findIncoming } from "@/lib/web/dossier/incoming";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { explain } from "@/lib/web/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("dossier.takeIn") };
}

/** Takes the dossier of another installation in: first what that would make, then doing it. Administrators. */
export default async function DossierPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireMember();
  const [given, t, locale] = await Promise.all([searchParams, currentTranslator(), currentLocale()]);
  if (!can(actor, "publication.edit")) return <NotAllowed t={t} back="/publications" />;
  const id = [given.id].flat()[0];
  const file = id === undefined ? null : await found(findIncoming(actorId(actor), id));
  const { preview, problem } = file === null ? {} : await lookAt(actor, file);
  return (
    <div className="wrap">
      <p className="crumb">
        <a href="/publications">{t("publications.title")}</a>
      </p>
      <div className="lh">
        <h1>{t("dossier.takeIn")}</h1>
      </div>
      {preview && id !== undefined ? (
        <Preview id={id} preview={preview} t={t} locale={locale} />
      ) : (
        <>
          <p className="read">{t("dossier.takeInLede")}</p>
          <form action="/imports/dossier/upload" method="post" encType="multipart/form-data" className="one mt-4">
            <div className={problem ? "f bad" : "f"}>
              <label className="lb" htmlFor="dossier-file">
                {t("dossier.file")}
              </label>
              {problem && (
                <p className="em2" id="dossier-file-error">
                  {explain(t, problem)}
                </p>
              )}
              <input
                className="in"
                id="dossier-file"
                type="file"
                name="file"
                required
                accept=".zip,application/zip"
                aria-describedby={problem ? "dossier-file-error dossier-file-hint" : "dossier-file-hint"}
                aria-invalid={problem ? true : undefined}
              />
              <p className="hint2" id="dossier-file-hint">
                {t("dossier.fileHint")}
              </p>
            </div>
            <p className="sub2">
              <button type="submit" className="btn">
                {t("dossier.look")}
              </button>
            </p>
          </form>
        </>
      )}
    </div>
  );
}

async function lookAt(actor: Actor, file: string): Promise<{ preview?: DossierPreview; problem?: Problem }> {
  try {
    return { preview: await previewDossier(actor, file) };
  } catch (error) {
    if (error instanceof Conflict) return { problem: error.problem };
    throw error;
  }
}

function Preview({ id, preview, t, locale }: { id: string; preview: DossierPreview; t: Translate; locale: string }) {
  const { subject, origin, madeAt, head, publication, recommendations, brought, known, taken } = preview;
  const refused = known
    ? t("errors.dossierKnown")
    : taken.length > 0
      ? t("errors.dossierReferencesTaken", { references: taken.join(", ") })
      : null;
  const title = pick(publication.title, locale);
  return (
    <>
      <p className={refused ? "banner" : "banner calm"} role="status">
        {refused ?? t("dossier.whole")}
      </p>
      <div className="border-t-2 border-ink mt-4">
        <Section title={subject.reference}>
          <p>
            {t("dossier.foreignOrigin", {
              origin: origin ?? t("dossier.foreignUnknown"),
              date: formatInstant(new Date(madeAt), locale),
            })}
          </p>
          <p>
            {t(publication.here ? "dossier.intoPublication" : "dossier.newPublication", {
              reference: publication.reference,
            })}{" "}
            <span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>
          </p>
          <p className="fine mut break-words">{t("dossier.headThere", { head: `${head.sequence}:${head.hash}` })}</p>
        </Section>
        <Section title={t("dossier.brings")}>
          <ul className="mb-4">
            {brought
              .filter(({ count }) => count > 0)
              .map(({ kind, count, here }) => (
                <li key={kind}>
                  {t(`dossier.kinds.${kind}`)}: <span className="num">{count}</span>
                  {here > 0 && <span className="mut"> ({t("dossier.here", { here })})</span>}
                </li>
              ))}
          </ul>
          <ul>
            {recommendations.map((each) => {
              const name = pick(each.title, locale);
              return (
                <li key={each.reference} className={each.component ? "ml-5" : undefined}>
                  {each.reference}: <span lang={name.lang === locale ? undefined : name.lang}>{name.text}</span>
                </li>
              );
            })}
          </ul>
        </Section>
      </div>
      {!refused && (
        <form action="/imports/dossier/take" method="post" className="mt-4">
          <input type="hidden" name="id" value={id} />
          <p className="hint2">{t("dossier.takeNote")}</p>
          <button type="submit" className="btn">
            {t("dossier.take", { count: recommendations.length })}
          </button>
        </form>
      )}
      <p className="mt-4">
        <a href="/imports/dossier">{t("dossier.another")}</a>
      </p>
    </>
  );
}
