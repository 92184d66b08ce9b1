import { describe, expect, test } from "vitest";
import { PERMISSIONS } from "@/lib/domain/permissions";
import { ask, loadRoutes } from "./ask.fixtures";
import { contractsAt, ENDPOINTS } from "./endpoints";
import { methodNotAllowed } from "./method-not-allowed";
import { openapiDocument } from "./openapi";

const METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"];

describe("the table of endpoints", () => {
  test("names exactly the routes that there are", async () => {
    const served: string[] = [];
    for (const [address, exported] of await loadRoutes()) {
      if (address.includes("...")) continue;
      // Whatever a route does not take it refuses in the API's own words.
      expect(Object.keys(exported).sort(), address).toEqual(METHODS);
      for (const method of METHODS) {
        if (exported[method] !== (methodNotAllowed as unknown)) served.push(`${method} ${address}`);
      }
    }
    const declared = ENDPOINTS.map(({ contract }) => `${contract.method} ${contract.path}`);
    expect(served.sort()).toEqual([...declared].sort());
    expect(new Set(declared).size).toBe(declared.length);
  });

  test("names a permission for each, and none for its own description alone", () => {
    for (const { name, contract } of ENDPOINTS) {
      if (contract.permission === null) expect(name).toBe("getOpenapi");
      else expect(PERMISSIONS).toHaveProperty([contract.permission]);
    }
  });

  test("asks every change of a record for its version, and stores no answer that holds a secret", () => {
    for (const { name, contract } of ENDPOINTS) {
      expect(contract.conditional ?? false, name).toBe(contract.method === "PATCH");
    }
    const secrets = ENDPOINTS.filter(({ contract }) => contract.secret).map(({ name }) => name);
    expect(secrets.sort()).toEqual([
      "createToken",
      "createWebhook",
      "exchangeWebhookSecret",
      "invite",
      "issuePasswordReset",
    ]);
  });

  test("has no two operations of one name", () => {
    const names = ENDPOINTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("the OpenAPI document", () => {
  test("is served to everybody and describes every endpoint", async () => {
    const { status, answer } = await ask("GET", "/openapi.json");
    expect(status).toBe(200);
    expect(answer).toEqual(JSON.parse(JSON.stringify(openapiDocument())));
    expect(answer.openapi).toBe("3.1.0");
    for (const { contract } of ENDPOINTS) {
      const operation = answer.paths[contract.path][contract.method.toLowerCase()];
      expect(operation["x-permission"]).toBe(contract.permission);
      expect(Object.keys(operation.responses)).toContain(String(contract.status ?? 200));
    }
  });

  test("says what a body is, field by field", () => {
    const { paths } = openapiDocument() as never as { paths: Record<string, Record<string, Record<string, unknown>>> };
    expect(paths["/recommendations/{reference}/assessments"]?.post).toMatchObject({
      requestBody: {
        content: {
          "application/json": {
            schema: { required: ["implementation", "asOn", "rationale", "confidence"], additionalProperties: false },
          },
        },
      },
    });
    expect(paths["/recommendations"]?.get?.parameters).toContainEqual(
      expect.objectContaining({ name: "implementation", in: "query" }),
    );
  });
});

describe("addresses and methods that there are not", () => {
  test("are answered as problems, without sign-in", async () => {
    for (const address of ["", "/nothing", "/recommendations/CSTO-1/nothing"]) {
      expect((await ask("GET", address)).answer).toMatchObject({ status: 404, code: "endpointNotFound" });
    }
    const { status, headers, answer } = await ask("DELETE", "/recommendations");
    expect(status).toBe(405);
    expect(answer.code).toBe("methodNotAllowed");
    expect(headers.get("allow")).toBe("GET, HEAD, POST");
    expect((await ask("PUT", "/notes/x")).headers.get("allow")).toBe("PATCH");
    expect(
      contractsAt("/api/v1/recommendations/CSTO-1")
        .map((each) => each.method)
        .sort(),
    ).toEqual(["GET", "PATCH"]);
  });
});
