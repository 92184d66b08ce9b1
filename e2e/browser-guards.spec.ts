import { PAGES } from "@/lib/testing/access/declared";
import { api } from "./access/world";
import { expect, member, test } from "./support/test";

/** The most that the scripts of one page may weigh as they come over the wire. */
const MOST_SCRIPT = 130_000;

const MAIN_PAGES = [
  "/",
  "/recommendations",
  "/recommendations/CSTO-10",
  "/recommendations/CSTO-10/propose",
  "/evidence",
  "/evidence/E07",
  "/evidence/new",
  "/review",
  "/sources",
  "/audit",
  "/users",
  "/profile",
  "/more",
  "/sign-in",
];

test("every answer carries the headers that guard the browser", async ({ as, request, baseURL }) => {
  const { cookie, tokens } = await as("manager");
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  const upload = new FormData();
  upload.set("file", new Blob(["words for E08"], { type: "text/plain" }), "words.txt");
  const file = (await api(baseURL ?? "", tokens.all ?? "", "POST", "/evidence/E08/files", upload)) as {
    sha256: string;
  };
  const addresses = [
    "/",
    "/recommendations/CSTO-10",
    "/not-there",
    "/recommendations/ZZ-99",
    "/api/v1/dashboard",
    "/api/v1/not-there",
    "/healthz",
    `/files/E08/${file.sha256}`,
    "/sign-in",
  ];
  for (const address of addresses) {
    const answer = await request.get(address, { headers });
    const sent = answer.headers();
    const policy = sent["content-security-policy"] ?? "";
    expect(policy, address).toMatch(/default-src 'self'|sandbox/);
    expect(policy, address).not.toContain("unsafe");
    if (!policy.includes("sandbox")) expect(policy, address).toContain("frame-ancestors 'none'");
    expect(sent["x-content-type-options"], address).toBe("nosniff");
    expect(sent["referrer-policy"], address).toBeTruthy();
    expect(sent["permissions-policy"], address).toContain("camera=()");
    expect(sent["x-powered-by"], address).toBeUndefined();
    if (address !== "/healthz") expect(sent["cache-control"], address).toContain("no-store");
  }
  for (const missing of ["/not-there", "/recommendations/ZZ-99", "/evidence/E9999", "/parties/not-there"]) {
    expect((await request.get(missing, { headers })).status(), missing).toBe(404);
  }
});

test("a file is only ever saved, never shown; a picture that could run is refused", async ({
  as,
  request,
  page,
  baseURL,
}) => {
  const { cookie, tokens } = await as("analyst");
  const send = (name: string, type: string, content: string) => {
    const body = new FormData();
    body.set("file", new Blob([content], { type }), name);
    return fetch(`${baseURL}/api/v1/evidence/E09/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.all}` },
      body,
    });
  };
  const svg = await send(
    "chart.svg",
    "image/svg+xml",
    `<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`,
  );
  expect(svg.status).toBe(422);
  const html = await send("page.txt", "text/plain", "<!doctype html><script>alert(1)</script>");
  expect(html.status).toBe(422);
  const kept = await send("words.txt", "text/html", "only words");
  const { sha256 } = (await kept.json()) as { sha256: string };
  const answer = await request.get(`/files/E09/${sha256}`, { headers: { cookie: `${cookie.name}=${cookie.value}` } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers()["content-type"]).not.toContain("html");
  await page.goto("/evidence/E09");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "words.txt" }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe("words.txt");
});

test("no page ships more script than it may", async ({ as, another }) => {
  test.setTimeout(120_000);
  await as("manager");
  const heaviest: Record<string, number> = {};
  for (const address of MAIN_PAGES) {
    const page = await another(address === "/sign-in" ? null : "manager");
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Network.enable");
    const scripts = new Set<string>();
    let bytes = 0;
    devtools.on("Network.responseReceived", (event) => {
      if (event.type === "Script" || /javascript/.test(event.response.mimeType)) scripts.add(event.requestId);
    });
    devtools.on("Network.loadingFinished", (event) => {
      if (scripts.has(event.requestId)) bytes += event.encodedDataLength;
    });
    await page.goto(address, { waitUntil: "networkidle" });
    heaviest[address] = bytes;
    await page.context().close();
  }
  test.info().annotations.push({ type: "script bytes", description: JSON.stringify(heaviest) });
  for (const [address, bytes] of Object.entries(heaviest)) {
    expect(bytes, `${address} ships some script`).toBeGreaterThan(0);
    expect(bytes, `${address} ships ${bytes} bytes of script`).toBeLessThanOrEqual(MOST_SCRIPT);
  }
});

test("two people on one address never see each other’s page", async ({ another }) => {
  const first = await another("viewer");
  const second = await another("reviewer");
  for (const page of [first, second, first, second]) {
    await page.goto("/profile");
    const name = page === first ? member("viewer").name : member("reviewer").name;
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  expect(PAGES["/profile"]).toBe("read");
});
