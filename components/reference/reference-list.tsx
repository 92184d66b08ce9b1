import type { Translate } from "@/components/translate";

/** A line of a bibliography as it is shown. */
export interface ReferenceLine {
  key: string;
  from: "LIBRARY" | "EVIDENCE" | "PUBLICATION";
  reference: string;
  text: string;
  lang: string | undefined;
}

/** A bibliography, numbered, each line with the record that it cites. */
export function ReferenceList({ references, t }: { references: readonly ReferenceLine[]; t: Translate }) {
  return (
    <ol className="read list-decimal pl-8">
      {references.map(({ key, from, reference, text, lang }) => (
        <li key={key} className="py-1.5 [overflow-wrap:anywhere]">
          <span lang={lang}>{text}</span>{" "}
          <span className="mut">
            {from === "PUBLICATION" && <a href={`/publications/${encodeURIComponent(reference)}`}>{reference}</a>}
            {from === "EVIDENCE" && <a href={`/evidence/${reference}`}>{reference}</a>}
            {from === "LIBRARY" &&
              (/^E\d+$/.test(reference) ? (
                <a href={`/evidence/${reference}`}>{t("references.citedBy", { reference })}</a>
              ) : (
                <code>{reference}</code>
              ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
