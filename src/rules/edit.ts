/** Adds an example to a rule file of a user's; every other character of the file stays as it is. */
import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { offsetOf } from './source.ts';

export type Section = 'accepts' | 'rejects';

export type Edited =
  | { readonly text: string /** Of the example; from 1. */; readonly line: number }
  | { readonly error: string };

/** Text that goes into the file at an offset. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * In: a rule file, the name of a relation rule in it, the section that the example is to stand in.
 * Out: the file with the example behind the others of the section; as `error` why that cannot be done.
 */
export function withExample(text: string, rule: string, section: Section, example: string): Edited {
  const document = parseDocument(text);
  const map = document.errors.length > 0 ? undefined : document.getIn(['rules', rule], true);
  if (!isMap(map)) return { error: `holds no rule ${rule} under rules:` };
  const insertions = insertionsFor(text, map, section, example);
  if (insertions === null)
    return { error: `${section}: of ${rule} is written in a way that nothing can be added to; make it a list` };
  const edited = spliced(text, insertions);
  // What was meant is compared with what a reader of the new file gets.
  if (!isDeepStrictEqual(parsed(parseDocument(edited)), wanted(document, rule, section, example))) {
    return { error: `${section}: of ${rule} is written in a way that an example does not fit into; make it a list` };
  }
  const [{ at, text: more } = { at: 0, text: '' }] = insertions;
  return { text: edited, line: edited.slice(0, at + more.trimEnd().length).split('\n').length };
}

const parsed = (document: Document): unknown => (document.errors.length > 0 ? document.errors : document.toJS());

function wanted(document: Document, rule: string, section: Section, example: string): unknown {
  const value: { rules: Record<string, Record<string, unknown>> } = document.toJS();
  const known = value.rules[rule]?.[section] ?? [];
  const own = { ...value.rules[rule], [section]: [known, example].flat() };
  return { ...value, rules: { ...value.rules, [rule]: own } };
}

function spliced(text: string, insertions: readonly Insertion[]): string {
  const last = insertions.toSorted((a, b) => b.at - a.at);
  return last.reduce((whole, { at, text: more }) => whole.slice(0, at) + more + whole.slice(at), text);
}

// ── where it goes ────────────────────────────────────────────────────────────────────────────────────

function insertionsFor(text: string, rule: YAMLMap, section: Section, example: string): readonly Insertion[] | null {
  const pair = pairOf(rule, section);
  if (pair === undefined) return newSection(text, rule, section, example);
  const { value } = pair;
  if (isSeq(value)) return value.flow === true ? inFlow(value, text, example) : belowLast(value, text, example);
  if (!isScalar(value) || value.range == null) return null;
  // One example alone needs no list; two do.
  const [start, end] = value.range;
  if (text.slice(start, end).includes('\n') || (value.type !== 'QUOTE_SINGLE' && value.type !== 'QUOTE_DOUBLE'))
    return null;
  return [
    { at: start, text: '[' },
    { at: end, text: `, ${quoted(example)}]` },
  ];
}

const pairOf = (map: YAMLMap, key: string): Pair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);

function inFlow(list: YAMLSeq, text: string, example: string): readonly Insertion[] | null {
  const last = list.items.at(-1);
  if (last === undefined) return [{ at: text.indexOf('[', offsetOf(list)) + 1, text: quoted(example) }];
  const at = endOf(last);
  return at === null ? null : [{ at, text: `, ${quoted(example)}` }];
}

function belowLast(list: YAMLSeq, text: string, example: string): readonly Insertion[] | null {
  const at = endOf(list.items.at(-1));
  if (at === null) return null;
  const dash = columnOf(text, text.indexOf('-', offsetOf(list)));
  return [newLine(text, at, `${' '.repeat(dash)}- ${quoted(example)}`)];
}

/** Behind accepts:, which every rule has, in the style of the rule. */
function newSection(text: string, rule: YAMLMap, section: Section, example: string): readonly Insertion[] | null {
  const other = pairOf(rule, section === 'accepts' ? 'rejects' : 'accepts');
  const at = endOf(isSeq(other?.value) && other.value.flow !== true ? other.value.items.at(-1) : other?.value);
  if (other === undefined || at === null) return null;
  if (rule.flow === true) return [{ at, text: `, ${section}: [${quoted(example)}]` }];
  const indent = columnOf(text, offsetOf(other.key));
  const dash =
    isSeq(other.value) && other.value.flow !== true
      ? columnOf(text, text.indexOf('-', offsetOf(other.value)))
      : indent + 2;
  const eol = lineEndOf(text);
  return [newLine(text, at, `${' '.repeat(indent)}${section}:${eol}${' '.repeat(dash)}- ${quoted(example)}`)];
}

/** Where the value of a node ends, without the comment behind it. */
function endOf(node: unknown): number | null {
  return (node as { range?: readonly number[] | null } | null | undefined)?.range?.[1] ?? null;
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** A line below the one on which a node ends. */
function newLine(text: string, end: number, line: string): Insertion {
  const eol = lineEndOf(text);
  // The value of a block scalar takes in the end of its last line.
  const at = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  return at === 0 ? { at: text.length, text: `${eol}${line}${eol}` } : { at, text: `${line}${eol}` };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: YAML wants them escaped
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/;

/** In single quotes, as rule files are written; what YAML does not take in them is escaped in double ones. */
function quoted(example: string): string {
  if (!UNPRINTABLE.test(example)) return `'${example.replaceAll("'", "''")}'`;
  return JSON.stringify(example).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
