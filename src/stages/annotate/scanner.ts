/**
 * Finds the matches of many pattern rules in one pass over a text: a look at three characters decides which rules, if
 * any, are tried at a place. (One regular expression of all rules is slower by far: V8 stops optimising at 20 KB of
 * source, and all of it must be compiled before the first match.)
 */
import { beginningAt } from '../../rules/scans/characters.ts';
import { compileScan, flexible, tableOf } from '../../rules/scans/compile.ts';
import type { PatternRule, Span } from '../../types.ts';

/** What a rule says of a match: its `sets`, and its named groups on top of them. */
export type Fields = Readonly<Record<string, string | undefined>>;

export interface RuleRegExp {
  readonly rule: PatternRule;
  readonly regex: RegExp;
}

export interface Scanner {
  /** For each beginning the number of the list of rules to try. */
  readonly table: Uint16Array;
  readonly lists: readonly (readonly RuleRegExp[])[];
  /** Matches nothing, at the places where a match may begin. */
  readonly before: RegExp;
}

export interface Found extends Span {
  readonly rule: PatternRule;
  readonly fields: Fields;
}

/**
 * The rule's pattern, in which case counts; `before` and `after` are sources that must hold around it. The expression is
 * made at its first use: most rules are tried nowhere in an article.
 */
export function ruleRegExp(rule: PatternRule, flags: string, before = '', after = ''): RuleRegExp {
  let made: RegExp | undefined;
  return {
    rule,
    get regex() {
      if (made !== undefined) return made;
      const source = `${before}(?:${flexible(rule.pattern)})${after}`;
      made = new RegExp(source, /\\[pP]\{/.test(source) ? `${flags}u` : flags);
      return made;
    },
  };
}

/** What a match of the rule means. */
export function fieldsOf(rule: PatternRule, match: RegExpExecArray): Fields {
  const fields: Record<string, string | undefined> = { ...rule.sets };
  for (const [name, text] of Object.entries(match.groups ?? {})) if (text !== undefined) fields[name] = text;
  return fields;
}

/** All matches in a stretch; the expression is global. (`matchAll` makes a new expression at each call.) */
export function matchesIn(stretch: string, { regex }: RuleRegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  regex.lastIndex = 0;
  for (let match = regex.exec(stretch); match !== null; match = regex.exec(stretch)) found.push(match);
  return found;
}

/**
 * Rules that stand first are tried first. `before` is a source that must hold, of no character, where one begins;
 * `compiled` is what compileScan made of these rules, if it did already.
 */
export function scanner(rules: readonly PatternRule[], before: string, compiled = compileScan(rules)): Scanner {
  const members = rules.map((rule) => ruleRegExp(rule, 'y'));
  const lists = compiled.lists.map((list) => list.map((index) => members[index]!));
  return { table: tableOf(compiled), lists, before: new RegExp(before, 'y') };
}

function matchAt({ rule, regex }: RuleRegExp, text: string, at: number): Found | null {
  regex.lastIndex = at;
  const match = regex.exec(text);
  return match && { rule, fields: fieldsOf(rule, match), start: at, end: at + match[0].length };
}

/** The match at an offset, where one may begin. */
export function scanAt({ table, lists, before }: Scanner, text: string, at: number): Found | null {
  const list = table[beginningAt(text, at)]!;
  before.lastIndex = at;
  if (list === 0 || !before.test(text)) return null;
  for (const member of lists[list]!) {
    const found = matchAt(member, text, at);
    if (found !== null) return found;
  }
  return null;
}

const OTHER = 0;
const UPPER = 1;
const SMALL = 2;

/** Kind of each ASCII character: capital letter, small letter or digit, other. */
const KIND = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[A-Z]/.test(char) ? UPPER : /[a-z0-9]/.test(char) ? SMALL : OTHER;
});

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? KIND[code]! : OTHER;
}

/**
 * The first match at or after `from` that begins a word, or a capital letter after a small one or a digit; null where
 * there is none. Offsets in UTF-16 code units.
 */
export function scan(scanner: Scanner, text: string, from: number): Found | null {
  let previous = from === 0 ? OTHER : kindAt(text, from - 1);
  for (let at = from; at < text.length; at++) {
    const kind = kindAt(text, at);
    const inside = kind !== OTHER && previous !== OTHER && (kind === SMALL || previous === UPPER);
    previous = kind;
    const found = inside ? null : scanAt(scanner, text, at);
    if (found !== null) return found;
  }
  return null;
}
