import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { openapiDocument } from "./openapi";

/** What the official schema of OpenAPI says of a document, and the version that it found. */
async function validated(document: object) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)));
  return { valid, errors: errors ?? [], version: validator.version };
}

test("the description of the API is OpenAPI 3.1 by the official schema", async () => {
  expect(await validated(openapiDocument())).toEqual({ valid: true, errors: [], version: "3.1" });
});

test("the validator tells what is wrong", async () => {
  const document = openapiDocument() as { paths: Record<string, Record<string, unknown>> };
  const [path = ""] = Object.keys(document.paths);
  const broken = { ...document, paths: { ...document.paths, [path]: { get: { responses: "none" } } } };
  expect((await validated(broken)).valid).toBe(false);
  expect((await validated({ ...document, info: {} })).valid).toBe(false);
});
