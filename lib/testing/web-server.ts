import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that stands for a site outside; what it answers can be changed while it runs. */
export interface WebServer {
  url: string;
  /** What was asked of it: "GET /decree". */
  asked: string[];
  /** By path; what is not named is not found. */
  pages: Record<string, RequestListener>;
  stop(): Promise<void>;
}

/** Starts one on loopback, at any free port. Heed asks it only where HEED_OUTBOUND_ALLOW names 127.0.0.1. */
export async function startWebServer(pages: Record<string, RequestListener> = {}): Promise<WebServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    asked.push(`${request.method} ${pathname}`);
    const page = site.pages[pathname];
    if (page) page(request, response);
    else response.writeHead(404, { "content-type": "text/html" }).end("<p>Not found</p>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site: WebServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    pages,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return site;
}

/** A page that answers with HTML. */
export function html(content: string, headers: Record<string, string> = {}): RequestListener {
  return (_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(content);
}

/** A page that is answered with a status alone. */
export function status(code: number, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => response.writeHead(code, headers).end();
}
