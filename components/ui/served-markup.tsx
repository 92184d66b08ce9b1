import { MarkupInPlace } from "./markup-in-place";
import { markupStore } from "./markup-store";

/**
 * Markup of the escaping template tag (`html`), set into an element. In a document it travels once: the page's data, which
 * React needs beside the document, name it instead of repeating it. An answer of data alone (navigation within the page,
 * a form's action) carries it. See docs/decisions/0007.
 */
export function ServedMarkup({
  as,
  className,
  html,
}: {
  as: "div" | "p" | "ul" | "table";
  className?: string;
  html: string;
}) {
  const store = markupStore();
  const id = store ? `markup-${store.size}` : null;
  if (store && id) store.set(id, html);
  return <MarkupInPlace as={as} className={className} id={id} html={id === null ? html : null} />;
}
