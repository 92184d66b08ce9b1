import { changesPage } from "@/components/public/changes";
import { publicPage } from "../../answer";

/** What changed in a published publication. For everybody. */
export const GET = publicPage(changesPage);
