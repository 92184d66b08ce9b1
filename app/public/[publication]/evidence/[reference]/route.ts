import { evidencePage } from "@/components/public/evidence";
import { publicPage } from "../../../answer";

/** One item of public evidence. For everybody. */
export const GET = publicPage((published, context, { reference }) => {
  const item = published.evidence.find((each) => each.reference === reference?.toUpperCase());
  return item ? evidencePage(published, item, context) : null;
});
