/** Why a partnership between two organisations was not found, and what to change first. */
import type { Found } from '../stages/assemble.ts';
import type { ExtractOptions, Partnership, RuleSet } from '../types.ts';
import { splitter } from './elements.ts';
import type { Expected, ExpectedOfficial } from './expected.ts';
import { outcomesOf } from './outcome.ts';
import { lineCounter } from './reading.ts';
import { differencesOf } from './why-not/attributes.ts';
import { entityOf, partyFinding, sameOne, unrecognised } from './why-not/names.ts';
import { officialFinding } from './why-not/officials.ts';
import { apartReason, differsReason, foundReason, reasonOf } from './why-not/reasons.ts';
import { nearestOf, sentenceFindings } from './why-not/sentences.ts';
import type { Case, Finding, OfficialFinding, Pair } from './why-not/types.ts';

export type * from './why-not/types.ts';

/** Answers for one article; its parts are worked out once. */
export interface Asked {
  /**
   * Why no partnership of two organisations is in the record, by their names.
   * @param expected what is expected of it besides, where it was found
   */
  readonly whyNot: (names: readonly [string, string], expected?: Expected) => Finding;
  readonly whyNotOfficial: (expected: ExpectedOfficial) => OfficialFinding;
}

/** In: what the stages found in an article, the rules, and the options of the run that leave partnerships out. */
export function ask(found: Found, rules: RuleSet, options: ExtractOptions = {}): Asked {
  const lineOf = lineCounter(found.article.text);
  const one: Case = { found, rules, options, outcomes: outcomesOf(found), lineOf, split: splitter(rules.lists) };
  return {
    whyNot: (names, expected) => findingOf(one, names, expected),
    whyNotOfficial: (expected) => officialFinding(one, expected),
  };
}

const NOTHING = { partnerships: [], sentences: [], differences: [] };

function findingOf(one: Case, names: readonly [string, string], expected: Expected | undefined): Finding {
  const entities = names.map((name) => entityOf(one.found.entities.all, name));
  const parties = names.map((name, i) => partyFinding(one, name, entities[i] ?? null));
  const [a, b] = entities;
  if (a == null || b == null) return { parties, ...unrecognised(parties), ...NOTHING };
  if (a === b) return { parties, ...sameOne(a), ...NOTHING };
  return { parties, ...betweenOf(one, [a, b], expected) };
}

function betweenOf(one: Case, pair: Pair, expected: Expected | undefined): Omit<Finding, 'parties'> {
  const told = one.outcomes.partnerships.filter(({ parties }) =>
    pair.every((entity) => parties.some(({ name }) => name === entity.name)),
  );
  const base = { partnerships: told.map(({ id }) => id), sentences: sentenceFindings(one, pair), differences: [] };
  if (told.length > 0) return { ...base, ...foundOf(one, told, expected) };
  if (base.sentences.length === 0) return { ...base, ...apartReason(one, pair) };
  return { ...base, ...reasonOf(one, nearestOf(base.sentences)) };
}

/** Of several partnerships of the two the one that comes nearest to what is expected. */
function foundOf(one: Case, told: readonly Partnership[], expected: Expected | undefined) {
  const reason = foundReason(told, one.options);
  if (expected === undefined || reason.verdict !== 'found') return reason;
  const compared = told.map((p) => ({ p, differences: differencesOf(one, p, expected) }));
  const best = compared.reduce((a, b) => (b.differences.length < a.differences.length ? b : a));
  return best.differences.length === 0
    ? reason
    : { ...differsReason(best.p, best.differences), differences: best.differences };
}
