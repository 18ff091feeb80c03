/** The compiled terms of a rule set, opened for look-ups: words by hash, phrases by a trie of word numbers. */
import { onceFor } from '../../../once.ts';
import { COMMA, CONJUNCTIONS, compileTerms, FILLERS } from '../../../rules/terms/compile.ts';
import { foldedLength, hashOf, isKey } from '../../../rules/terms/hash.ts';
import type { CompiledTerms, RuleSet, Term } from '../../../types.ts';

export { EXCEPTED, NOTHING } from '../../../rules/terms/compile.ts';

/** A word that must be written so, and its number. */
interface ExactWord {
  readonly written: string;
  readonly number: number;
}

export interface Lexicon {
  readonly terms: readonly Term[];
  /** Folded words, one per line, and where each starts. */
  readonly words: string;
  readonly keyStart: Int32Array;
  /** By key: number of the word in any case, singular or plural; -1: none. */
  readonly folded: Int32Array;
  /** By key: the words that must be written exactly so. */
  readonly exact: ReadonlyMap<number, readonly ExactWord[]>;
  /** Open addressing by hash: index of the key plus one; 0: free. */
  readonly slots: Int32Array;
  /** By state: its word, its first child (the next state's first child ends them), its meaning. */
  readonly label: Int32Array;
  readonly child: Int32Array;
  /** Index of a term, NOTHING or EXCEPTED. */
  readonly meaning: Int32Array;
  /** By word: child of the root; 0: none. */
  readonly first: Int32Array;
  /** Numbers of the words of coordinated lists. */
  readonly and: ReadonlySet<number>;
  readonly comma: number;
  readonly fillers: ReadonlySet<number>;
  /** "disease", "disorder", …: a coordinated list may end in one that is no term by itself. */
  readonly heads: ReadonlySet<number>;
}

/** The list of the lexicon that holds the heads. */
const HEADS = 'disorder';

// ── words ────────────────────────────────────────────────────────────────────────────────────────────

/** Index of the key of the word at [start, end), in UTF-16 code units; -1: the lexicon has no such word. */
export function keyAt({ slots, words, keyStart }: Lexicon, text: string, start: number, end: number): number {
  const length = foldedLength(text, start, end);
  const mask = slots.length - 1;
  for (let slot = hashOf(text, start, start + length) & mask; ; slot = (slot + 1) & mask) {
    const key = slots[slot]! - 1;
    if (key < 0 || isKey(words, keyStart[key]!, keyStart[key + 1]! - 1, text, start, length)) return key;
  }
}

function sameWriting(written: string, word: string): boolean {
  if (written === word || written === word.toLowerCase()) return true;
  return word === `${written}s` && /[\p{Lu}\d]$/u.test(written);
}

/** Number of the word if it is written as the lexicon demands: "AIDS", also "DFUs" for "DFU"; -1: it is not. */
export function exactWord(lexicon: Lexicon, key: number, word: string): number {
  return lexicon.exact.get(key)?.find(({ written }) => sameWriting(written, word))?.number ?? -1;
}

// ── opening ──────────────────────────────────────────────────────────────────────────────────────────

function numbersOf(base64: string): Int32Array {
  const bytes = Buffer.from(base64, 'base64');
  const bigEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;
  if (bigEndian) bytes.swap32();
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

function exactWords({ exact }: CompiledTerms, keys: Int32Array, numbers: Int32Array): Lexicon['exact'] {
  const words = new Map<number, ExactWord[]>();
  for (const [index, written] of linesOf(exact).entries()) {
    const word = { written, number: numbers[index]! };
    const others = words.get(keys[index]!);
    if (others === undefined) words.set(keys[index]!, [word]);
    else others.push(word);
  }
  return words;
}

/** The tables by name: compileTerms says how they stand one after the other. */
function tablesOf(compiled: CompiledTerms) {
  const numbers = numbersOf(compiled.tables);
  let at = 5;
  const take = (count: number): Int32Array => {
    at += count;
    return numbers.subarray(at - count, at);
  };
  const [states = 0, keys = 0, exact = 0, count = 0, slots = 0] = numbers;
  const trie = { label: take(states), child: take(states + 1), meaning: take(states) };
  const keyed = { folded: take(keys), keyStart: take(keys + 1) };
  const vocabulary = { exactKeys: take(exact), exactNumbers: take(exact), slots: take(slots) };
  return { ...trie, ...keyed, ...vocabulary, count };
}

function childrenOfRoot(label: Int32Array, child: Int32Array, words: number): Int32Array {
  const first = new Int32Array(words);
  for (let state = child[0]!; state < child[1]!; state++) first[label[state]!] = state;
  return first;
}

function open(compiled: CompiledTerms, { terms, lists }: RuleSet): Lexicon {
  const { exactKeys, exactNumbers, count, ...tables } = tablesOf(compiled);
  const { label, child, folded } = tables;
  const exact = exactWords(compiled, exactKeys, exactNumbers);
  const first = childrenOfRoot(label, child, count);
  const none = { and: new Set<number>(), comma: -1, fillers: new Set<number>(), heads: new Set<number>() };
  const lexicon = { terms, words: compiled.words, exact, first, ...tables, ...none };
  const number = (word: string): number => folded[keyAt(lexicon, word, 0, word.length)] ?? -1;
  const numbers = (list: readonly string[]) => new Set(list.map(number).filter((found) => found >= 0));
  const heads = numbers(lists[HEADS] ?? []);
  return { ...lexicon, and: numbers(CONJUNCTIONS), comma: number(COMMA), fillers: numbers(FILLERS), heads };
}

/** The lexicon of a rule set, opened at its first use. Throws an Error for a form with a list that is none. */
export const lexiconOf = onceFor(
  (rules: RuleSet): Lexicon => open(rules.compiledTerms ?? compileTerms(rules.terms, rules.lists), rules),
);

// ── phrases ──────────────────────────────────────────────────────────────────────────────────────────

/** The state that a word leads to from another state; 0: none. */
export function next({ first, label, child }: Lexicon, state: number, word: number): number {
  if (word < 0) return 0;
  if (state === 0) return first[word]!;
  let low = child[state]!;
  let high = child[state + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = label[middle]!;
    if (found === word) return middle;
    if (found < word) low = middle + 1;
    else high = middle;
  }
  return 0;
}
