import { describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/testing/database";
import { schemaDrift } from "@/lib/testing/schema-engine";

describe("the migrations", () => {
  const db = useDatabase();

  it("make exactly the database that schema.prisma describes", async () => {
    expect(await schemaDrift(db.url())).toBe("");
  });

  it("are compared for real: a changed table is noticed", async () => {
    await db.asOwner(`ALTER TABLE "theme" ADD COLUMN "colour" text`);
    expect(await schemaDrift(db.url())).toContain(`ALTER TABLE "theme" DROP COLUMN "colour"`);
  });
});
