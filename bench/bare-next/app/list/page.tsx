import { listFifty } from "../../list";

export const dynamic = "force-dynamic";

export default async function ListPage() {
  const rows = await listFifty();
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reference}>
            <td>{row.reference}</td>
            <td>{(row.currentRevision?.title as { en: string } | undefined)?.en}</td>
            <td>{row.standing?.implementation ?? "NOT_ASSESSED"}</td>
            <td>{row.standing?.movedAt.toISOString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
