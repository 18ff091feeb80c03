import { builtinRules } from './rules/builtin.ts';
import { findPublished } from './stages/annotate/dates.ts';
import { annotate } from './stages/annotate.ts';
import { assemble, type Found } from './stages/assemble.ts';
import { clean } from './stages/clean.ts';
import { dealSentences, match } from './stages/match.ts';
import { findOfficials } from './stages/officials.ts';
import { resolve } from './stages/resolve.ts';
import { segment } from './stages/segment.ts';
import type { Article, ArticleRecord, ExtractOptions, Partnership, Published } from './types.ts';

/**
 * Extracts the partnerships, officials and organisations of one article.
 * In: the decoded text, options. Out: its record; offsets are UTF-16 code units of `text`, half-open.
 * Pure and synchronous: the same text, options and rules give the same record.
 */
export function extract(text: string, options: ExtractOptions = {}, lap?: Lap): ArticleRecord {
  const record = conclude(analyse(text, options, lap), options);
  lap?.('assemble');
  return record;
}

/** Told of each stage when it has ended, by those who ask where the time goes. */
export type Lap = (stage: string) => void;

/** The way of an article through the stages: all that they find in it, for those who want to see why. */
export function analyse(text: string, options: ExtractOptions = {}, lap?: Lap): Found {
  const rules = options.rules ?? builtinRules();
  const article = articleOf(text, options);
  const cleaned = clean(text, rules);
  lap?.('clean');
  const segmented = segment(text, cleaned, rules);
  lap?.('segment');
  const published = findPublished(text, cleaned, rules) ?? givenDate(article);
  const mentions = annotate(article, segmented, published?.value ?? null, rules, options.gazetteer);
  lap?.('annotate');
  const matches = match(text, segmented, mentions, rules);
  const deal = dealSentences(text, segmented, mentions, rules, matches);
  lap?.('match');
  const entities = resolve(text, segmented, mentions, rules);
  lap?.('resolve');
  const officials = findOfficials({ text, cleaned, segmented, mentions, entities, partnerships: [], rules });
  lap?.('officials');
  return { article, cleaned, segmented, mentions, matches, deal, entities, officials, published };
}

/** The record of what the stages found, as far as the options ask for it. */
export function conclude(found: Found, options: ExtractOptions = {}): ArticleRecord {
  return select(assemble(found), options);
}

const articleOf = (text: string, o: ExtractOptions): Article => ({
  source: o.source ?? '-',
  text,
  ...(o.title !== undefined && { title: o.title }),
  ...(o.date !== undefined && { published: o.date }),
  ...(o.url !== undefined && { url: o.url }),
});

const givenDate = (article: Article): Published | null =>
  article.published === undefined ? null : { value: article.published, text: null, start: null, end: null };

/** Leaves out the partnerships that the options do not ask for. */
function select(record: ArticleRecord, { prominence, minConfidence = 0 }: ExtractOptions): ArticleRecord {
  if (!prominence && minConfidence <= 0) return record;
  const wanted = (p: Partnership): boolean =>
    (!prominence || prominence.includes(p.prominence)) && p.confidence >= minConfidence;
  const partnerships = record.partnerships.filter(wanted);
  const kept = new Set(partnerships.map((p) => p.id));
  const officials = record.officials.map((o) => ({ ...o, partnerships: o.partnerships.filter((id) => kept.has(id)) }));
  return { ...record, partnerships, officials };
}
