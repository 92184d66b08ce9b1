import { ADMIN } from "./support/global-setup";
import { signIn } from "./support/session";
import { problems } from "./support/tasks";
import { expect, test } from "./support/test";

test("an invitation by link lets somebody join in the role that it names, once", async ({ page, another }) => {
  await signIn(page, ADMIN.email, ADMIN.password);
  await page.goto("/users");
  await page.getByLabel("E-mail").fill("newcomer@example.org");
  await page.getByRole("radio", { name: /^Viewer/ }).check();
  await page.getByRole("button", { name: "Make an invitation link" }).click();
  const shown = page.getByLabel("The link for newcomer@example.org");
  await expect(shown).toHaveValue(/\/join\//);
  const link = new URL(await shown.inputValue()).pathname;

  const theirs = await another(null);
  await theirs.goto(link);
  await expect(theirs.getByText("newcomer@example.org")).toBeVisible();
  await theirs.getByLabel("Name").fill("Nell Comer");
  await theirs.getByLabel("Password").fill("a door that opens once");
  await theirs.getByRole("button", { name: "Join" }).click();
  await expect(theirs.getByRole("link", { name: "Account, Nell Comer" })).toBeVisible();
  await theirs.goto("/users");
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This lies beyond your role");

  const third = await another(null);
  await third.goto(link);
  await expect(third.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
});

test("signing out everywhere and disabling take effect at the next request, by session and by token", async ({
  page,
  as,
  another,
  request,
}) => {
  const { id, name, email, password, tokens } = await as("leaver");
  const elsewhere = await another(null);
  await signIn(elsewhere, email, password);
  await page.goto("/profile");
  await page.getByText("Sign out everywhere…").click();
  await page.getByRole("button", { name: "End all sessions" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await elsewhere.goto("/profile");
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await signIn(elsewhere, email, password);
  const askWithToken = () =>
    request.get("/api/v1/recommendations", { headers: { authorization: `Bearer ${tokens.read}` } });
  expect((await askWithToken()).status()).toBe(200);
  const admins = await another("manager");
  await admins.goto(`/users/${id}`);
  await expect(admins.getByRole("heading", { level: 1 })).toHaveText(name);
  await admins.getByText("Disable the account…").click();
  await admins.getByRole("button", { name: "Disable the account" }).click();
  await expect(admins.getByRole("status")).toContainText("The account is disabled.");

  await elsewhere.goto("/profile");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  expect((await askWithToken()).status()).toBe(401);
  await elsewhere.getByLabel("E-mail").fill(email);
  await elsewhere.getByLabel("Password", { exact: true }).fill(password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(problems(elsewhere)).toBeVisible();
});

test("a token is shown once and works until it is revoked", async ({ page, as, request }) => {
  await as("writer");
  await page.goto("/profile");
  await page.getByLabel("Name", { exact: true }).last().fill("weekly import");
  await page.getByRole("button", { name: "Create a token" }).click();
  const token = await page.getByLabel("Your new token").inputValue();
  const ask = () => request.get("/api/v1/dashboard", { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status()).toBe(200);
  await page.reload();
  await expect(page.getByLabel("Your new token")).toHaveCount(0);
  const row = page.getByRole("row", { name: /weekly import/ });
  await row.getByText("Revoke…").click();
  await row.getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByRole("status")).toContainText("The token is revoked.");
  expect((await ask()).status()).toBe(401);
});

test("a member sees who has been where: nothing of another's is kept by the browser", async ({ as, request }) => {
  const { cookie } = await as("viewer");
  const answer = await request.get("/", { headers: { cookie: `${cookie.name}=${cookie.value}` } });
  expect(answer.headers()["cache-control"]).toContain("no-store");
});
