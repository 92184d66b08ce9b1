import { recommendationPage } from "@/components/public/recommendation";
import { named, publicPage } from "../../../answer";

/** One recommendation of a published publication. For everybody. */
export const GET = publicPage((published, context, { reference }) => {
  const recommendation = named(published, reference);
  return recommendation ? recommendationPage(published, recommendation, context) : null;
});
