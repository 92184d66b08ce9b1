import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** How the server fails: not there, refuses the recipient, refuses the whole mail, or takes it and hangs up. */
export type MailFailure = "away" | "refused" | "rejected after DATA" | "hangs up after DATA";

/** A mail as it came over the wire. */
export interface ReceivedMail {
  to: string[];
  raw: string;
  text: string;
  html: string;
  /** A header's value, unfolded and decoded. */
  header(name: string): string | undefined;
}

/** A real SMTP server on loopback that keeps what it takes. */
export interface MailServer {
  url: string;
  received: ReceivedMail[];
  /** null: well again. */
  fail(how: MailFailure | null): Promise<void>;
  forget(): void;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let failing: MailFailure | null = null;
  const listen = (port: number) =>
    new Promise<SMTPServer>((resolve, reject) => {
      const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onRcptTo: (_address, _session, done) =>
          done(failing === "refused" ? Object.assign(new Error("no <x@example.org>"), { responseCode: 451 }) : null),
        onData: (stream, session, done) => {
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", () => {
            if (failing === "rejected after DATA") {
              return done(Object.assign(new Error("disk full"), { responseCode: 452 }));
            }
            const to = session.envelope.rcptTo.map(({ address }) => address);
            received.push(parse(to, Buffer.concat(chunks).toString("latin1")));
            if (failing !== "hangs up after DATA") return done();
            for (const connection of server.connections as Set<{ close(): void }>) connection.close();
          });
        },
      });
      server.on("error", () => undefined);
      server.server.once("error", reject);
      server.listen(port, "127.0.0.1", () => resolve(server));
    });
  let server: SMTPServer | null = await listen(0);
  const { port } = server.server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.close(() => resolve());
      server = null;
    });
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    fail: async (how) => {
      failing = how;
      if (how === "away") await close();
      else server ??= await listen(port);
    },
    forget: () => void received.splice(0),
    stop: close,
  };
}

function parse(to: string[], raw: string): ReceivedMail {
  const [head = ""] = raw.split("\r\n\r\n", 1);
  const unfolded = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const header = (name: string) => {
    const line = unfolded.find((each) => each.toLowerCase().startsWith(`${name}:`));
    return line === undefined ? undefined : decodeWords(line.slice(name.length + 1).trim());
  };
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? "";
  const parts = raw.split(`--${boundary}`);
  const part = (type: string) => {
    const found = parts.find((each) => each.includes(`Content-Type: ${type}`)) ?? "";
    const at = found.indexOf("\r\n\r\n");
    const body = found.slice(at + 4);
    if (/Content-Transfer-Encoding: base64/i.test(found.slice(0, at))) {
      return Buffer.from(body, "base64").toString("utf8");
    }
    return Buffer.from(unquote(body), "latin1").toString("utf8");
  };
  return { to, raw, text: part("text/plain"), html: part("text/html"), header };
}

function unquote(body: string): string {
  return body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      (how.toUpperCase() === "B"
        ? Buffer.from(text, "base64")
        : Buffer.from(unquote(text.replace(/_/g, " ")), "latin1")
      ).toString("latin1"),
    )
    .replace(/^.*$/s, (all) => Buffer.from(all, "latin1").toString("utf8"));
}
