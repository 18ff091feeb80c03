/** Registers to one block of bytes: a hash table of all names, and what each stands for. See open.ts for the layout. */
import type { OrgKind } from '../../types.ts';
import { hashExact, hashName, type Running, spread } from './fold.ts';
import type { GazetteerEntry, GazetteerType } from './table.ts';

export const TYPES: readonly GazetteerType[] = ['org', 'disease', 'technology'];
export const KINDS: readonly (OrgKind | null)[] = [
  null,
  'company',
  'hospital',
  'university',
  'research-institute',
  'government',
  'nonprofit',
  'consortium',
  'other',
];

/** "PXG" and the number of the layout: another number makes old caches worthless. */
export const MAGIC = 0x50584703;
export const HEADER = 8;
/** Bits of a slot's second number, above the index of the entry. */
export const FLAG = { exact: 1 << 30, small: 1 << 29, acronym: 1 << 28 } as const;
export const INDEX = FLAG.acronym - 1;
/** Buckets of first words: most words that a name with such a first word has. Twice: with a capital, and without. */
export const BUCKETS = 1 << 18;
/** In a bucket: some name has one word only. */
export const ALONE = 128;
/** Bits of the filter of beginnings: two words or more, up to the whole; and of names that must be exact. */
export const BITS = 1 << 23;

/** One way of writing an entry's name. */
interface Form {
  readonly hash: Running;
  readonly entry: number;
  readonly flags: number;
  /** 0: the name itself; 1: an alias, or the name without a country in brackets; 2: an abbreviation. */
  readonly rank: number;
}

const ACRONYM = 2;

// ── forms ────────────────────────────────────────────────────────────────────────────────────────────

/** Short or all in capitals: only as written, or it would be a word ("NEC", "AbC"). */
function mustBeExact(name: string): boolean {
  return name.length <= 3 || /^[\p{Lu}\p{N}.&-]+$/u.test(name);
}

/** Nothing that could be told from a letter, a number, or a name in another script than the text's. */
function useless(name: string): boolean {
  return name.length < 2 || /^\p{N}+$/u.test(name) || !/^(?:\p{Script=Latin}|\p{N})/u.test(name);
}

/** Fewer than two words with a capital: then a text need not have them either. */
function isSmall(name: string): boolean {
  let capitals = 0;
  for (const word of name.split(' ')) if (word.charAt(0) !== word.charAt(0).toLowerCase()) capitals++;
  return capitals < 2;
}

const THE = /^the (?=.)/i;

/** Names as texts write them: without a country in brackets ("Acme (Spain)"), without "The". */
function spoken(name: string): string {
  return name.replace(/ \([^()]*\)$/, '').replace(THE, '');
}

interface Tables {
  /** Of names that may begin without a capital, then of all. */
  readonly longest: Uint8Array;
  readonly beginnings: Uint32Array;
}

function setBit(bits: Uint32Array, hash: number): void {
  const bit = spread(hash) & (BITS - 1);
  bits[bit >> 5] = bits[bit >> 5]! | (1 << (bit & 31));
}

/** Notes the words of a name in the filters that keep most look-ups from happening. */
function noteWords(name: string, capital: boolean, { longest, beginnings }: Tables): Running {
  const hashes: number[] = [];
  const hash = hashName(name, (first) => hashes.push(first));
  const bucket = spread(hashes[0] ?? 0) & (BUCKETS - 1);
  const words = Math.min(ALONE - 1, hashes.length);
  for (const at of capital ? [BUCKETS + bucket] : [bucket, BUCKETS + bucket]) {
    const known = longest[at]!;
    longest[at] = Math.max(known & (ALONE - 1), words) | (known & ALONE) | (words === 1 ? ALONE : 0);
  }
  for (let word = 1; word < words; word++) setBit(beginnings, hashes[word]!);
  return hash;
}

function formOf(name: string, entry: number, type: GazetteerType, rank: number, tables: Tables): Form | null {
  if (useless(name)) return null;
  const folded = noteWords(name, type === 'org' && !/^\p{Ll}/u.test(name), tables);
  if (folded.words === 0 || folded.words >= ALONE) return null;
  const exact = rank === ACRONYM || (folded.words === 1 && mustBeExact(name));
  const hash = exact ? hashExact(name, 0, name.length) : folded;
  if (exact) setBit(tables.beginnings, hash.first);
  const flags = (exact ? FLAG.exact : 0) | (rank === ACRONYM ? FLAG.acronym : 0) | (isSmall(name) ? FLAG.small : 0);
  return { hash, entry, rank, flags };
}

function formsOf({ name, aliases, acronyms, type }: GazetteerEntry, entry: number, tables: Tables): readonly Form[] {
  const plain = spoken(name);
  const whole = name.replace(THE, '');
  const forms = [
    // In a text brackets hold a remark, and are no part of the name.
    formOf(plain, entry, type, plain === whole ? 0 : 1, tables),
    ...aliases.map((other) => formOf(other.replace(THE, ''), entry, type, 1, tables)),
    ...acronyms.map((acronym) => formOf(acronym, entry, type, ACRONYM, tables)),
  ];
  return forms.filter((form) => form !== null);
}

// ── the table ────────────────────────────────────────────────────────────────────────────────────────

/** What the slots hold while the table is filled. */
interface Slots {
  readonly check: Int32Array;
  readonly value: Int32Array;
  readonly rank: Uint8Array;
}

function newSlots(forms: number): Slots {
  let size = 1024;
  while (size < forms * 1.6) size *= 2;
  return { check: new Int32Array(size), value: new Int32Array(size), rank: new Uint8Array(size) };
}

/** Slot of a form: its own, or the free one where it goes. */
function slotOf({ check, value }: Slots, { first, second }: Running): number {
  const mask = check.length - 1;
  let slot = spread(first) & mask;
  while (value[slot] !== 0 && check[slot] !== second) slot = (slot + 1) & mask;
  return slot;
}

/** What stands for several entries with the same form: which is meant cannot be told, so it has no id. */
function shared(one: GazetteerEntry, other: GazetteerEntry): GazetteerEntry {
  const [name = ''] = [spoken(one.name), spoken(other.name)].sort((a, b) => a.length - b.length);
  const kind = one.kind === other.kind ? one.kind : null;
  return { name, type: one.type, kind, id: '', aliases: [], acronyms: [] };
}

/** The entry for a form that a slot holds already in the same rank; the one that is there, if it can stay. */
function agreed(entries: GazetteerEntry[], rows: number, known: number, form: Form): number {
  const [one, other] = [entries[known]!, entries[form.entry]!];
  const both = shared(one, other);
  const same = one.id === other.id && one.name === other.name;
  if (same || (known >= rows && both.kind === one.kind)) return known;
  return entries.push(both) - 1;
}

/** Puts a form in. The better rank wins; where the same rank has several entries, see `shared`. */
function put(slots: Slots, form: Form, entries: GazetteerEntry[], rows: number): void {
  const slot = slotOf(slots, form.hash);
  const known = (slots.value[slot]! & INDEX) - 1;
  if (known >= 0 && slots.rank[slot]! < form.rank) return;
  const meets = known >= 0 && slots.rank[slot] === form.rank;
  const entry = meets ? agreed(entries, rows, known, form) : form.entry;
  slots.check[slot] = form.hash.second;
  slots.value[slot] = (entry + 1) | form.flags;
  slots.rank[slot] = form.rank;
}

// ── bytes ────────────────────────────────────────────────────────────────────────────────────────────

/** Names and ids of the entries, one after the other, and where each ends. */
function textsOf(entries: readonly GazetteerEntry[]): { readonly ends: Int32Array; readonly bytes: Buffer } {
  const ends = new Int32Array(entries.length * 2);
  const parts: Buffer[] = [];
  let length = 0;
  for (const [index, { name, id }] of entries.entries()) {
    for (const [column, text] of [name, id].entries()) {
      const bytes = Buffer.from(text, 'utf8');
      parts.push(bytes);
      length += bytes.length;
      ends[index * 2 + column] = length;
    }
  }
  return { ends, bytes: Buffer.concat(parts) };
}

function codesOf(entries: readonly GazetteerEntry[]): Uint8Array {
  return Uint8Array.from(entries, ({ type, kind }) => TYPES.indexOf(type) * 16 + KINDS.indexOf(kind));
}

const asBytes = (array: Uint8Array | Int32Array | Uint32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** Compiles the entries of registers. Where several have the same form, see `put`. */
export function compileGazetteer(rows: readonly GazetteerEntry[]): Buffer {
  const tables: Tables = { longest: new Uint8Array(BUCKETS * 2), beginnings: new Uint32Array(BITS / 32) };
  const forms = rows.flatMap((row, index) => formsOf(row, index, tables));
  const slots = newSlots(forms.length);
  const entries = [...rows];
  for (const form of forms) put(slots, form, entries, rows.length);
  const { ends, bytes } = textsOf(entries);
  const codes = codesOf(entries);
  const header = new Int32Array(HEADER);
  header.set([MAGIC, slots.check.length, entries.length, forms.length, bytes.length]);
  const parts = [header, slots.check, slots.value, tables.beginnings, ends, tables.longest, codes, bytes];
  return Buffer.concat(parts.map(asBytes));
}
