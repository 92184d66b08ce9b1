import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const uri = { type: "string", format: "uri" };
const text = { type: "string" };
const date = { type: "string", format: "date-time" };
const author = {
  type: "object",
  properties: { name: text, url: uri, avatar: uri },
  anyOf: [{ required: ["name"] }, { required: ["url"] }, { required: ["avatar"] }],
};
const attachment = {
  type: "object",
  required: ["url", "mime_type"],
  properties: {
    url: uri,
    mime_type: { type: "string", pattern: "^[^/ ]+/[^/ ]+$" },
    title: text,
    size_in_bytes: { type: "number", minimum: 0 },
    duration_in_seconds: { type: "number", minimum: 0 },
  },
};
/** Names of one's own begin with an underscore; any other is a slip. */
const own = { patternProperties: { "^_": { type: "object" } }, unevaluatedProperties: false };

/** JSON Feed 1.1 (jsonfeed.org/version/1.1) as JSON Schema; what 1.1 deprecates is not taken. */
const SCHEMA = {
  type: "object",
  required: ["version", "title", "items"],
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: { type: "string", minLength: 1 },
    home_page_url: uri,
    feed_url: uri,
    description: text,
    user_comment: text,
    next_url: uri,
    icon: uri,
    favicon: uri,
    authors: { type: "array", items: author },
    language: { type: "string", pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
    expired: { type: "boolean" },
    hubs: { type: "array", items: { type: "object", required: ["type", "url"], properties: { type: text, url: uri } } },
    items: {
      type: "array",
      items: {
        type: "object",
        required: ["id"],
        anyOf: [{ required: ["content_html"] }, { required: ["content_text"] }],
        properties: {
          id: { type: "string", minLength: 1 },
          url: uri,
          external_url: uri,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          image: uri,
          banner_image: uri,
          date_published: date,
          date_modified: date,
          authors: { type: "array", items: author },
          tags: { type: "array", items: text },
          language: text,
          attachments: { type: "array", items: attachment },
        },
        ...own,
      },
    },
  },
  ...own,
};

/** What of a feed breaks JSON Feed 1.1; nothing for one that is as it should be. @throws SyntaxError for what is no JSON */
export function jsonFeedFaults(written: string): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
  addFormats.default(ajv);
  const feed: unknown = JSON.parse(written);
  const validate = ajv.compile(SCHEMA);
  const faults = validate(feed) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
  const ids = ((feed as { items?: { id?: unknown }[] }).items ?? []).map(({ id }) => id);
  return new Set(ids).size < ids.length ? [...faults, "two items have one id"] : faults;
}
