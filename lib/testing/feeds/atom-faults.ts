import { readFileSync } from "node:fs";
import path from "node:path";
import { RelaxNGValidator, XmlDocument, type XmlElement, XmlLibError } from "libxml2-wasm";

const ATOM = { a: "http://www.w3.org/2005/Atom" };

/** What the grammar cannot say: nodes that each path finds break the rule beside it. */
const RULES: [rule: string, broken: string][] = [
  ["an entry has an author, or its feed has one", "//a:entry[not(a:author or a:source/a:author or ../a:author)]"],
  [
    "an entry without content has an alternate link",
    "//a:entry[not(a:content or a:link[not(@rel) or @rel='alternate'])]",
  ],
  ["an entry with content elsewhere has a summary", "//a:entry[a:content/@src][not(a:summary)]"],
  ["a feed says where it is itself", "/a:feed[not(a:link[@rel='self'])]"],
];

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/**
 * What of a feed breaks RFC 4287, by the RFC's own grammar and by the rules that it states beside it; nothing for a feed
 * that is as it should be.
 */
export function atomFaults(written: string): string[] {
  const faults: string[] = [];
  using grammar = XmlDocument.fromString(readFileSync(path.resolve("lib/testing/feeds/atom.rng"), "utf8"));
  using validator = RelaxNGValidator.fromDoc(grammar);
  using feed = parsed(written, faults);
  if (!feed) return faults;
  try {
    validator.validate(feed);
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    faults.push(`grammar: ${error.message.trim()}`);
  }
  for (const [rule, broken] of RULES) {
    if (feed.find(broken, ATOM).length > 0) faults.push(rule);
  }
  const texts = (nodes: string) => feed.find(nodes, ATOM).map((node) => node.content);
  for (const date of texts("//a:updated | //a:published")) {
    if (!RFC_3339.test(date)) faults.push(`no date of RFC 3339: ${date}`);
  }
  const versions = feed.find("//a:entry", ATOM).map((entry) => {
    const [id, updated] = ["a:id", "a:updated"].map((name) => (entry as XmlElement).get(name, ATOM)?.content);
    return `${id} ${updated}`;
  });
  if (new Set(versions).size < versions.length) faults.push("no two entries have one id and one date");
  for (const id of texts("//a:id")) {
    if (!URL.canParse(id)) faults.push(`no whole address as an id: ${id}`);
  }
  return faults;
}

function parsed(written: string, faults: string[]): XmlDocument | null {
  try {
    return XmlDocument.fromString(written);
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    faults.push(`no XML: ${error.message.trim()}`);
    return null;
  }
}
