import { publicationCard } from "@/components/public/card";
import { publicContent } from "../../answer";

/** How many recommendations of a published publication stand where, as a picture. For everybody. */
export const GET = publicContent((published, context) => ({
  type: "image/svg+xml",
  text: publicationCard(published, context),
  embeddable: true,
}));
