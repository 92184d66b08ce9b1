import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadSecrets, SecretError } from "./secrets";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "heed-secrets-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe("the installation's secret", () => {
  it("is made once, readable by its owner alone, and stays the same", () => {
    const nested = path.join(directory, "data");
    const first = loadSecrets(nested, {});
    expect(statSync(path.join(nested, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(nested)).toEqual(["secrets.json"]);
    expect(loadSecrets(nested, {})).toEqual(first);
  });

  it("gives each purpose a key of its own", () => {
    const { session, throttle, device } = loadSecrets(directory, {});
    expect(new Set([session, throttle.toString("base64url"), device.toString("base64url")]).size).toBe(3);
  });

  it("comes from HEED_SECRET where that is set, and then leaves no file", () => {
    const one = loadSecrets(directory, { HEED_SECRET: "a".repeat(32) });
    expect(loadSecrets(directory, { HEED_SECRET: "a".repeat(32) })).toEqual(one);
    expect(loadSecrets(directory, { HEED_SECRET: "b".repeat(32) }).session).not.toBe(one.session);
    expect(readdirSync(directory)).toEqual([]);
  });

  it.each(["", "{}", "null", "not JSON", '{"secret":"c2hvcnQ"}', '{"secret":5}'])(
    "that is damaged (%s) stops the start instead of being replaced",
    (content) => {
      writeFileSync(path.join(directory, "secrets.json"), content);
      expect(() => loadSecrets(directory, {})).toThrow(SecretError);
      expect(() => loadSecrets(directory, {})).toThrow(/Restore it from a backup/);
    },
  );

  it("that cannot be read or made stops the start", () => {
    mkdirSync(path.join(directory, "secrets.json"));
    expect(() => loadSecrets(directory, {})).toThrow(/cannot be read/);
    writeFileSync(path.join(directory, "file"), "");
    expect(() => loadSecrets(path.join(directory, "file"), {})).toThrow(SecretError);
  });

  it("shorter than 32 characters is refused", () => {
    expect(() => loadSecrets(directory, { HEED_SECRET: "short" })).toThrow(SecretError);
  });
});
