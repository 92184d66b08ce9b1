/** Why an address outside was not asked, or its answer not taken. */
export type RefusalCode =
  | "badUrl"
  | "scheme"
  | "credentials"
  | "port"
  | "localName"
  | "privateAddress"
  | "tooManyRedirects"
  | "tooLarge"
  | "encoding";

/** Why no answer came. */
export type FailureCode =
  | "noSuchName"
  | "resolver"
  | "connectionRefused"
  | "unreachable"
  | "tls"
  | "cut"
  | "malformed"
  | "timeout";

/** Heed's own rules forbid asking this address, or taking its answer. Asking again changes nothing. */
export class OutboundRefused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, detail: string) {
    super(detail);
    this.name = "OutboundRefused";
    this.code = code;
  }
}

/** The address was asked, and no whole answer came. Asking again later may help. */
export class OutboundFailed extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, cause?: unknown) {
    super(`No answer from outside: ${code}`, { cause });
    this.name = "OutboundFailed";
    this.code = code;
  }
}

const FAILURES: Record<string, FailureCode> = {
  ENOTFOUND: "noSuchName",
  ENODATA: "noSuchName",
  EAI_AGAIN: "resolver",
  EAI_FAIL: "resolver",
  ECONNREFUSED: "connectionRefused",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ETIMEDOUT: "timeout",
  ERR_SSL_WRONG_VERSION_NUMBER: "tls",
  EPROTO: "tls",
};

/** What an error of the network or of the parser means; the problems of this door stay as they are. */
export function outboundProblem(error: unknown): OutboundRefused | OutboundFailed {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
  const { code = "", name } = error as NodeJS.ErrnoException;
  if (name === "TimeoutError" || name === "AbortError" || code === "ABORT_ERR") return new OutboundFailed("timeout");
  const known = FAILURES[code];
  if (known) return new OutboundFailed(known, error);
  // Happy Eyeballs tells of all its attempts in one error without a code of its own.
  if (error instanceof AggregateError && error.errors.length > 0) return outboundProblem(error.errors[0]);
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED|UNABLE_TO_/.test(code)) return new OutboundFailed("tls", error);
  if (/^HPE_|^Z_|^ERR_BROTLI|^ERR__ERROR|^ERR_INVALID/.test(code)) return new OutboundFailed("malformed", error);
  return new OutboundFailed("cut", error);
}
