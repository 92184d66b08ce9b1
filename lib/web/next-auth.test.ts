import NextAuth from "next-auth";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { hashPassword } from "@/lib/platform/passwords";
import { loadSecrets } from "@/lib/platform/secrets";
import { decodeSession, encodeSession, sessionCookieName } from "@/lib/platform/session";
import { createActor } from "@/lib/testing/actors";
import { useDatabase } from "@/lib/testing/database";
import { nextAuthOptions } from "./next-auth";

interface Answer {
  status: number;
  cookies: Record<string, string>;
  body: unknown;
  location: string;
}

/** next-auth's endpoints as a browser without our pages would call them. */
async function call(
  method: string,
  action: string[],
  request: { cookies?: Record<string, string>; body?: object } = {},
): Promise<Answer> {
  const answer: Answer = { status: 200, cookies: {}, body: null, location: "" };
  const headers = new Map<string, unknown>();
  const response = {
    status: (code: number) => {
      answer.status = code;
      return response;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    end: () => undefined,
    json: (body: unknown) => {
      answer.body = body;
    },
    send: (body: unknown) => {
      answer.body = body;
    },
  };
  const cookies = request.cookies ?? {};
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  await NextAuth(
    {
      method,
      query: { nextauth: action },
      cookies,
      headers: { cookie, "x-forwarded-for": "192.0.2.1" },
      body: request.body ?? {},
    } as never,
    response as never,
    nextAuthOptions(),
  );
  for (const line of [headers.get("set-cookie") ?? []].flat() as string[]) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    answer.cookies[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
  }
  answer.location = String(headers.get("location") ?? "");
  return answer;
}

async function signIn(email: string, password: string): Promise<Answer> {
  const { cookies, body } = await call("GET", ["csrf"]);
  const { csrfToken } = body as { csrfToken: string };
  return call("POST", ["callback", "credentials"], { cookies, body: { csrfToken, email, password } });
}

describe("next-auth's own endpoints", () => {
  useDatabase();
  beforeAll(async () => {
    loadSecrets("", { HEED_SECRET: "a secret for these tests alone, only" });
    const { userId } = await createActor("ANALYST", { email: "auth@example.org" });
    await database().user.update({
      where: { id: userId },
      data: { passwordHash: await hashPassword("correct horse battery") },
    });
  });

  it("give a session that our pages read, holding the person's id and session version only", async () => {
    const { cookies } = await signIn("auth@example.org", "correct horse battery");
    const user = await database().user.findUniqueOrThrow({ where: { email: "auth@example.org" } });
    expect(await decodeSession(cookies[sessionCookieName()] ?? "")).toEqual({ userId: user.id, sessionVersion: 1 });
  });

  it("take back the cookie of a session that was ended, and tell nothing about anybody", async () => {
    const { id } = await database().user.findUniqueOrThrow({ where: { email: "auth@example.org" } });
    const name = sessionCookieName();
    const valid = await call("GET", ["session"], {
      cookies: { [name]: await encodeSession({ userId: id, sessionVersion: 1 }) },
    });
    expect(Object.keys(valid.body as object)).toEqual(["expires"]);
    const ended = await call("GET", ["session"], {
      cookies: { [name]: await encodeSession({ userId: id, sessionVersion: 7 }) },
    });
    expect(ended.body).toEqual({});
    expect(ended.cookies[name]).toBe("");
  });

  it("refuse without the form's own token", async () => {
    const { cookies } = await call("POST", ["callback", "credentials"], {
      body: { email: "auth@example.org", password: "correct horse battery" },
    });
    expect(cookies[sessionCookieName()]).toBeUndefined();
  });

  it("refuse wrong passwords and slow guessing down as our form does", async () => {
    const answers = [];
    for (let guess = 0; guess < 7; guess++) answers.push(await signIn("auth@example.org", "a wrong password"));
    for (const answer of answers) {
      expect(answer.status).not.toBe(200);
      expect(answer.cookies[sessionCookieName()]).toBeUndefined();
    }
    expect(answers[0]?.location).toContain("CredentialsSignin");
    expect(answers[6]?.location).toContain("TooManyAttempts");
    expect((await signIn("auth@example.org", "correct horse battery")).cookies[sessionCookieName()]).toBeUndefined();
  });
});
