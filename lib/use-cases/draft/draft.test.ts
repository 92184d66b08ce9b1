import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { useDatabase } from "@/lib/testing/database";
import { anonymousActor, createActor, useClock } from "@/lib/testing/factories";
import { discardDraft } from "./discard-draft";
import { findDraft, listDrafts } from "./queries";
import { saveDraft } from "./save-draft";

useDatabase();
const clock = useClock();

const form = "evidence.log";
const content = (title: string) => ({
  form,
  values: { title: [title], "links.0.stance": ["SUPPORTS"] },
  files: [{ sha256: "a".repeat(64), size: 3, mediaType: "text/plain", name: "a.txt" }],
  fields: { title: { code: "tooLong", params: { max: 300 } } },
  problem: null,
});

describe("a draft", () => {
  it("gives back what was typed, the files received and what was wrong", async () => {
    const analyst = await createActor("ANALYST");
    const { id } = await saveDraft(analyst, content("Exercise"));
    const { form: _form, ...kept } = content("Exercise");
    expect(await findDraft(analyst, { form, id })).toEqual({ id, createdAt: clock.now(), ...kept });
  });

  it("is nobody else's, and of no other form", async () => {
    const [writer, other] = [await createActor("ANALYST"), await createActor("ADMIN")];
    const { id } = await saveDraft(writer, content("mine"));
    expect(await findDraft(other, { form, id })).toBeNull();
    expect(await findDraft(writer, { form: "evidence.revise", id })).toBeNull();
    expect(await listDrafts(other, { form, limit: 5 })).toEqual([]);
    await discardDraft(other, { form, id });
    expect(await findDraft(writer, { form, id })).not.toBeNull();
    await discardDraft(writer, { form, id });
    expect(await findDraft(writer, { form, id })).toBeNull();
  });

  it("is not found by what is no id", async () => {
    const analyst = await createActor("ANALYST");
    expect(await findDraft(analyst, { form, id: "1' or true" })).toBeNull();
  });

  it("is gone after seven days, and swept by the next one that is saved", async () => {
    const analyst = await createActor("ANALYST");
    const { id } = await saveDraft(analyst, content("old"));
    clock.advance({ days: 7 });
    expect(await findDraft(analyst, { form, id })).not.toBeNull();
    clock.advance({ seconds: 1 });
    expect(await findDraft(analyst, { form, id })).toBeNull();
    await saveDraft(await createActor("ANALYST"), content("new"));
    expect(await database().draft.count({ where: { id } })).toBe(0);
  });

  it("makes room: a person keeps the newest twenty of a form", async () => {
    const analyst = await createActor("ANALYST");
    for (let each = 0; each < 23; each++) {
      clock.advance({ seconds: 1 });
      await saveDraft(analyst, content(String(each)));
    }
    const kept = await listDrafts(analyst, { form, limit: 50 });
    expect(kept.map((draft) => draft.values.title?.[0])).toEqual(Array.from({ length: 20 }, (_, n) => String(22 - n)));
  });

  it("is for members alone", async () => {
    await expect(saveDraft(anonymousActor(), content("x"))).rejects.toMatchObject({ status: 401 });
    await expect(findDraft(anonymousActor(), { form, id: "x" })).rejects.toMatchObject({ status: 401 });
  });
});
