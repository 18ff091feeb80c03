/**
 * Words with what they can be, as a table that needs no building: the words in drawers by their first letters, each
 * drawer one string. A run opens few of the drawers; a map of all words would take longer than an article.
 */
import type { RuleSet, WordTable } from '../../types.ts';
import { WORD_LISTS, type WordLists } from './kinds.ts';

/** Bits by key; 0 for what is in no list. */
export type WordBits = (key: string) => number;

/** Letters on a drawer. */
const LETTERS = 3;
/** Bits are two hexadecimal digits behind a word. */
const DIGITS = 2;

function bitsOf({ bits, keys }: WordLists, lists: RuleSet['lists']): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const [name, bit] of Object.entries(bits)) {
    for (const phrase of lists[name] ?? []) for (const key of keys(phrase)) all.set(key, (all.get(key) ?? 0) | bit);
  }
  return all;
}

/** Each word in its drawer: "\n", the rest of it, "\t", its bits. No word holds a tab or a line break. */
export function compileWords(which: keyof typeof WORD_LISTS, lists: RuleSet['lists']): WordTable {
  const drawers = new Map<string, string>();
  for (const [key, bits] of bitsOf(WORD_LISTS[which], lists)) {
    const drawer = key.slice(0, LETTERS);
    const entry = `\n${key.slice(LETTERS)}\t${bits.toString(16).padStart(DIGITS, '0')}`;
    drawers.set(drawer, (drawers.get(drawer) ?? '') + entry);
  }
  return Object.fromEntries([...drawers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lookUp(table: WordTable, key: string): number {
  const drawer = table[key.slice(0, LETTERS)];
  if (drawer === undefined) return 0;
  const entry = `\n${key.slice(LETTERS)}\t`;
  const at = drawer.indexOf(entry);
  return at < 0 ? 0 : Number.parseInt(drawer.slice(at + entry.length, at + entry.length + DIGITS), 16);
}

/** The words of a rule set, by the table of the build where there is one. */
export function wordBits(which: keyof typeof WORD_LISTS, { lists, compiledWords }: Words): WordBits {
  const table = compiledWords?.[which];
  if (table !== undefined) return (key) => lookUp(table, key);
  const all = bitsOf(WORD_LISTS[which], lists);
  return (key) => all.get(key) ?? 0;
}

type Words = Pick<RuleSet, 'lists' | 'compiledWords'>;
