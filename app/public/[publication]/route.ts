import { dashboardPage } from "@/components/public/dashboard";
import { publicPage } from "../answer";

/** A published publication at a glance. For everybody. */
export const GET = publicPage(dashboardPage);
