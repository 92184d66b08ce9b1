import Link from "next/link";
import type { AuditSubject } from "@/lib/domain/audit";

/** Where the pages of each kind of subject stand; the other kinds have none. */
const PAGES: Partial<Record<AuditSubject, string>> = {
  publication: "/publications",
  catalogue: "/publications",
  recommendation: "/recommendations",
  party: "/parties",
  source: "/sources",
  evidence: "/evidence",
  user: "/users",
  audit: "/audit",
  review: "/reviews",
  webhook: "/webhooks",
};

/** What an entry is about: a link to its page, else to the other entries about it. Long ids are shortened. */
export function Subject({ type, id }: { type: AuditSubject; id: string }) {
  const page = PAGES[type];
  const href = page ? `${page}/${encodeURIComponent(id)}` : `/audit?subject=${encodeURIComponent(`${type}:${id}`)}`;
  const isLong = /^[0-9a-f]{8}-/.test(id);
  return (
    <Link href={href} prefetch={false} title={isLong ? id : undefined} className={isLong ? "mono" : undefined}>
      {isLong ? `${id.slice(0, 8)}…` : id}
    </Link>
  );
}
