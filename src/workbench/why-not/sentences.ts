/** Sentences in which both stand, and how near each came to telling a partnership. */
import { matchRule } from '../../stages/match.ts';
import type { Sentence } from '../../types.ts';
import { nearestRules } from '../nearest-rules.ts';
import type { Loss, Outcome } from '../outcome.ts';
import { readingsOf, triedRules } from '../reading.ts';
import { type Case, isOf, type Pair, type SentenceFinding, type Verdict, within } from './types.ts';

function togetherIn(one: Case, pair: Pair): readonly Sentence[] {
  const { mentions, segmented } = one.found;
  return segmented.sentences.filter((sentence) => {
    const own = mentions.filter((mention) => within(mention, sentence));
    return pair.every((entity) => own.some((mention) => isOf(one, mention, entity)));
  });
}

/** What is to be said of each sentence in which both stand, in order. */
export function sentenceFindings(one: Case, pair: Pair): readonly SentenceFinding[] {
  return togetherIn(one, pair).map((sentence, i) => sentenceFinding(one, sentence, pair, i < COMPARED));
}

/** What a lost match says of the whole: the more a rule had found, the nearer it was. */
const VERDICTS: readonly Verdict[] = [
  'cue',
  'kept-apart',
  'tie',
  'no-consortium',
  'one-organization',
  'zone',
  'no-rule',
];

/** The sentence that came nearest to telling it. */
export function nearestOf(sentences: readonly SentenceFinding[]): SentenceFinding {
  const rank = ({ verdict, nearest }: SentenceFinding): number => VERDICTS.indexOf(verdict) - (nearest[0]?.share ?? 0);
  return sentences.reduce((best, sentence) => (rank(sentence) < rank(best) ? sentence : best));
}

const OF_LOSS: Readonly<Record<Loss, Verdict>> = {
  'suppress-rule': 'kept-apart',
  'kept-apart': 'kept-apart',
  cue: 'cue',
  tie: 'tie',
  'one-organization': 'one-organization',
  'no-consortium': 'no-consortium',
};

/** Sentences in which the nearest rules are looked for; it takes some milliseconds each, and the first say most. */
const COMPARED = 8;

function sentenceFinding(one: Case, sentence: Sentence, pair: Pair, isCompared: boolean): SentenceFinding {
  const { found, rules, lineOf } = one;
  const { text } = found.article;
  const readings = readingsOf(found, sentence, rules);
  const tried = triedRules(rules, sentence, readings);
  const base = {
    number: sentence.index + 1,
    line: lineOf(sentence.start),
    zone: sentence.zone,
    text: text.slice(sentence.start, sentence.end),
    start: sentence.start,
    end: sentence.end,
    tried: tried.length,
  };
  const lost = lostMatch(one, sentence, pair);
  if (lost !== null) return { ...base, ...lost, nearest: [] };
  const elsewhere = ruleOfOtherZone(one, sentence, pair);
  if (elsewhere !== null) return { ...base, verdict: 'zone', rule: elsewhere, nearest: [] };
  if (!isCompared) return { ...base, verdict: 'no-rule', nearest: [] };
  const mentions = found.mentions.filter((m) => within(m, sentence) && pair.some((entity) => isOf(one, m, entity)));
  const wanted = new Set(mentions.map(({ start }) => start));
  const near = nearestRules(text, readings, tried, one.split, (at) => wanted.has(at));
  return { ...base, verdict: 'no-rule', nearest: near };
}

type Lost = Pick<SentenceFinding, 'verdict' | 'rule' | 'by'>;

/** A match of this sentence that told nothing: of both, or of one and a reference that stands for nobody. */
function lostMatch(one: Case, sentence: Sentence, pair: Pair): Lost | null {
  const own = one.outcomes.all.filter(({ match, loss }) => match.sentence === sentence && loss !== null);
  const held = ({ match }: Outcome): number =>
    pair.filter((entity) => match.fillers.some(({ mention }) => isOf(one, mention, entity))).length;
  const both = own.filter((outcome) => held(outcome) === 2);
  const unclear = own.filter((outcome) => outcome.loss === 'tie' && held(outcome) === 1);
  const kept = both.find(({ loss }) => loss === 'suppress-rule') ?? both[0] ?? unclear[0];
  if (kept === undefined || kept.loss === null) return null;
  const by = kept.by?.cue.id ?? blameOf(one, kept, pair);
  return { verdict: OF_LOSS[kept.loss], rule: kept.match.rule.id, ...(by !== undefined && { by }) };
}

function blameOf(one: Case, { loss, match }: Outcome, pair: Pair): string | undefined {
  if (loss === 'suppress-rule') return match.rule.id;
  if (loss === 'kept-apart') {
    const keeper = one.outcomes.all.find(
      (other) =>
        other.loss === 'suppress-rule' &&
        pair.every((entity) => other.match.fillers.some(({ mention }) => isOf(one, mention, entity))),
    );
    return keeper?.match.rule.id;
  }
  if (loss !== 'tie') return undefined;
  const unclear = match.fillers.find(({ mention }) => one.outcomes.standsFor(mention).length === 0);
  return unclear && one.found.article.text.slice(unclear.mention.start, unclear.mention.end);
}

/** A rule that would match here, were the sentence in another zone. */
function ruleOfOtherZone(one: Case, sentence: Sentence, pair: Pair): string | null {
  const readings = readingsOf(one.found, sentence, one.rules);
  for (const rule of one.rules.relations) {
    if (rule.effect === 'suppress' || (rule.zones?.includes(sentence.zone) ?? true)) continue;
    const matches = readings.flatMap((reading) => matchRule(rule, reading));
    const isOurs = matches.some(({ fillers }) =>
      pair.every((entity) => fillers.some(({ mention }) => isOf(one, mention, entity))),
    );
    if (isOurs) return rule.id;
  }
  return null;
}
