/** One rule as written to one rule as the stages read it: ids, patterns expanded and checked, defaults filled in. */

import { regExp } from '../regexp.ts';
import type {
  AsideRule,
  CompiledPattern,
  CueRule,
  NameRule,
  NameWords,
  PatternRule,
  RelationRule,
  Term,
  ZoneRule,
} from '../types.ts';
import type { PatternMode } from './alternation.ts';
import { ASIDE, CUE, NAME, RELATION, STRETCH, TERM, ZONE } from './fields.ts';
import { betterGate, gateOf, gatesOf, leastOrgs } from './gate.ts';
import { guardOf } from './guard.ts';
import { compilePattern, type Lists, outline, PatternError } from './pattern.ts';
import { phrasesOf } from './phrases.ts';
import { slowness } from './probe.ts';
import { danger, syntaxError } from './safe.ts';
import { beginningOf, endingOf } from './scans/edge.ts';
import type { Source } from './source.ts';
import { type Entry, type Fields, fail, failAt, fieldsOf, type Located, placeOf } from './source.ts';
import type { Place } from './steps.ts';

/** Where a rule stands and what it may use. */
export interface Context {
  readonly source: Source;
  /** Path without root and ending: the start of its rules' ids. */
  readonly stem: string;
  readonly lists: Lists;
  /** Whether patterns are tried on texts made to be hard for them, which takes some milliseconds each. */
  readonly probe: boolean;
}

/** Confidence of a relation rule that names none. */
const CONFIDENCE = 0.8;

// ── patterns ─────────────────────────────────────────────────────────────────────────────────────────

type Compiled<T> = T | undefined;

/** Runs an action that may find a pattern wrong, and notes the error where it stands. */
function noting<T>(source: Source, { node, at }: Located, action: () => Compiled<T>): Compiled<T> {
  try {
    return action();
  } catch (error) {
    if (error instanceof PatternError) {
      return failAt(source, at(error.offset), error.message, error.hint);
    }
    return fail(source, node, String((error as Error).message), 'simplify the pattern');
  }
}

/** Whether what the author wrote is a regular expression; lists, marks and gaps aside. */
function isRegular(source: Source, { value, at, parts }: Located, mode: PatternMode): boolean {
  if (parts !== undefined) return parts.every((part) => isRegular(source, part, mode));
  const error = syntaxError(outline(value, mode));
  if (error === null) return true;
  const hint = 'brackets and marks that mean themselves need \\ before them';
  failAt(source, at(error.offset), `not a regular expression: ${error.message}`, hint);
  return false;
}

function patternOf(context: Context, located: Located, mode: PatternMode, place: Place): Compiled<CompiledPattern> {
  const { source, lists } = context;
  if (!isRegular(source, located, mode)) return undefined;
  return noting(source, located, () => {
    const compiled = compilePattern(located.value, lists, mode);
    regExp(compiled.source);
    const found = danger(compiled.source) ?? (context.probe ? slowness(compiled.source, place) : null);
    if (found !== null) return fail(source, located.node, found.message, found.hint);
    if (mode === 'text') {
      const { source: matched } = place === 'end' ? compilePattern(located.value, lists, mode, 'backward') : compiled;
      return { ...compiled, source: matched, ...given({ gate: gateOf(compiled.source) }) };
    }
    const gates = gatesOf(compiled.source);
    const least = leastOrgs(compiled.source);
    return { ...compiled, ...given({ gate: gates[0], leastOrgs: Number.isFinite(least) ? least : undefined }), gates };
  });
}

/** Notes what is wrong in a list's pattern, which may hold marks: relation patterns can use them. */
export function checkShape(source: Source, located: Located, lists: Lists): void {
  if (isRegular(source, located, 'relation'))
    noting(source, located, () => compilePattern(located.value, lists, 'text'));
}

function textPattern(context: Context, located: Compiled<Located>, place: Place): Compiled<CompiledPattern> {
  return located === undefined ? undefined : patternOf(context, located, 'text', place);
}

/** The pattern of a cue or an aside runs over masked sentences too, but keeps nothing of what it matches. */
function plainPattern(
  context: Context,
  located: Compiled<Located>,
  mode: PatternMode = 'relation',
): Compiled<CompiledPattern> {
  const compiled = located === undefined ? undefined : patternOf(context, located, mode, 'everywhere');
  if (located === undefined || compiled === undefined) return undefined;
  if (compiled.roles.length === 0) return compiled;
  return fail(context.source, located.node, 'only relations have roles', 'write {org} instead of {org as …}');
}

// ── the parts that all rules share ───────────────────────────────────────────────────────────────────

/** The given keys without those that are undefined. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function read<F extends Fields>({ source }: Context, entry: Entry, fields: F, required: readonly string[]) {
  return fieldsOf(source, entry.value, fields, [...required, 'accepts']);
}

interface Examples {
  accepts?: readonly string[];
  rejects?: readonly string[];
}

function base(context: Context, entry: Entry, examples: Examples) {
  const { accepts = [], rejects = [] } = examples;
  return { id: `${context.stem}/${entry.key}`, place: placeOf(context.source, entry.keyNode), accepts, rejects };
}

// ── the kinds ────────────────────────────────────────────────────────────────────────────────────────

export function zoneRule(context: Context, entry: Entry): Compiled<ZoneRule> {
  const fields = read(context, entry, ZONE, ['zone', 'at', 'pattern', 'until']);
  const { zone, at, until } = fields ?? {};
  const pattern = textPattern(context, fields?.pattern, at === 'line' ? 'start' : 'everywhere');
  if (fields === undefined || !zone || !at || !until || pattern === undefined) return undefined;
  const { source, gate } = pattern;
  return { ...base(context, entry, fields), zone, at, pattern: source, until, ...given({ case: fields.case, gate }) };
}

interface NamePattern {
  /** An expression; where words are looked up instead, the pattern as its author wrote it. */
  readonly source: string;
  readonly words?: NameWords;
  readonly gate?: readonly string[];
}

/** What is nothing but words never becomes an expression, so that lists of names may be as long as they like. */
function namePattern(context: Context, located: Compiled<Located>): Compiled<NamePattern> {
  if (located === undefined) return undefined;
  const { value } = located;
  const words = syntaxError(outline(value, 'text')) === null ? phrasesOf(value, context.lists) : undefined;
  if (words !== undefined && words.rest === undefined) return { source: value, words };
  const pattern = textPattern(context, located, 'start');
  return pattern && { source: words === undefined ? pattern.source : value, ...given({ words, gate: pattern.gate }) };
}

export function nameRule(context: Context, entry: Entry, type: NameRule['type']): Compiled<NameRule> {
  const fields = read(context, entry, NAME, ['strength']);
  if (fields === undefined) return undefined;
  const { kind, strength, beside } = fields;
  const name = namePattern(context, fields.name);
  const before = textPattern(context, fields.before, 'end');
  const after = textPattern(context, fields.after, 'start');
  if (!fields.name && !fields.before && !fields.after) {
    return fail(context.source, entry.keyNode, 'no pattern', 'add name:, before: or after:');
  }
  if (beside !== undefined && !fields.before && !fields.after) {
    return fail(context.source, entry.keyNode, 'nothing beside the list', 'add before: or after:');
  }
  if (beside !== undefined && type !== 'org' && type !== 'none') {
    return fail(context.source, entry.keyNode, `lists of type ${type} are not looked at`, 'leave out beside:');
  }
  if (strength === undefined) return undefined;
  const words = name?.words;
  const parts = given({ name: name?.source, words, before: before?.source, after: after?.source });
  const guardFor = (located: Located | undefined) => located && guardOf(located.value, context.lists);
  const guards = given({
    nameGuard: name && words === undefined ? guardFor(fields.name) : undefined,
    beforeGuard: before && guardFor(fields.before),
    afterGuard: after && guardFor(fields.after),
  });
  const gate = betterGate(name?.gate, betterGate(before?.gate, after?.gate));
  const edges = given({ ahead: after && beginningOf(after.source), behind: before && endingOf(before.source) });
  return {
    ...base(context, entry, fields),
    type,
    strength,
    ...given({ kind, gate, beside }),
    ...edges,
    ...parts,
    ...guards,
  };
}

export function stretchRule(context: Context, entry: Entry, type: PatternRule['type']): Compiled<PatternRule> {
  const fields = read(context, entry, STRETCH, ['pattern']);
  const pattern = textPattern(context, fields?.pattern, 'everywhere');
  if (fields === undefined || pattern === undefined) return undefined;
  const { source, gate } = pattern;
  return { ...base(context, entry, fields), type, pattern: source, sets: fields.sets ?? {}, ...given({ gate }) };
}

export function term(context: Context, node: unknown, type: Term['type']): Compiled<Term> {
  const fields = fieldsOf(context.source, node, TERM, ['name']);
  if (fields?.name === undefined) return undefined;
  const { name, id = null, forms = [], except } = fields;
  return { type, name, id, forms, rule: context.stem, ...given({ except }) };
}

/** The words of `needs:`, lower case; a list stands for its words. */
function needsOf(context: Context, needs: readonly Located[]): readonly string[] {
  const words = needs.flatMap(({ value, node }) => {
    const list = /^<([\w-]+(?::\w+)?)>$/.exec(value)?.[1];
    if (list === undefined) return [value.toLowerCase()];
    const known = context.lists[list];
    if (known === undefined)
      fail(context.source, node, `unknown list ${value}`, 'define it under lists: in a lexicon file');
    return (known ?? []).map((word) => word.toLowerCase());
  });
  // A need may be a part of a word, so "signed" asks for no more than "sign".
  return [...new Set(words)].filter((word) => !words.some((part) => part !== word && word.includes(part)));
}

export function relationRule(context: Context, entry: Entry): Compiled<RelationRule> {
  const fields = read(context, entry, RELATION, ['pattern']);
  if (fields === undefined) return undefined;
  const sources = fields.pattern ?? [];
  const patterns = sources.map((located) => patternOf(context, located, 'relation', 'everywhere'));
  const compiled = patterns.filter((pattern) => pattern !== undefined);
  const needs = needsOf(context, fields.needs ?? []);
  if (compiled.length === 0 || compiled.length < sources.length) return undefined;
  const { instrument, status, types, tells, zones, effect = 'partnership', confidence = CONFIDENCE } = fields;
  return {
    ...base(context, entry, fields),
    needs,
    patterns: compiled,
    effect,
    confidence,
    ...given({ instrument, status, types, tells, zones }),
  };
}

export function asideRule(context: Context, entry: Entry): Compiled<AsideRule> {
  const fields = read(context, entry, ASIDE, ['pattern']);
  const pattern = plainPattern(context, fields?.pattern, 'aside');
  if (fields === undefined || pattern === undefined) return undefined;
  const { source, gate } = pattern;
  const { case: cased, reads, readings } = fields;
  return { ...base(context, entry, fields), pattern: source, ...given({ case: cased, reads, readings, gate }) };
}

export function cueRule(context: Context, entry: Entry): Compiled<CueRule> {
  const fields = read(context, entry, CUE, ['direction', 'scope', 'sets']);
  const { direction, scope, of, sets, words } = fields ?? {};
  if (fields !== undefined && (fields.pattern === undefined) === (words === undefined))
    return fail(context.source, entry.keyNode, 'a cue has either a pattern or words', 'write pattern: or words:');
  const pattern = plainPattern(context, words ?? fields?.pattern);
  const until = plainPattern(context, fields?.until);
  const slight = plainPattern(context, fields?.slight);
  if (fields === undefined || !direction || !scope || !sets || pattern === undefined) return undefined;
  const { source, gate } = pattern;
  const more = given({ of, until: until?.source, slight: slight?.source, gate });
  const own = { pattern: source, direction, scope, sets: given(sets), ...more };
  return { ...base(context, entry, fields), ...own };
}
