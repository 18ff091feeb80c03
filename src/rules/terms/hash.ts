/** A hash of words that is the same for a word of a text and its key: FNV-1a (Fowler, Noll, Vo) over folded code units. */

const BASIS = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const LETTER_S = 115;

/** Folds one code unit as `lower` in spelling.ts does. */
function foldUnit(code: number): number {
  const upper = (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
  return upper ? code + 32 : code;
}

/** Length of the word at [start, end) without the plural's "s", as `foldWord` in spelling.ts cuts it. */
export function foldedLength(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 4 || (text.charCodeAt(end - 1) | 32) !== LETTER_S) return length;
  return (text.charCodeAt(end - 2) | 32) === LETTER_S ? length : length - 1;
}

export function hashOf(text: string, start: number, end: number): number {
  let hash = BASIS;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ foldUnit(text.charCodeAt(at)), PRIME);
  return hash ^ (hash >>> 15);
}

/** Does the text have, folded, at `start` what `keys` has at [from, to)? */
export function isKey(keys: string, from: number, to: number, text: string, start: number, length: number): boolean {
  if (to - from !== length) return false;
  for (let i = 0; i < length; i++) if (foldUnit(text.charCodeAt(start + i)) !== keys.charCodeAt(from + i)) return false;
  return true;
}

/** Open addressing, half full at most: index of the key plus one, 0 where a slot is free. */
export function hashTable(keys: readonly string[]): Int32Array {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size);
  for (const [index, key] of keys.entries()) {
    let slot = hashOf(key, 0, key.length) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = index + 1;
  }
  return slots;
}
