/** The reason in one sentence, and what to change first. */
import type { ExtractOptions, Partnership } from '../../types.ts';
import { type Case, type Difference, isOf, type Pair, type Reason, type SentenceFinding, within } from './types.ts';

export function foundReason(told: readonly Partnership[], { prominence, minConfidence = 0 }: ExtractOptions): Reason {
  const isIn = (p: Partnership): boolean =>
    p.confidence >= minConfidence && (prominence?.includes(p.prominence) ?? true);
  const shown = told.find(isIn);
  if (shown !== undefined) {
    return { verdict: 'found', because: `It was found: ${shown.id}, by ${shown.rule}.`, change: 'Nothing.' };
  }
  const [p] = told;
  const isWeak = (p?.confidence ?? 0) < minConfidence;
  return {
    verdict: 'left-out',
    because: `It was found (${p?.id}, ${p?.prominence}, confidence ${p?.confidence}), and the options leave it out.`,
    change: isWeak ? `Lower --min-confidence to ${p?.confidence}.` : `Add ${p?.prominence} to --prominence.`,
  };
}

export function differsReason(p: Partnership, differences: readonly Difference[]): Reason {
  const names = differences.map(({ attribute }) => attribute);
  return {
    verdict: 'differs',
    because: `It was found (${p.id}, by ${p.rule}), but not as expected: ${names.join(', ')}.`,
    change: 'What is named below, in a rule or cue of your own; extract explain shows the scope of every cue.',
  };
}

export function reasonOf(one: Case, sentence: SentenceFinding): Reason {
  const { verdict, number, rule, by, zone } = sentence;
  const where = `In sentence ${number}`;
  switch (verdict) {
    case 'cue':
      return {
        verdict,
        because: `${where} ${rule} matched, and the cue ${by} suppressed it.`,
        change: `Narrow the cue ${by}${placed(one, by)}: its pattern, its scope or its direction.`,
      };
    case 'kept-apart':
      return {
        verdict,
        because: `${by ?? rule} says that the two buy or own one another, or quarrel: their partnerships are left out.`,
        change: `Narrow the rule ${by ?? rule}${placed(one, by ?? rule)}.`,
      };
    case 'tie':
      return {
        verdict,
        because: `${where} ${rule} matched, but it is not clear whom “${by}” stands for.`,
        change: `Write a rule that finds the two without “${by}”: a reference is never guessed.`,
      };
    case 'zone':
      return {
        verdict,
        because: `${where} ${rule} would match, but not in the zone ${zone}.`,
        change: `Add ${zone} to the zones: of ${rule}${placed(one, rule)}.`,
      };
    case 'no-rule':
      return noRule(one, sentence);
    default:
      return {
        verdict,
        because: `${where} ${rule} matched, but ${verdict === 'no-consortium' ? 'what is joined is no consortium' : 'the names stand for one organisation'}.`,
        change: 'See extract explain for what each name stands for.',
      };
  }
}

/** Of a wanted element, in UTF-16 code units; the whole stands with the nearest rules. */
const LONGEST = 60;

function noRule(one: Case, { number, nearest: [near], tried }: SentenceFinding): Reason {
  if (near === undefined) {
    return {
      verdict: 'no-rule',
      because: `In sentence ${number} no rule came near (${tried} tried).`,
      change: 'Write a relation rule for this wording: see rules/README.md, A first rule.',
    };
  }
  const { rule, instead } = near;
  const wanted = near.wanted.length > LONGEST ? `${near.wanted.slice(0, LONGEST)} …` : near.wanted;
  return {
    verdict: 'no-rule',
    because: `In sentence ${number} no rule matched; ${rule} came nearest, and wanted ${wanted} where “${instead}” stands.`,
    change: `Write a rule like ${rule}${placed(one, rule)} that takes “${instead}”, or widen that one.`,
  };
}

/** Where a rule or cue is written, in brackets. */
function placed({ rules }: Case, id: string | undefined): string {
  const place = [...rules.cues, ...rules.relations].find((rule) => rule.id === id)?.place;
  return place === undefined ? '' : ` (${place})`;
}

/** No sentence has both: is there one with a reference that stands for nobody? */
export function apartReason(one: Case, pair: Pair): Reason {
  const { mentions, segmented, article } = one.found;
  for (const sentence of segmented.sentences) {
    const own = mentions.filter((mention) => within(mention, sentence));
    const isNamed = pair.some((entity) => own.some((mention) => isOf(one, mention, entity)));
    const unclear = own.find((m) => m.type === 'ref' && one.outcomes.standsFor(m).length === 0);
    if (!isNamed || unclear === undefined) continue;
    const words = article.text.slice(unclear.start, unclear.end);
    return {
      verdict: 'tie',
      because: `No sentence has both; in sentence ${sentence.index + 1} it is not clear whom “${words}” stands for.`,
      change: 'Nothing that a rule can do: a reference that could stand for several is never guessed.',
    };
  }
  return {
    verdict: 'apart',
    because: `No sentence has both ${pair[0].name} and ${pair[1].name}, or a reference that stands for them.`,
    change:
      'A relation rule reads one sentence: write a reference rule (type: ref) if other words stand for one of them.',
  };
}
