import { Prisma } from "@/lib/db/generated/client";
import { DomainError, type FieldProblems, Invalid, type Problem } from "@/lib/domain/errors";
import { log } from "@/lib/platform/log";
import { BadRequest, EdgeError, Unavailable } from "./errors";

/** What both doors need to know of an error. */
export interface Translated {
  status: number;
  problem: Problem;
  fields: FieldProblems;
  retryAfter: number | null;
}

/** Sorts an error into what it means for the asker; what nobody expected is logged with its cause and answered as 500. */
export function translateError(error: unknown): Translated {
  if (error instanceof DomainError) {
    return {
      status: error.status,
      problem: error.problem,
      fields: error instanceof Invalid ? error.fields : {},
      retryAfter: null,
    };
  }
  if (error instanceof EdgeError) {
    return { status: error.status, problem: error.problem, fields: {}, retryAfter: error.retryAfter };
  }
  if (isBrokenOff(error)) return translateError(new BadRequest("brokenOff"));
  if (isDatabaseAway(error)) {
    log.warn({ err: briefly(error) }, "database unavailable");
    return translateError(new Unavailable("unavailable", 5));
  }
  log.error({ err: briefly(error) }, "unexpected error");
  return { status: 500, problem: { code: "unexpected" }, fields: {}, retryAfter: null };
}

/** Whether an error says that the database cannot be reached or has no room for us now. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    ["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"].includes(error.code)
  ) {
    return true;
  }
  const text = error instanceof Error ? `${(error as { code?: string }).code ?? ""} ${error.message}` : "";
  return /ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|08\d{3}|Connection terminated|timeout exceeded when trying to connect|Can't reach database|DatabaseNotReachable|terminating connection|the database system is|ConnectionClosed|Server has closed/i.test(
    text,
  );
}

/** Whether the asker went away in the middle of the request: nobody is left to answer, and nothing is wrong here. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && error.message === "aborted" && (error as { code?: string }).code === "ECONNRESET";
}

/** Name, code and stack of an error, without the values that a driver's message may quote. */
function briefly(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, meta } = error as { code?: string; meta?: { modelName?: string } };
  const stack = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  const isDriver = error.name.startsWith("Prisma");
  return {
    type: error.name,
    code,
    model: meta?.modelName,
    message: isDriver ? (error.message.trim().split("\n").at(-1) ?? "").slice(0, 300) : error.message.slice(0, 300),
    stack,
    ...(error.cause ? { cause: briefly(error.cause) } : {}),
  };
}
