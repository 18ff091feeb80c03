/** Runs the examples that every rule carries: does it find what it says it finds, and keep off what it says it keeps off? */
import { annotate } from '../stages/annotate.ts';
import { matchesZone } from '../stages/clean/rules.ts';
import { clean } from '../stages/clean.ts';
import { type MaskedMention, type MaskedSentence, mask } from '../stages/mask.ts';
import { cueScopes, matchRule, readings } from '../stages/match.ts';
import { segment } from '../stages/segment.ts';
import type {
  CueRule,
  Mention,
  NameRule,
  PatternRule,
  RefMention,
  RelationRule,
  RuleSet,
  Span,
  ZoneRule,
} from '../types.ts';
import { type Example, type Mark, parseExample } from './example.ts';
import { regExp } from './pattern.ts';

/** ok; missing: an accepted example is not found; noisy: a rejected one is; wrong: found, but not what is marked. */
export type Outcome = 'ok' | 'missing' | 'noisy' | 'wrong';

export interface Failure {
  readonly outcome: Exclude<Outcome, 'ok'>;
  readonly example: string;
  /** What came out instead, in words. */
  readonly detail: string;
}

/** What is to be said of one rule: its worst failure gives the outcome. */
export interface Verdict {
  readonly rule: string;
  readonly place?: string;
  readonly outcome: Outcome;
  readonly failures: readonly Failure[];
}

interface Rule {
  readonly id: string;
  readonly place?: string;
  readonly accepts: readonly string[];
  readonly rejects: readonly string[];
}

/** What a rule finds in an example: spans under names of roles or types; `other` is worth telling, but not compared. */
interface Found {
  readonly expected: readonly Mark[];
  readonly found: readonly Mark[];
}

type Finder = (example: Example) => Found;

// ── verdicts ─────────────────────────────────────────────────────────────────────────────────────────

const keyOf = ({ type, role, start, end }: Mark): string => `${role ?? type}@${start}-${end}`;

function told(marks: readonly Mark[], text: string): string {
  const parts = marks.map(({ type, role, start, end }) => `${role ?? type}: ${JSON.stringify(text.slice(start, end))}`);
  return parts.length === 0 ? 'nothing' : [...new Set(parts)].join(', ');
}

function accepted(source: string, find: Finder): Failure | null {
  const example = parseExample(source);
  const { expected, found } = find(example);
  const got = new Set(found.map(keyOf));
  const wanted = new Set(expected.map(keyOf));
  const isSame = got.size === wanted.size && [...wanted].every((key) => got.has(key));
  if (isSame && got.size > 0) return null;
  const detail = `found ${told(found, example.text)}; marked ${told(expected, example.text)}`;
  return { outcome: found.length === 0 ? 'missing' : 'wrong', example: source, detail };
}

function rejected(source: string, find: Finder): Failure | null {
  const example = parseExample(source);
  const { found } = find(example);
  if (found.length === 0) return null;
  return { outcome: 'noisy', example: source, detail: `found ${told(found, example.text)}` };
}

const GRAVITY: readonly Outcome[] = ['ok', 'missing', 'wrong', 'noisy'];

function verdictOf(rule: Rule, accept: Finder, reject: Finder = accept): Verdict {
  const tried = [
    ...rule.accepts.map((example) => accepted(example, accept)),
    ...rule.rejects.map((example) => rejected(example, reject)),
  ];
  const failures = tried.filter((failure) => failure !== null);
  const gravity = Math.max(0, ...failures.map(({ outcome }) => GRAVITY.indexOf(outcome)));
  const { id, place } = rule;
  return { rule: id, ...(place !== undefined && { place }), outcome: GRAVITY[gravity]!, failures };
}

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

function masked({ text, marks }: Example): MaskedSentence {
  const mentions = marks.map((mark) => mentionOf(mark, text)).filter((mention) => mention !== null);
  return mask(text, { start: 0, end: text.length }, mentions);
}

/** A relation rule has to give exactly the marked roles; the sentence is read in the ways in which an article's is. */
function findRelation(rule: RelationRule): Finder {
  return (example) => {
    const sentences = readings(masked(example)).filter(({ text }) => isNeeded(rule, text));
    const fillers = sentences.flatMap((sentence) => matchRule(rule, sentence)).flatMap((match) => match.fillers);
    const found = fillers.map(({ role, mention: { type, start, end } }) => ({ type, role, start, end }));
    return { expected: example.marks.filter(({ role }) => role !== undefined), found };
  };
}

function isNeeded({ needs }: RelationRule, text: string): boolean {
  const lower = text.toLowerCase();
  return needs.length === 0 || needs.some((word) => lower.includes(word));
}

/** A cue's scope has to cover the marked trigger; without a mark in a rejected example the cue must not be there at all. */
function findCue(cue: CueRule): Finder {
  const compiled = {
    cue,
    regex: regExp(cue.pattern, 'gi'),
    until: cue.until === undefined ? null : regExp(cue.until, 'i'),
  };
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

function annotated(text: string, rules: RuleSet): readonly Mention[] {
  const cleaned = clean(text, rules);
  return annotate({ source: 'example', text }, cleaned, segment(text, cleaned, rules), null, rules);
}

const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Every mark of the rule's type has to be a mention with exactly its span, whichever rules find it. */
function acceptEntity(type: string, rules: RuleSet): Finder {
  return (example) => {
    const expected = example.marks.filter((mark) => mark.type === type);
    const mentions = annotated(example.text, rules).filter((mention) => mention.type === type);
    return { expected, found: mentions.filter((mention) => expected.some((mark) => overlap(mark, mention))) };
  };
}

/** A rejected example must give no mention by this rule. */
function rejectEntity(rule: Rule, rules: RuleSet): Finder {
  return ({ text }) => ({ expected: [], found: annotated(text, rules).filter((mention) => mention.rule === rule.id) });
}

/** Evidence against: it has to hold for the marked name, and no organisation may come of that. */
function acceptNone(rule: NameRule, rules: RuleSet): Finder {
  const holds = holdsFor(rule);
  return ({ text, marks }) => {
    const expected = marks.filter(({ type }) => type === rule.type);
    const orgs = annotated(text, rules).filter(({ type }) => type === 'org');
    const found = expected.filter((mark) => holds(text, mark) && !orgs.some((org) => isSame(org, mark)));
    return { expected, found: [...found, ...orgs.filter((org) => expected.some((mark) => isSame(org, mark)))] };
  };
}

/** Words with capitals, one or several in a row: what evidence on names might be asked about. */
const CAPITALISED = /\p{Lu}[\p{L}\p{N}.&’'-]+(?: \p{Lu}[\p{L}\p{N}.&’'-]*){0,5}/gu;

function rejectNone(rule: NameRule): Finder {
  const holds = holdsFor(rule);
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
function holdsFor({ name, before, after }: NameRule): (text: string, span: Span) => boolean {
  const own = name === undefined ? null : regExp(name);
  const behind = before === undefined ? null : regExp(`(?<=${before})`, 'y');
  const ahead = after === undefined ? null : regExp(after, 'y');
  const at = (regex: RegExp, text: string, index: number): boolean => {
    regex.lastIndex = index;
    return regex.test(text);
  };
  return (text, { start, end }) =>
    (own?.test(text.slice(start, end)) ?? true) &&
    (behind === null || at(behind, text, start)) &&
    (ahead === null || at(ahead, text, end));
}

function checkName(rule: NameRule, rules: RuleSet): Verdict {
  if (rule.type === 'org' || rule.type === 'person') return checkStretch(rule, rules);
  return verdictOf(rule, acceptNone(rule, rules), rejectNone(rule));
}

function checkStretch(rule: PatternRule | NameRule, rules: RuleSet): Verdict {
  return verdictOf(rule, acceptEntity(rule.type, rules), rejectEntity(rule, rules));
}

// ── zones ────────────────────────────────────────────────────────────────────────────────────────────

/** A zone rule has to match somewhere in the example, which is one line. */
function findZone(rule: ZoneRule): Finder {
  return ({ text }) => {
    const whole = { type: rule.zone, start: 0, end: text.length };
    return { expected: [whole], found: matchesZone(rule, text) ? [whole] : [] };
  };
}

/** Runs all examples of all rules. Out: one verdict per rule, in the order of zones, entities, relations, cues. */
export function check(rules: RuleSet): readonly Verdict[] {
  return [
    ...rules.zones.map((rule) => verdictOf(rule, findZone(rule))),
    ...rules.names.map((rule) => checkName(rule, rules)),
    ...rules.patterns.map((rule) => checkStretch(rule, rules)),
    ...rules.relations.map((rule) => verdictOf(rule, findRelation(rule))),
    ...rules.cues.map((rule) => verdictOf(rule, findCue(rule))),
  ];
}
