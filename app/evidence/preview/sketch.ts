import { z } from "zod";
import { rangeOf } from "@/lib/domain/dates";
import { evidenceLinkSchema, logEvidenceSchema } from "@/lib/domain/evidence";
import { SOURCE_KINDS } from "@/lib/domain/source";
import type { EvidenceSketch } from "@/lib/use-cases/evidence/preview-evidence";
import { formObject } from "@/lib/web/form-data";
import { compactRows } from "../log/command";

const described = z.object({ kind: z.enum(SOURCE_KINDS), party: z.string().max(80).optional() });

/** What a form half filled in says already; what cannot be taken yet counts as not said. @throws Invalid for unstorable text */
export function readSketch(entries: [string, string][]): EvidenceSketch {
  const given = formObject(compactRows(entries));
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : null);
  const date = (name: string) => {
    const value = text(name);
    return value !== null && rangeOf(value) ? value : null;
  };
  const rows: unknown[] = Array.isArray(given.links) ? given.links.slice(0, 50) : [];
  const links = rows.flatMap((row) => {
    const parsed = evidenceLinkSchema.safeParse(row);
    return parsed.success ? { ...parsed.data, credibility: parsed.data.credibility ?? null } : [];
  });
  const hasLink = text("what") !== "NONE";
  return {
    links,
    source: given.whose === "NEW" ? newSource(given.source) : knownSource(given.sourceId),
    via: text("via") !== null,
    url: hasLink && logEvidenceSchema.shape.url.safeParse(text("url")).success ? text("url") : null,
    publishedOn: date("publishedOn"),
    eventFrom: date("eventFrom"),
    eventTo: date("eventTo"),
    sameOrigin: text("duplicate") === "SAME_ORIGIN",
  };
}

function newSource(given: unknown): EvidenceSketch["source"] {
  const parsed = described.safeParse(given);
  return parsed.success ? { kind: parsed.data.kind, party: parsed.data.party ?? null } : null;
}

function knownSource(given: unknown): EvidenceSketch["source"] {
  return typeof given === "string" ? { id: given } : null;
}
