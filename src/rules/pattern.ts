/**
 * From a rule's pattern to the source of a regular expression: `<lists>` are written out everywhere; in patterns of
 * relations and asides (over masked sentences) also the marks `{type as role}`, `{type+ as role}` and the gap `...`.
 */

import { LETTERS, plainProperties } from '../regexp.ts';
import type { CompiledPattern } from '../types.ts';
import { alternation, type PatternMode, type Reading } from './alternation.ts';
import { nearest } from './nearest.ts';

/** The private-use character that stands for a mention in a masked sentence. */
export const MASK = {
  org: '\uE000',
  /** A reference to one organisation: "the company". */
  ref: '\uE001',
  /** A reference to several: "the two companies". */
  refs: '\uE002',
  person: '\uE003',
  date: '\uE004',
  money: '\uE005',
} as const;

/** Longest stretch that `...` may bridge, in UTF-16 code units of the masked sentence. */
export const GAP_LIMIT = 150;
/** Most organisations after the first of a coordinated list. */
const LIST_LIMIT = 30;

/**
 * Word lists by name, ready to be written into patterns. `sign` holds all words of the list; `sign:past` those of one
 * form; `year:pattern` one regular expression, for a list that is given as a pattern.
 */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** A pattern that cannot be compiled; `offset` is where in the pattern's source, in UTF-16 code units. */
export class PatternError extends Error {
  readonly offset: number;
  readonly hint: string;

  constructor(message: string, offset: number, hint: string) {
    super(message);
    this.name = 'PatternError';
    this.offset = offset;
    this.hint = hint;
  }
}

// ── pieces of regular expressions ────────────────────────────────────────────────────────────────────

const ONE_ORG = '[\\uE000\\uE001]';
/** "..., Acme said", "..., Acme's unit": who tells it or owns it is no member of the list. */
const TELLS =
  "(?![’']s? | (?:has|is|was|said|says|reported|reports|added|noted|explained|told|wrote|has learned|has reported)\\b)";
/** Between two organisations of a list ("To fend off Acme, it grew" and "Acme and its affiliated clinics" are none); before it a parenthesis may stand, as in "A (NASDAQ: ABCD) and B". */
const SEPARATOR =
  '(?: \\([^()\\uE000-\\uE002]{1,60}\\))?' +
  '(?:,? (?:and|&|as well as|along with|together with|plus) (?:with )?' +
  `(?!\\uE001 (?:[${LETTERS}-]+ ){1,2}?(?:hospitals|schools|campuses|affiliates|clinics|colleges|members|subsidiaries|units)\\b)` +
  `(?:the |its |\\uE001 (?:[${LETTERS}-]+ ){0,3}?(?:subsidiary|affiliate|unit|division|arm|parent|parent company|sister company|representative|distributor|licensee),? )?` +
  `|, (?:the )?(?=(?:\\uE000|\\uE001(?=,| and| &))${TELLS})| [/+x×] (?:the )?|[-–/])`;
const orgList = (least: number): string =>
  `(?:(?:the )?${ONE_ORG}(?:${SEPARATOR}${ONE_ORG}){${least},${LIST_LIMIT}}|\\uE002)`;

/** What each mark stands for. `org+`: one or more in a list, or a plural reference; `orgs`: two or more. */
const MARKS: Readonly<Record<string, string>> = {
  org: ONE_ORG,
  'org+': orgList(0),
  orgs: orgList(1),
  name: '\\uE000',
  ref: '\\uE001',
  refs: '\\uE002',
  person: '\\uE003',
  date: '\\uE004',
  money: '\\uE005',
};

/** Lists of organisations as they stand in an expanded pattern. */
export const ORG_LISTS: readonly string[] = [orgList(0), orgList(1)];

export const GAP = `[^\\uE000-\\uE002;]{0,${GAP_LIMIT}}?`;

/** A gap written with blanks around it ends and begins between words, wherever the blanks are. */
function gap(blankBefore: boolean, blankAfter: boolean): string {
  return `${blankBefore ? '(?!\\w)' : ''}${GAP}${blankAfter ? '(?<!\\w)' : ''}`;
}

// ── the compiler ─────────────────────────────────────────────────────────────────────────────────────

/**
 * One element of a pattern, in the order of alternatives: an escape, a character class, a gap, a list, a mark, a
 * named group. Everything else is copied.
 */
const ELEMENT =
  /\\k<\w*>|\\[pP]\{[^}]*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|(?<gap> ?\.{3,} ?)|\(\?<(?<group>[A-Za-z_]\w*)>|\(\?<[=!]|<(?<list>[A-Za-z][\w-]*)(?::(?<form>\w+))?>|\{(?<mark>[A-Za-z][^{}]*)\}/g;

const MARK = /^(?<type>[a-z]+\+?)(?: as (?<role>[a-z][a-z0-9-]*))?$/;

interface State {
  readonly lists: Lists;
  readonly mode: PatternMode;
  readonly reading: Reading;
  readonly roles: string[];
  /** Lists being written out, against a list that contains itself. */
  readonly within: readonly string[];
}

function expandShape(name: string, shape: string, offset: number, state: State): string {
  if (state.within.includes(name)) {
    throw new PatternError(`list <${name}> contains itself`, offset, [...state.within, name].join(' → '));
  }
  try {
    return `(?:${expand(shape, { ...state, within: [...state.within, name] })})`;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new PatternError(`in list <${name}>: ${error.message}`, offset, error.hint);
  }
}

function expandList(name: string, form: string | undefined, offset: number, state: State): string {
  const { lists, mode, reading } = state;
  const shape = form === undefined ? lists[`${name}:pattern`]?.[0] : undefined;
  if (shape !== undefined) return expandShape(name, shape, offset, state);
  const words = lists[form === undefined ? name : `${name}:${form}`];
  if (words !== undefined) return alternation(words, mode, reading);
  const known = formsOf(name, lists);
  if (lists[name] === undefined && lists[`${name}:pattern`] === undefined) {
    throw new PatternError(
      `unknown list <${name}>`,
      offset,
      `define it under lists: in a lexicon file${near(name, lists)}`,
    );
  }
  const hint = known.length === 0 ? 'the list is not inflected: write' : `its forms are ${known.join(', ')}; or write`;
  throw new PatternError(`list <${name}> has no form "${form}"`, offset, `${hint} <${name}>`);
}

function formsOf(name: string, lists: Lists): string[] {
  const prefix = `${name}:`;
  return Object.keys(lists).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
}

function near(name: string, lists: Lists): string {
  const names = [...new Set(Object.keys(lists).map((key) => key.replace(/:.*/, '')))];
  const found = nearest(name, names);
  return found === undefined ? '' : `, or did you mean <${found}>?`;
}

function expandMark(text: string, offset: number, state: State): string {
  const { type, role } = MARK.exec(text)?.groups ?? {};
  const body = type === undefined ? undefined : MARKS[type];
  if (body === undefined) {
    const hint = `a mark is {type} or {type as role}, the type one of ${Object.keys(MARKS).join(', ')}`;
    throw new PatternError(`{${text}} is no mark`, offset, hint);
  }
  if (role === undefined) return body;
  state.roles.push(role);
  return `(?<r${state.roles.length - 1}>${body})`;
}

function expandGap(text: string, offset: number): string {
  const dots = text.trim();
  if (dots.length !== 3) {
    throw new PatternError(`${dots.length} dots are no gap`, offset, 'write ... for a gap, \\. for a full stop');
  }
  return gap(text.startsWith(' '), text.endsWith(' '));
}

function expandElement(match: RegExpMatchArray, state: State): string {
  const { gap: dots, group, list, form, mark } = match.groups ?? {};
  const offset = match.index ?? 0;
  if (list !== undefined) return expandList(list, form, offset, state);
  if (state.mode === 'text') return match[0];
  if (dots !== undefined) return expandGap(dots, offset);
  if (mark !== undefined) return expandMark(mark, offset, state);
  if (group !== undefined) {
    throw new PatternError(`named group (?<${group}>`, offset, `name a part with a mark: {org as ${group}}`);
  }
  return state.mode === 'aside' ? match[0] : plainProperties(match[0]);
}

function expand(source: string, state: State): string {
  let out = '';
  let at = 0;
  for (const match of source.matchAll(ELEMENT)) {
    out += source.slice(at, match.index) + expandElement(match, state);
    at = match.index + match[0].length;
  }
  return out + source.slice(at);
}

/**
 * Expands lists, and in patterns over masked sentences marks and gaps. `roles[i]` belongs to the group named `r<i>`.
 * Throws PatternError; whether the result is a valid and safe regular expression is not checked here (see safe.ts).
 */
export function compilePattern(
  source: string,
  lists: Lists,
  mode: PatternMode,
  reading: Reading = 'forward',
): CompiledPattern {
  const roles: string[] = [];
  return { source: expand(source, { lists, mode, reading, roles, within: [] }), roles };
}

/**
 * The pattern with every list, mark and gap replaced by letters of the same length: it is valid where the pattern is,
 * and an error in it stands at the same offset.
 */
export function outline(source: string, mode: PatternMode): string {
  return source.replace(ELEMENT, (element, ...rest) => {
    const { list, mark, gap: dots } = rest.at(-1) as Record<string, string | undefined>;
    const ours = list !== undefined || (mode !== 'text' && (mark ?? dots) !== undefined);
    return ours ? 'x'.repeat(element.length) : element;
  });
}

/** An expanded pattern as its author wrote it, as far as can be told: marks and gaps, not lists. */
export function shown(source: string): string {
  let text = source.replaceAll(GAP, '...');
  for (const [mark, body] of Object.entries(MARKS).sort(([, a], [, b]) => b.length - a.length)) {
    text = text.replaceAll(body, `{${mark}}`);
  }
  for (const [mark, char] of Object.entries(MASK)) text = text.replaceAll(char, `{${mark}}`);
  return text;
}
