/** Tests on names: words in a row are looked up in the sets of their lists, everything else is a regular expression. */
import { lateRegExp } from './regexp.ts';
import type { NameRule, Phrase, RuleSet } from './types.ts';

/** A name in the forms in which tests look at it: made once for all of them. */
export interface Written {
  readonly name: string;
  readonly exact: Folded;
  readonly lower: Folded;
}

/** One form of a name, and its ends from the start of each word on: the same strings are looked up in many sets. */
interface Folded {
  readonly text: string;
  /** Offsets behind which a word may begin: no ASCII letter or digit stands before them. */
  readonly starts: readonly number[];
  /** `text` from each of them to its end. */
  readonly tails: readonly string[];
}

/** Whether a name is of some shape. */
export interface NameTest {
  test(name: Written): boolean;
}

interface Part {
  readonly sets: readonly ReadonlySet<string>[];
  readonly strings: readonly string[];
}

interface Row extends Omit<Phrase, 'parts'> {
  readonly parts: readonly Part[];
}

const UNUSUAL = /[’\u2010\u2011]|\s(?<! )|\s\s/;

/** Straight apostrophes, plain hyphens, single blanks. */
function plain(written: string): string {
  if (!UNUSUAL.test(written)) return written;
  return written
    .replaceAll('’', "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s{1,3}/g, ' ');
}

const sets = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** The words of a list as a set, made when first needed. */
function setOf(key: string, lists: RuleSet['lists'], ignoresCase: boolean): ReadonlySet<string> {
  const known = sets.get(lists) ?? new Map<string, ReadonlySet<string>>();
  sets.set(lists, known);
  const name = ignoresCase ? `${key}/i` : key;
  const set = known.get(name) ?? new Set(folded(lists[key] ?? [], ignoresCase));
  known.set(name, set);
  return set;
}

/** All words folded, at once: one by one takes longer. */
function folded(words: readonly string[], ignoresCase: boolean): readonly string[] {
  const simple = UNUSUAL.test(words.join(' ')) ? words.map(plain) : words;
  return ignoresCase ? simple.join('\n').toLowerCase().split('\n') : simple;
}

/** An ASCII letter or digit or "_", as `\w`. */
function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58) || code === 95;
}

/** Whether the parts from the `i`-th on stand in a row at `at`. A word of a list is no part of a longer word. */
function stands(name: string, row: Row, i: number, at: number): boolean {
  const part = row.parts[i];
  if (part === undefined) return !row.toEnd || at === name.length;
  for (const string of part.strings) {
    if (name.startsWith(string, at) && stands(name, row, i + 1, at + string.length)) return true;
  }
  if (part.sets.length === 0 || isWordAt(name, at - 1)) return false;
  const isLast = row.toEnd && i === row.parts.length - 1;
  for (let end = isLast ? name.length : at + 1; end <= name.length; end++) {
    if (isWordAt(name, end)) continue;
    const word = name.slice(at, end);
    for (const set of part.sets) if (set.has(word) && stands(name, row, i + 1, end)) return true;
  }
  return false;
}

function holds({ text, starts, tails }: Folded, row: Row): boolean {
  if (row.fromStart) return stands(text, row, 0, 0);
  const [first, second] = row.parts;
  if (first !== undefined && first.sets.length === 0 && second === undefined)
    return first.strings.some((string) => (row.toEnd ? text.endsWith(string) : text.includes(string)));
  if (first !== undefined && first.strings.length === 0) {
    if (row.toEnd && row.parts.length === 1) return first.sets.some((set) => tails.some((tail) => set.has(tail)));
    return starts.some((at) => stands(text, row, 0, at));
  }
  for (let at = 0; at <= text.length; at++) if (stands(text, row, 0, at)) return true;
  return false;
}

function withTails(text: string): Folded {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) if (!isWordAt(text, at - 1)) starts.push(at);
  return { text, starts, tails: starts.map((at) => text.slice(at)) };
}

/** A name as written, made ready for the tests on it. */
export function readName(name: string): Written {
  const exact = plain(name);
  return { name, exact: withTails(exact), lower: withTails(exact.toLowerCase()) };
}

/** A rule that speaks of small letters and capitals means what it says. */
export const asksForCapitals = ({ name = '', words }: Pick<NameRule, 'name' | 'words'>): boolean =>
  words === undefined && name.includes('\\p{Ll}') && name.includes('\\p{Lu}');

/** The test of a rule's `name`; null where it has none. The lists are those of its rule set. */
export function nameTest(
  { name, nameGuard, words }: Pick<NameRule, 'name' | 'nameGuard' | 'words'>,
  lists: RuleSet['lists'],
  ignoresCase: boolean,
): NameTest | null {
  if (name === undefined) return null;
  const flags = ignoresCase ? 'i' : '';
  if (words === undefined) {
    const whole = lateRegExp(name, flags);
    const guard = nameGuard === undefined ? null : lateRegExp(nameGuard, flags);
    return { test: (written) => (guard?.().test(written.name) ?? true) && whole().test(written.name) };
  }
  const fold = (written: string): string => (ignoresCase ? plain(written).toLowerCase() : plain(written));
  const rows: readonly Row[] = words.phrases.map(({ fromStart, toEnd, parts }) => ({
    fromStart,
    toEnd,
    parts: parts.map((part) => ({
      sets: part.lists.map((key) => setOf(key, lists, ignoresCase)),
      strings: part.strings.map(fold),
    })),
  }));
  const rest = words.rest === undefined ? null : lateRegExp(words.rest, flags);
  return {
    test: (written) => {
      const form = ignoresCase ? written.lower : written.exact;
      return rows.some((row) => holds(form, row)) || (rest?.().test(written.name) ?? false);
    },
  };
}
