/** Which groups of three characters a text holds: a quick way to say that it does not hold any of some words. */

/** One bit per hash of three characters, ASCII letters folded to lower case. */
export type Grams = Uint32Array;

/** Words of 32 bits for an article (one of 5 KB sets about one bit in forty) and for a sentence. */
const LARGE = 2048;
const SMALL = 256;
/** Longest text, in UTF-16 code units, for which the small table will do. */
const SENTENCE = 1000;

/** ASCII capitals to small letters; everything else stays. */
const folded = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);

const hash = (a: number, b: number, c: number): number => a * 1369 + b * 37 + c;

/** The groups of three characters of `text.slice(start, end)`; linear. */
export function gramsOf(text: string, start = 0, end = text.length): Grams {
  const grams = new Uint32Array(end - start > SENTENCE ? LARGE : SMALL);
  const mask = grams.length * 32 - 1;
  let a = folded(text.charCodeAt(start));
  let b = folded(text.charCodeAt(start + 1));
  for (let i = start + 2; i < end; i++) {
    const c = folded(text.charCodeAt(i));
    const bit = hash(a, b, c) & mask;
    grams[bit >>> 5]! |= 1 << (bit & 31);
    a = b;
    b = c;
  }
  return grams;
}

let last: { readonly text: string; readonly grams: Grams } | undefined;

/** The groups of a whole article: several stages ask for them one after the other, and they are made once. */
export function articleGrams(text: string): Grams {
  if (last?.text !== text) last = { text, grams: gramsOf(text) };
  return last.grams;
}

function mayHold(grams: Grams, word: string): boolean {
  const mask = grams.length * 32 - 1;
  for (let i = 2; i < word.length; i++) {
    const bit = hash(word.charCodeAt(i - 2), word.charCodeAt(i - 1), word.charCodeAt(i)) & mask;
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

/** Whether a rule may match in a text of these grams; each rule is looked at once, when it is asked about. */
export function gates(grams: Grams): (rule: { readonly gate?: readonly string[] }) => boolean {
  const known = new Map<object, boolean>();
  return (rule) => {
    const before = known.get(rule);
    if (before !== undefined) return before;
    const isOpen = passes(rule.gate, grams);
    known.set(rule, isOpen);
    return isOpen;
  };
}
