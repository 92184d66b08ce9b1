import { describe, expect, it } from "vitest";
import { footer } from "./footer";
import { header, tabs } from "./header";
import { isHere } from "./is-here";

const t = (key: string, values?: Record<string, unknown>) =>
  values ? `${key} ${Object.values(values).join(" ")}` : key;
const frame = {
  t,
  path: "/",
  name: "Ada",
  counts: { recommendations: 1, evidence: 2, proposals: 3 },
  moreEvidence: false,
  mayLog: true,
  unread: 4,
};
const marked = (markup: { text: string }) =>
  [...markup.text.matchAll(/<a href="([^"]*)" aria-current="page"/g)].map(([, href]) => href);

describe("header", () => {
  it("marks where one is, and what that lies below", () => {
    expect(marked(header(frame))).toEqual(["/"]);
    expect(marked(header({ ...frame, path: "/recommendations/CSTO-10" }))).toEqual(["/recommendations"]);
    expect(marked(header({ ...frame, path: "/recommendations-of-others" }))).toEqual([]);
    expect(marked(tabs({ ...frame, path: "/evidence/new" }))).toEqual(["/evidence/new"]);
  });

  it("leaves logging to those who may", () => {
    expect(header({ ...frame, mayLog: false }).text).not.toContain("/evidence/new");
    expect(tabs({ ...frame, mayLog: false }).text).not.toContain("/evidence/new");
  });

  it("lets no name into the markup", () => {
    const { text } = header({ ...frame, name: `<b> "quoted" & 'more'` });
    expect(text).not.toContain("<b>");
    expect(text).toContain("&lt;b&gt; &quot;quoted&quot; &amp; &#39;more&#39;");
  });
});

describe("footer", () => {
  it("lets no address into the markup, and says what is chosen", () => {
    const { text } = footer({ t, locale: "ru", theme: "auto", back: '/evidence?q="><script>', head: null });
    expect(text).toContain('value="/evidence?q=&quot;&gt;&lt;script&gt;"');
    expect(text).toContain('value="ru" lang="ru" aria-pressed="true"');
    expect(text).toContain('value="en" lang="en" aria-pressed="false"');
  });
});

describe("isHere", () => {
  it("takes the overview for itself alone", () => {
    expect(isHere("/", "/")).toBe(true);
    expect(isHere("/", "/evidence")).toBe(false);
  });
});
