import { createHash } from "node:crypto";
import { Readable, Transform, type TransformCallback, type Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** Stands before the hash in the archive's comment, which ends the file. */
export const SEAL = "heed-sha256:";
/** Hex digits of the seal: the file's last bytes. */
export const SEAL_LENGTH = 64;

/** What is known of a member once it is written. */
export interface Member {
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * Writes a ZIP archive member by member, whatever their size, and seals it: the file's last 64 bytes are the SHA-256 of
 * all that stands before them, so that any changed or missing byte is told. Any ZIP program opens it.
 */
export class SealedZip {
  private readonly zip = new ZipFile();
  private readonly written: Promise<void>;

  /** @param mtime the instant that every member carries, so that equal content gives equal bytes */
  constructor(
    destination: Writable,
    private readonly mtime: Date,
  ) {
    this.written = pipeline(this.zip.outputStream, new Sealing(), destination);
    // It is awaited with each member; until then its failure must not end the process.
    this.written.catch(() => undefined);
  }

  /** Writes a member to its end. @throws the content's error, or the destination's */
  async add(name: string, content: AsyncIterable<Uint8Array>, { compress = true } = {}): Promise<Member> {
    const hash = createHash("sha256");
    let bytes = 0;
    const source = Readable.from(
      (async function* () {
        for await (const chunk of content) {
          hash.update(chunk);
          bytes += chunk.byteLength;
          yield chunk;
        }
      })(),
      { objectMode: false },
    );
    this.zip.addReadStreamLazy(name, { compress, mtime: this.mtime, mode: 0o100600 }, (give) => give(null, source));
    const broken = this.written.then(() => {
      throw new Error("The archive ended before its last member.");
    });
    broken.catch(() => undefined);
    await Promise.race([finished(source), broken]);
    return { name, bytes, sha256: hash.digest("hex") };
  }

  /** Writes a short member. */
  addText(name: string, text: string): Promise<Member> {
    return this.add(
      name,
      (async function* () {
        yield Buffer.from(text, "utf8");
      })(),
    );
  }

  /** Writes the directory and the seal. @throws the destination's error */
  async finish(): Promise<void> {
    this.zip.end({ forceZip64Format: false, comment: SEAL + "0".repeat(SEAL_LENGTH) });
    await this.written;
  }

  /** Gives up: the destination is closed without an end. */
  async abandon(): Promise<void> {
    (this.zip.outputStream as Readable).destroy(new Error("given up"));
    await this.written.catch(() => undefined);
  }
}

/** Puts the hash of everything before in the place of the last bytes. */
class Sealing extends Transform {
  private readonly hash = createHash("sha256");
  private held: Buffer = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const all = Buffer.concat([this.held, chunk]);
    const ready = all.subarray(0, Math.max(0, all.length - SEAL_LENGTH));
    this.held = all.subarray(ready.length);
    this.hash.update(ready);
    done(null, ready);
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.from(this.hash.digest("hex"), "latin1"));
  }
}
