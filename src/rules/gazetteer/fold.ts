/**
 * Names made comparable by two running hashes of 32 bits each over their letters and digits: case and accents are
 * folded, whatever stands between words is one blank, "&" is read as "and". A name is therefore looked up without being
 * stored: a phrase has both hashes of one of a million names by chance once in 10^13 phrases.
 */

/** Base letter of the code units up to U+024F; 0: no letter or digit. */
const BASE = new Uint16Array(0x250);

/** Letters that Unicode does not take apart. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 's',
  ø: 'o',
  æ: 'a',
  œ: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
};

for (let code = 0; code < BASE.length; code++) {
  const small = String.fromCharCode(code).toLowerCase();
  const base = WHOLE[small] ?? small.normalize('NFD').charAt(0);
  if (/[\p{L}\p{N}]/u.test(base)) BASE[code] = base.charCodeAt(0);
}

/** The folded code unit; 0 for one that is no part of a word. Other scripts are left as they are. */
export function foldCode(code: number): number {
  if (code < BASE.length) return BASE[code]!;
  const mark = code < 0x370 || (code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040) || code >= 0xe000;
  return mark ? 0 : code;
}

export const AMPERSAND = 38;
const AND = [97, 110, 100];
const BLANK = 32;

const BASIS = 0x811c9dc5 | 0;
/** Start of the second hash; names that must be written exactly so have another, and thus stand elsewhere. */
export const SEED = { folded: 0x2f0b4a27, exact: 0x51ed270b } as const;

/** Hash of the word at `start`, the first of a phrase; it ends at `end` or before. Spread already. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = BASIS;
  for (let at = start; at < end; at++) {
    const code = foldCode(text.charCodeAt(at));
    if (code === 0) break;
    hash = first(hash, code);
  }
  return spread(hash);
}

/** First hash, FNV-1a (Fowler, Noll, Vo): the place in the table. */
export const first = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
/** Second hash, another multiplier and a rotation: the check. */
export const second = (hash: number, code: number): number => {
  const mixed = Math.imul(hash ^ code, 0x5bd1e995);
  return (mixed << 13) | (mixed >>> 19);
};
/** Spreads the first hash over its low bits, which choose the place. */
export const spread = (hash: number): number => hash ^ (hash >>> 15) ^ (hash >>> 7);

/** Both hashes, and how many words are in them. */
export interface Running {
  first: number;
  second: number;
  words: number;
}

export const begin = (seed: number): Running => ({ first: BASIS, second: seed, words: 0 });

export function add(running: Running, code: number): void {
  running.first = first(running.first, code);
  running.second = second(running.second, code);
}

/** Begins the next word of a phrase. */
export function addWord(running: Running): void {
  if (running.words++ > 0) add(running, BLANK);
}

/** Hash of the whole of a name; `onWord` is told the first hash after each word. */
export function hashName(name: string, onWord: (hash: number) => void): Running {
  const running = begin(SEED.folded);
  for (let at = 0; at < name.length; ) {
    const end = wordEnd(name, at, name.length);
    if (end > at) {
      addWord(running);
      for (; at < end; at++) add(running, foldCode(name.charCodeAt(at)));
      onWord(running.first);
    } else if (name.charCodeAt(at++) === AMPERSAND) {
      addAmpersand(running);
      onWord(running.first);
    }
  }
  return running;
}

/** End of the word that starts at `at`; `at` itself where none does. */
export function wordEnd(text: string, at: number, end: number): number {
  let reached = at;
  while (reached < end && foldCode(text.charCodeAt(reached)) !== 0) reached++;
  return reached;
}

export function addAmpersand(running: Running): void {
  addWord(running);
  for (const letter of AND) add(running, letter);
}

/** Hash of a name as written, for abbreviations. */
export function hashExact(text: string, start: number, end: number): Running {
  const running = begin(SEED.exact);
  for (let at = start; at < end; at++) add(running, text.charCodeAt(at));
  running.words = 1;
  return running;
}
