import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { S3Server } from "./s3-server";

const run = promisify(execFile);
const CREDENTIALS = { accessKeyId: "HEEDTEST", secretAccessKey: "heed-test-secret" };
const BUCKET = "heed-files";

/**
 * Starts Ceph's S3 gateway on this machine: one monitor, one store in memory and the gateway, with a bucket.
 * @throws Error saying what to install
 */
export async function startCeph(): Promise<Omit<S3Server, "verifies">> {
  await run("radosgw", ["--version"]).catch(() => {
    throw new Error("There is no Ceph: apt-get install radosgw ceph-mon ceph-osd");
  });
  const directory = await mkdtemp(path.join(tmpdir(), "heed-ceph-"));
  const [monitor, port] = [await freePort(), await freePort()];
  const fsid = randomUUID();
  const config = path.join(directory, "ceph.conf");
  const keyring = path.join(directory, "keyring");
  for (const folder of ["mon", "osd", "rgw"]) await mkdir(path.join(directory, folder));
  await writeFile(config, configuration(directory, fsid, monitor, port));
  const children: ChildProcess[] = [];
  const begin = (program: string, ...more: string[]) =>
    children.push(spawn(program, ["-c", config, "-f", ...more], { stdio: "ignore" }));
  const stop = async () => {
    for (const child of children.reverse()) child.kill("SIGKILL");
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const all = ["--cap", "mon", "allow *", "--cap", "osd", "allow *"];
    await run("ceph-authtool", ["--create-keyring", keyring, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *"]);
    for (const name of ["client.admin", "osd.0"])
      await run("ceph-authtool", [keyring, "--gen-key", "-n", name, ...all]);
    const map = path.join(directory, "monmap");
    await run("monmaptool", ["--create", "--addv", "a", `[v2:127.0.0.1:${monitor}/0]`, "--fsid", fsid, map]);
    await run("ceph-mon", ["-c", config, "--mkfs", "-i", "a", "--monmap", map, "--keyring", keyring]);
    begin("ceph-mon", "-i", "a");
    const osd = randomUUID();
    const patient = { timeout: 60_000 };
    await run("ceph", ["-c", config, "osd", "new", osd], patient);
    await run("ceph", ["-c", config, "auth", "add", "osd.0", "-i", keyring], patient);
    await run("ceph-osd", ["-c", config, "-i", "0", "--mkfs", "--osd-uuid", osd], patient);
    begin("ceph-osd", "-i", "0");
    const { accessKeyId, secretAccessKey } = CREDENTIALS;
    const user = ["--uid", "heed", "--display-name", "heed", "--access-key", accessKeyId, "--secret", secretAccessKey];
    await run("radosgw-admin", ["-c", config, "-n", "client.admin", "user", "create", ...user], patient);
    begin("radosgw", "-n", "client.admin", "--keyring", keyring);
    const at = { region: "us-east-1", endpoint: `http://127.0.0.1:${port}`, credentials: CREDENTIALS };
    await makeBucket(new S3Client({ ...at, forcePathStyle: true }));
    return { bucket: { ...at, bucket: BUCKET, pathStyle: true, prefix: "heed/" }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The gateway answers some seconds after it was started. */
async function makeBucket(client: S3Client): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
      return;
    } catch (error) {
      if (tries === 30) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

function configuration(directory: string, fsid: string, monitor: number, port: number): string {
  return `[global]
fsid = ${fsid}
mon host = [v2:127.0.0.1:${monitor}/0]
mon initial members = a
keyring = ${directory}/keyring
run dir = ${directory}
admin socket = ${directory}/$name.asok
log file = ${directory}/$name.log
pid file = ${directory}/$name.pid
mon data = ${directory}/mon
osd data = ${directory}/osd
osd objectstore = memstore
memstore device bytes = 1073741824
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 1000
public addr = 127.0.0.1
cluster addr = 127.0.0.1
[client.admin]
rgw data = ${directory}/rgw
rgw frontends = beast endpoint=127.0.0.1:${port}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
