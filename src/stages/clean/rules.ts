/** Zone rules made ready, by the place where they hold. */

import { articleGrams, passes } from '../../grams.ts';
import { onceFor } from '../../once.ts';
import { lateRegExp } from '../../regexp.ts';
import { beginningAt } from '../../rules/scans/characters.ts';
import { tableOf } from '../../rules/scans/compile.ts';
import type { RuleSet, ZoneRule } from '../../types.ts';

/** Where a rule matched; `rule` is the first one that does. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly rule: ZoneRule;
}

/** Whether the rule can match at the offset, to judge by the characters there. */
type MayBegin = (rule: ZoneRule, text: string, at: number) => boolean;

interface Compiled {
  readonly rule: ZoneRule;
  /** Matches the rule where it stands. */
  readonly here: () => RegExp;
  /** Finds its next match. */
  readonly next: () => RegExp;
}

export interface ZoneRules {
  readonly mayBegin: MayBegin;
  readonly line: readonly Compiled[];
  readonly tail: readonly Compiled[];
  readonly inline: readonly Compiled[];
  /** Rules of the dateline, tried in the opening only. */
  readonly dateline: readonly Compiled[];
  readonly datelineInline: readonly Compiled[];
}

function compileRule(rule: ZoneRule): Compiled {
  const flags = rule.case === 'exact' ? 'm' : 'mi';
  return { rule, here: lateRegExp(rule.pattern, `${flags}y`), next: lateRegExp(rule.pattern, `${flags}g`) };
}

/** Rules with the case of the first one go before those with the other. */
function inOrder(rules: readonly ZoneRule[]): readonly Compiled[] {
  const cases = [...new Set(rules.map((rule) => rule.case))];
  return cases.flatMap((wanted) => rules.filter((rule) => rule.case === wanted)).map(compileRule);
}

/** By the table of the build; where there is none, any rule may match anywhere. */
function beginningsOf({ zones, compiledScans }: Zones): MayBegin {
  const scan = compiledScans?.['zone'];
  if (scan === undefined) return () => true;
  const table = tableOf(scan);
  const indices = new Map(zones.map((rule, index) => [rule, index]));
  return (rule, text, at) => scan.lists[table[beginningAt(text, at)]!]!.includes(indices.get(rule)!);
}

function compile(set: Zones): ZoneRules {
  const { zones: rules } = set;
  const pick = (dateline: boolean, ...at: ZoneRule['at'][]): readonly Compiled[] =>
    inOrder(rules.filter((rule) => (rule.zone === 'dateline') === dateline && at.includes(rule.at)));
  return {
    mayBegin: beginningsOf(set),
    line: pick(false, 'line'),
    tail: pick(false, 'tail'),
    inline: pick(false, 'inline', 'anywhere'),
    dateline: pick(true, 'line', 'tail'),
    datelineInline: pick(true, 'inline', 'anywhere'),
  };
}

/** What of a rule set is about zones. */
export type Zones = Pick<RuleSet, 'zones' | 'compiledScans'>;

const compiled = onceFor(compile);

/** The rules that may match something in the text, made ready; once per rule set. */
export function zoneRules(rules: Zones, text: string): ZoneRules {
  const all = compiled(rules);
  const grams = articleGrams(text);
  const some = (list: readonly Compiled[]) => list.filter(({ rule }) => passes(rule.gate, grams));
  return {
    mayBegin: all.mayBegin,
    line: some(all.line),
    tail: some(all.tail),
    inline: some(all.inline),
    dateline: some(all.dateline),
    datelineInline: some(all.datelineInline),
  };
}

/** The first of some rules that matches exactly at `at`. */
export function matchAt(
  rules: readonly Compiled[],
  { mayBegin }: ZoneRules,
  text: string,
  at: number,
): Hit | undefined {
  for (const { rule, here } of rules) {
    if (!mayBegin(rule, text, at)) continue;
    const regex = here();
    regex.lastIndex = at;
    if (regex.test(text)) return { start: at, end: regex.lastIndex, rule };
  }
  return undefined;
}

function searchRule({ rule, next }: Compiled, text: string, from: number): Hit | undefined {
  const regex = next();
  regex.lastIndex = from;
  const match = regex.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length, rule };
}

/** The leftmost of some matches; of those that stand at the same place the first. */
function leftmost(hits: readonly (Hit | undefined)[]): Hit | undefined {
  let first: Hit | undefined;
  for (const hit of hits) if (hit !== undefined && (first === undefined || hit.start < first.start)) first = hit;
  return first;
}

/** The next match of any rule at or after `from`: the leftmost, of the first rule where two stand at the same place. */
export function search(rules: readonly Compiled[], text: string, from: number): Hit | undefined {
  return leftmost(rules.map((rule) => searchRule(rule, text, from)));
}

/**
 * Searches through a text from left to right, once: `next(from)` may only be asked for growing places. Keeps one match
 * per rule, so that a rule without matches costs one pass over the text and not one per line.
 */
export function scanner(rules: readonly Compiled[], text: string): (from: number) => Hit | undefined {
  const ahead = rules.map((rule) => searchRule(rule, text, 0));
  return (from) => {
    for (let i = 0; i < rules.length; i++) {
      const hit = ahead[i];
      if (hit !== undefined && hit.start < from) ahead[i] = searchRule(rules[i]!, text, from);
    }
    return leftmost(ahead);
  };
}

/** Length of a line's end that `tail` rules see. */
const TAIL = 120;
/** A line longer than this is no caption. */
const TAIL_LINE = 500;
/** Characters that may stand before a heading, a list item or an emphasised line. */
const DECORATION = /[\s*•·▪●◦‣>|#_~=+\-–—▶►■□◆◇☞※]{1,8}/y;

/** The rule that decides about the line [start, end) as a whole, or about its beginning. */
export function lineHit(rules: ZoneRules, text: string, start: number, end: number): Hit | undefined {
  const hit = matchAt(rules.line, rules, text, start);
  if (hit !== undefined) return hit;
  DECORATION.lastIndex = start;
  if (DECORATION.test(text) && DECORATION.lastIndex < end) {
    const inner = matchAt(rules.line, rules, text, DECORATION.lastIndex);
    if (inner !== undefined) return { ...inner, start };
  }
  if (end - start > TAIL_LINE) return undefined;
  const tail = search(rules.tail, text.slice(Math.max(start, end - TAIL), end), 0);
  return tail && { start, end, rule: tail.rule };
}

const AFTER_SENTENCE = /(?:[.!?…:|\])"”’*®™]|\.[a-z]{2,6}|\w\.[\w-]+\/\S*)\s*$/;
const LETTER = /[A-Za-zÀ-ɏ0-9]/;

/** An inline rule holds after a sentence's end (or an address, or a closing mark); `anywhere` at the start of a word. */
export function isInPlace(text: string, hit: Hit, lineStart: number): boolean {
  if (hit.start <= lineStart) return false;
  const before = text.slice(Math.max(lineStart, hit.start - 60), hit.start);
  if (hit.rule.at === 'inline') return AFTER_SENTENCE.test(before);
  return !LETTER.test(before.at(-1)!) && !/["“'‘(]$/.test(before);
}

/** Whether the rule alone would find its zone in `line`, a text of one line: what the examples of a rule ask. */
export function matchesZone(rule: ZoneRule, line: string): boolean {
  const rules = compile({ zones: [rule] });
  const starts = rule.zone === 'dateline' ? rules.dateline : rules.line;
  if (matchAt(starts, rules, line, 0) !== undefined || lineHit(rules, line, 0, line.length) !== undefined) return true;
  const next = scanner(rule.zone === 'dateline' ? rules.datelineInline : rules.inline, line);
  for (let hit = next(0); hit !== undefined; hit = next(hit.start + 1)) {
    if (isInPlace(line, hit, 0)) return true;
  }
  return false;
}
