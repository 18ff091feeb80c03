/** Zone rules made ready: one regular expression per place and case, so that one test per line decides for all rules. */
import { regExp } from '../../rules/pattern.ts';
import type { ZoneRule } from '../../types.ts';

/** Where a rule matched; `rule` is the first one of its group that does. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly rule: ZoneRule;
}

interface Single {
  readonly rule: ZoneRule;
  /** Matches the rule where it stands. */
  readonly here: RegExp;
  /** Number of the capturing group that holds the rule in the group's expression. */
  readonly capture: number;
}

interface Group {
  /** One expression for all rules, each in a capturing group; undefined where the patterns cannot stand in one. */
  readonly any: RegExp | undefined;
  readonly rules: readonly Single[];
}

export interface ZoneRules {
  readonly line: readonly Group[];
  readonly tail: readonly Group[];
  readonly inline: readonly Group[];
  /** Rules of the dateline, tried in the opening only. */
  readonly dateline: readonly Group[];
  readonly datelineInline: readonly Group[];
}

function flagsOf(rule: ZoneRule, place: 'y' | 'g'): string {
  return `m${place}${rule.case === 'exact' ? '' : 'i'}`;
}

/** Numbered back references change their number when patterns are put together. */
const NUMBERED = /\\[1-9]/;

function together(rules: readonly ZoneRule[], flags: string): RegExp | undefined {
  if (rules.some(({ pattern }) => NUMBERED.test(pattern))) return undefined;
  try {
    return regExp(rules.map(({ pattern }) => `(${pattern})`).join('|'), flags);
  } catch {
    return undefined;
  }
}

/** An escape, a class of characters, or the bracket that opens a capturing group. */
const CAPTURE = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|(\((?!\?)|\(\?<(?![=!]))/g;

/** Number of capturing groups; counted in the source, because running the expression would compile it. */
function capturesIn(pattern: string): number {
  let count = 0;
  for (const [, bracket] of pattern.matchAll(CAPTURE)) if (bracket !== undefined) count++;
  return count;
}

function groupOf(rules: readonly ZoneRule[], flags: string): Group {
  let capture = 1;
  const singles = rules.map((rule) => {
    const single = { rule, here: regExp(rule.pattern, flagsOf(rule, 'y')), capture };
    capture += 1 + capturesIn(rule.pattern);
    return single;
  });
  return { any: together(rules, flags), rules: singles };
}

function groups(rules: readonly ZoneRule[], place: 'y' | 'g'): Group[] {
  const byFlags = new Map<string, ZoneRule[]>();
  for (const rule of rules) {
    const flags = flagsOf(rule, place);
    const found = byFlags.get(flags);
    if (found === undefined) byFlags.set(flags, [rule]);
    else found.push(rule);
  }
  return [...byFlags].map(([flags, members]) => groupOf(members, flags));
}

function compile(rules: readonly ZoneRule[]): ZoneRules {
  const pick = (dateline: boolean, ...at: ZoneRule['at'][]): ZoneRule[] =>
    rules.filter((rule) => (rule.zone === 'dateline') === dateline && at.includes(rule.at));
  return {
    line: groups(pick(false, 'line'), 'y'),
    tail: groups(pick(false, 'tail'), 'g'),
    inline: groups(pick(false, 'inline', 'anywhere'), 'g'),
    dateline: groups(pick(true, 'line', 'tail'), 'y'),
    datelineInline: groups(pick(true, 'inline', 'anywhere'), 'g'),
  };
}

const compiled = new WeakMap<readonly ZoneRule[], ZoneRules>();

/** The rules made ready; once per list of rules. */
export function zoneRules(rules: readonly ZoneRule[]): ZoneRules {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const made = compile(rules);
  compiled.set(rules, made);
  return made;
}

/** The match of a group's own expression: its rule is told by the capturing group that took part. */
function hitOf(group: Group, match: RegExpExecArray): Hit | undefined {
  const single = group.rules.find(({ capture }) => match[capture] !== undefined);
  return single && { start: match.index, end: match.index + match[0].length, rule: single.rule };
}

function firstHere(group: Group, text: string, at: number): Hit | undefined {
  for (const { rule, here } of group.rules) {
    here.lastIndex = at;
    if (here.test(text)) return { start: at, end: here.lastIndex, rule };
  }
  return undefined;
}

/** The first rule of the groups that matches exactly at `at`. */
export function matchAt(groups: readonly Group[], text: string, at: number): Hit | undefined {
  for (const group of groups) {
    let hit: Hit | undefined;
    if (group.any === undefined) hit = firstHere(group, text, at);
    else {
      group.any.lastIndex = at;
      const match = group.any.exec(text);
      if (match !== null) hit = hitOf(group, match);
    }
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function searchGroup(group: Group, text: string, from: number): Hit | undefined {
  if (group.any !== undefined) {
    group.any.lastIndex = from;
    const match = group.any.exec(text);
    return match === null ? undefined : hitOf(group, match);
  }
  let first: Hit | undefined;
  for (const { rule } of group.rules) {
    const search = regExp(rule.pattern, flagsOf(rule, 'g'));
    search.lastIndex = from;
    const match = search.exec(text);
    if (match !== null && (first === undefined || match.index < first.start)) {
      first = { start: match.index, end: search.lastIndex, rule };
    }
  }
  return first;
}

/** The next match of any rule at or after `from`: the leftmost, of the first group where two stand at the same place. */
export function search(groups: readonly Group[], text: string, from: number): Hit | undefined {
  let first: Hit | undefined;
  for (const group of groups) {
    const hit = searchGroup(group, text, from);
    if (hit !== undefined && (first === undefined || hit.start < first.start)) first = hit;
  }
  return first;
}

/**
 * Searches through a text from left to right, once: `next(from)` may only be asked for growing places. Keeps one match
 * per group, so that a group without matches costs one pass over the text and not one per line.
 */
export function scanner(groups: readonly Group[], text: string): (from: number) => Hit | undefined {
  const ahead: (Hit | undefined)[] = groups.map((group) => searchGroup(group, text, 0));
  return (from) => {
    let first: Hit | undefined;
    for (let i = 0; i < groups.length; i++) {
      let hit = ahead[i];
      if (hit !== undefined && hit.start < from) {
        hit = searchGroup(groups[i]!, text, from);
        ahead[i] = hit;
      }
      if (hit !== undefined && (first === undefined || hit.start < first.start)) first = hit;
    }
    return first;
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
  const hit = matchAt(rules.line, text, start);
  if (hit !== undefined) return hit;
  DECORATION.lastIndex = start;
  if (DECORATION.test(text) && DECORATION.lastIndex < end) {
    const inner = matchAt(rules.line, text, DECORATION.lastIndex);
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
  const rules = compile([rule]);
  const starts = rule.zone === 'dateline' ? rules.dateline : rules.line;
  if (matchAt(starts, line, 0) !== undefined || lineHit(rules, line, 0, line.length) !== undefined) return true;
  const next = scanner(rule.zone === 'dateline' ? rules.datelineInline : rules.inline, line);
  for (let hit = next(0); hit !== undefined; hit = next(hit.start + 1)) {
    if (isInPlace(line, hit, 0)) return true;
  }
  return false;
}
