/**
 * Finds the matches of many pattern rules in one pass over a text: a look at three characters decides which rules, if
 * any, are tried at a place. (One regular expression of all rules is slower by far: V8 stops optimising at 20 KB of
 * source, and all of it must be compiled before the first match.)
 */
import type { PatternRule, Span } from '../../types.ts';
import { PREFIXES, prefixAt, prefixRuns } from './prefixes.ts';

/** What a rule says of a match: its `sets`, and its named groups on top of them. */
export type Fields = Readonly<Record<string, string | undefined>>;

export interface RuleRegExp {
  readonly rule: PatternRule;
  readonly regex: RegExp;
}

export interface Scanner {
  /** For each prefix the number of the list of rules to try. */
  readonly table: Uint16Array;
  readonly lists: readonly (readonly RuleRegExp[])[];
}

export interface Found extends Span {
  readonly rule: PatternRule;
  readonly fields: Fields;
}

/** In a rule's pattern a blank stands for any white space. */
function flexible(pattern: string): string {
  return pattern.replace(/\\[\s\S]|(\[(?:\\[\s\S]|[^\]\\])*\])| /g, (piece, set?: string) =>
    set === undefined ? (piece === ' ' ? '(?:\\s+)' : piece) : set.replaceAll(' ', '\\s'),
  );
}

/** The rule's pattern, in which case counts; `before` and `after` are sources that must hold around it. */
export function ruleRegExp(rule: PatternRule, flags: string, before = '', after = ''): RuleRegExp {
  return { rule, regex: new RegExp(`${before}(?:${flexible(rule.pattern)})${after}`, flags) };
}

/** What a match of the rule means. */
export function fieldsOf(rule: PatternRule, match: RegExpExecArray): Fields {
  const fields: Record<string, string | undefined> = { ...rule.sets };
  for (const [name, text] of Object.entries(match.groups ?? {})) if (text !== undefined) fields[name] = text;
  return fields;
}

/** Rules that stand first are tried first. `before` is a source that must hold before a match. */
export function scanner(rules: readonly PatternRule[], before: string): Scanner {
  const runs = prefixRuns(rules.map(({ pattern }) => flexible(pattern)));
  const table = new Uint16Array(PREFIXES);
  const lists: (readonly RuleRegExp[])[] = [[]];
  for (const [index, rule] of rules.entries()) {
    const member = ruleRegExp(rule, 'y', before);
    const longer = new Map<number, number>();
    for (const [from, to] of runs[index] ?? []) {
      for (let prefix = from; prefix < to; prefix++) {
        const list = table[prefix] ?? 0;
        if (lists[list]?.at(-1) === member) continue;
        if (!longer.has(list)) longer.set(list, lists.push([...(lists[list] ?? []), member]) - 1);
        table[prefix] = longer.get(list) ?? 0;
      }
    }
  }
  return { table, lists };
}

function matchAt(members: readonly RuleRegExp[], text: string, at: number): Found | null {
  for (const { rule, regex } of members) {
    regex.lastIndex = at;
    const match = regex.exec(text);
    if (match !== null) return { rule, fields: fieldsOf(rule, match), start: at, end: at + match[0].length };
  }
  return null;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;

/**
 * The first match at or after `from` that begins a word, or a capital letter after a small one; null where there is
 * none. Offsets in UTF-16 code units.
 */
export function scan({ table, lists }: Scanner, text: string, from: number): Found | null {
  let previous = from === 0 ? 0 : text.charCodeAt(from - 1);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const inside = isLower(previous) || isDigit(previous) || isUpper(previous);
    const starts = !inside || (isUpper(code) && isLower(previous));
    previous = code;
    if (!starts) continue;
    const list = table[prefixAt(text, at)] ?? 0;
    const found = list === 0 ? null : matchAt(lists[list] ?? [], text, at);
    if (found !== null) return found;
  }
  return null;
}
