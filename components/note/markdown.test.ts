import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown";

describe("a note's Markdown", () => {
  it.each([
    ["raw HTML", "<script>alert(1)</script>"],
    ["an element with a handler", "<img src=x onerror=alert(1)>"],
    ["an element inside a line", "hello <b onmouseover=alert(1)>there</b>"],
    ["HTML in a link's text", "[<img src=x onerror=alert(1)>](https://example.org)"],
    ["HTML in code", "`<script>alert(1)</script>`"],
    ["HTML in a fence's language", '```"><script>alert(1)</script>\nx\n```'],
    ["a comment", "<!-- <script>alert(1)</script> -->"],
    ["a quotation mark in an address", '[x](https://example.org/"onmouseover="alert(1))'],
    ["a quotation mark in a title", "[x](https://example.org 'a\" onmouseover=\"alert(1)')"],
    ["a script's address", "[x](javascript:alert(1))"],
    ["a script's address in capitals", "[x](JaVaScRiPt:alert(1))"],
    ["a script's address with entities", "[x](&#106;avascript:alert(1))"],
    ["a script's address with a line break", "[x](java&#10;script:alert(1))"],
    ["a script's address by reference", "[x]\n\n[x]: javascript:alert(1)"],
    ["a script's address in angle brackets", "<javascript:alert(1)>"],
    ["data", "[x](data:text/html;base64,PHNjcmlwdD4=)"],
    ["vbscript", "[x](vbscript:msgbox(1))"],
    ["a file", "[x](file:///etc/passwd)"],
    ["another site without a scheme", "[x](//evil.example)"],
    ["an image", "![x](https://example.org/pixel.png)"],
  ])("lets nothing run or load: %s", (_name, body) => {
    const html = renderMarkdown(body);
    const tags = [...html.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/gi)];
    for (const [, tag, attributes] of tags) {
      expect(["p", "a", "code", "pre", "br", "em", "strong", "ul", "ol", "li", "blockquote", "hr", "s"]).toContain(
        tag?.toLowerCase(),
      );
      // What stands between quotation marks is a value, whatever it spells.
      expect(attributes?.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=/i);
      const href = /href="([^"]*)"/.exec(attributes ?? "")?.[1];
      if (href !== undefined) expect(href).toMatch(/^(https?:\/\/|mailto:|\/[^/]|#)/);
    }
  });

  it("marks every link so that it gives nothing away", () => {
    expect(renderMarkdown("[x](https://example.org) and https://example.net")).toBe(
      '<p><a href="https://example.org" rel="nofollow noopener">x</a> and <a href="https://example.net" rel="nofollow noopener">https://example.net</a></p>\n',
    );
  });

  it("keeps emphasis, lists, quotations and line breaks", () => {
    expect(renderMarkdown("**a** *b*\nc")).toBe("<p><strong>a</strong> <em>b</em><br>\nc</p>\n");
    expect(renderMarkdown("- a\n- b")).toContain("<li>a</li>");
    expect(renderMarkdown("> a")).toContain("<blockquote>");
  });

  it("makes no headings, which would stand among the page's own", () => {
    expect(renderMarkdown("# a\n\nb\n===")).not.toMatch(/<h\d/);
  });
});
