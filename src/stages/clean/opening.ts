/** The opening of an article: headline, sub-headlines, dateline, and what stands between them. */
import { isBlank, type Paragraphs } from '../../paragraphs.ts';
import type { ZoneName } from '../../types.ts';
import { isHeadline, isSubHeadline, wordCount } from './prose.ts';
import { type Hit, lineHit, matchAt, search, type ZoneRules } from './rules.ts';

/** Paragraphs, those set aside by rules not counted, among which a dateline is looked for. */
const MOST_PARAGRAPHS = 7;
/** Rules may set aside more lines than these before the opening is given up. */
const MOST_LINES = 40;
/** A dateline inside a paragraph stands at most so far from its start, with the headline before it. */
const INLINE_LIMIT = 1200;
/** Longest text, in code units, between headline and dateline: standfirst and key points. */
const STANDFIRST_LIMIT = 1500;
const MOST_SUB_HEADLINES = 3;

export interface OpeningZone {
  readonly start: number;
  readonly name: ZoneName;
  readonly rule: string;
}

/** The zones that begin in a paragraph, and where ordinary text goes on in it (its end: nowhere). */
interface Entry {
  readonly zones: readonly OpeningZone[];
  readonly rest: number;
}

export interface Opening {
  /** By paragraph number. */
  readonly entries: ReadonlyMap<number, Entry>;
  /** What the line rules said of the paragraphs from the first on, so that none is asked twice. */
  readonly hits: readonly (Hit | undefined)[];
}

interface Paragraph {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

const HEADLINE = { name: 'headline', rule: 'clean/headline' } as const;
const SUB_HEADLINE = { name: 'headline', rule: 'clean/sub-headline' } as const;
/** The section of the site over the headline: "Business". */
const KICKER = { name: 'furniture', rule: 'clean/kicker' } as const;

interface Found {
  readonly hits: readonly (Hit | undefined)[];
  /** Paragraphs that no line rule takes. */
  readonly free: readonly Paragraph[];
  /** Lines that hold a date or place only. */
  readonly dateLines: readonly { readonly paragraph: Paragraph; readonly hit: Hit }[];
  /** The dateline before running text, in the last paragraph of `free`. */
  readonly dateline: Hit | undefined;
}

function datelineIn(text: string, paragraph: Paragraph, rank: number, rules: ZoneRules): Hit | undefined {
  const { start, end } = paragraph;
  const hit = matchAt(rules.dateline, rules, text, start);
  if (hit !== undefined) return hit;
  if (rank > 2 || end - start < 160) return undefined;
  const inline = search(rules.datelineInline, text.slice(start, Math.min(end, start + INLINE_LIMIT)), 1);
  return inline && { rule: inline.rule, start: start + inline.start, end: start + inline.end };
}

function look(text: string, paragraphs: Paragraphs, rules: ZoneRules): Found {
  const free: Paragraph[] = [];
  const hits: (Hit | undefined)[] = [];
  const dateLines: { paragraph: Paragraph; hit: Hit }[] = [];
  const lines = Math.min(paragraphs.count, MOST_LINES);
  for (let index = 0; index < lines && free.length < MOST_PARAGRAPHS; index++) {
    const paragraph = { index, start: paragraphs.start[index]!, end: paragraphs.end[index]! };
    const hit = datelineIn(text, paragraph, free.length, rules);
    if (hit !== undefined && hit.rule.until !== 'line') {
      return { free: [...free, paragraph], hits, dateLines, dateline: hit };
    }
    const line = hit === undefined ? lineHit(rules, text, paragraph.start, paragraph.end) : undefined;
    hits.push(line);
    if (hit !== undefined) dateLines.push({ paragraph, hit });
    else if (line === undefined) free.push(paragraph);
  }
  return { free, hits, dateLines, dateline: undefined };
}

const textOf = (text: string, { start, end }: Paragraph): string => text.slice(start, end);

/** The number of paragraphs before the headline that only name the site's section. */
function kickers(text: string, paragraphs: readonly Paragraph[]): number {
  const [first, second] = paragraphs;
  if (first === undefined || second === undefined) return 0;
  const line = textOf(text, first);
  const isShort = line.length < 25 && (wordCount(line) < 3 || (wordCount(line) === 3 && line === line.toUpperCase()));
  const next = textOf(text, second);
  return isShort && isHeadline(next) && wordCount(next) > 3 ? 1 : 0;
}

/** Everything between headline and dateline is headline, if it is not too much for that. */
function beforeDateline(
  text: string,
  before: readonly Paragraph[],
): Map<Paragraph, typeof HEADLINE | typeof SUB_HEADLINE> {
  const [first, ...others] = before;
  const named = new Map<Paragraph, typeof HEADLINE | typeof SUB_HEADLINE>();
  if (first === undefined) return named;
  const length = others.reduce((sum, { start, end }) => sum + end - start, 0);
  if (!isHeadline(textOf(text, first)) || length > STANDFIRST_LIMIT) return withoutDateline(text, before);
  named.set(first, HEADLINE);
  for (const paragraph of others) named.set(paragraph, SUB_HEADLINE);
  return named;
}

function withoutDateline(
  text: string,
  free: readonly Paragraph[],
): Map<Paragraph, typeof HEADLINE | typeof SUB_HEADLINE> {
  const named = new Map<Paragraph, typeof HEADLINE | typeof SUB_HEADLINE>();
  const [first, ...others] = free;
  if (first === undefined || !isHeadline(textOf(text, first))) return named;
  named.set(first, HEADLINE);
  for (const paragraph of others.slice(0, MOST_SUB_HEADLINES)) {
    if (!isSubHeadline(textOf(text, paragraph))) break;
    named.set(paragraph, SUB_HEADLINE);
  }
  return named;
}

function afterBlanks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isBlank(text.charCodeAt(next))) next++;
  return next;
}

/** The opening of the text. Looks at its first paragraphs only. */
export function readOpening(text: string, paragraphs: Paragraphs, rules: ZoneRules): Opening {
  const { free, hits, dateLines, dateline } = look(text, paragraphs, rules);
  const entries = new Map<number, Entry>();
  const last = dateline === undefined ? undefined : free.at(-1);
  const before = last === undefined ? free : free.slice(0, -1);
  const skipped = kickers(text, before);
  for (const { index, start, end } of before.slice(0, skipped)) {
    entries.set(index, { zones: [{ ...KICKER, start }], rest: end });
  }
  const rest = before.slice(skipped);
  const named = last === undefined ? withoutDateline(text, rest) : beforeDateline(text, rest);
  for (const [{ index, start, end }, label] of named) entries.set(index, { zones: [{ ...label, start }], rest: end });
  for (const { paragraph, hit } of dateLines) {
    const zone = { name: 'dateline', rule: hit.rule.id, start: paragraph.start } as const;
    entries.set(paragraph.index, { zones: [zone], rest: paragraph.end });
  }
  if (last !== undefined && dateline !== undefined) {
    const zones: OpeningZone[] = [{ name: 'dateline', rule: dateline.rule.id, start: dateline.start }];
    const glued = named.size === 0 ? HEADLINE : SUB_HEADLINE;
    if (dateline.start > last.start) zones.unshift({ ...glued, start: last.start });
    entries.set(last.index, { zones, rest: afterBlanks(text, dateline.end, last.end) });
  }
  return { entries, hits };
}
