import { AsyncLocalStorage } from "node:async_hooks";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ServedMarkup } from "./served-markup";

const holder = globalThis as { heedMarkup?: AsyncLocalStorage<Map<string, string>> };

/** What the page's data would hold of the element, and the element as the document holds it. */
function serve(html: string) {
  const element = ServedMarkup({ as: "div", html });
  return { data: JSON.stringify(element.props), document: renderToStaticMarkup(element) };
}

describe("ServedMarkup", () => {
  const before = holder.heedMarkup;
  const documents = new AsyncLocalStorage<Map<string, string>>();
  beforeAll(() => {
    holder.heedMarkup = documents;
  });
  afterAll(() => {
    holder.heedMarkup = before;
  });

  it("travels once in a document: the data name it, each by its own name", () => {
    documents.run(new Map(), () => {
      const [one, two] = [serve("<b>one</b>"), serve("<b>two</b>")];
      expect(one.document).toContain("<b>one</b>");
      expect(two.document).toContain("<b>two</b>");
      expect(one.data + two.data).not.toContain("<b>");
    });
  });

  it("goes with the data where there is no document", () => {
    const { data, document } = serve("<b>one</b>");
    expect(data).toContain("<b>one</b>");
    expect(document).toBe("<div><b>one</b></div>");
  });
});
