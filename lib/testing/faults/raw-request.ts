import { connect, type Socket } from "node:net";

/** A request written by hand, for what no well-behaved client does: half a body, or leaving before the answer. */
export interface RawRequest {
  socket: Socket;
  /** Writes more of the body; waits until it has left this process. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** The status of the answer, once it begins. Null when the connection ends without one. */
  status(): Promise<number | null>;
  /** Ends the connection at once. */
  cut(): void;
}

/** Opens a connection and sends the head of a POST. */
export async function startRequest(url: string, path: string, headers: Record<string, string>): Promise<RawRequest> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  let closed = false;
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    closed = true;
  });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const write = (bytes: string | Uint8Array) =>
    new Promise<void>((resolve) => (closed ? resolve() : socket.write(bytes, () => resolve())));
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  await write(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  return {
    socket,
    write,
    status: async () => {
      while (!answer.includes("\r\n") && !closed) await new Promise((resolve) => setTimeout(resolve, 20));
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
      return status === undefined ? null : Number(status);
    },
    cut: () => socket.destroy(),
  };
}

const BOUNDARY = "heed-faults-boundary";

/** A form with one file of plain text as a multipart body, in its parts. */
export function uploadOf(bytes: number): { type: string; head: string; tail: string; length: number } {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const tail = `\r\n--${BOUNDARY}--\r\n`;
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, head, tail, length: head.length + bytes + tail.length };
}
