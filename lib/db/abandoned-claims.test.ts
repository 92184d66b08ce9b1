import { expect, test } from "vitest";
import { describeOnBoth } from "@/lib/testing/database";
import { releaseAbandonedClaims } from "./abandoned-claims";
import { database } from "./connection";

describeOnBoth("claims of Idempotency-Keys that a process left behind", (_db, kind) => {
  test(
    kind === "embedded" ? "are released, and no answer with them" : "may be of another process at work",
    async () => {
      const row = { requestHash: "h", body: "", createdAt: new Date() };
      await database().idempotencyKey.createMany({
        data: [
          { ...row, key: "claimed", status: 0 },
          { ...row, key: "answered", status: 201 },
        ],
      });
      expect(await releaseAbandonedClaims()).toBe(kind === "embedded" ? 1 : 0);
      const left = await database().idempotencyKey.findMany({ orderBy: { key: "asc" } });
      expect(left.map(({ key }) => key)).toEqual(kind === "embedded" ? ["answered"] : ["answered", "claimed"]);
    },
  );
});
