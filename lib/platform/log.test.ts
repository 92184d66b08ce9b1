import { describe, expect, it } from "vitest";
import { createLogger } from "./log";

function logged(write: (log: ReturnType<typeof createLogger>) => void): {
  text: string;
  line: Record<string, unknown>;
} {
  let text = "";
  write(createLogger("debug", { write: (chunk) => (text += chunk) }));
  return { text, line: JSON.parse(text) };
}

const CANARIES = [
  "canary@example.org",
  "heed_canarycanarycanary1",
  "203.0.113.77",
  "2001:db8::77",
  "Canary Name",
  "canary-body",
];

describe("the log", () => {
  it("keeps what operates the installation", () => {
    const { line } = logged((log) =>
      log.info({ id: "r1", method: "GET", path: "/api/v1", status: 200, ms: 12 }, "request"),
    );
    expect(line).toMatchObject({
      level: "info",
      id: "r1",
      method: "GET",
      path: "/api/v1",
      status: 200,
      ms: 12,
      msg: "request",
    });
  });

  it("holds no names, addresses, tokens or bodies, wherever they stand", () => {
    const [email, token, ipv4, ipv6, name, body] = CANARIES;
    const cause = Object.assign(new Error(`Key (email)=(${email}) already exists. at ${ipv6}`), { detail: name });
    const { text } = logged((log) =>
      log.error(
        {
          user: { name, email },
          request: { headers: { authorization: `Bearer ${token}` }, body, nested: [{ password: body, Name: name }] },
          note: `from ${ipv4} by ${email} with ${token}`,
          err: Object.assign(new Error(`invalid input syntax for type uuid: "${body}"`, { cause }), { values: [name] }),
        },
        `failed for ${email} at ${ipv4}`,
      ),
    );
    for (const canary of CANARIES) expect(text).not.toContain(canary);
  });

  it("keeps of Prisma's errors what went wrong, not the values of the call", () => {
    const error = new Error(
      'Invalid `tx.user.create()` invocation:\n{ data: { name: "Canary Name" } }\n\nUnique constraint failed',
    );
    error.name = "PrismaClientKnownRequestError";
    const { text } = logged((log) => log.error({ err: error }, "unexpected"));
    expect(text).not.toContain("Canary Name");
    expect(text).toContain("Unique constraint failed");
  });

  it("keeps instants and durations, which look a little like addresses", () => {
    const { line } = logged((log) => log.info({ at: "2026-03-01T12:00:00.000Z", took: "00:00:12" }, "done"));
    expect(line).toMatchObject({ at: "2026-03-01T12:00:00.000Z" });
  });
});
