import type { MemberWish } from "./team";

/**
 * The people whom the journeys find in place. Journeys that run side by side have people of their own, so that none sees
 * what another one's did in their name.
 */
export const TEAM = [
  { key: "viewer", name: "Vera Vogel", role: "VIEWER" },
  { key: "analyst", name: "Ana Lind", role: "ANALYST", scopes: { all: ["READ", "WRITE"] } },
  { key: "reviewer", name: "Ravi Rao", role: "REVIEWER", scopes: { decide: ["READ", "WRITE", "DECIDE"] } },
  { key: "manager", name: "Mona Abel", role: "ADMIN", scopes: { all: ["READ", "WRITE", "DECIDE", "ADMIN"] } },
  { key: "keyboard", name: "Kay Board", role: "ANALYST" },
  { key: "scriptless", name: "Nils Ohm", role: "REVIEWER" },
  { key: "phone", name: "Пётр Смирнов", role: "ANALYST" },
  { key: "careless", name: "Carl Lessing", role: "ADMIN" },
  { key: "writer", name: "Wanda Note", role: "ANALYST" },
  { key: "outsider", name: "Otto Sider", role: "VIEWER" },
  { key: "surveyor", name: "Sara Weyer", role: "ANALYST" },
  { key: "leaver", name: "Leo Vermeer", role: "ANALYST", scopes: { read: ["READ"] } },
  { key: "listener", name: "Lena Hoorn", role: "ANALYST" },
  { key: "judge", name: "Ivo Richter", role: "REVIEWER" },
] as const satisfies readonly MemberWish[];

export type Key = (typeof TEAM)[number]["key"];
