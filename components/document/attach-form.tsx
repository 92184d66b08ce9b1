import type { Translate } from "@/components/translate";
import { FormFeedback, type FormState } from "@/components/ui/form";
import { formWords } from "@/components/ui/form-words";

/** The publication's file: a native form, so that its bytes are streamed. */
export function AttachDocumentForm({
  t,
  reference,
  state,
  maxMegabytes,
  first,
}: {
  t: Translate;
  reference: string;
  state: FormState;
  maxMegabytes: number;
  first: boolean;
}) {
  return (
    <form action={`/publications/${reference}/document/file`} method="post" encType="multipart/form-data">
      <FormFeedback state={state} words={formWords(t)} labels={{ file: t("document.file") }}>
        <div className="f">
          <label className="lb" htmlFor="f-file">
            {t("document.file")}
          </label>
          <input
            className="in"
            id="f-file"
            type="file"
            name="file"
            accept=".pdf,.docx,.md,.markdown,.txt,text/plain,application/pdf"
            aria-describedby="f-file-hint"
          />
          <p className="hint2" id="f-file-hint">
            {t("document.fileHint", { max: maxMegabytes })}
          </p>
        </div>
        <p className="sub2">
          <button type="submit" className="btn">
            {t(first ? "document.attach" : "document.attachAnother")}
          </button>
        </p>
      </FormFeedback>
    </form>
  );
}
