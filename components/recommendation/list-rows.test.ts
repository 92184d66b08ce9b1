import { describe, expect, it } from "vitest";
import { escapeHtml, html } from "@/components/ui/markup";
import { type ListRow, listRows } from "./list-rows";

const t = (key: string) => `«${key}»`;

const row: ListRow = {
  reference: "CSTO-01",
  title: { en: "Establish a Cyber Command" },
  addressees: [{ shortName: { en: "Secretariat" } }],
  implementation: "NOT_ASSESSED",
  proposed: null,
  proposals: 0,
  confidence: null,
  triangulation: "UNSUPPORTED",
  contradicted: false,
  alarm: false,
  supports: 0,
  contradicts: 0,
  context: 0,
  marks: "|",
  silentSince: null,
  movedAt: null,
};

describe("html", () => {
  it("escapes every value that is not its own markup", () => {
    expect(html`<a title="${`"'><&`}">${"<b>"}${3}</a>`.text).toBe(
      '<a title="&quot;&#39;&gt;&lt;&amp;">&lt;b&gt;3</a>',
    );
  });

  it("takes its own markup and lists of it as they are, and leaves out null and false", () => {
    expect(html`<ul>${[html`<li>${"&"}</li>`, html`<li></li>`]}${null}${false}</ul>`.text).toBe(
      "<ul><li>&amp;</li><li></li></ul>",
    );
  });

  it("does not escape twice what is escaped once", () => {
    expect(escapeHtml(escapeHtml("&"))).toBe("&amp;amp;");
    expect(html`${html`${"&"}`}`.text).toBe("&amp;");
  });
});

describe("listRows", () => {
  it("shows a title with markup in it as text", () => {
    const text = listRows([{ ...row, title: { en: `<script>alert("1")</script> & 'more'` } }], t, "en");
    expect(text).not.toContain("<script");
    expect(text).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;");
  });

  it("escapes names of addressees and references in addresses", () => {
    const hostile = { ...row, reference: `"><img src=x>`, addressees: [{ shortName: { en: "<i>Staff</i>" } }] };
    const text = listRows([hostile], t, "en");
    expect(text).not.toContain("<img");
    expect(text).not.toContain("<i>Staff");
    expect(text).toContain("/recommendations/%22%3E%3Cimg%20src%3Dx%3E");
  });

  it("ignores marks it does not know, whatever they hold", () => {
    expect(listRows([{ ...row, marks: "s<|c" }], t, "en")).not.toContain("<<");
  });

  it("marks a title that is not in the reader's language", () => {
    expect(listRows([row], t, "ru")).toContain('lang="en">Establish');
    expect(listRows([row], t, "en")).not.toContain("lang=");
  });

  it("shows the proposal beneath the status, and how many there are", () => {
    const text = listRows([{ ...row, proposed: "UNDERWAY", proposals: 2 }], t, "en");
    expect(text).toContain('class="st prop s-under"');
    expect(text).toContain("×2");
  });
});
