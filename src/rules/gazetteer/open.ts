/** The compiled form of registers, opened without being read: views on its bytes. */
import { BITS, BUCKETS, HEADER, MAGIC } from './compile.ts';

/**
 * Registers, compiled. Bytes: a header of `HEADER` integers (magic number, slots, entries, forms, bytes of texts), then
 * the columns below in their order, then the texts. Integers are 32 bits in the order of the machine that compiled it.
 */
export interface Gazetteer {
  /** By slot: second hash of the form. */
  readonly check: Int32Array;
  /** By slot: index of the entry plus one, and FLAGs; 0: free. */
  readonly value: Int32Array;
  /** Filter of beginnings, one bit each: see BITS. */
  readonly beginnings: Int32Array;
  /** By entry: where its name and its id end in `texts`; each begins where the one before ends. */
  readonly ends: Int32Array;
  /** By hash of the first word, if it has no capital, then if it has: most words of a form, and ALONE. */
  readonly longest: Uint8Array;
  /** By entry: type and kind. */
  readonly codes: Uint8Array;
  /** UTF-8. */
  readonly texts: Buffer;
  readonly entries: number;
  /** How many ways of writing them there are. */
  readonly forms: number;
}

/** Opens what compileGazetteer made; null where the bytes are not of this layout or machine. */
export function openGazetteer(compiled: Buffer): Gazetteer | null {
  if (compiled.length < HEADER * 4) return null;
  const { buffer, byteOffset, length } =
    compiled.byteOffset % 4 === 0 ? compiled : Buffer.from(new Uint8Array(compiled));
  const [magic, slots = 0, entries = 0, forms = 0, bytes = 0] = new Int32Array(buffer, byteOffset, HEADER);
  const integers = HEADER + slots * 2 + BITS / 32 + entries * 2;
  if (magic !== MAGIC || length !== integers * 4 + BUCKETS * 2 + entries + bytes) return null;
  let at = byteOffset + HEADER * 4;
  const column = (count: number): Int32Array => {
    at += count * 4;
    return new Int32Array(buffer, at - count * 4, count);
  };
  const [check, value, beginnings, ends] = [column(slots), column(slots), column(BITS / 32), column(entries * 2)];
  return {
    ...{ check, value, beginnings, ends, entries, forms },
    longest: new Uint8Array(buffer, at, BUCKETS * 2),
    codes: new Uint8Array(buffer, at + BUCKETS * 2, entries),
    texts: Buffer.from(buffer, at + BUCKETS * 2 + entries, bytes),
  };
}
