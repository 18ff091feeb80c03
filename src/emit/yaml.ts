/**
 * YAML: a stream of documents to be read by a person. Objects without objects inside stand on one line, quotations
 * are shortened, empty details left out. Written here and not by a library because start-up counts: this is the default.
 */
import type { ArticleRecord } from '../types.ts';
import { type Format, isError } from './format.ts';
import { safeJson } from './printable.ts';

/** In UTF-16 code units. */
const QUOTE_LENGTH = 160;

/** Details that say nothing when they are null; elsewhere null is part of the record. */
const DROPPED_IF_NULL = new Set(['id', 'text', 'start', 'end']);

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
type PlainObject = { readonly [key: string]: Plain };

export const yaml: Format = {
  summary: 'documents to read, one per article (default)',
  extension: '.yaml',
  open: '',
  between: '',
  item: (outcome) => (isError(outcome) ? '' : `---\n${document(outcome)}`),
  close: () => '',
};

function document(record: ArticleRecord): string {
  const out: string[] = [];
  writeObject(shortened(record) as unknown as PlainObject, '', '', out);
  return out.join('');
}

/** The record with quotations cut: whoever needs them whole has their span, or JSON. */
function shortened(record: ArticleRecord): ArticleRecord {
  return {
    ...record,
    partnerships: record.partnerships.map((p) => ({
      ...p,
      evidence: p.evidence.map((e) => ({ ...e, quote: shorten(e.quote) })),
    })),
    officials: record.officials.map((o) => ({ ...o, quotes: o.quotes.map((q) => ({ ...q, text: shorten(q.text) })) })),
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= QUOTE_LENGTH) return line;
  const cut = line.lastIndexOf(' ', QUOTE_LENGTH);
  return `${line.slice(0, cut > QUOTE_LENGTH / 2 ? cut : QUOTE_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}

// ── block style ──────────────────────────────────────────────────────────────────────────────────────

/** Writes `key: value` lines; `first` is what stands before the first key ("- " in a list). */
function writeObject(object: PlainObject, first: string, indent: string, out: string[]): void {
  let lead = first;
  for (const key in object) {
    const value = object[key];
    if (value === undefined || isNoise(key, value)) continue;
    out.push(lead, keyText(key), ':');
    writeValue(value, indent, out);
    lead = indent;
  }
}

function writeValue(value: Plain, indent: string, out: string[]): void {
  if (isList(value) && value.some(isObject)) {
    writeList(value, indent, out);
  } else if (isObject(value) && !isLeaf(value)) {
    out.push('\n');
    writeObject(value, `${indent}  `, `${indent}  `, out);
  } else {
    out.push(' ', isObject(value) || isList(value) ? flow(value) : scalar(value, false), '\n');
  }
}

function writeList(items: readonly Plain[], indent: string, out: string[]): void {
  out.push('\n');
  // One shape for the whole list, so that its items can be compared by eye.
  const inFlow = items.every((item) => !isObject(item) || isLeaf(item));
  for (const item of items) {
    if (inFlow || !isObject(item)) out.push(indent, '  - ', flow(item), '\n');
    else writeObject(item, `${indent}  - `, `${indent}    `, out);
  }
}

// ── flow style ───────────────────────────────────────────────────────────────────────────────────────

function flow(value: Plain): string {
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  if (!isObject(value)) return scalar(value, true);
  const fields = Object.entries(value).filter(([key, inner]) => inner !== undefined && !isNoise(key, inner));
  return `{${fields.map(([key, inner]) => `${keyText(key)}: ${flow(inner)}`).join(', ')}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLeaf(object: PlainObject): boolean {
  return Object.values(object).every((value) => !isObject(value) && !(isList(value) && value.some(isObject)));
}

function isNoise(key: string, value: Plain): boolean {
  return value === null && DROPPED_IF_NULL.has(key);
}

// ── scalars ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * Begins and goes on with characters that mean nothing to YAML, wherever they stand. Beyond ASCII all but blanks and
 * characters without a picture; as ranges, because compiling \p{L} would cost more than the rest of the output.
 */
const PLAIN =
  /^[\w/.($\u00a1-\u061b\u061d-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufefe\uff00-\uffef][\w /.,()$'"&+%*;!?=<>@\u00a1-\u061b\u061d-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufefe\uff00-\uffef-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|\.inf|\.nan)$|^\.\.\.| $/i;
/** What YAML 1.1 or 1.2 reads as a number, a time or a date. */
const NUMBER =
  /^(?:0x[\da-f_]+|0o?[0-7_]+|0b[01_]+|[\d_.,]*\d[\d_.,]*(?:e[-+]?\d+)?|\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*)$/i;

function keyText(key: string): string {
  return /^[a-z_]\w*$/i.test(key) ? key : safeJson(key);
}

/** A double-quoted YAML string may be any JSON string; quotes stand only where they must. */
function scalar(value: Plain, inFlow: boolean): string {
  if (typeof value !== 'string') return String(value);
  const plain = PLAIN.test(value) && !RESERVED.test(value) && !NUMBER.test(value);
  return plain && !(inFlow && value.includes(',')) ? value : safeJson(value);
}
