/** What is used of @citation-js, which brings no types. */
interface Library {
  Cite: new (
    data: unknown,
    options?: { generateGraph?: boolean; forceType?: string },
  ) => { data: Record<string, unknown>[]; format(name: string, options?: object): string };
}

let loading: Promise<Library> | undefined;

/** The library that reads and writes BibTeX and RIS, loaded when first needed. */
export function citationLibrary(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  const { Cite, plugins } = await import("@citation-js/core");
  await import("@citation-js/plugin-bibtex");
  await import("@citation-js/plugin-ris");
  // Every program of today reads UTF-8; without this what is not Latin would be left out.
  plugins.config.get("@bibtex").format.asciiOnly = false;
  plugins.config.get("@bibtex").format.useIdAsLabel = true;
  plugins.config.get("@bibtex").format.checkLabel = false;
  return { Cite };
}
