import type { Translate } from "@/components/translate";
import type { Paragraph } from "@/lib/domain/document";
import "./document.css";

/** A document's words for reading, with passages marked. @param open the mark that the reader came for */
export function ReadingPane({
  t,
  language,
  paragraphs,
  open,
}: {
  t: Translate;
  language: string;
  paragraphs: readonly Paragraph[];
  open: string | undefined;
}) {
  const anchored = new Set<string>();
  /** The first piece of a passage is what its address leads to. */
  const idOf = (marks: readonly string[]) => {
    const first = marks.find((mark) => !anchored.has(mark));
    for (const mark of marks) anchored.add(mark);
    return first === undefined ? undefined : `passage-${first}`;
  };
  return (
    <div className="reading" lang={language}>
      {paragraphs.map(({ start, page, pieces }) => (
        <div key={start}>
          {page !== null && <p className="pg">{t("document.page", { page })}</p>}
          <p>
            {pieces.map((piece, index) =>
              piece.marks.length === 0 ? (
                piece.text
              ) : (
                <mark
                  // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph's pieces never change places
                  key={index}
                  id={idOf(piece.marks)}
                  className={open !== undefined && piece.marks.includes(open) ? "open" : undefined}
                  title={piece.marks.join(", ")}
                >
                  {piece.text}
                </mark>
              ),
            )}
          </p>
        </div>
      ))}
    </div>
  );
}
