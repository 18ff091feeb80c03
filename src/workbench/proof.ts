/** What the examples of rules show beside the verdicts of check: the word that failed, and what they leave unproved. */
import type { Failure, Verdict } from '../rules/check.ts';
import { parseExample } from '../rules/example.ts';
import { mentionsOf } from '../rules/finders.ts';
import { mask } from '../stages/mask.ts';
import { match, readings } from '../stages/match.ts';
import type { RuleSet, Sentence } from '../types.ts';
import type { Split } from './elements.ts';
import { type NearRule, nearestRules } from './nearest-rules.ts';

/** A failure with the place in the example at which its rule stopped matching. */
export interface ShownFailure extends Failure {
  /** Of a relation rule whose accepted example is not found, or not as marked. */
  readonly near?: Pick<NearRule, 'matched' | 'words' | 'wanted' | 'at' | 'instead'>;
}

export interface ShownVerdict extends Omit<Verdict, 'failures'> {
  readonly failures: readonly ShownFailure[];
}

/** Adds to the failures of relation rules the word at which the pattern failed. */
export function withFailingWords(verdict: Verdict, rules: RuleSet, split: Split): ShownVerdict {
  const rule = verdict.failures.length === 0 ? undefined : rules.relations.find(({ id }) => id === verdict.rule);
  if (rule === undefined) return verdict;
  const shown = (failure: Failure): ShownFailure => {
    if (failure.outcome === 'noisy') return failure;
    const example = parseExample(failure.example);
    const sentence = mask(example.text, { start: 0, end: example.text.length }, mentionsOf(example));
    const isMarked = (offset: number): boolean =>
      example.marks.some(({ start, role }) => role !== undefined && start === offset);
    const [near] = nearestRules(
      example.text,
      readings(sentence, rules),
      [{ ...rule, effect: 'partnership' }],
      split,
      isMarked,
    );
    return near === undefined ? failure : { ...failure, near };
  };
  return { ...verdict, failures: verdict.failures.map(shown) };
}

// ── unproved ─────────────────────────────────────────────────────────────────────────────────────────

export interface Unproved {
  /** Rules without a rejected example: nothing says what they must keep off. */
  readonly without_rejects: readonly string[];
  /** Cues that change no match of any relation rule in any accepted example. */
  readonly idle_cues: readonly string[];
}

/** @param isAsked by id: the rules that are asked about */
export function unproved(rules: RuleSet, isAsked: (id: string) => boolean): Unproved {
  const all = [...rules.zones, ...rules.names, ...rules.patterns, ...rules.asides, ...rules.relations, ...rules.cues];
  const cues = rules.cues.filter(({ id }) => isAsked(id));
  const active = cues.length === 0 ? new Set<string>() : activeCues(rules);
  return {
    without_rejects: all.filter(({ id, rejects }) => isAsked(id) && rejects.length === 0).map(({ id }) => id),
    idle_cues: cues.filter(({ id }) => !active.has(id)).map(({ id }) => id),
  };
}

/** Ids of the cues that cover a match in some accepted example of a relation rule or a cue. */
function activeCues(rules: RuleSet): ReadonlySet<string> {
  const active = new Set<string>();
  for (const source of [...rules.relations, ...rules.cues].flatMap(({ accepts }) => accepts)) {
    const example = parseExample(source);
    const sentences = [sentenceOf(example.text)];
    for (const { cues } of match(example.text, { tokens: NO_TOKENS, sentences }, mentionsOf(example), rules)) {
      for (const { cue } of cues) active.add(cue.id);
    }
  }
  return active;
}

const NONE = new Int32Array();
const NO_TOKENS = { count: 0, start: NONE, end: NONE, flags: new Uint8Array() };

const sentenceOf = (text: string): Sentence => ({
  index: 0,
  zone: 'body',
  paragraph: 0,
  first: 0,
  last: 0,
  titleCase: false,
  start: 0,
  end: text.length,
});
