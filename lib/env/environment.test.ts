import { expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "./environment";

const mail = {
  HEED_SMTP_URL: "smtps://user:p%40ss@mail.example.org:465",
  HEED_MAIL_FROM: "Heed <heed@example.org>",
  HEED_URL: "https://heed.example.org",
};

test("mail is set up by a server's address, a sender and the address that links lead to", () => {
  expect(parseEnvironment(mail)).toMatchObject(mail);
  expect(parseEnvironment({ ...mail, HEED_MAIL_FROM: "heed@example.org" }).HEED_MAIL_FROM).toBe("heed@example.org");
  expect(parseEnvironment({}).HEED_SMTP_URL).toBeUndefined();
});

test.each([
  ["HEED_SMTP_URL", { HEED_SMTP_URL: "mail.example.org" }],
  ["HEED_SMTP_URL", { HEED_SMTP_URL: "https://mail.example.org" }],
  ["HEED_SMTP_URL", { HEED_MAIL_FROM: "" }],
  ["HEED_MAIL_FROM", { HEED_MAIL_FROM: "Heed" }],
  ["HEED_MAIL_FROM", { HEED_MAIL_FROM: "Heed\r\nBcc: x@example.org <heed@example.org>" }],
  ["HEED_URL", { HEED_URL: "" }],
])("a start is refused that would send no mail: %s %j", (name, wrong) => {
  expect(() => parseEnvironment({ ...mail, ...wrong })).toThrow(EnvironmentError);
  expect(() => parseEnvironment({ ...mail, ...wrong })).toThrow(new RegExp(`^${name}: `, "m"));
});

test("hosts and ranges that may be asked although they are private are a list, empty by default", () => {
  expect(parseEnvironment({}).HEED_OUTBOUND_ALLOW).toEqual([]);
  expect(parseEnvironment({ HEED_OUTBOUND_ALLOW: "intranet.example.org, 10.1.0.0/16 fd00::/8" })).toMatchObject({
    HEED_OUTBOUND_ALLOW: ["intranet.example.org", "10.1.0.0/16", "fd00::/8"],
  });
});

test.each(["http://intranet", "10.1.0.0/33", "300.1.1.1", "*"])("a list with %s in it is refused", (list) => {
  expect(() => parseEnvironment({ HEED_OUTBOUND_ALLOW: list })).toThrow(/^HEED_OUTBOUND_ALLOW: /m);
});

const bucket = { HEED_S3_BUCKET: "heed-files", HEED_S3_ACCESS_KEY_ID: "id", HEED_S3_SECRET_ACCESS_KEY: "key" };

test("a bucket for files needs its name alone", () => {
  expect(parseEnvironment({ HEED_S3_BUCKET: "heed-files" })).toMatchObject({
    HEED_S3_BUCKET: "heed-files",
    HEED_S3_REGION: "us-east-1",
    HEED_S3_PATH_STYLE: false,
  });
  expect(parseEnvironment({ ...bucket, HEED_S3_PATH_STYLE: "true" }).HEED_S3_PATH_STYLE).toBe(true);
});

test.each([
  ["HEED_S3_BUCKET", { HEED_S3_BUCKET: "Heed Files" }],
  ["HEED_S3_BUCKET", { HEED_S3_BUCKET: "" }],
  ["HEED_S3_ENDPOINT", { HEED_S3_ENDPOINT: "s3.example.org" }],
  ["HEED_S3_PATH_STYLE", { HEED_S3_PATH_STYLE: "yes" }],
  ["HEED_S3_PREFIX", { HEED_S3_PREFIX: "heed" }],
  ["HEED_S3_ACCESS_KEY_ID", { HEED_S3_ACCESS_KEY_ID: "" }],
])("a start is refused whose bucket cannot be meant: %s %j", (name, wrong) => {
  expect(() => parseEnvironment({ ...bucket, ...wrong })).toThrow(new RegExp(`^${name}: `, "m"));
});
