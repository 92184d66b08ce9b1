import pino from "pino";
import { environment } from "@/lib/env/environment";

/**
 * The log: JSON lines on standard output at HEED_LOG_LEVEL. It never holds personal data: what could is left out by its
 * name, and what an error's text may quote (addresses, tokens) is taken out by its form.
 */
export const log = {
  fatal: (fields: object, message?: string) => logger().fatal(fields, message),
  error: (fields: object, message?: string) => logger().error(fields, message),
  warn: (fields: object, message?: string) => logger().warn(fields, message),
  info: (fields: object, message?: string) => logger().info(fields, message),
  debug: (fields: object, message?: string) => logger().debug(fields, message),
};

const holder = globalThis as { heedLogger?: pino.Logger };

function logger(): pino.Logger {
  holder.heedLogger ??= createLogger(environment().HEED_LOG_LEVEL);
  return holder.heedLogger;
}

const PRIVATE = new Set(
  (
    "address authorization body cookie cookies current displayname email emails headers hint ip link locale name password " +
    "passwordhash payload peer query quotation remoteaddress search secret set-cookie text title token tokenhash url user " +
    "username value values x-forwarded-for x-heed-peer"
  ).split(" "),
);

/**
 * A logger that writes what is safe to keep.
 * @param level the least level that is written
 * @param destination where to, instead of standard output
 */
export function createLogger(level: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => error },
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => safe(fields, 0) as Record<string, unknown>,
    },
    hooks: {
      logMethod(parameters, method) {
        const [fields, message, ...rest] = parameters as unknown[];
        const clean = typeof message === "string" ? scrub(message) : message;
        method.apply(this, [fields, clean, ...rest] as unknown as Parameters<typeof method>);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A copy without private fields, deep enough for what is logged. */
function safe(value: unknown, depth: number): unknown {
  if (typeof value === "string") return scrub(value);
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Date || typeof value !== "object" || value === null) return value;
  if (depth > 6) return "[…]";
  if (Array.isArray(value)) return value.map((item) => safe(item, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    copy[key] = PRIVATE.has(key.toLowerCase()) ? "[redacted]" : safe(item, depth + 1);
  }
  return copy;
}

/** An error's class, code and place. Prisma's messages begin with the call and its values: only their last line is kept. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  const message = error.name.startsWith("Prisma") ? (error.message.trim().split("\n").at(-1) ?? "") : error.message;
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    message: scrub(message).slice(0, 500),
    stack: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)),
    ...(error.cause !== undefined && depth < 4 ? { cause: safe(error.cause, depth + 1) } : {}),
  };
}

const PERSONAL = new RegExp(
  [
    String.raw`[^\s@"'<>(),:;=]{1,64}@[^\s@"'<>(),:;=]{1,255}`, // e-mail addresses
    String.raw`\bheed_[\w-]{16,}`, // API tokens
    String.raw`(?<=Bearer )\S+`,
    String.raw`(?<=/(?:join|reset|reset-password|unsubscribe)/)[\w.-]+`, // links that carry a token
    String.raw`\b\d{1,3}(?:\.\d{1,3}){3}\b`, // IPv4
    String.raw`(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])`, // IPv6
    `(?<=: )"[^"]*"`, // a value that PostgreSQL quotes back
    String.raw`(?<=\)=\()[^)]*(?=\))`, // "Key (email)=(…)"
  ].join("|"),
  "gi",
);

function scrub(text: string): string {
  return text.length > 10_000 ? scrub(text.slice(0, 10_000)) : text.replace(PERSONAL, "[redacted]");
}
