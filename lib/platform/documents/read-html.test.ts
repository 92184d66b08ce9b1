import { describe, expect, test } from "vitest";
import { readHtml } from "./read-html";

const read = (html: string, charset: string | null = null) => readHtml(Buffer.from(html), charset);
/** Cyrillic text as windows-1251 has it. */
const cp1251 = (text: string) =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
  });

describe("the text of a web page", () => {
  test("is what people read, with lines where blocks end", () => {
    const page = read(`<!doctype html><html><head><title> A  decree
      of 2026</title><style>p { color: red }</style></head><body><script>alert("x")</script>
      <nav><a href="/">Home</a></nav><h1>Decree</h1><p>The   council <b>decides</b>, &laquo;at once&raquo;.</p>
      <ul><li>one<li>two</ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>end<br>of it
      <noscript>no script</noscript></body></html>`);
    expect(page.title).toBe("A decree of 2026");
    expect(page.text).toBe("Home\n\nDecree\n\nThe council decides, «at once».\n\n• one\n• two\n\na b\nc\n\nend\nof it");
  });

  test("is had from markup that is broken, too", () => {
    expect(read("<p>one<p>two</i></b><div>three").text).toBe("one\n\ntwo\n\nthree");
    expect(read("<<<>><a <b>x</").text).toContain("x");
    expect(read("").text).toBe("");
  });

  test("is read in the encoding that its bytes, its server or itself names", () => {
    const russian = "<p>Совет решил</p>";
    expect(readHtml(cp1251(russian), "windows-1251").text).toBe("Совет решил");
    expect(readHtml(cp1251(`<meta charset="windows-1251">${russian}`), null).text).toBe("Совет решил");
    expect(readHtml(cp1251(russian), null).text).toBe("Совет решил");
    expect(readHtml(cp1251(russian), "no-such-encoding").text).toBe("Совет решил");
    expect(read(russian).text).toBe("Совет решил");
    expect(readHtml(Buffer.from(`\uFEFF${russian}`, "utf16le"), "utf-8").text).toBe("Совет решил");
  });

  test("thousands of tags inside each other are no trouble", () => {
    expect(read(`${"<div>".repeat(20_000)}deep`).text).toBe("deep");
  });
});
