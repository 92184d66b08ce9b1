import type { Readable } from "node:stream";
import { Invalid } from "@/lib/domain/errors";

/** What is known of bytes once they are stored. */
export interface StoredBytes {
  /** Lower-case hex; also their address. */
  sha256: string;
  size: number;
  /** By content, never by what the sender said. */
  mediaType: string;
  /** The first bytes (at most 4100). */
  head: Buffer;
}

/** A stored upload on its way into a record: its bytes' facts and the name that it came with. */
export interface ReceivedFile {
  sha256: string;
  size: number;
  mediaType: string;
  name: string;
}

/** Bytes by their SHA-256. What is stored is never changed, only removed. */
export interface FileStore {
  /**
   * Stores a stream; nothing stays behind when it fails.
   * @param limits `anyKind` keeps what is never shown, only handed out to be saved (captures), whatever it is
   * @throws FileTooLarge above `maxBytes`, FileTypeRefused for what may not be kept, and the stream's own errors
   */
  put(stream: AsyncIterable<Uint8Array>, limits: { maxBytes: number; anyKind?: boolean }): Promise<StoredBytes>;
  /** The bytes as they lie there. @throws FileMissing */
  open(sha256: string): Promise<Readable>;
  /** The bytes, hashed on their way: the stream fails with FileDamaged before its end when they are not what was stored. @throws FileMissing */
  openVerified(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Removes bytes; those already gone are no error. */
  remove(sha256: string): Promise<void>;
  /** Everything that is stored. */
  list(): AsyncIterable<{ sha256: string; size: number; storedAt: Date }>;
  /**
   * Removes what uploads left behind: temporary files, and bytes that no record names, if older than an instant.
   * @param isReferenced of some hashes, those that a record names
   * @returns how many files were removed
   */
  sweepOrphans(
    olderThan: Date,
    isReferenced: (sha256s: string[]) => Promise<ReadonlySet<string>>,
  ): Promise<{ removed: number }>;
}

/** The upload is larger than allowed. The edge answers 413. */
export class FileTooLarge extends Error {
  readonly maxBytes: number;
  constructor(maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`);
    this.name = "FileTooLarge";
    this.maxBytes = maxBytes;
  }
}

/** The file's content is of a kind that is not kept (markup, archives, programs, unknown). Stands at the field `file`. */
export class FileTypeRefused extends Invalid {
  readonly mediaType: string;
  constructor(mediaType: string) {
    super({ file: { code: "fileTypeRefused", params: { mediaType } } });
    this.mediaType = mediaType;
  }
}

/** No bytes are stored under this hash. */
export class FileMissing extends Error {
  constructor(sha256: string) {
    super(`No stored file ${sha256}.`);
    this.name = "FileMissing";
  }
}

/** The stored bytes are not those that were put in. */
export class FileDamaged extends Error {
  constructor(sha256: string) {
    super(`The stored file ${sha256} is damaged.`);
    this.name = "FileDamaged";
  }
}
