import { listPage } from "@/components/public/list";
import { publicPage } from "../../answer";

/** The recommendations of a published publication. For everybody. */
export const GET = publicPage((published, context, { page }) => listPage(published, page, context));
