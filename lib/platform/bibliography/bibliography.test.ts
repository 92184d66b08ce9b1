import { describe, expect, it } from "vitest";
import { formatReference, sortReferences } from "@/lib/domain/bibliography/styles";
import { Invalid } from "@/lib/domain/errors";
import { readReferences } from "./read-references";
import { writeReferences } from "./write-references";

const BIBTEX = `% A comment with an @article{in, it}
@book{Петров.2009,
  author = {Петров, Иван Сергеевич and Сидорова, А. Б.},
  title = {Превентивная дипломатия : учебное пособие},
  address = {М.},
  publisher = {Наука},
  year = {2009},
  numpages = {231},
  speciality = {23.00.04},
  keywords = {ОДКБ},
  keywords = {профилактика},
  language = {russian}
}

@article{Early:2021,
  author = {Doe, Jane Q. and Roe, Richard},
  title = {Early Warning in {C}entral {A}sia},
  journal = {Journal of Examples},
  volume = 12,
  number = {3},
  pages = {44--61},
  year = 2021,
  doi = {10.1234/example_5},
  url = {https://example.org/a\\_b}
}

@Online{site,
  title={Перечень сил},
  author={{Секретариат ОДКБ}},
  year={2024},
  url = {https://example.org/list},
  urldate = {2025-02-03},
  language = {russian}
}
`;
const RIS = `TY  - JOUR
ID  - Ivanov2020
AU  - Ivanov, Ivan
TI  - On lists
T2  - Journal of Examples
PY  - 2020
VL  - 7
IS  - 2
SP  - 10
EP  - 19
N1  - kept as it is
ER  - 
TY  - BOOK
AU  - Иванов, И. И.
TI  - О перечнях
PB  - Наука
CY  - М.
PY  - 2019
ER  - 
`;

describe("references", () => {
  it.each([
    ["bibtex", BIBTEX, 3],
    ["ris", RIS, 2],
  ] as const)("that came as %s go back word for word and read again are equal", async (format, text, count) => {
    const items = await readReferences(text);
    expect(items).toHaveLength(count);
    const written = await writeReferences(items, format);
    expect(await readReferences(written)).toEqual(items);
    expect(await writeReferences(await readReferences(written), format)).toBe(written);
    for (const kept of ["speciality", "keywords = {ОДКБ}", "keywords = {профилактика}"]) {
      if (format === "bibtex") expect(written).toContain(kept);
    }
    // CSL-JSON holds all of it, the words as well.
    expect(await readReferences(await writeReferences(items, "csl"))).toEqual(items);
  });

  it("cross from one form to another with what the form can hold, Cyrillic too", async () => {
    const [book, article] = await readReferences(await writeReferences(await readReferences(BIBTEX), "ris"));
    expect(book).toMatchObject({
      type: "book",
      title: "Превентивная дипломатия : учебное пособие",
      publisher: "Наука",
    });
    expect(article).toMatchObject({
      author: [
        { family: "Doe", given: "Jane Q." },
        { family: "Roe", given: "Richard" },
      ],
    });
    const [first] = await readReferences(await writeReferences(await readReferences(RIS), "bibtex"));
    expect(first).toMatchObject({ id: "Ivanov2020", title: "On lists", volume: "7", page: "10-19" });
  });

  it("lose what LaTeX masks, in addresses too, and say their language as programs do", async () => {
    const [book, article, site] = await readReferences(BIBTEX);
    expect(book).toMatchObject({ id: "Петров.2009", language: "ru", issued: { "date-parts": [[2009]] } });
    expect(article).toMatchObject({ title: "Early Warning in Central Asia", URL: "https://example.org/a_b" });
    expect(site).toMatchObject({ accessed: { "date-parts": [[2025, 2, 3]] } });
  });

  it("without a key get the same one each time", async () => {
    const keys = async () => (await readReferences(RIS)).map((item) => item.id);
    expect((await keys())[1]).toMatch(/^ref-[0-9a-f]{12}$/);
    expect(await keys()).toEqual(await keys());
  });

  it.each([
    ["no bibliography", "Dear Sir", "notBibliography"],
    ["broken BibTeX", "@book{a, title = {never closed", "bibliographyBroken"],
    ["broken JSON", "[{", "bibliographyBroken"],
    ["an empty list", "[]", "bibliographyEmpty"],
    ["a key twice", '[{"id":"a"},{"id":"a"}]', "referenceTwice"],
    ["what is no reference", '[{"id":"a","author":"Doe"}]', "referenceBroken"],
  ])("that are %s are refused with the reason", async (_, text, code) => {
    const refused = await readReferences(text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect((refused as Invalid).fields.text?.code).toBe(code);
  });

  it("hold nothing that the database cannot, and no prototype of anything", async () => {
    const [item] = await readReferences('[{"id":"a\\u0000b","title":"x\\ud800","__proto__":{"polluted":true}}]');
    expect(item).toEqual({ id: "ab", type: "document", title: "x\ufffd" });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("a bibliography", () => {
  it.each([
    [
      "gost",
      [
        "Петров И. С., Сидорова А. Б. Превентивная дипломатия : учебное пособие. М.: Наука, 2009. 231 с.",
        "Секретариат ОДКБ Перечень сил. 2024. URL: https://example.org/list (дата обращения: 03.02.2025).",
        "Doe J. Q., Roe R. Early Warning in Central Asia // Journal of Examples. 2021. Vol. 12, N 3. P. 44–61. URL: https://example.org/a_b.",
      ],
    ],
    [
      "apa",
      [
        "Doe, J. Q., & Roe, R. (2021). Early Warning in Central Asia. Journal of Examples, 12(3), 44–61. https://doi.org/10.1234/example_5",
        "Петров, И. С., & Сидорова, А. Б. (2009). Превентивная дипломатия : учебное пособие. Наука.",
        "Секретариат ОДКБ. (2024). Перечень сил. https://example.org/list",
      ],
    ],
    [
      "chicago",
      [
        "Doe, Jane Q., and Richard Roe. 2021. “Early Warning in Central Asia.” Journal of Examples 12 (3): 44–61. https://doi.org/10.1234/example_5.",
        "Петров, Иван Сергеевич и А. Б. Сидорова. 2009. Превентивная дипломатия : учебное пособие. М.: Наука.",
        "Секретариат ОДКБ. 2024. Перечень сил. https://example.org/list.",
      ],
    ],
  ] as const)("in %s is set and ordered as that style has it", async (style, lines) => {
    const items = (await readReferences(BIBTEX)).map((csl) => ({ csl }));
    expect(sortReferences(items, style).map(({ csl }) => formatReference(csl, style))).toEqual(lines);
  });
});
