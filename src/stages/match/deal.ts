/** What sentences say of the article's deal that tell no match: instrument, types, terms. */
import { light } from '../../regexp.ts';
import type { Mention, PartnershipType, RuleSet, Segmented, Sentence, Span } from '../../types.ts';
import { isMasked, type MaskedMention, type MaskedSentence, mask } from '../mask.ts';
import type { RelationMatch } from '../match.ts';
import { type CompiledCue, type CueScope, cueScopes, cuesOf } from './cues.ts';

/** A type that words of an article speak of, in offsets of the article. */
export interface TypeHint extends Span {
  readonly type: PartnershipType;
  /** The words say little of it. */
  readonly isSlight: boolean;
}

/** What a sentence has to do with the article's deal. */
export type OfDeal =
  /** It speaks of the deal as something known: "the agreement". */
  | 'definite'
  /** It stands in the opening and speaks of a deal. */
  | 'opening'
  /** Nothing shows; only its words on types are read. */
  | 'other';

/** A sentence that may be about the article's deal, with what its words say of instrument, types and terms. */
export interface DealSentence {
  readonly sentence: Sentence;
  readonly about: OfDeal;
  readonly cues: readonly CueScope[];
  /** In order. */
  readonly types: readonly TypeHint[];
  readonly mentions: readonly MaskedMention[];
}

/** Words that speak of a deal as something known. */
const DEFINITE = light(
  /\b(?:the|this|these|our|under the terms of the|under an?) (?:[\p{L}-]+ ){0,3}?(?:agreement|deal|contract|pact|accord|partnership|collaboration|alliance|cooperation|memorandum|MOU|letter(?: of intent)?|LOI|order|venture|(?<=new )company|license|licence|initiative|project|program|programme|tie-up|transaction|arrangement)\b|disclose|reveal|undisclosed|confidential|under wraps|exclusive (?:[\p{L}]+, )?(?:worldwide |global )?(?:licen[sc]e|rights)|royalt(?:y|ies)/iu,
);

/** How many sentences of running text open an article. */
const OPENING = 3;
/** How many other sentences are read: the news of a longer article is not told in all of it. */
const OTHERS = 40;
/** Shorter ones, in code units, are headings and bylines. */
const SHORT = 40;

/** A sentence of the opening that speaks of a deal at all. */
const OF_A_DEAL = light(
  /\b(?:agreement|deal|contract|pact|partner|collaborat|alliance|cooperat|memorandum|MOU\b|venture|licen[sc]|team(?:s|ed|ing)? up|join(?:s|ed|ing)? (?:forces|hands)|work(?:s|ed|ing)? (?:with|together)|select|together)/iu,
);

/**
 * The sentences of headlines and body that may be about the article's deal, with their cues; none where nothing matched.
 * In: as for `match`, and what it found. Out: sentences in order, cue scopes in offsets of the masked sentence.
 */
export function dealSentences(
  text: string,
  segmented: Segmented,
  mentions: readonly Mention[],
  rules: RuleSet,
  matches: readonly RelationMatch[],
): DealSentence[] {
  if (matches.length === 0) return [];
  const cues = cuesOf(rules);
  const typing = cues.filter(({ cue }) => cue.sets.type !== undefined);
  const masked = mentions.filter(isMasked);
  const about = aboutOf(text, segmented);
  let i = 0;
  return segmented.sentences.flatMap((sentence) => {
    const known = about.get(sentence);
    if (known === undefined) return [];
    while ((masked[i]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) i++;
    const own: MaskedMention[] = [];
    for (let k = i; (masked[k]?.end ?? Number.POSITIVE_INFINITY) <= sentence.end; k++)
      own.push(masked[k] as MaskedMention);
    return [read(text, sentence, own, known, known === 'other' ? typing : cues)];
  });
}

/** The sentences that are read, by what they have to do with the deal. */
function aboutOf(text: string, { sentences }: Segmented): Map<Sentence, OfDeal> {
  const found = new Map<Sentence, OfDeal>();
  let opening = 0;
  let others = 0;
  for (const s of sentences) {
    if (s.zone !== 'body' && s.zone !== 'headline') continue;
    const words = text.slice(s.start, s.end);
    if (s.zone === 'body' && words.length > SHORT) opening++;
    if (s.zone === 'body' && DEFINITE.test(words)) found.set(s, 'definite');
    else if (opening <= OPENING && OF_A_DEAL.test(words)) found.set(s, 'opening');
    else if ((words.length > SHORT || s.zone === 'headline') && others++ < OTHERS) found.set(s, 'other');
  }
  return found;
}

function read(
  text: string,
  sentence: Sentence,
  mentions: readonly MaskedMention[],
  about: OfDeal,
  cues: readonly CompiledCue[],
): DealSentence {
  const shown = mask(text, sentence, mentions);
  const found = cueScopes(shown, cues);
  return { sentence, about, cues: found, types: typeHints(found, shown), mentions };
}

const typeHints = (found: readonly CueScope[], { at, end: last }: MaskedSentence): TypeHint[] =>
  found
    .flatMap(({ cue, start, end, isSlight }) =>
      cue.sets.type === undefined
        ? []
        : [{ type: cue.sets.type, isSlight, start: at[start] ?? last, end: at[end] ?? last }],
    )
    .sort((a, b) => a.start - b.start);
