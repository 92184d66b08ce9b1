import { parse as parseBibtex } from "@retorquere/bibtex-parser";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/testing/database";
import { createEvidence, createRecommendation, createTeam } from "@/lib/testing/factories";
import { ask, loadRoutes, tokenOf } from "../api/ask.fixtures";

useDatabase();

const RIS = "TY  - BOOK\nID  - Иванов2019\nAU  - Иванов, И. И.\nTI  - О перечнях\nPB  - Наука\nPY  - 2019\nER  - \n";

async function file(query: string, token: string) {
  const route = (await loadRoutes()).get("/exports/references")?.GET;
  if (!route) throw new Error("No route.");
  const request = new Request(`http://heed.test/api/v1/exports/references${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return route(request, { params: Promise.resolve({}) });
}

describe("the API of references", () => {
  it("takes a bibliography in, lists it formatted and hands it out in every form", async () => {
    const { analyst, viewer } = await createTeam();
    const token = await tokenOf(analyst);
    const { status, answer } = await ask("POST", "/references", { token, body: { text: RIS } });
    expect([status, answer]).toEqual([201, { total: 1, created: ["Иванов2019"], updated: [], unchanged: 0 }]);
    const read = await tokenOf(viewer, ["READ"]);
    const listed = await ask("GET", "/references?library=true&style=gost", { token: read });
    expect(listed.answer.items).toMatchObject([
      { from: "LIBRARY", reference: "Иванов2019", text: "Иванов И. И. О перечнях. Наука, 2019." },
    ]);
    const ris = await file("?library=true&format=ris", read);
    expect(ris.headers.get("content-type")).toBe("application/x-research-info-systems; charset=utf-8");
    expect(await ris.text()).toContain("TI  - О перечнях");
    expect(await (await file("?library=true&format=bibtex", read)).text()).toMatch(
      /@book\{Иванов2019,[\s\S]*Иванов, И\. И\./,
    );
    expect(JSON.parse(await (await file("?library=true&format=csl", read)).text())).toHaveLength(1);
    expect(await (await file("?library=true&format=text&style=apa", read)).text()).toBe(
      "Иванов, И. И. (2019). О перечнях. Наука.\n",
    );
  });

  it("writes BibTeX that another hand reads, with every sign that means something there", async () => {
    const { analyst } = await createTeam();
    const token = await tokenOf(analyst);
    const title = "Costs & benefits: 50% of #1 {or} none_at_all, $5 ~ Ёж";
    const item = { id: "strange", type: "book", title, author: [{ family: "О’Нил", given: "Анна-Мария" }] };
    const text = JSON.stringify([{ ...item, issued: { "date-parts": [[2019, 5]] }, publisher: "Springer & Söhne" }]);
    expect((await ask("POST", "/references", { token, body: { text } })).status).toBe(201);
    const written = await (await file("?library=true&format=bibtex", token)).text();
    const read = parseBibtex(written, { sentenceCase: false });
    expect(read.errors).toEqual([]);
    const entry = read.entries.find(({ key }) => key === "strange");
    expect(entry?.type).toBe("book");
    const plain = (value: unknown) => String(value).replace(/<[^>]+>/g, "");
    expect(plain(entry?.fields.title)).toBe(title);
    expect(plain(entry?.fields.publisher)).toBe("Springer & Söhne");
    expect(entry?.fields.author).toMatchObject([{ lastName: "О’Нил", firstName: "Анна-Мария" }]);
    const again = await ask("POST", "/references", { token, body: { text: written.replace("{strange,", "{again,") } });
    expect(again.answer).toMatchObject({ created: ["again"] });
    const csl = JSON.parse(await (await file("?library=true&format=csl", token)).text()) as {
      id: string;
      title: string;
    }[];
    expect(csl.find(({ id }) => id === "again")?.title).toBe(title);
    expect(parseBibtex("@book{a, title = {b", {}).errors.length).toBeGreaterThan(0);
  });

  it("keeps to the scope that is asked for, and says what is wrong", async () => {
    const { analyst } = await createTeam();
    const token = await tokenOf(analyst);
    const { id: recommendationId } = await createRecommendation({ reference: "RF-1" });
    await createEvidence({ title: "Cited here", links: [{ recommendationId }] });
    await createEvidence({ title: "Not here" });
    const text = await (await file("?recommendation=RF-1&format=text", token)).text();
    expect(text).toContain("Cited here");
    expect(text).not.toContain("Not here");
    expect((await file("?recommendation=RF-404", token)).status).toBe(404);
    expect((await file("?publication=NOPE", token)).status).toBe(404);
    const broken = await ask("POST", "/references", { token, body: { text: "@book{a, title = {b" } });
    expect(broken.answer).toMatchObject({ status: 422, errors: [{ field: "text", code: "bibliographyBroken" }] });
    const reader = await tokenOf(analyst, ["READ"]);
    expect((await ask("POST", "/references", { token: reader, body: { text: RIS } })).status).toBe(403);
  });
});
