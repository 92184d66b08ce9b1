import { verifyPage } from "@/components/public/verify";
import { publicPage } from "../../answer";

/** How to hold the keepers of a published publication to its history. For everybody. */
export const GET = publicPage(verifyPage);
