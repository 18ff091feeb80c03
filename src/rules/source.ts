/** Rule files as trees whose every node knows its place, and the reading of typed values out of them. */
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Scalar } from 'yaml';
import { nearest } from './nearest.ts';

/** What is wrong in a rule file, where (line and column from 1, column in UTF-16 code units), and what to do. */
export interface RuleError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** One rule file being read: its tree, and the errors found in it so far. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly root: Node | null;
  readonly lines: LineCounter;
  readonly errors: RuleError[];
}

/** Parses one file; what YAML itself refuses is in `errors` of the result. */
export function parseSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const source: Source = { file, text, root: document.contents, lines, errors: [] };
  for (const error of [...document.errors, ...document.warnings]) {
    failAt(source, error.pos[0], `not valid YAML: ${error.message}`, yamlHint(error.code));
  }
  return source;
}

function yamlHint(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'give one of the two another name';
  return 'quote patterns with single quotes, and indent with blanks';
}

/** Notes an error at an offset of the file, in UTF-16 code units. */
export function failAt(source: Source, offset: number, message: string, hint: string): undefined {
  const { line, col } = source.lines.linePos(offset);
  source.errors.push({ file: source.file, line, column: col, message, hint });
  return undefined;
}

/** Notes an error at a node (at the start of the file where the node is missing). */
export function fail(source: Source, node: unknown, message: string, hint: string): undefined {
  return failAt(source, offsetOf(node), message, hint);
}

export function offsetOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

/** "file:line:column" of a node. */
export function placeOf(source: Source, node: unknown): string {
  const { line, col } = source.lines.linePos(offsetOf(node));
  return `${source.file}:${line}:${col}`;
}

/**
 * Where the character `index` of a string stands in the file. Exact for one-line strings, plain or single-quoted
 * (where a quote is written twice); otherwise the start of the string.
 */
export function offsetInside(source: Source, node: Scalar, index: number): number {
  const start = offsetOf(node);
  if (node.type === 'PLAIN') return start + index;
  if (node.type !== 'QUOTE_SINGLE') return start;
  const before = String(node.value).slice(0, index);
  const written = 1 + before.length + before.split("'").length - 1;
  return source.text.slice(start, start + written).includes('\n') ? start : start + written;
}

// ── typed values ─────────────────────────────────────────────────────────────────────────────────────

/** Reads a value out of a node, or notes an error and gives undefined. */
export type Read<T> = (source: Source, node: unknown) => T | undefined;

/** A string that knows its place, for errors inside it. */
export interface Located {
  readonly value: string;
  readonly node: Node;
  /** Offset in the file of the character at an index of the value. */
  readonly at: (index: number) => number;
  /** What it was put together from, if it was: each has to be right by itself. */
  readonly parts?: readonly Located[];
}

export const located: Read<Located> = (source, node) => {
  if (isScalar(node) && typeof node.value === 'string' && node.value !== '')
    return { value: node.value, node, at: (index) => offsetInside(source, node, index) };
  return fail(source, node, `${describe(node)} where a text is wanted`, 'quote it');
};

export const string: Read<string> = (source, node) => located(source, node)?.value;

/** A number from 0 to 1. */
export const share: Read<number> = (source, node) => {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  return fail(source, node, `${describe(node)} where a number from 0 to 1 is wanted`, 'for example 0.8');
};

/** One of the keys of a table. */
export function oneOf<T extends string>(values: Readonly<Record<T, true>>): Read<T> {
  const known = Object.keys(values);
  return (source, node) => {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && known.includes(value)) return value as T;
    const guess = typeof value === 'string' ? nearest(value, known) : undefined;
    const hint = guess === undefined ? `one of ${known.join(', ')}` : `did you mean ${guess}?`;
    return fail(source, node, `${describe(node)} is no possible value`, hint);
  };
}

/** A list; one value alone counts as a list of one. Errors in single values leave those out. */
export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (source, node) => {
    const items = isSeq(node) ? node.items : [node];
    return items.map((item) => read(source, item)).filter((value) => value !== undefined);
  };
}

/** A list that holds something. */
export function someOf<T>(read: Read<T>): Read<readonly T[]> {
  const list = listOf(read);
  return (source, node) => {
    if (!isSeq(node) || node.items.length > 0) return list(source, node);
    return fail(source, node, 'an empty list', 'write at least one');
  };
}

/** Patterns of which any may match as one, between `open` and `close`. */
function joined(parts: readonly Located[], node: Node, open: string, close: string): Located {
  const at = (index: number): number => {
    let rest = Math.max(0, index - open.length);
    for (const part of parts) {
      if (rest <= part.value.length) return part.at(rest);
      rest -= part.value.length + 1;
    }
    return offsetOf(node);
  };
  return { value: open + parts.map(({ value }) => value).join('|') + close, node, at, parts };
}

/** A pattern, or a list of patterns of which any may match; the one that they make stands between `open` and `close`. */
export function anyOf(open = '', close = ''): Read<Located> {
  const some = someOf(located);
  return (source, node) => {
    if (!isSeq(node)) return located(source, node);
    const parts = some(source, node);
    return parts?.length === node.items.length ? joined(parts, node, open, close) : undefined;
  };
}

/** Words and phrases that stand whole, and may be patterns: one, or a list. */
export const wholeWords: Read<Located> = (source, node) => {
  const one = anyOf()(source, node);
  return one && joined([one], one.node, '\\b(?:', ')\\b');
};

/** A map of free names to texts; numbers and true or false are taken as written. */
export const settings: Read<Readonly<Record<string, string>>> = (source, node) => {
  const out: Record<string, string> = {};
  for (const { key, value } of entries(source, node) ?? []) {
    if (isScalar(value) && value.value !== null) out[key] = String(value.value);
    else fail(source, value, `${describe(value)} where a text is wanted`, 'one value per name');
  }
  return out;
};

// ── maps ─────────────────────────────────────────────────────────────────────────────────────────────

export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: unknown;
}

/** The entries of a map in the order of the file. */
export function entries(source: Source, node: unknown): readonly Entry[] | undefined {
  if (!isMap(node))
    return fail(source, node, `${describe(node)} where names and values are wanted`, 'write name: value');
  return (node.items as Pair[]).map(({ key, value }) => ({
    key: isScalar(key) ? String(key.value) : '',
    keyNode: key as Node,
    // A key without a value has no node: errors about it point at the key.
    value: value ?? key,
  }));
}

export type Fields = Readonly<Record<string, Read<unknown>>>;
type Value<F> = F extends Read<infer T> ? T : never;
/** What a map with these fields gives: every field may be missing. */
export type Values<F extends Fields> = { -readonly [K in keyof F]?: Value<F[K]> };

/** Reads a map whose keys are known; refuses others, and the lack of a required one. */
export function fieldsOf<F extends Fields>(source: Source, node: unknown, fields: F, required: readonly string[]) {
  const found = entries(source, node);
  if (found === undefined) return undefined;
  const out: Record<string, unknown> = {};
  for (const { key, keyNode, value } of found) {
    const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const result = read === undefined ? unknownKey(source, keyNode, key, fields) : read(source, value);
    if (result !== undefined) out[key] = result;
  }
  const missing = required.filter((key) => !found.some((entry) => entry.key === key));
  for (const key of missing) fail(source, node, `${key}: is missing`, `add ${key}:`);
  return out as Values<F>;
}

function unknownKey(source: Source, node: Node, key: string, fields: Fields): undefined {
  const known = Object.keys(fields);
  const guess = nearest(key, known);
  const hint = guess === undefined ? `possible here: ${known.join(', ')}` : `did you mean ${guess}:?`;
  return fail(source, node, `unknown key ${key}:`, hint);
}

function describe(node: unknown): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (isScalar(node) && node.value !== null && node.value !== '') return JSON.stringify(node.value);
  return 'nothing';
}
