/** Gives the sentence behind a key, in the reader's language, with its figures filled in. */
export type Translate = (key: string, values?: Record<string, string | number | Date>) => string;
