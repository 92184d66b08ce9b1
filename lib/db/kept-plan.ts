import { createHash } from "node:crypto";
import { Prisma } from "./generated/client";

const MARK = "/* kept plan */";
const names = new Map<string, string>();

/**
 * Put before a statement of the busiest commands: each connection prepares it once instead of parsing and planning it
 * every time, which for a statement over a dozen tables takes longer than running it. Only for texts of which there are
 * few, and whose best plan does not depend on the values.
 */
export const KEPT_PLAN = Prisma.raw(MARK);

/** The name under which a statement is prepared; "" for one that is not. */
export function statementName({ sql }: { sql: string }): string {
  if (!sql.trimStart().startsWith(MARK)) return "";
  let name = names.get(sql);
  if (name === undefined) {
    name = `heed_${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`;
    names.set(sql, name);
  }
  return name;
}
