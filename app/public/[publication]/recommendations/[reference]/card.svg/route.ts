import { recommendationCard } from "@/components/public/card";
import { named, publicContent } from "../../../../answer";

/** The status of one recommendation as a picture for other people's pages. For everybody. */
export const GET = publicContent((published, context, { reference }) => {
  const recommendation = named(published, reference);
  if (!recommendation) return null;
  return { type: "image/svg+xml", text: recommendationCard(published, recommendation, context), embeddable: true };
});
