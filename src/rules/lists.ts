/** Word lists: written out, inflected, taken from compromise, put together from other lists, or given as a pattern. */
import { checkShape } from './compile.ts';
import { LIST } from './fields.ts';
import { forms, type Inflection, taggedWords } from './inflect.ts';
import type { Lists } from './pattern.ts';
import { type Entry, entries, fail, fieldsOf, type Located, type Source } from './source.ts';

/** A list as written in a file. */
interface ListEntry {
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
function resolveLists(entries: ReadonlyMap<string, ListEntry>, base: Lists): Lists {
  const resolver: Resolver = { entries, base, done: new Map(), open: [] };
  const out: Record<string, readonly string[]> = { ...base };
  for (const name of entries.keys()) {
    for (const [form, words] of resolve(name, resolver) ?? []) {
      out[form === '' ? name : `${name}:${form}`] = [...new Set(words)];
    }
  }
  return Object.fromEntries(Object.entries(out).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// ── reading ──────────────────────────────────────────────────────────────────────────────────────────

function listEntry(source: Source, { key, keyNode, value }: Entry): ListEntry | undefined {
  const fields = fieldsOf(source, value, LIST, []);
  if (fields === undefined) return undefined;
  const { words = [], compromise = [], include = [], inflect, pattern } = fields;
  const others = words.length + compromise.length + include.length;
  if (pattern === undefined && others === 0) {
    return fail(source, keyNode, `list ${key} holds nothing`, 'add words:, compromise:, include: or pattern:');
  }
  if (pattern !== undefined && others > 0) {
    return fail(source, pattern.node, `list ${key} has words and a pattern`, 'make two lists');
  }
  const entry = { name: key, source, node: keyNode, words, compromise, include };
  return { ...entry, ...(inflect && { inflect }), ...(pattern && { pattern }) };
}

/** A section `lists:` of a file. */
interface Section {
  readonly source: Source;
  readonly node: unknown;
}

/** Reads all sections, and resolves their lists on top of those of the base. Errors are noted in the sources. */
export function readLists(sections: readonly Section[], base: Lists): Lists {
  const found = new Map<string, ListEntry>();
  for (const { source, node } of sections) {
    for (const entry of entries(source, node) ?? []) {
      const list = listEntry(source, entry);
      if (list === undefined) continue;
      const { key, keyNode } = entry;
      const twice = found.has(key) || base[key] !== undefined || base[`${key}:pattern`] !== undefined;
      if (!/^[A-Za-z][\w-]*$/.test(key))
        fail(source, keyNode, `${key} is no name for a list`, 'letters, digits, - and _');
      else if (twice)
        fail(source, keyNode, `list ${key} exists already`, `choose another name; include: [${key}] takes its words`);
      else found.set(key, list);
    }
  }
  const lists = resolveLists(found, base);
  for (const { source, pattern } of found.values()) if (pattern !== undefined) checkShape(source, pattern, lists);
  return lists;
}
