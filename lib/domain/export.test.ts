import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportName, formatFromAccept, isFormulaLike, neutralised, withoutNeutralising } from "./export";

describe("a cell", () => {
  it.each(["=1+1", "+49 30", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "  =1", "＝1", "＠x", "'=1", "''-"])(
    "that a spreadsheet could run (%j) is marked as text",
    (text) => {
      expect(isFormulaLike(text)).toBe(true);
      expect(neutralised(text)).toBe(`'${text.replaceAll("\0", "")}`);
    },
  );

  it.each(["", "plain", "a=b", "2026-05-01", "'quoted'", "«=1»", "Ждём"])("that is plain text (%j) stays", (text) => {
    expect(neutralised(text)).toBe(text);
  });

  it("is read back as it was, whatever stood in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("\0"));
        expect(withoutNeutralising(neutralised(text))).toBe(text);
      }),
    );
  });
});

describe("an export", () => {
  it("is in the first form that Accept names, else JSON", () => {
    expect(formatFromAccept("text/csv")).toBe("csv");
    expect(formatFromAccept("text/html, application/x-ndjson;q=0.9, text/csv")).toBe("jsonl");
    expect(formatFromAccept("*/*")).toBe("json");
    expect(formatFromAccept(null)).toBe("json");
  });

  it("says in its name which list it is, at which clocks", () => {
    const statement = {
      list: "evidence",
      asOf: "2026-05-01",
      knownAt: "2026-06-01T09:30:00.000Z",
      filters: {},
      exportedAt: "",
    };
    expect(exportName(statement, "csv")).toBe("heed-evidence_as-of-2026-05-01_known-at-2026-06-01T093000Z.csv");
  });
});
