import { createHash } from "node:crypto";
import { pipeline, type Readable, Transform } from "node:stream";
import { FileDamaged } from "./file-store";

/**
 * A stream of the same bytes that fails with FileDamaged when their hash is not the expected one. The last piece is held
 * back until the hash is known, so that a receiver who counts bytes sees a damaged file as cut off, never as complete.
 */
export function verified(source: Readable, sha256: string): Readable {
  const hash = createHash("sha256");
  let held: Buffer | null = null;
  const verify = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      const ready = held;
      held = chunk;
      done(null, ready ?? undefined);
    },
    flush(done) {
      if (hash.digest("hex") !== sha256) done(new FileDamaged(sha256));
      else done(null, held ?? undefined);
    },
  });
  // pipeline hands the error on to the receiver; there is nothing more to do with it here.
  return pipeline(source, verify, () => undefined);
}
