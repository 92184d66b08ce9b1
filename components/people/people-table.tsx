import Link from "next/link";
import type { Translate } from "@/components/translate";
import { DateText } from "@/components/ui/date-text";
import type { Role } from "@/lib/domain/actor";

interface Person {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  disabledAt: Date | null;
  createdAt: Date;
}

/** The people of an installation; each name leads to what can be done for them. */
export function PeopleTable({
  t,
  locale,
  people,
  ownId,
}: {
  t: Translate;
  locale: string;
  people: readonly Person[];
  ownId: string;
}) {
  return (
    <table className="simple">
      <thead>
        <tr>
          {["name", "email", "role", "state", "since"].map((column) => (
            <th key={column} scope="col">
              {t(`people.users.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} data-row className={person.disabledAt ? "text-ink-3" : undefined}>
            <td className="max-sm:basis-full">
              <Link className="serif" href={`/users/${person.id}`} prefetch={false}>
                {person.name}
              </Link>
              {person.id === ownId && <span className="mut"> {t("people.users.you")}</span>}
            </td>
            <td className="break-all">{person.email}</td>
            <td>{t(`role.${person.role}`)}</td>
            <td>{t(person.disabledAt ? "people.users.disabled" : "people.users.active")}</td>
            <td className="nw">
              <DateText value={person.createdAt} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
