import type { Feed } from "@/lib/domain/feed";

/** A feed as JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed, self: string): string {
  const items = feed.entries.map(({ id, title, text, url, author, at, tags }) => ({
    id,
    url,
    title,
    content_text: text,
    date_published: at.toISOString(),
    authors: [{ name: author }],
    ...(tags.length > 0 ? { tags } : {}),
  }));
  return `${JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: self,
    language: feed.language,
    items,
  })}\n`;
}
