import { randomUUID } from "node:crypto";

/** A write that somebody asked for, and the answer if one came. */
export interface Write {
  kind: "evidence" | "note";
  key: string;
  text: string;
  path: string;
  body: object;
  /** Null when none came; then nobody knows whether it was done. */
  answer: { status: number; id: string | null; code: string | null } | null;
}

/** Makes up a write that no other equals: evidence with a new source and two links, or a note. */
export function makeUpWrite(kind: Write["kind"]): Write {
  const key = randomUUID();
  const text = `${kind} under fault ${key}`;
  const write = { kind, key, text, answer: null };
  if (kind === "note") {
    return { ...write, path: "/recommendations/CSTO-03/notes", body: { body: text, visibility: "TEAM" } };
  }
  const links = [
    { reference: "CSTO-01", stance: "SUPPORTS", credibility: 2 },
    { reference: "CSTO-02", stance: "CONTEXT" },
  ];
  const source = { name: `Source ${key}`, kind: "INDEPENDENT_MEDIA" };
  const described = { type: "NEWS", title: { en: text }, url: `https://example.org/${key}`, publishedOn: "2026-01-15" };
  return { ...write, path: "/evidence", body: { ...described, language: "en", source, links } };
}

/** Sends a write with its Idempotency-Key, and remembers the answer in it. */
export async function send(url: string, token: string, write: Write): Promise<Write> {
  try {
    const response = await fetch(`${url}/api/v1${write.path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": write.key,
      },
      body: JSON.stringify(write.body),
    });
    const answer = (await response.json()) as { id?: string; code?: string };
    write.answer = { status: response.status, id: answer.id ?? null, code: answer.code ?? null };
  } catch {
    write.answer = null;
  }
  return write;
}

/** Sends a write again, as its client would: with the same key, until there is an answer. @throws Error when none comes */
export async function sendAgain(url: string, token: string, write: Write): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    // A connection that the server ended as idle just then is no answer.
    if ((await send(url, token, write)).answer) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No answer to ${write.text}.`);
}

/** Twenty that write at once, without a pause, until told to stop. */
export function startWriters(url: string, token: string, count = 20) {
  const writes: Write[] = [];
  let writing = true;
  const acknowledged = () => writes.filter((write) => write.answer?.status === 201);
  const writer = async (number: number) => {
    for (let turn = number; writing; turn++) {
      const write = makeUpWrite(turn % 2 === 0 ? "evidence" : "note");
      writes.push(write);
      await send(url, token, write);
      // Refused or not reached: a moment, as a client would wait.
      if (write.answer?.status !== 201) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const all = Promise.all(Array.from({ length: count }, (_, number) => writer(number)));
  return {
    writes,
    acknowledged,
    /** Resolves when so many are acknowledged. @throws Error when that takes over five minutes (a busy machine is slow) */
    until: async (wanted: number) => {
      const deadline = Date.now() + 300_000;
      while (acknowledged().length < wanted) {
        if (Date.now() > deadline) {
          const got = JSON.stringify(writes.at(0)?.answer);
          throw new Error(`Only ${acknowledged().length} of ${wanted} writes were acknowledged; the first got ${got}.`);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    stop: async () => {
      writing = false;
      await all;
    },
  };
}
