/** Which rule or cue gives a partnership its status, instrument, types and terms. */
import { cueScopes } from '../../stages/match.ts';
import type { CueRule, Partnership, RelationRule, Sentence } from '../../types.ts';
import { readingsOf } from '../reading.ts';
import { compiledCues } from '../trace/sentences.ts';
import type { Case } from './types.ts';

/** What a cue can set, and a relation rule too, except terms. */
export type SetKey = Exclude<keyof CueRule['sets'], 'effect'>;

const tellings = ({ outcomes }: Case, p: Partnership) =>
  outcomes.all.filter(({ partnerships }) => partnerships.some(({ id }) => id === p.id));

/** The sentences that tell a partnership. */
export function tellingIn(one: Case, p: Partnership): readonly Sentence[] {
  return [...new Set(tellings(one, p).map(({ match }) => match.sentence))];
}

/** The first cue or rule of its sentences that sets the value, else another sentence about the deal. */
export function originOf(one: Case, p: Partnership, key: SetKey, value: string): string {
  for (const { match } of tellings(one, p)) {
    const where = `in sentence ${match.sentence.index + 1}`;
    const hit = match.cues.find(({ cue }) => cue.sets[key] === value);
    if (hit !== undefined) return `the cue ${hit.cue.id} ${where}, “${wordsOf(one, hit)}”${placed(hit.cue)}`;
    if (isSetBy(match.rule, key, value)) return `the rule ${match.rule.id} ${where}${placed(match.rule)}`;
  }
  for (const { sentence, cues } of one.found.deal) {
    const scope = cues.find(({ cue }) => cue.sets[key] === value);
    if (scope !== undefined)
      return `the cue ${scope.cue.id} in sentence ${sentence.index + 1}, about the deal${placed(scope.cue)}`;
  }
  return 'what is taken where no rule and no cue says';
}

function isSetBy({ status, instrument, types }: RelationRule, key: SetKey, value: string): boolean {
  if (key === 'type') return types?.some((type) => type === value) ?? false;
  return key !== 'terms' && { status, instrument }[key] === value;
}

const wordsOf = ({ found }: Case, { start, end }: { readonly start: number; readonly end: number }): string =>
  found.article.text.slice(start, end).replace(/\s+/g, ' ');

const placed = ({ place }: { readonly place?: string }): string => (place === undefined ? '' : ` (${place})`);

/** Whether a cue that would set the value stands in the sentences of a partnership, and why it does not count. */
export function cueIn(one: Case, p: Partnership, key: SetKey, value: string): string {
  const wanted = compiledCues(one.rules).filter(({ cue }) => cue.sets[key] === value);
  for (const sentence of tellingIn(one, p)) {
    for (const reading of readingsOf(one.found, sentence, one.rules)) {
      const [scope] = cueScopes(reading, wanted);
      if (scope === undefined) continue;
      const isHeld = tellings(one, p).some(({ match }) => match.cues.some(({ cue }) => cue === scope.cue));
      const why = isHeld ? 'but another value goes before it' : 'but its scope does not reach the match';
      return `the cue ${scope.cue.id} stands in sentence ${sentence.index + 1}, ${why}${placed(scope.cue)}`;
    }
  }
  return wanted.length === 0
    ? `no cue sets ${key} ${value}`
    : `no cue that sets it stands in its sentences (${wanted.map(({ cue }) => cue.id).join(', ')})`;
}
