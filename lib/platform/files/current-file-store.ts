import { type Environment, environment } from "@/lib/env/environment";
import { DiskFileStore } from "./disk-file-store";
import type { FileStore } from "./file-store";
import { S3FileStore } from "./s3-file-store";

/** Only a test's own store is shared by all copies of this module: its errors are told by their class. */
const holder = globalThis as { heedFileStore?: FileStore };
let installed: FileStore | undefined;

/** The installation's file store: in a bucket where HEED_S3_BUCKET names one, else on disk, below HEED_DATA_DIR. */
export function fileStore(): FileStore {
  installed ??= storeFor(environment());
  return holder.heedFileStore ?? installed;
}

/** Asks the installation's bucket, if it has one, whether it can be used. @throws BucketUnusable */
export async function assertFileStore(): Promise<void> {
  const store = fileStore();
  if (store instanceof S3FileStore) await store.assertUsable();
}

function storeFor(env: Environment): FileStore {
  const { HEED_S3_BUCKET: bucket, HEED_S3_ENDPOINT: endpoint, HEED_S3_REGION: region } = env;
  if (bucket === undefined) return new DiskFileStore(env.HEED_DATA_DIR);
  const { HEED_S3_ACCESS_KEY_ID: accessKeyId, HEED_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return new S3FileStore({
    bucket,
    region,
    pathStyle: env.HEED_S3_PATH_STYLE,
    prefix: env.HEED_S3_PREFIX ?? "",
    spool: env.HEED_DATA_DIR,
    ...(endpoint ? { endpoint } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
}

/** Replaces the file store (tests); undefined gives the installation's back. */
export function setFileStore(store: FileStore | undefined): void {
  holder.heedFileStore = store;
}
