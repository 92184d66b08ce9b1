import { Invalid } from "@/lib/domain/errors";

/**
 * One page of a list that is read as a whole.
 * @param key what tells items apart; the cursor holds the last one's
 * @throws Invalid at `cursor` when no item has that key
 */
export function pageFrom<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  { limit = 50, cursor }: { limit?: number; cursor?: string },
): { items: Item[]; nextCursor: string | null } {
  let start = 0;
  if (cursor !== undefined) {
    const last = Buffer.from(cursor, "base64url").toString("utf8");
    start = items.findIndex((item) => key(item) === last) + 1;
    if (start === 0) throw new Invalid({ cursor: { code: "cursor" } });
  }
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const more = start + limit < items.length && last !== undefined;
  return { items: page, nextCursor: more ? Buffer.from(key(last)).toString("base64url") : null };
}
