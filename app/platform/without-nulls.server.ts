import { Transform } from "node:stream";

/**
 * Drops zero bytes from a page on its way out. React 18 writes pages in blocks and leaves a block's last bytes zero
 * where a letter of several bytes does not fit any more; a browser would show them as broken letters.
 */
export function withoutNulls(): Transform {
  return new Transform({
    transform(block: Buffer, _encoding, done) {
      done(null, block.includes(0) ? block.filter((byte) => byte !== 0) : block);
    },
  });
}
