/**
 * Every data type of the project, with its invariant in one sentence.
 * Offsets are UTF-16 code units into the decoded article, half-open: `text.slice(start, end)`.
 */
export * from './types/deals.ts';
export * from './types/gazetteer.ts';
export * from './types/mentions.ts';
export * from './types/record.ts';
export * from './types/rules.ts';
export * from './types/text.ts';
