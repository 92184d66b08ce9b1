import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import type { Bucket } from "@/lib/platform/files/s3-file-store";

/** An S3 server on this machine with one empty bucket. */
export interface S3Server {
  bucket: Omit<Bucket, "spool">;
  /** Where it keeps its files. */
  directory: string;
  stop(): Promise<void>;
}

/** Starts s3rver, out of npm: it speaks S3 over HTTP, keeps objects in a temporary directory and believes every signature. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(path.join(tmpdir(), "heed-s3-"));
  const configureBuckets = [{ name: "heed-files", configs: [] }];
  const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  return {
    directory,
    bucket: {
      bucket: "heed-files",
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${port}`,
      pathStyle: true,
      prefix: "heed/",
      credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
    },
    stop: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
