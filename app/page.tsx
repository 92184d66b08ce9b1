import { requireMember } from "@/lib/web/actor";

export default async function OverviewPage() {
  const actor = await requireMember();
  return <div className="wrap"><h1>{actor.name}</h1></div>;
}
