import { type HeedServer, startHeed } from "@/lib/testing/heed-server";
import { problems } from "./support/tasks";
import { expect, test } from "./support/test";

let server: HeedServer;

test.beforeAll(async () => {
  server = await startHeed({ HEED_CATALOGUE: "none" });
});
test.afterAll(() => server.stop());

test("an empty installation is set up by its one-time link, which then works no more", async ({ another }) => {
  const link = /http:\/\/localhost:\d+(\/join\/\S+)/.exec(server.output())?.[1];
  expect(link, "the start prints the link").toBeTruthy();
  const page = await another(null, { baseURL: server.url });
  await page.goto(link ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Create the first administrator");

  await page.getByLabel("Name").fill("Ada First");
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(problems(page)).toBeFocused();
  await expect(page.getByLabel("E-mail")).toHaveValue("ada@example.org");

  await page.getByLabel("Password").fill("long enough to be remembered");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByRole("link", { name: "Account, Ada First" })).toBeVisible();
  for (const empty of ["/", "/recommendations", "/evidence", "/review", "/sources", "/parties", "/publications"]) {
    const answer = await page.goto(empty);
    expect(answer?.status(), empty).toBe(200);
    await expect(page.getByRole("main")).not.toBeEmpty();
  }

  const second = await another(null, { baseURL: server.url });
  await second.goto(link ?? "");
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
});
