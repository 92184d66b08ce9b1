import type { Page } from "@playwright/test";
import { api } from "./access/world";
import { problems } from "./support/tasks";
import { expect, member, test } from "./support/test";

/** What a form is sent with, the button, how many things are wrong with it, and a value that has to stay. */
interface Bad {
  form: string;
  at: string;
  fill(page: Page): Promise<void>;
  send: string;
  messages: string[];
  kept?: [label: string | RegExp, value: string];
}

const LONG = "x".repeat(500);
const SCRIPT = "<script>document.title='taken'</script>";

const FORMS: Bad[] = [
  {
    form: "evidence with nothing said",
    at: "/evidence/new",
    fill: (page) => page.getByLabel(/^Passage optional/).fill(SCRIPT),
    send: "Log evidence",
    messages: ["Fill this in.", "Say which recommendation it bears on."],
    kept: [/^Passage optional/, SCRIPT],
  },
  {
    form: "evidence from the future, on a recommendation that is not there",
    at: "/evidence/new",
    fill: async (page) => {
      await page.getByText("Nothing to attach").click();
      await page.getByLabel("Title", { exact: true }).fill(LONG);
      await page.getByLabel("Type", { exact: true }).selectOption("LAW");
      await page.getByLabel("Published on").fill("2099-01-01");
      await page.getByLabel("Event from").fill("yesterday");
      await page.getByLabel("Recommendation or component").first().fill("CSTO-99");
    },
    send: "Log evidence",
    messages: ["At most 300 fit here.", "Write the date as 2025, 2025-04 or 2025-04-30."],
    kept: [/^Event from/, "yesterday"],
  },
  {
    form: "a proposal without evidence",
    at: "/recommendations/CSTO-16/propose",
    fill: async (page) => {
      await page.getByRole("radio", { name: /^Implemented/ }).check();
      await page.getByLabel("True on").fill("2099-01-01");
      await page.getByRole("group", { name: "Confidence" }).getByText("High", { exact: true }).click();
      await page.getByLabel("Rationale").fill(SCRIPT);
    },
    send: "Put to the reviewers",
    messages: ["The date must not lie in the future."],
    kept: ["Rationale", SCRIPT],
  },
  {
    form: "a note without words",
    at: "/recommendations/CSTO-16/notes/new",
    fill: (page) => page.getByLabel("Note", { exact: true }).fill("   "),
    send: "Write a note",
    messages: ["Fill this in."],
  },
  {
    form: "a search in the future",
    at: "/recommendations/CSTO-16/searches/new",
    fill: async (page) => {
      await page.getByLabel("Where you searched").fill("Everywhere");
      await page.getByLabel("What you searched for").fill(LONG + LONG);
      await page.getByLabel("On which day").fill("2099-01-01");
    },
    send: "Record search",
    messages: ["At most 500 fit here."],
    kept: ["Where you searched", "Everywhere"],
  },
  {
    form: "a recommendation without a title",
    at: "/recommendations/new",
    fill: (page) => page.getByLabel("Reference", { exact: true }).fill("1 not so"),
    send: "Add",
    messages: ["Use letters, digits, dots and hyphens, beginning with a letter."],
    kept: ["Reference", "1 not so"],
  },
  {
    form: "a party with a key that is none",
    at: "/parties/new",
    fill: (page) => page.getByLabel("Key", { exact: true }).fill("Not A Key"),
    send: "Add the party",
    messages: ["Use small letters, digits and single hyphens."],
    kept: ["Key", "Not A Key"],
  },
  {
    form: "a publication with citation data that is none",
    at: "/publications/new",
    fill: async (page) => {
      await page.getByLabel("Citation data").fill("[not json");
      await page.getByLabel("Year").fill("1066");
    },
    send: "Add the publication",
    messages: ["This is not one JSON object.", "At least 1800."],
    kept: [/^Citation data/, "[not json"],
  },
  {
    form: "an invitation to no address",
    at: "/users",
    fill: (page) => page.getByLabel("E-mail").fill("nobody at home"),
    send: "Make an invitation link",
    messages: ["Write an e-mail address."],
    kept: ["E-mail", "nobody at home"],
  },
  {
    form: "a password that is too short, by somebody who does not know the old one",
    at: "/profile",
    fill: async (page) => {
      await page.getByLabel("Current password").fill("a guess");
      await page.getByLabel("New password").fill("short");
    },
    send: "Change the password",
    messages: ["Use at least 12 characters."],
  },
];

for (const { form, at, fill, send, messages, kept } of FORMS) {
  test(`${form}: a message beside each field, nothing lost, nothing stored`, async ({ page, as }) => {
    const { id } = await as("careless");
    const mine = () => entriesBy(page.url(), id);
    await page.goto(at);
    const before = await mine();
    await fill(page);
    await page.getByRole("button", { name: send, exact: true }).click();
    await expect(problems(page)).toBeVisible();
    for (const message of messages) await expect(page.locator(".em2", { hasText: message }).first()).toBeVisible();
    if (kept) await expect(page.getByLabel(kept[0], { exact: true })).toHaveValue(kept[1]);
    // The summary leads to the field.
    await problems(page).getByRole("link").first().click();
    await expect(page.locator(":focus")).toHaveCount(1);
    expect(await page.title()).not.toBe("taken");
    expect(await mine()).toBe(before);
  });
}

/** How many entries the audit chain has in a person's name. */
async function entriesBy(url: string, personId: string): Promise<number> {
  const token = member("manager").tokens.all ?? "";
  let count = 0;
  let after = "";
  for (;;) {
    const page = (await api(new URL(url).origin, token, "GET", `/audit?limit=100${after}`)) as {
      items: { actor: { id: string } | null; actorId?: string }[];
      nextCursor: string | null;
    };
    count += page.items.filter((entry) => JSON.stringify(entry).includes(personId)).length;
    if (page.nextCursor === null) return count;
    after = `&after=${page.nextCursor}`;
  }
}
