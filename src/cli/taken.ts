/** Names that have been given, in memory that does not grow with their number: a Bloom filter (Bloom 1970). */
import { createHash } from 'node:crypto';

/**
 * Takes a name. @returns whether it was free: false for every name that was taken before, and, of names that were not,
 * for fewer than one in ten million up to a million names, and for one in five hundred at five millions.
 */
export type Take = (name: string) => boolean;

/** 8 MiB. */
const WORDS = 2 ** 21;
const BITS = WORDS * 32;
/** Bits per name: as many as a hash holds numbers. */
const NUMBERS = 8;

export function openTaken(): Take {
  const words = new Uint32Array(WORDS);
  return (name) => {
    const hash = createHash('sha256').update(name).digest();
    let isFree = false;
    for (let i = 0; i < NUMBERS; i++) {
      const bit = hash.readUInt32LE(i * 4) % BITS;
      const mask = 1 << (bit & 31);
      if ((words[bit >>> 5]! & mask) === 0) isFree = true;
      words[bit >>> 5]! |= mask;
    }
    return isFree;
  };
}
