import type { Feed, FeedEntry } from "@/lib/domain/feed";

/** A feed as Atom (RFC 4287). */
export function writeAtom(feed: Feed, self: string): string {
  const updated =
    feed.entries
      .map((entry) => entry.at.toISOString())
      .sort()
      .at(-1) ?? "1970-01-01T00:00:00.000Z";
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.language)}">
<id>${xml(feed.id)}</id>
<title>${xml(feed.title)}</title>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(feed.home)}"/>
<generator>Heed</generator>
${feed.entries.map(entryXml).join("\n")}
</feed>
`;
}

function entryXml(entry: FeedEntry): string {
  const at = entry.at.toISOString();
  const tags = entry.tags.map((tag) => `<category term="${xml(tag)}"/>`).join("");
  return `<entry><id>urn:uuid:${xml(entry.id)}</id><title>${xml(entry.title)}</title><published>${at}</published><updated>${at}</updated><author><name>${xml(entry.author)}</name></author><link rel="alternate" type="text/html" href="${xml(entry.url)}"/>${tags}<content type="text">${xml(entry.text)}</content></entry>`;
}

/** Text as XML 1.0 can hold it. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL, "")
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML may not hold
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
