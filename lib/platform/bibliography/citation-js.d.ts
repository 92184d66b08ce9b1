declare module "@citation-js/core" {
  export const Cite: new (
    data: unknown,
    options?: { generateGraph?: boolean; forceType?: string },
  ) => { data: Record<string, unknown>[]; format(name: string, options?: object): string };
  export const plugins: {
    config: { get(name: "@bibtex"): { format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean } } };
  };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
