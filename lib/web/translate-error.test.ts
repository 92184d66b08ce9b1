import { describe, expect, it } from "vitest";
import { Conflict, Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { TooLarge, TooMany, Unavailable } from "./errors";
import { translateError } from "./translate-error";

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

describe("an error means to the asker", () => {
  it.each([
    [new Unauthenticated(), 401],
    [new Forbidden(), 403],
    [new NotFound(), 404],
    [new Conflict("stale"), 409],
    [new Invalid({ title: { code: "required" } }), 422],
    [new TooLarge("tooLarge"), 413],
    [new TooMany("tooManyAttempts", 5), 429],
    [new Unavailable("unavailable", 5), 503],
    [withCode("connect ECONNREFUSED", "ECONNREFUSED"), 503],
    [withCode("read ECONNRESET", "ECONNRESET"), 503],
    [withCode("terminating connection due to administrator command", "57P01"), 503],
    [withCode("aborted", "ECONNRESET"), 400],
    [new Error("no idea"), 500],
  ])("%s: %i", (error, status) => {
    expect(translateError(error).status).toBe(status);
  });

  it("says when to come again while the database is away", () => {
    expect(translateError(withCode("", "ECONNREFUSED")).retryAfter).toBe(5);
  });
});
