import type { Problem } from "@/lib/domain/errors";

/** An error of the edge itself: the request cannot be taken, whatever the domain would say. */
export abstract class EdgeError extends Error {
  abstract readonly status: number;
  readonly problem: Problem;
  /** Seconds after which to try again, where that makes sense. */
  readonly retryAfter: number | null;
  constructor(problem: Problem | string, retryAfter: number | null = null) {
    const full = typeof problem === "string" ? { code: problem } : problem;
    super(full.code);
    this.problem = full;
    this.retryAfter = retryAfter;
    this.name = new.target.name;
  }
}

export class BadRequest extends EdgeError {
  readonly status = 400;
}
/** If-Match names a version that has been replaced. */
export class Stale extends EdgeError {
  readonly status = 412;
}
export class TooLarge extends EdgeError {
  readonly status = 413;
}
export class UnsupportedMedia extends EdgeError {
  readonly status = 415;
}
export class PreconditionRequired extends EdgeError {
  readonly status = 428;
}
export class TooMany extends EdgeError {
  readonly status = 429;
}
/** The database cannot be reached just now. */
export class Unavailable extends EdgeError {
  readonly status = 503;
}
