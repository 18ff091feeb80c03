/** A rule set as one string that is quick to open: what every article needs is read at once, the rest when asked for. */
import type { RuleSet } from '../types.ts';

/** A long word list is one string, parted by line breaks; the terms are JSON inside JSON. */
interface Packed extends Omit<RuleSet, 'lists' | 'terms'> {
  readonly lists: Readonly<Record<string, readonly string[] | string>>;
  readonly terms: string;
}

/** Of how many words a list is long: what a run looks up in it stands in tables. */
const LONG = 400;

const packed = (words: readonly string[]) => (words.length < LONG ? words : words.join('\n'));

/** In: a rule set, no word of whose lists holds a line break. Out: ASCII, whose strings take one byte per character. */
export function packRules(rules: RuleSet): string {
  const lists = Object.entries(rules.lists).map(([name, words]) => [name, packed(words)]);
  const whole: Packed = { ...rules, lists: Object.fromEntries(lists), terms: JSON.stringify(rules.terms) };
  return escaped(JSON.stringify(whole));
}

/** ASCII for the same JSON, string or regular expression. */
export function escaped(code: string): string {
  return code.replace(/[^\0-\x7F]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The rule set that was packed; its long lists and its terms are made when they are first asked for. */
export function openRules(text: string): RuleSet {
  const { lists, terms, ...others } = JSON.parse(text) as Packed;
  for (const [name, words] of Object.entries(lists)) {
    if (typeof words === 'string') lazily(lists, name, () => words.split('\n'));
  }
  return lazily({ ...others, lists }, 'terms', () => JSON.parse(terms)) as RuleSet;
}

/** The object with a property whose value is worked out at its first use. */
function lazily(object: object, name: string, make: () => unknown): object {
  let made: unknown;
  const get = () => {
    made ??= make();
    return made;
  };
  return Object.defineProperty(object, name, { get, enumerable: true, configurable: true });
}
