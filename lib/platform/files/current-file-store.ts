import { environment } from "@/lib/env/environment";
import { DiskFileStore } from "./disk-file-store";
import type { FileStore } from "./file-store";

const holder = globalThis as { heedFileStore?: FileStore };

/** The installation's file store: on disk, below HEED_DATA_DIR. */
export function fileStore(): FileStore {
  holder.heedFileStore ??= new DiskFileStore(environment().HEED_DATA_DIR);
  return holder.heedFileStore;
}

/** Replaces the file store (tests); undefined gives the installation's back. */
export function setFileStore(store: FileStore | undefined): void {
  holder.heedFileStore = store;
}
