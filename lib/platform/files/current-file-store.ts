import { environment } from "@/lib/env/environment";
import { DiskFileStore } from "./disk-file-store";
import type { FileStore } from "./file-store";

/** Only a test's own store is shared by all copies of this module: its errors are told by their class. */
const holder = globalThis as { heedFileStore?: FileStore };
let onDisk: FileStore | undefined;

/** The installation's file store: on disk, below HEED_DATA_DIR. */
export function fileStore(): FileStore {
  onDisk ??= new DiskFileStore(environment().HEED_DATA_DIR);
  return holder.heedFileStore ?? onDisk;
}

/** Replaces the file store (tests); undefined gives the installation's back. */
export function setFileStore(store: FileStore | undefined): void {
  holder.heedFileStore = store;
}
