/** Which groups of three characters a text holds: a quick way to say that it does not hold any of some words. */

/** One bit per hash of three characters, ASCII letters folded to lower case. */
export type Grams = Uint32Array;

/** Two to the sixteenth bits: an article of 5 KB sets about one in forty. */
const BITS = 16;
const MASK = (1 << BITS) - 1;

/** ASCII capitals to small letters; everything else stays. */
const folded = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);

const hash = (a: number, b: number, c: number): number => (a * 1369 + b * 37 + c) & MASK;

/** The groups of three characters of `text.slice(start, end)`; linear. */
export function gramsOf(text: string, start = 0, end = text.length): Grams {
  const grams = new Uint32Array(1 << (BITS - 5));
  let a = folded(text.charCodeAt(start));
  let b = folded(text.charCodeAt(start + 1));
  for (let i = start + 2; i < end; i++) {
    const c = folded(text.charCodeAt(i));
    const bit = hash(a, b, c);
    grams[bit >>> 5]! |= 1 << (bit & 31);
    a = b;
    b = c;
  }
  return grams;
}

function mayHold(grams: Grams, word: string): boolean {
  for (let i = 2; i < word.length; i++) {
    const bit = hash(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i));
    if ((grams[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
  }
  return true;
}

/**
 * Whether the text may hold one of the words (three characters or more, lower case): false is certain, true is not.
 * No gate at all lets everything through.
 */
export function passes(gate: readonly string[] | undefined, grams: Grams): boolean {
  if (gate === undefined) return true;
  for (const word of gate) if (mayHold(grams, word)) return true;
  return false;
}
