/** Names every part of an article and finds its quotations. Nothing is removed: all offsets are those of the text. */
import { readParagraphs } from '../paragraphs.ts';
import type { Cleaned } from '../types.ts';
import { quotesOf } from './clean/quotes.ts';
import { type Zones, zoneRules } from './clean/rules.ts';
import { zonesOf } from './clean/zones.ts';

/**
 * The zones of `text` (sorted, without gaps, from 0 to its length) and its quotations (sorted, each inside one zone, quote
 * marks included). Offsets are UTF-16 code units, half-open. Never fails; takes time linear in the length of the text.
 */
export function clean(text: string, rules: Zones): Cleaned {
  const paragraphs = readParagraphs(text);
  const zones = zonesOf(text, paragraphs, zoneRules(rules, text));
  return { zones, quotes: quotesOf(text, paragraphs, zones) };
}
