import http from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

/** A request that a receiver got. */
export interface Received {
  headers: Record<string, string>;
  body: string;
}

/** What a receiver answers; a promise holds the answer back, null hangs up. */
type Answer = { status: number; body?: string; headers?: Record<string, string> } | null;

/** A receiver of webhooks on this machine, which keeps what it got. */
export interface WebhookReceiver {
  url: string;
  received: Received[];
  answer: () => Answer | Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a receiver that takes everything until told otherwise. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = { url: "", received: [], answer: () => ({ status: 204 }), stop: async () => {} };
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    receiver.received.push({ headers: request.headers as Record<string, string>, body });
    const answer = await receiver.answer();
    if (!answer) return void request.socket.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  receiver.stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return receiver;
}

/** What a message says, if its signature holds, by a library that shares no code with the sender. @throws WebhookVerificationError */
export function verifiedMessage(secret: string, { headers, body }: Received): { type: string; data: unknown } {
  return new Webhook(secret).verify(body, headers) as { type: string; data: unknown };
}
