/** Runs the examples that every rule carries: does it find what it says it finds, and keep off what it says it keeps off? */
import type { NameRule, PatternRule, RelationRule, RuleSet } from '../types.ts';
import { type Mark, parseExample } from './example.ts';
import {
  acceptEntity,
  acceptNone,
  type Finder,
  findAside,
  findCue,
  findRelation,
  findZone,
  rejectEntity,
  rejectNone,
} from './finders.ts';

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

function checkName(rule: NameRule, rules: RuleSet): Verdict {
  if (rule.type === 'org' || rule.type === 'person') return checkStretch(rule, rules);
  return verdictOf(rule, acceptNone(rule, rules), rejectNone(rule, rules));
}

function checkStretch(rule: PatternRule | NameRule, rules: RuleSet): Verdict {
  return verdictOf(rule, acceptEntity(rule.type, rules), rejectEntity(rule, rules));
}

/** Runs the examples of one relation rule. */
export function checkRelation(rule: RelationRule, rules: RuleSet): Verdict {
  return verdictOf(rule, findRelation(rule, rules));
}

/**
 * Runs all examples of all rules. Out: one verdict per rule, in the order of zones, entities, asides, relations, cues.
 * @param isAsked by id: the rules whose examples are run; the others only help to run them
 */
export function check(rules: RuleSet, isAsked: (id: string) => boolean = () => true): readonly Verdict[] {
  const verdicts = <R extends Rule>(of: readonly R[], verdict: (rule: R) => Verdict) =>
    of.filter(({ id }) => isAsked(id)).map(verdict);
  return [
    ...verdicts(rules.zones, (rule) => verdictOf(rule, findZone(rule))),
    ...verdicts(rules.names, (rule) => checkName(rule, rules)),
    ...verdicts(rules.patterns, (rule) => checkStretch(rule, rules)),
    ...verdicts(rules.asides, (rule) => verdictOf(rule, findAside(rule))),
    ...verdicts(rules.relations, (rule) => checkRelation(rule, rules)),
    ...verdicts(rules.cues, (rule) => verdictOf(rule, findCue(rule))),
  ];
}
