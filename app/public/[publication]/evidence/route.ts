import { evidenceListPage } from "@/components/public/evidence";
import { publicPage } from "../../answer";

/** The public evidence of a published publication. For everybody. */
export const GET = publicPage((published, context, { page }) => evidenceListPage(published, page, context));
