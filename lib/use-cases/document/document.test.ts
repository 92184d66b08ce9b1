import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { Conflict, Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { normalise } from "@/lib/domain/extraction/passage";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createPublication, createTeam, createTheme } from "@/lib/testing/factories";
import { createRecommendation } from "@/lib/use-cases/recommendation/create-recommendation";
import { attachDocument } from "./attach-document";
import { findDocument, findPassage } from "./queries";

const PAPER = `# The quiet harbour

## Conclusion

Boats are not counted. The board should count the boats every night and pub-
lish the count.

Nets rot. The ministry must replace every net that is older than five years.
`;

describeOnBoth("the document room", () => {
  let directory: string;
  let store: DiskFileStore;
  let team: Awaited<ReturnType<typeof createTeam>>;
  let publication: { id: string; reference: string };
  let theme: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "heed-documents-"));
    store = new DiskFileStore(directory);
    setFileStore(store);
    team = await createTeam();
    const { id } = await createPublication();
    publication = await database().publication.findUniqueOrThrow({ where: { id } });
    theme = (await database().theme.findUniqueOrThrow({ where: { id: (await createTheme()).id } })).key;
    await recommend("DOC-1", "The board should count the boats every night and publish the count.", 0);
    await recommend("DOC-2", "The ministry must replace every net that is older than five years.", 5000);
  });
  afterAll(async () => {
    setFileStore(undefined);
    await rm(directory, { recursive: true, force: true });
  });

  /** Adds a recommendation whose anchor is that of a passage of the paper, its offset wrong by so much. */
  const recommend = (reference: string, passage: string, off: number) =>
    createRecommendation(team.analyst, {
      ...{ reference, publication: publication.reference, title: { en: reference }, summary: { en: "In our words." } },
      ...{ basis: "EXPLICIT", theme, levels: ["REGIONAL"], addressees: [], partners: [] },
      locator: {
        section: { en: "Conclusion" },
        offset: normalise(PAPER).text.indexOf(passage) + off,
        length: passage.length,
        sha256: createHash("sha256").update(passage).digest("hex"),
      },
    });
  const put = async (content: string) => {
    async function* stream() {
      yield Buffer.from(content);
    }
    return { ...(await store.put(stream(), { maxBytes: 100_000 })), name: "paper.md" };
  };
  const states = async () =>
    (await findDocument(team.viewer, publication.reference)).recommendations.map(({ reference, state }) => [
      reference,
      state,
    ]);

  test("shows the exact passage of each recommendation, wherever it stands", async () => {
    const attached = await attachDocument(team.admin, publication.reference, await put(PAPER));
    expect(attached).toMatchObject({ version: 1, passages: { asked: 2, found: 2 }, candidates: 2 });
    expect(await states()).toEqual([
      ["DOC-1", "FOUND"],
      ["DOC-2", "MOVED"],
    ]);
    expect(await findPassage(team.viewer, "DOC-1")).toMatchObject({
      quotation: "The board should count the boats every night and publish the count.",
    });
    const { document, recommendations } = await findDocument(team.viewer, publication.reference);
    const [first] = recommendations;
    expect(document?.text.slice(first?.start ?? 0, first?.end ?? 0)).toBe(
      "The board should count the boats every night and pub-\nlish the count.",
    );
    expect(document?.sections.map(({ title }) => title)).toEqual(["The quiet harbour", "Conclusion"]);
    expect(await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } })).toMatchObject({
      action: "publication.document-attached",
      subjectId: publication.reference,
    });
  });

  test("refuses the same file twice", async () => {
    await expect(attachDocument(team.admin, publication.reference, await put(PAPER))).rejects.toBeInstanceOf(Conflict);
  });

  test("says of a changed file which passage is gone", async () => {
    await attachDocument(team.admin, publication.reference, await put(PAPER.replace("five years", "ten years")));
    expect(await states()).toEqual([
      ["DOC-1", "FOUND"],
      ["DOC-2", "MISSING"],
    ]);
    expect(await findPassage(team.viewer, "DOC-2")).toMatchObject({ quotation: null, document: "paper.md" });
  });

  test("says of another document that nothing is in it", async () => {
    const { passages } = await attachDocument(
      team.admin,
      publication.reference,
      await put("Another paper altogether."),
    );
    expect(passages).toEqual({ asked: 2, found: 0 });
  });

  test("records nothing of a file without text", async () => {
    const before = await database().auditEntry.count();
    await expect(attachDocument(team.admin, publication.reference, await put(" \n "))).rejects.toBeInstanceOf(Invalid);
    expect(await database().auditEntry.count()).toBe(before);
  });

  test("is written by administrators and read by members", async () => {
    const file = await put("Yet another paper.");
    await expect(attachDocument(team.reviewer, publication.reference, file)).rejects.toBeInstanceOf(Forbidden);
    await expect(attachDocument(anonymousActor(), publication.reference, file)).rejects.toBeInstanceOf(Unauthenticated);
    await expect(attachDocument(team.admin, "NO-SUCH", file)).rejects.toBeInstanceOf(NotFound);
    await expect(findDocument(anonymousActor(), publication.reference)).rejects.toBeInstanceOf(Unauthenticated);
  });
});
