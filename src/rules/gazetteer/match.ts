/** Names of registers in a text: at each word the longest phrase whose hashes the registers have. */
import { type Gazetteer, type OrgKind, type Span, TokenFlag, type Tokens } from '../../types.ts';
import { ALONE, BITS, BUCKETS, FLAG, INDEX, KINDS, TYPES } from './compile.ts';
import {
  AMPERSAND,
  add,
  addAmpersand,
  addWord,
  begin,
  foldCode,
  hashExact,
  hashWord,
  type Running,
  SEED,
  spread,
  wordEnd,
} from './fold.ts';

import type { GazetteerType } from './table.ts';

/** A name of a register in the text, as half-open UTF-16 code units. */
export interface GazetteerHit extends Span {
  /** Token indices, half-open. */
  readonly first: number;
  readonly last: number;
  readonly type: GazetteerType;
  /** The register's name for it; not always the form in the text. */
  readonly name: string;
  /** Kind of an organisation; null where the register does not tell it. */
  readonly kind: OrgKind | null;
  /** Null where the register has none, or where several entries have this form. */
  readonly id: string | null;
  /**
   * One word that might be an ordinary one, an abbreviation, or words with hardly a capital ("A team"): it can lend kind and id to an organisation that other
   * signs show, but is no sign by itself.
   */
  readonly weak: boolean;
}

/** Punctuation that a name may have inside. */
const INSIDE = new Set([...",-–‐‑'’/().&"].map((char) => char.charCodeAt(0)));
const NEWLINE = 10;
const POINT = 46;
const SMALL_S = 115;
/** An abbreviation as short as this has so many meanings that its long form must stand in the text, too. */
const SHORT = 3;

// ── the table ────────────────────────────────────────────────────────────────────────────────────────

/** Value of the slot with these hashes; 0: none. */
function slotValue({ check, value }: Gazetteer, first: number, second: number): number {
  const mask = check.length - 1;
  for (let slot = spread(first) & mask; value[slot] !== 0; slot = (slot + 1) & mask) {
    if (check[slot] === second) return value[slot]!;
  }
  return 0;
}

const indexOf = (value: number): number => (value & INDEX) - 1;

function typeOf({ codes }: Gazetteer, value: number): GazetteerType {
  return TYPES[codes[indexOf(value)]! >> 4] ?? 'org';
}

/** May some form begin with (or, as written, be) what has this hash? */
function known({ beginnings }: Gazetteer, first: number): boolean {
  const bit = spread(first) & (BITS - 1);
  return (beginnings[bit >> 5]! & (1 << (bit & 31))) !== 0;
}

// ── phrases ──────────────────────────────────────────────────────────────────────────────────────────

/** A phrase that grows token by token, and the longest form among its beginnings. */
interface Growth {
  readonly running: Running;
  /** Hashes without the last letter: the singular. */
  readonly shorter: Running;
  /** Value of the slot and last token of the longest form so far; 0: none. */
  value: number;
  last: number;
}

/** Bucket of the first word of a token: 0 for nearly all words. */
function bucketOf({ longest }: Gazetteer, text: string, start: number, end: number, capital: boolean): number {
  const hash = hashWord(text, start, end);
  return longest[(capital ? BUCKETS : 0) + (hash & (BUCKETS - 1))]!;
}

/** Adds the words of a token; false where no form begins so. */
function addToken(gazetteer: Gazetteer, growth: Growth, text: string, start: number, tokenEnd: number): boolean {
  const { running, shorter } = growth;
  for (let at = start; at < tokenEnd; ) {
    const end = wordEnd(text, at, tokenEnd);
    if (end > at) {
      addWord(running);
      for (; at < end - 1; at++) add(running, foldCode(text.charCodeAt(at)));
      if (end === tokenEnd) Object.assign(shorter, running);
      add(running, foldCode(text.charCodeAt(at++)));
    } else if (text.charCodeAt(at++) === AMPERSAND) addAmpersand(running);
    else continue;
    if (running.words > 1 && !known(gazetteer, running.first) && !known(gazetteer, shorter.first)) return false;
  }
  return true;
}

const plural = (text: string, end: number): boolean => text.charCodeAt(end - 1) === SMALL_S;

/** Value of the phrase; the plural of a disease or technology is read as the singular. */
function phraseValue(gazetteer: Gazetteer, { running, shorter }: Growth, text: string, end: number): number {
  const value = slotValue(gazetteer, running.first, running.second);
  if (value !== 0 || !plural(text, end)) return value;
  const singular = slotValue(gazetteer, shorter.first, shorter.second);
  return singular !== 0 && typeOf(gazetteer, singular) !== 'org' ? singular : 0;
}

/** Can a name go on over this token? */
function joins(text: string, tokens: Tokens, token: number): boolean {
  const start = tokens.start[token]!;
  const before = tokens.end[token - 1]!;
  for (let at = before; at < start; at++) if (text.charCodeAt(at) === NEWLINE) return false;
  if ((tokens.flags[token]! & TokenFlag.word) !== 0) return true;
  const code = text.charCodeAt(start);
  // A full stop ends the phrase, but for one after an initial.
  return code === POINT ? before - tokens.start[token - 1]! <= 2 : INSIDE.has(code);
}

/** Grows the phrase at a token as its bucket says. */
function grow(gazetteer: Gazetteer, text: string, tokens: Tokens, from: number, bucket: number): Growth {
  const growth: Growth = { running: begin(SEED.folded), shorter: begin(SEED.folded), value: 0, last: from };
  const limit = bucket & (ALONE - 1);
  for (let token = from; token < tokens.count && growth.running.words < limit; token++) {
    if (token > from && !joins(text, tokens, token)) break;
    const end = tokens.end[token]!;
    if (!addToken(gazetteer, growth, text, tokens.start[token]!, end)) break;
    if ((tokens.flags[token]! & TokenFlag.word) === 0) continue;
    if (growth.running.words === 1 && (bucket & ALONE) === 0) continue;
    const value = phraseValue(gazetteer, growth, text, end);
    if (value !== 0) Object.assign(growth, { value, last: token });
  }
  return growth;
}

function capitals(text: string, tokens: Tokens, from: number, last: number): number {
  let count = /\d/.test(text.charAt(tokens.start[from]!)) ? 1 : 0;
  for (let token = from; token <= last; token++) if ((tokens.flags[token]! & TokenFlag.upper) !== 0) count++;
  return count;
}

/** Organisations need their capitals, but for those whose name has hardly any. */
function allowed(gazetteer: Gazetteer, text: string, tokens: Tokens, from: number, { value, last }: Growth): boolean {
  if (value === 0 || typeOf(gazetteer, value) !== 'org') return value !== 0;
  const small = (value & FLAG.small) !== 0;
  return capitals(text, tokens, from, last) >= (small ? 1 : 2) || (small && /^\p{Ll}/u.test(nameOf(gazetteer, value)));
}

// ── hits ─────────────────────────────────────────────────────────────────────────────────────────────

const UTF8 = new TextDecoder();

function nameOf({ ends, texts }: Gazetteer, value: number): string {
  const index = indexOf(value);
  return UTF8.decode(texts.subarray(index === 0 ? 0 : ends[index * 2 - 1]!, ends[index * 2]!));
}

function idOf({ ends, texts }: Gazetteer, value: number): string | null {
  const index = indexOf(value);
  const id = UTF8.decode(texts.subarray(ends[index * 2]!, ends[index * 2 + 1]!));
  return id === '' ? null : id;
}

/** A hit before its name is read: value of the slot, first and last token. */
interface Raw {
  readonly value: number;
  readonly from: number;
  readonly last: number;
}

function hit(gazetteer: Gazetteer, tokens: Tokens, { value, from, last }: Raw): GazetteerHit {
  const type = typeOf(gazetteer, value);
  const long = tokens.end[from]! - tokens.start[from]! > SHORT && (tokens.flags[from]! & TokenFlag.camel) !== 0;
  const weak = type === 'org' && (from === last ? !long : (value & FLAG.small) !== 0);
  return {
    start: tokens.start[from]!,
    end: tokens.end[last]!,
    first: from,
    last: last + 1,
    type,
    name: nameOf(gazetteer, value),
    kind: KINDS[gazetteer.codes[indexOf(value)]! & 15] ?? null,
    id: idOf(gazetteer, value),
    weak,
  };
}

/** Value of one token as written, as abbreviations and very short names are looked up; 0: none. */
function writtenValue(gazetteer: Gazetteer, text: string, tokens: Tokens, token: number): number {
  const [start, end] = [tokens.start[token]!, tokens.end[token]!];
  if ((tokens.flags[token]! & (TokenFlag.caps | TokenFlag.camel)) === 0 && end - start > SHORT) return 0;
  const { first, second } = hashExact(text, start, end);
  return known(gazetteer, first) ? slotValue(gazetteer, first, second) : 0;
}

/** The longest form at a token, or the token as written, which may be an abbreviation; null: neither. */
function rawAt(gazetteer: Gazetteer, text: string, tokens: Tokens, from: number): Raw | null {
  const capital = (tokens.flags[from]! & (TokenFlag.upper | TokenFlag.digit)) !== 0;
  const bucket = bucketOf(gazetteer, text, tokens.start[from]!, tokens.end[from]!, capital);
  if (bucket === 0) return null;
  const growth = grow(gazetteer, text, tokens, from, bucket);
  if (allowed(gazetteer, text, tokens, from, growth)) return { value: growth.value, from, last: growth.last };
  const value = writtenValue(gazetteer, text, tokens, from);
  return value === 0 ? null : { value, from, last: from };
}

/** Short abbreviations stay only where their long form stands in the text, too. */
function withoutLoneShorts(raws: readonly Raw[], tokens: Tokens): readonly Raw[] {
  const named = new Set(raws.filter(({ value }) => (value & FLAG.acronym) === 0).map(({ value }) => indexOf(value)));
  const short = ({ from }: Raw): boolean => tokens.end[from]! - tokens.start[from]! <= SHORT;
  return raws.filter((raw) => (raw.value & FLAG.acronym) === 0 || !short(raw) || named.has(indexOf(raw.value)));
}

/**
 * Finds the names of the registers in a text: sorted, without overlap, the longest at each word. Case, accents, hyphens
 * and punctuation are folded, "&" is "and"; organisations need capitals, abbreviations exactly theirs; diseases and
 * technologies may stand in the plural. Linear in the text: nearly all words are turned away by their first hash.
 */
export function matchGazetteer(gazetteer: Gazetteer, text: string, tokens: Tokens): readonly GazetteerHit[] {
  const raws: Raw[] = [];
  for (let token = 0; token < tokens.count; token++) {
    if ((tokens.flags[token]! & TokenFlag.word) === 0) continue;
    const raw = rawAt(gazetteer, text, tokens, token);
    if (raw === null) continue;
    raws.push(raw);
    token = raw.last;
  }
  return withoutLoneShorts(raws, tokens).map((raw) => hit(gazetteer, tokens, raw));
}
