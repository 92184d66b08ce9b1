import type { Translate } from "@/components/translate";
import type { Change } from "./revision-changes";

/** Changed fields, before and after beside each other. */
export function ChangeTable({
  t,
  changes,
  before,
  after,
}: {
  t: Translate;
  changes: readonly Change[];
  before: string;
  after: string;
}) {
  return (
    <table className="chg">
      <thead>
        <tr>
          <th scope="col">{t("evidence.field")}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{t(change.field)}</th>
            <td>{change.before ? <del>{change.before}</del> : "–"}</td>
            <td>{change.after ? <ins>{change.after}</ins> : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
