/** What each kind of rule finds in an example, by the stages that use the rule on articles. */

import { asksForCapitals, nameTest, readName } from '../phrases.ts';
import { regExp } from '../regexp.ts';
import { annotate } from '../stages/annotate.ts';
import { matchesZone } from '../stages/clean/rules.ts';
import { clean } from '../stages/clean.ts';
import { compileAside, inArticle } from '../stages/mask/asides.ts';
import { type MaskedMention, type MaskedSentence, mask, ranges } from '../stages/mask.ts';
import { compileCue, cueScopes, matchRule, readings } from '../stages/match.ts';
import { segment } from '../stages/segment.ts';
import type { AsideRule, CueRule, NameRule, RefMention, RelationRule, RuleSet, Span, ZoneRule } from '../types.ts';
import type { Example, Mark } from './example.ts';

/** What a rule finds in an example: spans under names of roles or types. */
export interface Found {
  readonly expected: readonly Mark[];
  readonly found: readonly Mark[];
}

export type Finder = (example: Example) => Found;

// ── relations and cues: over the example, masked ─────────────────────────────────────────────────────

/** The mention that a mark of an example stands for; null for marks that are there for the reader only. */
function mentionOf({ type, start, end }: Mark, text: string): MaskedMention | null {
  const span = { start, end, rule: 'example' };
  const reference: Omit<RefMention, 'number'> = { ...span, type: 'ref', kinds: [], person: 'third' };
  switch (type) {
    case 'org':
      return { ...span, type, kind: 'company', key: text.slice(start, end).toLowerCase(), strength: 1 };
    case 'ref':
      return { ...reference, number: 'one' };
    case 'refs':
      return { ...reference, number: 'many' };
    case 'person':
      return { ...span, type, key: text.slice(start, end), strength: 1 };
    case 'date':
      return { ...span, type, value: null, precision: 'day', stated: true };
    case 'money':
      return { ...span, type, amount: 0, currency: 'USD', bound: 'exact', kind: 'other' };
    default:
      return null;
  }
}

/** The mentions that an example marks. */
export function mentionsOf({ text, marks }: Example): readonly MaskedMention[] {
  return marks.map((mark) => mentionOf(mark, text)).filter((mention) => mention !== null);
}

function masked(example: Example): MaskedSentence {
  return mask(example.text, { start: 0, end: example.text.length }, mentionsOf(example));
}

/** A relation rule has to give exactly the marked roles; the sentence is read in the ways in which an article's is. */
export function findRelation(rule: RelationRule, rules: RuleSet): Finder {
  return (example) => {
    const sentences = readings(masked(example), rules).filter(({ text }) => isNeeded(rule, text));
    const fillers = sentences.flatMap((sentence) => matchRule(rule, sentence)).flatMap((match) => match.fillers);
    const found = fillers.map(({ role, mention: { type, start, end } }) => ({ type, role, start, end }));
    return { expected: example.marks.filter(({ role }) => role !== undefined), found };
  };
}

function isNeeded({ needs }: RelationRule, text: string): boolean {
  const lower = text.toLowerCase();
  return needs.length === 0 || needs.some((word) => lower.includes(word));
}

/** An aside is exactly what is marked as one. */
export function findAside(aside: AsideRule): Finder {
  const { regex } = compileAside(aside);
  return (example) => {
    const sentence = masked(example);
    const found = ranges(sentence.text, regex()).map((range) => ({ type: 'aside', ...inArticle(sentence, range) }));
    return { expected: example.marks.filter(({ type }) => type === 'aside'), found };
  };
}

/** A cue's scope has to cover the marked trigger; without a mark in a rejected example the cue must not be there at all. */
export function findCue(cue: CueRule): Finder {
  const compiled = compileCue(cue);
  return (example) => {
    const sentence = masked(example);
    const scopes = cueScopes(sentence, [compiled]);
    const expected = example.marks.filter(({ type }) => type === 'trigger');
    if (expected.length === 0) return { expected, found: scopes.map((scope) => markOf('cue', scope, sentence)) };
    const isCovered = ({ start }: Span): boolean =>
      scopes.some(
        ({ from, to }) => (sentence.at[from] ?? sentence.end) <= start && start < (sentence.at[to] ?? sentence.end),
      );
    return { expected, found: expected.filter(isCovered) };
  };
}

function markOf(type: string, { start, end }: Span, sentence: MaskedSentence): Mark {
  return { type, start: sentence.at[start] ?? sentence.end, end: sentence.at[end] ?? sentence.end };
}

// ── entities: over the example, annotated ────────────────────────────────────────────────────────────

/** A mention as a mark, with the rule that found it. */
interface Annotation extends Mark {
  readonly rule: string;
}

function annotated(text: string, rules: RuleSet): readonly Annotation[] {
  const cleaned = clean(text, rules);
  const mentions = annotate({ source: 'example', text }, segment(text, cleaned, rules), null, rules);
  return mentions.map(({ type, start, end, rule }) => ({ type, start, end, rule }));
}

const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Every mark of the rule's type has to be a mention with exactly its span, whichever rules find it. */
export function acceptEntity(type: string, rules: RuleSet): Finder {
  return (example) => {
    const expected = example.marks.filter((mark) => mark.type === type);
    const mentions = annotated(example.text, rules).filter((mention) => mention.type === type);
    return { expected, found: mentions.filter((mention) => expected.some((mark) => overlap(mark, mention))) };
  };
}

/** A rejected example must give no mention by this rule. */
export function rejectEntity({ id }: { readonly id: string }, rules: RuleSet): Finder {
  return ({ text }) => ({ expected: [], found: annotated(text, rules).filter((mention) => mention.rule === id) });
}

/** Evidence against: it has to hold for the marked name, and no organisation may come of that. */
export function acceptNone(rule: NameRule, rules: RuleSet): Finder {
  const holds = holdsFor(rule, rules);
  return ({ text, marks }) => {
    const expected = marks.filter(({ type }) => type === rule.type);
    const orgs = annotated(text, rules).filter(({ type }) => type === 'org');
    const found = expected.filter((mark) => holds(text, mark) && !orgs.some((org) => isSame(org, mark)));
    return { expected, found: [...found, ...orgs.filter((org) => expected.some((mark) => isSame(org, mark)))] };
  };
}

/** Words with capitals, one or several in a row: what evidence on names might be asked about. */
const CAPITALISED = /\p{Lu}[\p{L}\p{N}.&’'-]+(?: \p{Lu}[\p{L}\p{N}.&’'-]*){0,5}/gu;

export function rejectNone(rule: NameRule, rules: RuleSet): Finder {
  const holds = holdsFor(rule, rules);
  return ({ text }) => {
    const names = [...text.matchAll(CAPITALISED)].map((m) => ({
      type: rule.type,
      start: m.index,
      end: m.index + m[0].length,
    }));
    return { expected: [], found: names.filter((name) => holds(text, name)) };
  };
}

/** Whether all parts of a rule hold for a name. */
function holdsFor(rule: NameRule, { lists }: RuleSet): (text: string, span: Span) => boolean {
  const { type, before, after } = rule;
  const own = nameTest(rule, lists, type === 'none' && !asksForCapitals(rule));
  const behind = before === undefined ? null : regExp(`(?<=${before})`, 'y');
  const ahead = after === undefined ? null : regExp(after, 'y');
  const at = (regex: RegExp, text: string, index: number): boolean => {
    regex.lastIndex = index;
    return regex.test(text);
  };
  return (text, { start, end }) =>
    (own?.test(readName(text.slice(start, end))) ?? true) &&
    (behind === null || at(behind, text, start)) &&
    (ahead === null || at(ahead, text, end));
}

// ── zones ────────────────────────────────────────────────────────────────────────────────────────────

/** A zone rule has to match somewhere in the example, which is one line. */
export function findZone(rule: ZoneRule): Finder {
  return ({ text }) => {
    const whole = { type: rule.zone, start: 0, end: text.length };
    return { expected: [whole], found: matchesZone(rule, text) ? [whole] : [] };
  };
}
