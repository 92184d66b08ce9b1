import { expect, it } from "vitest";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createTeam } from "@/lib/testing/factories";
import { listBackups } from "./queries";
import { recordBackup } from "./record-backup";

describeOnBoth("a backup from the running app", () => {
  it("is recorded with who took it, and is for administrators alone", async () => {
    const { admin, reviewer } = await createTeam();
    await recordBackup(admin);
    expect(await listBackups(admin)).toEqual([{ sequence: "1", at: expect.any(Date), by: admin.name }]);
    for (const refused of [recordBackup(reviewer), listBackups(reviewer)])
      await expect(refused).rejects.toMatchObject({ status: 403 });
    await expect(recordBackup(anonymousActor())).rejects.toMatchObject({ status: 401 });
    expect(await listBackups(admin)).toHaveLength(1);
  });
});
