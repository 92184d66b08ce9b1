import { listParties, type PartyItem } from "@/lib/use-cases/party/queries";
import { presentPartyItem } from "../../api/presenters/party";
import { column, localizedColumns } from "../columns";
import { exportList } from "../list";

/** The list of parties. */
export const parties = exportList<{ retired?: boolean }, PartyItem>({
  columns: [
    column("key", (item) => item.key, { width: 24 }),
    column("kind", (item) => item.kind, { words: "parties.kind", width: 18 }),
    ...localizedColumns<PartyItem>("name", (item) => item.name, 44),
    ...localizedColumns<PartyItem>("shortName", (item) => item.shortName, 24),
    column("country", (item) => item.country),
    column("memberState", (item) => item.memberState),
    column("collective", (item) => item.collective),
    column("addressed", (item) => item.addressed),
    column("partnered", (item) => item.partnered),
    column("sources", (item) => item.sources),
    column("retired", (item) => item.retired),
  ],
  read: async function* (actor, filters) {
    yield await listParties(actor, filters);
  },
  present: presentPartyItem,
});
