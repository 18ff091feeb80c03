/** Word lists: written out, inflected, taken from compromise, put together from other lists, or given as a pattern. */
import { forms, type Inflection, taggedWords } from './inflect.ts';
import type { Lists } from './pattern.ts';
import { fail, type Located, type Source } from './source.ts';

/** A list as written in a file. */
export interface ListEntry {
  readonly name: string;
  readonly source: Source;
  readonly node: unknown;
  readonly words: readonly string[];
  readonly inflect?: Inflection;
  readonly compromise: readonly Located[];
  readonly include: readonly Located[];
  readonly pattern?: Located;
}

/** The keys of one list in `Lists`, without the name: "" holds all words, "past" those of one form. */
type Shelf = Map<string, string[]>;

interface Resolver {
  readonly entries: ReadonlyMap<string, ListEntry>;
  readonly base: Lists;
  readonly done: Map<string, Shelf>;
  /** Lists being resolved, against a list that includes itself. */
  readonly open: string[];
}

function put(shelf: Shelf, form: string, words: readonly string[]): void {
  const known = shelf.get(form);
  if (known === undefined) shelf.set(form, [...words]);
  else known.push(...words);
}

function putInflected(shelf: Shelf, word: string, kind: Inflection): void {
  for (const [form, words] of Object.entries(forms(word, kind))) {
    put(shelf, form, words);
    put(shelf, '', words);
  }
}

function putTagged(shelf: Shelf, entry: ListEntry): void {
  for (const { value, node } of entry.compromise) {
    const words = taggedWords(value);
    if (words !== null) put(shelf, '', words);
    else
      fail(
        entry.source,
        node,
        `compromise has no words tagged ${value}`,
        'for example MaleName, LastName, City, Country',
      );
  }
}

function putIncluded(shelf: Shelf, entry: ListEntry, resolver: Resolver): void {
  for (const { value, node } of entry.include) {
    if (resolver.open.includes(value)) {
      fail(entry.source, node, `list ${value} includes itself`, [...resolver.open, value].join(' → '));
      continue;
    }
    const other = resolve(value, resolver);
    if (other === undefined || other.has('pattern')) {
      const hint = other === undefined ? 'define it under lists:' : `write <${value}> in the pattern instead`;
      fail(entry.source, node, other === undefined ? `unknown list ${value}` : `list ${value} is a pattern`, hint);
      continue;
    }
    for (const [form, words] of other) put(shelf, form, words);
  }
}

function baseShelf(name: string, base: Lists): Shelf | undefined {
  const shelf: Shelf = new Map();
  for (const [key, words] of Object.entries(base)) {
    if (key === name) shelf.set('', [...words]);
    else if (key.startsWith(`${name}:`)) shelf.set(key.slice(name.length + 1), [...words]);
  }
  return shelf.size === 0 ? undefined : shelf;
}

function resolve(name: string, resolver: Resolver): Shelf | undefined {
  const known = resolver.done.get(name);
  if (known !== undefined) return known;
  const entry = resolver.entries.get(name);
  if (entry === undefined) return baseShelf(name, resolver.base);
  const shelf: Shelf = new Map();
  resolver.open.push(name);
  if (entry.pattern !== undefined) put(shelf, 'pattern', [entry.pattern.value]);
  for (const word of entry.words) {
    if (entry.inflect === undefined) put(shelf, '', [word]);
    else putInflected(shelf, word, entry.inflect);
  }
  putTagged(shelf, entry);
  putIncluded(shelf, entry, resolver);
  resolver.open.pop();
  resolver.done.set(name, shelf);
  return shelf;
}

/**
 * All lists, those of the base first, keys sorted. Errors are noted in the entries' sources. See `Lists` for the keys.
 */
export function resolveLists(entries: ReadonlyMap<string, ListEntry>, base: Lists): Lists {
  const resolver: Resolver = { entries, base, done: new Map(), open: [] };
  const out: Record<string, readonly string[]> = { ...base };
  for (const name of entries.keys()) {
    for (const [form, words] of resolve(name, resolver) ?? []) {
      out[form === '' ? name : `${name}:${form}`] = [...new Set(words)];
    }
  }
  return Object.fromEntries(Object.entries(out).sort(([a], [b]) => (a < b ? -1 : 1)));
}
