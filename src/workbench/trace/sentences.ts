/** One sentence as it was understood: mentions, cues with their scopes, rules tried and matched. */
import type { Found } from '../../stages/assemble.ts';
import type { AsideHit } from '../../stages/mask/asides.ts';
import type { MaskedSentence } from '../../stages/mask.ts';
import { compileCue, cueScopes } from '../../stages/match.ts';
import type { Mention, PartnershipType, RefMention, RuleSet, Sentence, Span } from '../../types.ts';
import type { Outcome, Outcomes } from '../outcome.ts';
import { inside, readingsOf, triedRules } from '../reading.ts';
import type { AsideTrace, CueTrace, MatchTrace, MentionTrace, SentenceTrace, Stretch } from './types.ts';

/** What the parts of a trace are made of. */
export interface Case {
  readonly found: Found;
  readonly rules: RuleSet;
  readonly outcomes: Outcomes;
  readonly lineOf: (offset: number) => number;
  readonly cues: Parameters<typeof cueScopes>[1];
}

export function stretch({ found }: Case, { start, end }: Span): Stretch {
  return { text: found.article.text.slice(start, end), start, end };
}

export function sentenceTrace(one: Case, sentence: Sentence): SentenceTrace {
  const { found, outcomes } = one;
  const mentions = inside(found.mentions, sentence);
  const asides: AsideTrace[] = [];
  const masked = readingsOf(found, sentence, one.rules, (hit) => asides.push(asideTrace(one, hit)));
  const own = outcomes.all.filter(({ match }) => match.sentence === sentence);
  const isRead = mentions.some(({ type }) => type === 'org' || type === 'ref');
  return {
    number: sentence.index + 1,
    line: one.lineOf(sentence.start),
    zone: sentence.zone,
    ...stretch(one, sentence),
    mentions: mentions.map((mention) => mentionTrace(one, mention)),
    asides: isRead ? asides.sort((a, b) => a.start - b.start) : [],
    cues: isRead ? cueTraces(one, masked, own) : [],
    tried: isRead ? triedRules(one.rules, sentence, masked).map(({ id }) => id) : [],
    matches: own.map((outcome) => matchTrace(one, outcome)),
  };
}

function mentionTrace(one: Case, mention: Mention): MentionTrace {
  const base = { type: mention.type, ...stretch(one, mention), rule: mention.rule };
  switch (mention.type) {
    case 'org':
      return { ...base, strength: mention.strength, stands_for: namesOf(one, mention) };
    case 'ref':
      return { ...base, stands_for: namesOf(one, mention) };
    case 'person':
      return { ...base, value: mention.key };
    case 'date':
      return { ...base, value: mention.value };
    case 'money':
      return { ...base, value: `${mention.currency} ${mention.amount}` };
    case 'disease':
    case 'technology':
      return { ...base, value: mention.name };
    default:
      return base;
  }
}

const namesOf = ({ outcomes }: Case, mention: Parameters<Outcomes['standsFor']>[0] | RefMention): readonly string[] =>
  outcomes.standsFor(mention).map(({ name }) => name);

const asideTrace = (one: Case, { aside: { id, reads }, ...span }: AsideHit): AsideTrace => ({
  ...stretch(one, span),
  rule: id,
  ...(reads !== undefined && { reads }),
});

// ── cues and matches ─────────────────────────────────────────────────────────────────────────────────

export function compiledCues({ cues }: RuleSet): Case['cues'] {
  return cues.map(compileCue);
}

/** The cues of a sentence, each once, in text order. */
function cueTraces(one: Case, masked: readonly MaskedSentence[], own: readonly Outcome[]): readonly CueTrace[] {
  const traces = new Map<string, CueTrace>();
  for (const reading of masked) {
    const at = (i: number): number => reading.at[i] ?? reading.end;
    for (const { cue, start, end, from, to } of cueScopes(reading, one.cues)) {
      const key = `${cue.id}@${at(start)}`;
      if (traces.has(key)) continue;
      const covered = own.filter(({ match }) =>
        match.cues.some((hit) => hit.cue.id === cue.id && hit.start === at(start)),
      );
      traces.set(key, {
        rule: cue.id,
        sets: cue.sets,
        ...stretch(one, { start: at(start), end: at(end) }),
        scope: stretch(one, { start: at(from), end: at(to) }),
        covers: [...new Set(covered.map(({ match }) => match.rule.id))],
      });
    }
  }
  return [...traces.values()].sort((a, b) => a.start - b.start);
}

function matchTrace(one: Case, { match, facts, partnerships, loss, by }: Outcome): MatchTrace {
  const types = new Set(partnerships.flatMap((p) => p.types));
  return {
    rule: match.rule.id,
    confidence: match.rule.confidence,
    ...stretch(one, match),
    trigger: match.trigger,
    roles: match.fillers.map(({ role, mention }) => ({
      role,
      text: stretch(one, mention).text,
      stands_for: namesOf(one, mention),
    })),
    changes: [...new Set(facts.flatMap((fact) => changesOf(fact, types)))],
    partnerships: partnerships.map(({ id }) => id),
    loss,
    ...(by !== null && { by: by.cue.id }),
  };
}

/** What each cue changed of a fact: of two that set the same the one counts that the fact bears. */
function changesOf(
  { match, status, instrument, terms }: Outcome['facts'][number],
  types: ReadonlySet<PartnershipType>,
): readonly string[] {
  return match.cues.flatMap(({ cue: { id, sets } }) => [
    ...(sets.status !== undefined && sets.status === status ? [`status ${status} (${id})`] : []),
    ...(sets.instrument !== undefined && sets.instrument === instrument && match.rule.instrument === undefined
      ? [`instrument ${instrument} (${id})`]
      : []),
    ...(sets.type !== undefined && types.has(sets.type) ? [`type ${sets.type} (${id})`] : []),
    ...(sets.terms !== undefined && sets.terms === terms ? [`terms ${terms} (${id})`] : []),
  ]);
}
