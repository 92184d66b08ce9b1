import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { logEvidenceSchema } from "@/lib/domain/evidence";
import { createActor } from "@/lib/testing/actors";
import { useDatabase } from "@/lib/testing/database";
import { createEvidence, createPublication, createRecommendation } from "@/lib/testing/factories";
import { logEvidence } from "@/lib/use-cases/evidence/log-evidence";
import { importReferences } from "./import-references";
import { countLibrary, listReferences } from "./queries";

useDatabase();

const FILE =
  "@book{a1,\n title = {О списках},\n year = {2019}\n}\n\n@misc{b2, title = {Second}, url = {https://www.example.org/two/}}\n";

describe("importing references", () => {
  it("creates once, changes what changed, and leaves one entry of the chain each time", async () => {
    const analyst = await createActor("ANALYST");
    expect(await importReferences(analyst, { text: FILE })).toMatchObject({
      total: 2,
      created: ["a1", "b2"],
      unchanged: 0,
    });
    expect(await importReferences(analyst, { text: FILE })).toMatchObject({ created: [], updated: [], unchanged: 2 });
    const changed = await importReferences(analyst, { text: FILE.replace("2019", "2020") });
    expect(changed).toMatchObject({ created: [], updated: ["a1"], unchanged: 1 });
    expect(await countLibrary(analyst)).toBe(2);
    const entries = await database().auditEntry.count({ where: { action: "references.imported" } });
    expect(entries).toBe(3);
    const [first] = await listReferences(analyst, { library: true });
    expect(first?.csl).toMatchObject({ id: "a1", issued: { "date-parts": [[2020]] } });
  });

  it("takes all or nothing, from analysts and above", async () => {
    const analyst = await createActor("ANALYST");
    const before = await countLibrary(analyst);
    await expect(importReferences(analyst, { text: `${FILE.replaceAll("b2", "c3")}\n@book{d4,` })).rejects.toThrow(
      Invalid,
    );
    await expect(importReferences(await createActor("VIEWER"), { text: FILE })).rejects.toThrow(Forbidden);
    expect(await countLibrary(analyst)).toBe(before);
  });

  it("twice at once makes one version of each", async () => {
    const analyst = await createActor("ANALYST");
    const text = "@book{both, title = {Both}}";
    const results = await Promise.all([importReferences(analyst, { text }), importReferences(analyst, { text })]);
    expect(results.map((result) => result.created.length).sort()).toEqual([0, 1]);
  });
});

describe("the bibliography", () => {
  it("of a recommendation holds its publication and what its evidence cites, else the evidence itself, once each", async () => {
    const analyst = await createActor("ANALYST");
    await importReferences(analyst, { text: FILE });
    const { id: publicationId } = await createPublication({ reference: "BIB-1", title: "The paper" });
    const parent = await createRecommendation({ reference: "BIB-R", publicationId });
    await createRecommendation({ reference: "BIB-Ra", parent });
    const url = "https://example.org/two?utm_source=x";
    await logEvidence(
      analyst,
      logEvidenceSchema.parse({
        type: "REPORT",
        title: "By address",
        url,
        language: "en",
        publishedOn: "2026-01",
        source: { name: "Somebody", kind: "ACADEMIC" },
        links: [{ reference: "BIB-Ra", stance: "SUPPORTS" }],
      }),
    );
    await createEvidence({ title: "Of its own", links: [{ recommendationId: parent.id }] });
    await createEvidence({ title: "Elsewhere" });
    const listed = await listReferences(analyst, { recommendation: "bib-r" });
    expect(listed.map(({ csl, from }) => [from, csl.title])).toEqual([
      ["PUBLICATION", "The paper"],
      ["LIBRARY", "Second"],
      ["EVIDENCE", "Of its own"],
    ]);
    expect(await listReferences(analyst, { publication: "BIB-1" })).toHaveLength(3);
    const everything = await listReferences(analyst);
    expect(everything.map(({ csl }) => csl.title)).toEqual(
      expect.arrayContaining(["Elsewhere", "О списках", "Second"]),
    );
  });
});
