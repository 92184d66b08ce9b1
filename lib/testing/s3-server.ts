import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import type { Bucket } from "@/lib/platform/files/s3-file-store";

/** An S3 server with one bucket for the tests. */
export interface S3Server {
  bucket: Omit<Bucket, "spool">;
  /** Whether it verifies the signatures of requests. */
  verifies: boolean;
  stop(): Promise<void>;
}

/** The server that the extended tests start for the tests of the store (lib/testing/ceph.ts); elsewhere there is none. */
export const S3_TEST_VARIABLE = "HEED_TEST_S3";

/**
 * The S3 server that the surroundings name; else s3rver, out of npm: it speaks S3 over HTTP, keeps objects in a temporary
 * directory and believes every signature.
 */
export async function startS3Server(): Promise<S3Server> {
  const given = process.env[S3_TEST_VARIABLE];
  if (given) return { bucket: JSON.parse(given) as S3Server["bucket"], verifies: true, stop: async () => {} };
  const directory = await mkdtemp(path.join(tmpdir(), "heed-s3-"));
  const configureBuckets = [{ name: "heed-files", configs: [] }];
  const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  return {
    bucket: {
      bucket: "heed-files",
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${port}`,
      pathStyle: true,
      prefix: "heed/",
      credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
    },
    verifies: false,
    stop: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
