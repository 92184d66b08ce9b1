declare module "saxen" {
  type Decode = (value: string) => string;

  /** A streaming parser without document types or entities of one's own. */
  export class Parser {
    on(
      event: "openTag",
      listen: (
        name: string,
        getAttributes: () => Record<string, string> | boolean,
        decode: Decode,
        selfClosing: boolean,
      ) => void,
    ): this;
    on(event: "closeTag", listen: (name: string, decode: Decode, selfClosing: boolean) => void): this;
    on(event: "text", listen: (value: string, decode: Decode) => void): this;
    on(event: "error" | "warn", listen: (error: Error) => void): this;
    parse(xml: string): void;
  }
}
