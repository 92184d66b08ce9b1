import { Parser } from "saxen";
import { DocumentRefused } from "./document-content";

/** Parses XML; an error of form ends in a refusal. */
export function parseXml(
  xml: string,
  on: {
    open(name: string, attributes: Record<string, string>): void;
    close?(name: string): void;
    text?(value: string): void;
  },
): void {
  const parser = new Parser();
  parser.on("openTag", (name, getAttributes, decode, selfClosing) => {
    const given = getAttributes();
    const attributes = typeof given === "object" ? given : {};
    on.open(name, Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, decode(value)])));
    if (selfClosing) on.close?.(name);
  });
  parser.on("closeTag", (name, _decode, selfClosing) => {
    if (!selfClosing) on.close?.(name);
  });
  parser.on("text", (value, decode) => on.text?.(decode(value)));
  parser.on("error", () => {
    throw new DocumentRefused("documentUnreadable");
  });
  parser.parse(xml);
}
