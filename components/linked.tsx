import { Fragment } from "react";

/**
 * A sentence whose message marks its links as [name|text]: "Of 17, [judged|nine] are judged". Words and links stay one
 * message, so that a translator can order them.
 */
export function Linked({ text, hrefs }: { text: string; hrefs: Record<string, string> }) {
  const parts = text.split(/\[(\w+)\|([^\]]*)\]/);
  return parts.map((part, index) => {
    if (index % 3 === 1) return null;
    const href = index % 3 === 2 ? hrefs[parts[index - 1] ?? ""] : undefined;
    return href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence do not move
      <a key={index} href={href}>
        {part}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence do not move
      <Fragment key={index}>{part}</Fragment>
    );
  });
}
