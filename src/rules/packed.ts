/** A rule set as one string that is quick to open: what every article needs is read at once, the rest when asked for. */
import type { RuleSet } from '../types.ts';

/** A word list is one string, parted by line breaks; the terms are JSON inside JSON. */
interface Packed extends Omit<RuleSet, 'lists' | 'terms'> {
  readonly lists: Readonly<Record<string, string>>;
  readonly terms: string;
}

/** In: a rule set, no word of whose lists holds a line break. Out: ASCII, whose strings take one byte per character. */
export function packRules(rules: RuleSet): string {
  const lists = Object.entries(rules.lists).map(([name, words]) => [name, words.join('\n')]);
  const packed: Packed = { ...rules, lists: Object.fromEntries(lists), terms: JSON.stringify(rules.terms) };
  return escaped(JSON.stringify(packed));
}

/** ASCII for the same JSON, string or regular expression. */
export function escaped(code: string): string {
  return code.replace(/[^\0-\x7F]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The rule set that was packed; its lists and terms are made when they are first asked for. */
export function openRules(packed: string): RuleSet {
  const { lists, terms, ...others } = JSON.parse(packed) as Packed;
  const words = {};
  for (const [name, list] of Object.entries(lists)) lazily(words, name, () => list.split('\n'));
  return lazily({ ...others, lists: words }, 'terms', () => JSON.parse(terms)) as RuleSet;
}

/** The object with a property whose value is worked out at its first use. */
function lazily(object: object, name: string, make: () => unknown): object {
  const define = (value: PropertyDescriptor) =>
    Object.defineProperty(object, name, { ...value, enumerable: true, configurable: true });
  return define({
    get: () => {
      const value = make();
      define({ value });
      return value;
    },
  });
}
