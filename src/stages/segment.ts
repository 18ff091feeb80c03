/** Cuts an article into tokens and sentences. */
import { readParagraphs } from '../paragraphs.ts';
import type { Cleaned, RuleSet, Segmented } from '../types.ts';
import { readSentences } from './segment/sentences.ts';
import { readTokens } from './segment/tokens.ts';
import { wordsOf } from './segment/words.ts';

/**
 * The tokens and sentences of `text`, whose zones are given. Tokens are sorted, without overlap, and leave out white space
 * only; a sentence lies in one zone and one paragraph. Abbreviations and sentence starters come from the rules' lists.
 * Offsets are UTF-16 code units, half-open. Never fails; takes time linear in the length of the text.
 */
export function segment(text: string, cleaned: Cleaned, rules: Pick<RuleSet, 'lists'>): Segmented {
  const words = wordsOf(rules);
  const tokens = readTokens(text, cleaned.zones, words);
  const sentences = readSentences(text, tokens, cleaned.zones, readParagraphs(text), words);
  return { tokens, sentences };
}
