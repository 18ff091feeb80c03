/** The quoted sentence with its parties, officials, dates and diseases marked. */
import type { ArticleRecord, Evidence, Partnership, Span } from '../types.ts';
import type { Mark, Paint } from './format.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

export interface Marked extends Span {
  readonly as: Mark;
}

const BRACKETS: Readonly<Record<Mark, readonly [string, string]>> = {
  party: ['[', ']'],
  official: ['<', '>'],
  date: ['{', '}'],
  disease: ['|', '|'],
};

/** What the brackets mean, for output without colours. */
export const LEGEND = (Object.keys(BRACKETS) as Mark[]).map((as) => BRACKETS[as].join(as)).join(' ');

/**
 * The quote of an evidence in lines of at most `columns`, its marks painted, or in brackets where there is no paint.
 */
export function quoteLines(
  evidence: Evidence,
  partnership: Partnership,
  record: ArticleRecord,
  columns: number,
  paint: Paint | null,
): readonly string[] {
  const quote = printable(evidence.quote);
  const marks = marksIn(evidence, partnership, record);
  if (paint !== null) return wrap(quote, columns).map((line) => painted(quote, line, marks, paint));
  const bracketed = painted(quote, { start: 0, end: quote.length }, marks, (text, as) =>
    as in BRACKETS ? BRACKETS[as as Mark].join(text) : text,
  );
  return wrap(bracketed, columns).map((line) => bracketed.slice(line.start, line.end));
}

/** Marks with offsets into the quote, sorted; of two that overlap the one that starts first stays. */
function marksIn(evidence: Evidence, partnership: Partnership, record: ArticleRecord): readonly Marked[] {
  const names = new Set(partnership.parties.map((party) => party.name));
  const mentions = record.organizations.filter((o) => names.has(o.name)).flatMap((o) => o.mentions);
  const candidates: Marked[] = [
    ...mentions.map(([start, end]): Marked => ({ start, end, as: 'party' })),
    ...partnership.parties.map(({ start, end }): Marked => ({ start, end, as: 'party' })),
    ...record.officials.map(({ start, end }): Marked => ({ start, end, as: 'official' })),
    ...(partnership.date === null
      ? []
      : [{ start: partnership.date.start, end: partnership.date.end, as: 'date' as const }]),
    ...partnership.disease_areas.map(({ start, end }): Marked => ({ start, end, as: 'disease' })),
  ];
  const inside = candidates
    .filter((mark) => mark.start >= evidence.start && mark.end <= evidence.end && mark.end > mark.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Marked[] = [];
  for (const { start, end, as } of inside) {
    const at = { start: start - evidence.start, end: end - evidence.start, as };
    if (at.start >= (kept.at(-1)?.end ?? 0)) kept.push(at);
  }
  return kept;
}

/** One line of a text with the marks that fall into it; a mark that a line break cuts is painted on both lines. */
export function painted(text: string, line: Span, marks: readonly Marked[], paint: Paint): string {
  let out = '';
  let at = line.start;
  for (const mark of marks) {
    const start = Math.max(mark.start, line.start);
    const end = Math.min(mark.end, line.end);
    if (start >= end) continue;
    out += text.slice(at, start) + paint(text.slice(start, end), mark.as);
    at = end;
  }
  return out + text.slice(at, line.end);
}
