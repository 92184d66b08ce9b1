import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/domain/errors";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { describeOnBoth } from "@/lib/testing/database";
import { createPublication, createTeam, createTheme } from "@/lib/testing/factories";
import { attachDocument } from "@/lib/use-cases/document/attach-document";
import { findPassage } from "@/lib/use-cases/document/queries";
import { acceptCandidate } from "./accept-candidate";
import { mergeCandidates } from "./merge-candidates";
import { listCandidates } from "./queries";
import { rejectCandidate, reopenCandidate } from "./reject-candidate";
import { splitCandidate } from "./split-candidate";

const PAPER = `Recommendations

1. The board should count:

    (a) boats at the quay;

    (b) nets.

2. The ministry should pay for the pub-
lic count. It should do so every year.

3. Schools should teach knots.

4. Teachers should learn them.
`;

describeOnBoth("candidates of a document", () => {
  let directory: string;
  let team: Awaited<ReturnType<typeof createTeam>>;
  let reference: string;
  let theme: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "heed-candidates-"));
    const store = new DiskFileStore(directory);
    setFileStore(store);
    team = await createTeam();
    const { id } = await createPublication();
    reference = (await database().publication.findUniqueOrThrow({ where: { id } })).reference;
    theme = (await database().theme.findUniqueOrThrow({ where: { id: (await createTheme()).id } })).key;
    async function* stream() {
      yield Buffer.from(PAPER);
    }
    const stored = await store.put(stream(), { maxBytes: 10_000 });
    await attachDocument(team.admin, reference, { ...stored, name: "paper.txt" });
  });
  afterAll(async () => {
    setFileStore(undefined);
    await rm(directory, { recursive: true, force: true });
  });

  const listed = async () => (await listCandidates(team.viewer, reference)).candidates;
  const idOf = async (words: string) => (await listed()).find(({ text }) => text.startsWith(words))?.id ?? "";
  const input = (made: string) => ({
    ...{
      reference: made,
      title: "Count",
      summary: "In our words.",
      theme,
      level: "REGIONAL" as const,
      components: true,
    },
  });

  test("become recommendations with components, each with the anchor of its passage", async () => {
    const id = await idOf("The board should count");
    expect(await acceptCandidate(team.analyst, id, input("CAND-1"))).toEqual({ reference: "CAND-1" });
    expect(await findPassage(team.viewer, "CAND-1b")).toMatchObject({ quotation: "nets.", document: "paper.txt" });
    const { currentRevision } = await database().recommendation.findUniqueOrThrow({
      where: { reference: "CAND-1" },
      include: { currentRevision: true },
    });
    const passage = "The board should count: (a) boats at the quay; (b) nets.";
    expect(currentRevision?.locator).toMatchObject({
      section: { en: "Recommendations" },
      length: passage.length,
      sha256: createHash("sha256").update(passage).digest("hex"),
    });
    expect((await listed())[0]).toMatchObject({ state: "ACCEPTED", recommendation: "CAND-1" });
    expect(await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } })).toMatchObject({
      action: "candidate.accepted",
      subjectId: "CAND-1",
    });
    await expect(rejectCandidate(team.analyst, id)).rejects.toBeInstanceOf(Conflict);
  });

  test("are not accepted under a reference that is taken", async () => {
    const id = await idOf("The ministry");
    await expect(acceptCandidate(team.analyst, id, input("CAND-1"))).rejects.toBeInstanceOf(Invalid);
    expect((await listed()).find((each) => each.id === id)?.state).toBe("WAITING");
  });

  test("are rejected, and taken back", async () => {
    const id = await idOf("The ministry");
    await rejectCandidate(team.analyst, id);
    expect((await listed()).find((each) => each.id === id)?.state).toBe("REJECTED");
    await expect(splitCandidate(team.analyst, id, "x")).rejects.toBeInstanceOf(Conflict);
    await reopenCandidate(team.analyst, id);
    expect((await listed()).find((each) => each.id === id)?.state).toBe("WAITING");
  });

  test("are split by the document's own words alone", async () => {
    const id = await idOf("The ministry");
    await expect(splitCandidate(team.analyst, id, "The ministry must pay.")).rejects.toBeInstanceOf(Invalid);
    await splitCandidate(
      team.analyst,
      id,
      "The ministry should pay for the public count.\n\nIt should do so every year.",
    );
    const parts = (await listed()).filter(({ label }) => label === "2");
    expect(parts.map(({ start, end }) => PAPER.slice(start, end))).toEqual([
      "The ministry should pay for the pub-\nlic count.",
      "It should do so every year.",
    ]);
  });

  test("are merged with the next that waits", async () => {
    await mergeCandidates(team.analyst, await idOf("Schools"));
    const { text, id } = (await listed()).at(-1) ?? { text: "", id: "" };
    expect(text).toBe("Schools should teach knots. 4. Teachers should learn them.");
    await expect(mergeCandidates(team.analyst, id)).rejects.toBeInstanceOf(Conflict);
  });

  test("are ruled on by analysts, once when two do at once", async () => {
    const id = await idOf("It should do so");
    await expect(rejectCandidate(team.viewer, id)).rejects.toBeInstanceOf(Forbidden);
    await expect(rejectCandidate(team.analyst, "no-id")).rejects.toBeInstanceOf(NotFound);
    const both = await Promise.allSettled([rejectCandidate(team.analyst, id), rejectCandidate(team.reviewer, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
