/** What sentences say of the article's deal that tell no match: instrument, types, terms. */
import { light } from '../../regexp.ts';
import type { Mention, PartnershipType, RuleSet, Segmented, Sentence, Span } from '../../types.ts';
import { isMasked, type MaskedMention, type MaskedSentence, mask } from '../mask.ts';
import { type CueScope, cueScopes, cuesOf } from './cues.ts';

/** A type that words of an article speak of, in offsets of the article. */
export interface TypeHint extends Span {
  readonly type: PartnershipType;
}

/** A sentence about the article's deal, with what its words say of instrument, types and terms. */
export interface DealSentence {
  readonly sentence: Sentence;
  /** It speaks of the deal as something known: "the agreement". */
  readonly definite: boolean;
  readonly cues: readonly CueScope[];
  /** In order. */
  readonly types: readonly TypeHint[];
  readonly mentions: readonly MaskedMention[];
}

/** Words that speak of a deal as something known. */
const DEFINITE = light(
  /\b(?:the|this|these|our|under the terms of the|under an?) (?:[\p{L}-]+ ){0,3}?(?:agreement|deal|contract|pact|accord|partnership|collaboration|alliance|cooperation|memorandum|MOU|joint venture|license|licence|initiative|project|program|programme|tie-up|transaction|arrangement)\b|disclose|reveal|undisclosed|confidential|under wraps|exclusive (?:[\p{L}]+, )?(?:worldwide |global )?(?:licen[sc]e|rights)|royalt(?:y|ies)/iu,
);

/** How many sentences of running text open an article. */
const OPENING = 3;

/** A sentence of the opening that speaks of a deal at all. */
const OF_A_DEAL = light(
  /\b(?:agreement|deal|contract|pact|partner|collaborat|alliance|cooperat|memorandum|MOU\b|venture|licen[sc]|team(?:s|ed|ing)? up|join(?:s|ed|ing)? (?:forces|hands)|work(?:s|ed|ing)? (?:with|together)|select|together)/iu,
);

/**
 * The sentences of the body that speak of the article's deal as something known ("the agreement"), and those of its
 * opening that speak of a deal, with their cues.
 * In: as for `match`. Out: sentences in order, cue scopes in offsets of the masked sentence.
 */
export function dealSentences(
  text: string,
  segmented: Segmented,
  mentions: readonly Mention[],
  rules: RuleSet,
): DealSentence[] {
  const cues = cuesOf(rules);
  const masked = mentions.filter(isMasked);
  let opening = 0;
  return segmented.sentences.flatMap((sentence) => {
    if (sentence.zone !== 'body' && sentence.zone !== 'headline') return [];
    const words = text.slice(sentence.start, sentence.end);
    if (sentence.zone === 'body' && words.length > 40) opening++;
    const definite = sentence.zone === 'body' && DEFINITE.test(words);
    if (!definite && !(opening <= OPENING && OF_A_DEAL.test(words))) return [];
    const own = masked.filter((m) => m.start >= sentence.start && m.end <= sentence.end);
    const shown = mask(text, sentence, own);
    const found = cueScopes(shown, cues);
    return [{ sentence, definite, cues: found, types: typeHints(found, shown), mentions: own }];
  });
}

const typeHints = (found: readonly CueScope[], { at, end: last }: MaskedSentence): TypeHint[] =>
  found
    .flatMap(({ cue, start, end }) =>
      cue.sets.type === undefined ? [] : [{ type: cue.sets.type, start: at[start] ?? last, end: at[end] ?? last }],
    )
    .sort((a, b) => a.start - b.start);
