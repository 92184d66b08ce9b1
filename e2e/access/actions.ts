import { readFileSync } from "node:fs";
import path from "node:path";
import { addressFor } from "./addresses";
import type { World } from "./world";

/** What a form sends to its server action: what its page binds, and its fields. */
export interface Example {
  /** null where the page binds nothing. */
  params: Record<string, string> | null;
  fields: Record<string, string>;
}

interface Manifest {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
}

/** Where the build answers a server action, as "app/users/actions.ts inviteSomebody". */
export function findAction(door: string, world: World): { id: string; address: string } {
  const file = path.join(process.env.HEED_DIST_DIR ?? ".next", "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const found = Object.entries(node).find(([, each]) => `${each.filename} ${each.exportedName}` === door);
  if (!found) throw new Error(`The build has no server action ${door}.`);
  const [id, { workers }] = found;
  const page = (Object.keys(workers)[0] ?? "").replace(/^app/, "").replace(/\/page$/, "") || "/";
  return { id, address: addressFor(page, world, true) };
}

/** Sends a form to its action as the browser's script does. */
export function sendAction(
  world: World,
  action: { id: string; address: string },
  example: Example,
  headers: Record<string, string>,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(example.fields)) body.append(`_1_${name}`, value);
  const before = { attempt: 0, values: {}, fields: {}, form: null };
  body.append("0", JSON.stringify([...(example.params ? [example.params] : []), before, "$K1"]));
  return fetch(world.url + action.address, {
    method: "POST",
    redirect: "manual",
    headers: { "next-action": action.id, accept: "text/x-component", ...headers },
    body,
  });
}
