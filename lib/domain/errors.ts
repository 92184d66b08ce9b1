/** What went wrong, as a key below `errors` in the message files, with the figures that its sentence names. */
export interface Problem {
  code: string;
  params?: Record<string, string | number>;
}

/** Problems by the field's path ("links.0.reference"). */
export type FieldProblems = Record<string, Problem>;

/** The common parent of the five errors that the domain throws. Translated by `formAction` and `apiRoute` only. */
export abstract class DomainError extends Error {
  abstract readonly status: 401 | 403 | 404 | 409 | 422;
  readonly problem: Problem;
  constructor(problem: Problem | string) {
    const full = typeof problem === "string" ? { code: problem } : problem;
    super(full.code);
    this.problem = full;
    this.name = new.target.name;
  }
}

/** Nobody is signed in, or the token is not valid (401). */
export class Unauthenticated extends DomainError {
  readonly status = 401;
  constructor(problem: Problem | string = "unauthenticated") {
    super(problem);
  }
}

/** The actor may not do this (403). */
export class Forbidden extends DomainError {
  readonly status = 403;
  constructor(problem: Problem | string = "forbidden") {
    super(problem);
  }
}

/** It does not exist, or the actor may not see it; the two are not told apart (404). */
export class NotFound extends DomainError {
  readonly status = 404;
  constructor(problem: Problem | string = "notFound") {
    super(problem);
  }
}

/** The input breaks a rule; each problem stands at its field (422). */
export class Invalid extends DomainError {
  readonly status = 422;
  readonly fields: FieldProblems;
  constructor(fields: FieldProblems, problem: Problem | string = "invalid") {
    super(problem);
    this.fields = fields;
  }
}

/** The record has moved on, or somebody was first (409). */
export class Conflict extends DomainError {
  readonly status = 409;
}
