import { z } from "zod";

const wholeNumber = (fallback: number, min: number, max: number) =>
  z.coerce.number(`must be a whole number from ${min} to ${max}`).int().min(min).max(max).default(fallback);

const timezone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "is not a time zone such as Europe/Berlin or UTC");

const smtpUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^smtps?:$/.test(url.protocol) && url.hostname !== "";
}, "must be an address such as smtp://user:password@mail.example.org:587, or smtps:// for TLS from the start");

const mailFrom = z
  .string()
  .refine(
    (text) => z.email().safeParse(/^[^<>\r\n]*<(.+)>$/.exec(text)?.[1] ?? text).success,
    "must be an e-mail address, or a name with one: Heed <heed@example.org>",
  );

/** A host's name, an address or a range of addresses. */
const hostOrRange = z.union([
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
  z.string().regex(/^[a-z][a-z0-9.-]{0,252}$/i),
]);
const hostsOrRanges = z
  .string()
  .default("")
  .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ""))
  .refine(
    (entries) => entries.every((entry) => hostOrRange.safeParse(entry).success),
    "must be hosts, addresses or ranges with commas between, such as intranet.example.org, 10.1.0.0/16",
  );

const schema = z
  .object({
    PORT: wholeNumber(3000, 1, 65535),
    HOST: z.string().min(1).default("0.0.0.0"),
    HEED_URL: z.url("must be an address such as https://heed.example.org").optional(),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
      .optional(),
    HEED_DATABASE_POOL: wholeNumber(10, 1, 200),
    HEED_DATA_DIR: z.string().min(1).default(".data"),
    HEED_CATALOGUE: z.enum(["csto", "none"], 'must be "csto" or "none"').default("csto"),
    HEED_ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
    HEED_ADMIN_PASSWORD: z.string().min(12, "must have at least 12 characters").max(256).optional(),
    HEED_TIMEZONE: timezone.default("UTC"),
    HEED_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    HEED_MAX_UPLOAD_MB: wholeNumber(50, 1, 10_000),
    HEED_TRUSTED_PROXIES: wholeNumber(0, 0, 10),
    HEED_SMTP_URL: smtpUrl.optional(),
    HEED_MAIL_FROM: mailFrom.optional(),
    HEED_OUTBOUND_ALLOW: hostsOrRanges,
    HEED_CAPTURE: z.enum(["always", "asked", "off"], "must be always, asked or off").default("always"),
    HEED_LINK_CHECK_DAYS: wholeNumber(30, 0, 3650),
    HEED_S3_BUCKET: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        "must be a bucket's name: 3 to 63 small letters, digits, dots and hyphens",
      )
      .optional(),
    HEED_S3_ENDPOINT: z
      .url({ protocol: /^https?$/, error: "must be an address such as https://s3.example.org" })
      .optional(),
    HEED_S3_REGION: z.string().min(1).default("us-east-1"),
    HEED_S3_PATH_STYLE: z
      .enum(["true", "false"], "must be true or false")
      .default("false")
      .transform((text) => text === "true"),
    HEED_S3_PREFIX: z
      .string()
      .regex(/^(?:[\w.-]+\/)+$/, "must be folders that end with a slash, such as heed/")
      .optional(),
    HEED_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    HEED_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    HEED_LOG_LEVEL: z
      .enum(["fatal", "error", "warn", "info", "debug", "silent"], "must be fatal, error, warn, info, debug or silent")
      .default("info"),
  })
  .refine((env) => (env.HEED_ADMIN_EMAIL === undefined) === (env.HEED_ADMIN_PASSWORD === undefined), {
    path: ["HEED_ADMIN_EMAIL"],
    message: "HEED_ADMIN_EMAIL and HEED_ADMIN_PASSWORD go together: set both or neither",
  })
  .refine((env) => (env.HEED_SMTP_URL === undefined) === (env.HEED_MAIL_FROM === undefined), {
    path: ["HEED_SMTP_URL"],
    message: "HEED_SMTP_URL and HEED_MAIL_FROM go together: set both or neither",
  })
  .refine((env) => env.HEED_SMTP_URL === undefined || env.HEED_URL !== undefined, {
    path: ["HEED_URL"],
    message: "is needed with HEED_SMTP_URL: mails carry links that others are to open",
  })
  .refine((env) => (env.HEED_S3_ACCESS_KEY_ID === undefined) === (env.HEED_S3_SECRET_ACCESS_KEY === undefined), {
    path: ["HEED_S3_ACCESS_KEY_ID"],
    message: "HEED_S3_ACCESS_KEY_ID and HEED_S3_SECRET_ACCESS_KEY go together: set both or neither",
  })
  .refine((env) => env.HEED_S3_BUCKET !== undefined || (!env.HEED_S3_ENDPOINT && !env.HEED_S3_ACCESS_KEY_ID), {
    path: ["HEED_S3_BUCKET"],
    message: "is needed with the other variables of S3",
  });

/** Heed's configuration, checked. Sizes in megabytes, pool in connections. */
export type Environment = z.infer<typeof schema>;

/** A configuration value that cannot be used; the message names the variable and says what it must be. */
export class EnvironmentError extends Error {}

/**
 * Reads the configuration from environment variables; empty values count as unset.
 * @throws EnvironmentError naming each wrong variable and the reason
 */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvironmentError(
    result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
  );
}

const holder = globalThis as { heedEnvironment?: Environment };

/** The configuration of this process, parsed once. @throws EnvironmentError on the first call if a value is wrong */
export function environment(): Environment {
  holder.heedEnvironment ??= parseEnvironment(process.env);
  return holder.heedEnvironment;
}
