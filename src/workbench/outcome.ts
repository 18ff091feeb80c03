/** What became of every match: the partnership that it tells, or why it tells none. */

import type { Fact } from '../stages/assemble/facts.ts';
import { type Speaker, speakers } from '../stages/assemble/speakers.ts';
import type { Found } from '../stages/assemble.ts';
import { assemble, clustersOf } from '../stages/assemble.ts';
import type { CueHit, Filler, RelationMatch } from '../stages/match.ts';
import type { Entity } from '../stages/resolve.ts';
import type { Partnership } from '../types.ts';

export type Loss =
  /** The rule is there to keep others out. */
  | 'suppress-rule'
  | 'cue'
  /** What a reference stands for is not clear: two readings are equally near, or none. */
  | 'tie'
  /** Another rule says that the two buy or own one another. */
  | 'kept-apart'
  /** Both names stand for the same organisation, or the one is a unit of the other. */
  | 'one-organization'
  /** The role asks for a consortium, a programme or a network. */
  | 'no-consortium';

export interface Outcome {
  readonly match: RelationMatch;
  readonly facts: readonly Fact[];
  readonly partnerships: readonly Partnership[];
  /** Null where there is a partnership. */
  readonly loss: Loss | null;
  /** The cue that suppressed it. */
  readonly by: CueHit | null;
}

export interface Outcomes {
  readonly all: readonly Outcome[];
  /** All partnerships, those included that options leave out. */
  readonly partnerships: readonly Partnership[];
  /** What a filler stands for. */
  readonly standsFor: (mention: Filler['mention']) => readonly Entity[];
}

/** Follows the matches of an article into its record. In: what the stages found. Out: one outcome per match, in order. */
export function outcomesOf(found: Found): Outcomes {
  const speaker = speakers(found);
  // The record has one partnership per cluster, in the same order.
  const { partnerships } = assemble(found);
  const byMatch = new Map<RelationMatch, { readonly fact: Fact; readonly of: Partnership | undefined }[]>();
  clustersOf(found).forEach((cluster, i) => {
    for (const fact of cluster.facts)
      byMatch.set(fact.match, [...(byMatch.get(fact.match) ?? []), { fact, of: partnerships[i] }]);
  });
  const standsFor = (mention: Filler['mention']) => entitiesOf(mention, found, speaker);
  const all = found.matches.map((match) => {
    const told = byMatch.get(match) ?? [];
    const own = told.map(({ fact }) => fact);
    const from = [...new Set(told.map(({ of }) => of))].filter((p) => p !== undefined);
    return { match, facts: own, partnerships: from, ...lossOf(match, own, standsFor) };
  });
  return { all, partnerships, standsFor };
}

function entitiesOf(mention: Filler['mention'], { entities }: Found, speaker: Speaker): readonly Entity[] {
  if (mention.type !== 'org' && mention.type !== 'ref') return [];
  if (mention.type === 'org' || mention.person === 'third') return entities.of(mention);
  const said = speaker(mention.start);
  return said === null ? [] : [said];
}

function lossOf(
  match: RelationMatch,
  own: readonly Fact[],
  standsFor: Outcomes['standsFor'],
): Pick<Outcome, 'loss' | 'by'> {
  if (own.length > 0) return { loss: null, by: null };
  if (match.rule.effect === 'suppress') return { loss: 'suppress-rule', by: null };
  const by = match.cues.find(({ cue }) => cue.sets.effect === 'suppress');
  return by === undefined ? { loss: lossOfNames(match, standsFor), by: null } : { loss: 'cue', by };
}

function lossOfNames({ fillers }: RelationMatch, standsFor: Outcomes['standsFor']): Loss {
  const names = fillers.filter(
    ({ role, mention }) => role !== 'none' && (mention.type === 'org' || mention.type === 'ref'),
  );
  const entities = names.map(({ mention }) => standsFor(mention));
  if (entities.some((one) => one.length === 0)) return 'tie';
  const joined = names.findIndex(({ role }) => role === 'consortium');
  if (joined >= 0 && entities[joined]?.some(({ kind }) => kind !== 'consortium')) return 'no-consortium';
  return new Set(entities.flat()).size < 2 ? 'one-organization' : 'kept-apart';
}
