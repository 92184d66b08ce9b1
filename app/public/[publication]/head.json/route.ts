import { publicContent } from "../../answer";

/** Where the audit chain ends, and where it ended on earlier days, for machines that keep it. For everybody. */
export const GET = publicContent(({ reference, head }) => ({
  type: "application/json",
  text: JSON.stringify({ publication: reference, ...head }),
  embeddable: true,
}));
