"use client";

import { markupStore } from "./markup-store";

/** What the document held, by id: the page may be drawn again from its data after the document has gone. */
const held = new Map<string, string>();

/** An element with markup that is either given or already stands in the document; see ServedMarkup. */
export function MarkupInPlace({
  as: Tag,
  className,
  id,
  html,
}: {
  as: "div" | "p" | "ul" | "table";
  className?: string;
  id: string | null;
  html: string | null;
}) {
  return (
    <Tag
      id={id ?? undefined}
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: built by the escaping template tag, docs/decisions/0007
      dangerouslySetInnerHTML={{ __html: html ?? (id === null ? "" : find(id)) }}
    />
  );
}

function find(id: string): string {
  if (typeof document === "undefined") return markupStore()?.get(id) ?? "";
  let markup = held.get(id);
  if (markup === undefined) {
    markup = document.getElementById(id)?.innerHTML ?? "";
    held.set(id, markup);
  }
  return markup;
}
