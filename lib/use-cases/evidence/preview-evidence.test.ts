import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden, Unauthenticated } from "@/lib/domain/errors";
import { useDatabase } from "@/lib/testing/database";
import { anonymousActor, createActor, createParty, createRecommendation } from "@/lib/testing/factories";
import { evidenceInput } from "./evidence.fixtures";
import { logEvidence } from "./log-evidence";
import { type EvidenceSketch, previewEvidence } from "./preview-evidence";

useDatabase();
let analyst: Actor;
beforeAll(async () => {
  analyst = await createActor("ANALYST");
  await createParty({ key: "council" });
  const parent = await createRecommendation({ reference: "HD-1" });
  await createRecommendation({ reference: "HD-1a", parent });
  await createRecommendation({ reference: "HD-OLD", retired: true });
});

const sketch = (given: Partial<EvidenceSketch> = {}): EvidenceSketch => ({
  links: [{ reference: "HD-1", stance: "SUPPORTS", credibility: 2 }],
  source: { kind: "INDEPENDENT_MEDIA", party: null },
  via: false,
  url: null,
  publishedOn: null,
  eventFrom: null,
  eventTo: null,
  sameOrigin: false,
  ...given,
});
const standingOf = (reference: string) =>
  database().standing.findFirst({
    where: { recommendation: { reference } },
    select: { supports: true, contradicts: true, context: true, triangulation: true, contradicted: true },
  });

// Each step logs what it has previewed: the figures of the next one begin where this one's end.
test.each([
  ["a first, independent support", "HD-1", "SUPPORTS", 2, "INDEPENDENT_MEDIA"],
  ["improbable information", "HD-1", "SUPPORTS", 5, "STATE_BODY"],
  ["a component's official support", "hd-1A", "SUPPORTS", null, "STATE_BODY"],
  ["context", "HD-1", "CONTEXT", null, "ACADEMIC"],
  ["a contradiction", "HD-1a", "CONTRADICTS", 1, "PAPER_AUTHOR"],
] as const)("%s moves the figures as was foretold", async (name, reference, stance, credibility, kind) => {
  const links = [{ reference, stance, credibility }];
  const foretold = await previewEvidence(analyst, sketch({ links, source: { kind, party: null } }));
  expect(foretold.map((each) => each.reference)).toContain("HD-1");
  await logEvidence(analyst, evidenceInput(reference, { links, source: { name, kind } }));
  for (const { reference: of, after } of foretold) {
    const { missing: _legs, ...figures } = after;
    expect(await standingOf(of), of).toEqual(figures);
  }
});

test("the voice is told for each recommendation, and left open while no source is chosen", async () => {
  const [known] = await previewEvidence(analyst, sketch({ source: { kind: "ACADEMIC", party: null } }));
  expect(known?.voice).toBe("INDEPENDENT");
  const [open] = await previewEvidence(analyst, sketch({ source: null }));
  expect(open).toMatchObject({ voice: null, reference: "HD-1" });
});

test("reprints of one origin add to the counts alone", async () => {
  const { reference } = await createRecommendation({ reference: "HD-9" });
  const url = "https://example.org/wire";
  await logEvidence(analyst, evidenceInput(reference, { url }));
  const links = [{ reference, stance: "SUPPORTS", credibility: 2 }] as const;
  const source = { kind: "STATE_BODY", party: null } as const;
  const of = async (sameOrigin: boolean) =>
    (await previewEvidence(analyst, sketch({ links, source, url, sameOrigin })))[0]?.after;
  expect(await of(true)).toMatchObject({ supports: 2, triangulation: "INDEPENDENT_ONLY" });
  expect(await of(false)).toMatchObject({ supports: 2, triangulation: "CORROBORATED" });
});

test("stores nothing, leaves out what is unknown or retired, and is for those who may log", async () => {
  const before = await database().evidence.count();
  const links = ["HD-404", "HD-OLD"].map((reference) => ({ reference, stance: "SUPPORTS", credibility: 1 }) as const);
  expect(await previewEvidence(analyst, sketch({ links }))).toEqual([]);
  expect(await database().evidence.count()).toBe(before);
  await expect(previewEvidence(await createActor("VIEWER"), sketch())).rejects.toBeInstanceOf(Forbidden);
  await expect(previewEvidence(anonymousActor(), sketch())).rejects.toBeInstanceOf(Unauthenticated);
});
