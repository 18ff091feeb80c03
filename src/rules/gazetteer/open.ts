/** The compiled form of registers, opened without being read: views on its bytes. */
import type { Gazetteer } from '../../types.ts';
import { BITS, BUCKETS, HEADER, MAGIC } from './compile.ts';

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
    texts: new Uint8Array(buffer, at + BUCKETS * 2 + entries, bytes),
  };
}
