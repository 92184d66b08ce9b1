import { EvidenceSelect } from "@/components/evidence/evidence-choices";
import { languageChoices } from "@/components/evidence/format";
import { ReplyList } from "@/components/reply/reply-list";
import type { Translate } from "@/components/translate";
import { Select, TextArea, TextField } from "@/components/ui/fields";
import { ActionForm } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";
import { Submit } from "@/components/ui/submit";
import type { Actor } from "@/lib/domain/actor";
import type { ReviewState } from "@/lib/domain/assessment";
import { type Locale, pick } from "@/lib/domain/localized";
import { can } from "@/lib/domain/permissions";
import { takesReply } from "@/lib/domain/reply";
import { listReplies, replyChoices } from "@/lib/use-cases/reply/queries";
import { attach } from "./replies/actions";
import "@/components/evidence/evidence.css";

/** Beside a judgement: what those whom it judges say of it, and the form that attaches another reply. */
export async function Replies({
  actor,
  view,
  past,
  knownAt,
  confirmed,
  t,
  locale,
}: {
  actor: Actor;
  view: { id: string; reviewState: ReviewState };
  /** The page shows another time than now: nothing is attached there. */
  past: boolean;
  /** Replies known later than this instant are left out; null: none. */
  knownAt: number | null;
  confirmed: boolean;
  t: Translate;
  locale: Locale;
}) {
  const replies = await listReplies(actor, view.id, knownAt);
  const mayAttach = !past && takesReply(view) && can(actor, "reply.attach");
  if (replies.length === 0 && !mayAttach) return null;
  return (
    <section id="replies" className="right-of-reply" aria-labelledby="replies-title">
      <h2 className="h4" id="replies-title">
        {t("reply.heading")}
      </h2>
      <p className="mut fine">{t("reply.note")}</p>
      {confirmed && (
        <p className="done" role="status">
          {t("reply.done")}
        </p>
      )}
      {replies.length > 0 ? (
        <ReplyList replies={replies} level={3} t={t} locale={locale} />
      ) : (
        <p className="mut">{t("reply.none")}</p>
      )}
      {mayAttach && <ReplyForm actor={actor} id={view.id} t={t} locale={locale} />}
    </section>
  );
}

const NAMES = ["party", "statement", "language", "receivedOn", "evidence"];

async function ReplyForm({ actor, id, t, locale }: { actor: Actor; id: string; t: Translate; locale: Locale }) {
  const { parties, evidence } = await replyChoices(actor, id);
  if (parties.length === 0) return <p className="mut">{t("reply.nobody")}</p>;
  return (
    <details className="ctx">
      <summary>{t("reply.attach")}</summary>
      <ActionForm
        action={attach.bind(null, { id })}
        words={formWords(t)}
        labels={Object.fromEntries(NAMES.map((name) => [name, t(`reply.${name}`)]))}
        className="one"
      >
        <Select
          name="party"
          label={t("reply.party")}
          options={parties.map(({ key, shortName }) => ({ value: key, label: pick(shortName, locale).text }))}
        />
        <TextArea name="statement" label={t("reply.statement")} hint={t("reply.statementHint")} rows={6} />
        <div className="f2 even">
          <Select name="language" label={t("reply.language")} defaultValue={locale} options={languageChoices(locale)} />
          <TextField name="receivedOn" type="date" label={t("reply.receivedOn")} />
        </div>
        <EvidenceSelect
          label={t("reply.evidence")}
          optional={t("form.optional")}
          empty={t("response.noEvidence")}
          choices={evidence}
          locale={locale}
        />
        <p className="sub2">
          <Submit>{t("reply.submit")}</Submit>
        </p>
      </ActionForm>
    </details>
  );
}
