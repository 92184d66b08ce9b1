import MarkdownIt from "markdown-it";

/**
 * Notes as HTML: Markdown without raw HTML, images or headings (they would shout between the page's own); addresses
 * become links that lead only to the web or to a mailbox and give nothing away.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(["image", "heading", "lheading"]);

markdown.validateLink = (address) => /^(https?:\/\/|mailto:|\/(?!\/)|#)/i.test(address.trim());
markdown.renderer.rules.link_open = (tokens, index, options, _environment, renderer) => {
  tokens[index]?.attrSet("rel", "nofollow noopener");
  return renderer.renderToken(tokens, index, options);
};

/** A note's Markdown as safe HTML. */
export function renderMarkdown(body: string): string {
  return markdown.render(body);
}
