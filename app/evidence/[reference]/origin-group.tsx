import type { Translate } from "@/components/translate";
import { TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import { type Localized, pick } from "@/lib/domain/localized";
import type { OriginShown } from "@/lib/use-cases/origin/queries";
import { join, leave } from "./actions";

/** The items of one origin with this one, those that may be with the reasons, and a button for each. */
export function OriginGroup({
  reference,
  origin,
  mayEdit,
  t,
  locale,
}: {
  reference: string;
  origin: OriginShown;
  mayEdit: boolean;
  t: Translate;
  locale: string;
}) {
  return (
    <div>
      {origin.fellows.length === 0 ? (
        <p className="mut">{t("origin.alone")}</p>
      ) : (
        <>
          <p>{t("origin.together", { count: origin.fellows.length + 1 })}</p>
          <ul className="lks">
            {origin.fellows.map((fellow) => (
              <li key={fellow.id}>
                <Item item={fellow} locale={locale} />
              </li>
            ))}
          </ul>
          {mayEdit && (
            <ActionForm action={leave.bind(null, { id: reference })} words={formWords(t)} labels={{}}>
              <p className="m">
                <Submit secondary small>
                  {t("origin.leave", { reference })}
                </Submit>
              </p>
            </ActionForm>
          )}
        </>
      )}
      {mayEdit && origin.suggestions.length > 0 && (
        <>
          <h3 className="mt-5">{t("origin.suggested")}</h3>
          <ul className="lks">
            {origin.suggestions.map((each) => (
              <li key={each.id}>
                <Item item={each} locale={locale} />
                <p className="m">
                  {each.reasons
                    .map((reason) => t(`origin.reason.${reason}`, { percent: Math.round(each.similarity * 100) }))
                    .join(" · ")}
                </p>
                <ActionForm action={join.bind(null, { id: reference })} words={formWords(t)} labels={{}}>
                  <input type="hidden" name="with" value={each.reference} />
                  <p className="m">
                    <Submit secondary small>
                      {t("origin.join", { reference: each.reference })}
                    </Submit>
                  </p>
                </ActionForm>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayEdit && (
        <details className="ctx">
          <summary>{t("origin.joinOther")}</summary>
          <ActionForm
            action={join.bind(null, { id: reference })}
            words={formWords(t)}
            labels={{ with: t("origin.with") }}
          >
            <TextField name="with" label={t("origin.with")} hint={t("origin.withHint")} />
            <p className="sub2">
              <Submit secondary>{t("origin.joinDo")}</Submit>
            </p>
          </ActionForm>
        </details>
      )}
    </div>
  );
}

function Item({ item, locale }: { item: { reference: string; title: Localized }; locale: string }) {
  const title = pick(item.title, locale);
  return (
    <a className="et" href={`/evidence/${item.reference}`}>
      <span className="ref">{item.reference}</span>{" "}
      <span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>
    </a>
  );
}
