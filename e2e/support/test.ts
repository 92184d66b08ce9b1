import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Key } from "./members";
import type { Member } from "./team";

export { expect };

/** The people whom the global setup has created. */
export function member(key: Key): Member {
  return (JSON.parse(process.env.HEED_TEST_TEAM ?? "{}") as Record<Key, Member>)[key];
}

interface Journey {
  /** What the browser complained of: exceptions, and breaches of the content security policy. */
  complaints: string[];
  /** Signs somebody in on this journey's own page, by their session. */
  as(key: Key): Promise<Member>;
  /** A second browser, of somebody else. Options as of a new context. */
  another(key: Key | null, options?: Parameters<import("@playwright/test").Browser["newContext"]>[0]): Promise<Page>;
}

/** Journeys fail on any exception in the page and on anything that the content security policy stops. */
export const test = base.extend<Journey & { watched: undefined }>({
  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      const complaints: string[] = [];
      await use(complaints);
      expect(complaints, "exceptions and breaches of the content security policy").toEqual([]);
    },
    { auto: true },
  ],
  watched: [
    async ({ context, complaints }, use) => {
      watch(context, complaints);
      await use(undefined);
    },
    { auto: true },
  ],
  as: async ({ context, baseURL }, use) => {
    await use((key) => enter(context, baseURL, member(key)));
  },
  another: async ({ browser, baseURL, complaints }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (key, options) => {
      const context = await browser.newContext({ baseURL, locale: "en-GB", timezoneId: "UTC", ...options });
      opened.push(context);
      watch(context, complaints);
      if (key) await enter(context, baseURL, member(key));
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** Gives a browser the session of a member. */
export async function enter(context: BrowserContext, baseURL: string | undefined, who: Member): Promise<Member> {
  await context.addCookies([{ ...who.cookie, url: baseURL ?? "" }]);
  return who;
}

/** Notes what the browser complains of in any page of `context`. */
export function watch(context: BrowserContext, complaints: string[]): void {
  context.on("weberror", (error) => complaints.push(`exception: ${error.error().message}`));
  context.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
}
