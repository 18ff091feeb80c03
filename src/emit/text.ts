/** A summary for reading in a terminal. Texts of the article pass `printable` before they reach it. */
import type { ArticleRecord, Official, Partnership, RecordDate, Value } from '../types.ts';
import { type Format, isError, type Style, type Tone } from './format.ts';
import { LEGEND, quoteLines } from './marks.ts';
import { printable } from './printable.ts';
import { columnsOf, wrap } from './wrap.ts';

/** Width of the column of labels ("purpose"), in terminal columns. */
const LABEL = 11;
const INDENT = '  ';
/** Officials' quotations are cut here, in UTF-16 code units. */
const QUOTE_LENGTH = 200;

export const text: Format = {
  summary: 'a summary to read in a terminal',
  // Not .txt: a summary beside its article would be read as an article the next time.
  extension: '.summary',
  open: '',
  between: '\n',
  legend: (style) => (style.paint === null ? `${lines(`(${LEGEND})`, style.width).join('\n')}\n` : ''),
  item: (outcome, style) => (isError(outcome) ? '' : `${summary(outcome, style).join('\n')}\n`),
  close: () => '',
};

function summary(record: ArticleRecord, style: Style): readonly string[] {
  return [
    ...heading(record, style),
    ...record.partnerships.flatMap((partnership) => ['', ...partnershipLines(partnership, record, style)]),
    ...(record.officials.length === 0 ? [] : ['', tone('Officials', 'strong', style)]),
    ...record.officials.flatMap((official) => officialLines(official, style)),
  ];
}

function heading(record: ArticleRecord, style: Style): readonly string[] {
  const source = printable(record.source);
  const published = record.published === null ? '' : `, ${printable(record.published.value)}`;
  const none = record.partnerships.length === 0 ? ': no partnership found' : '';
  const title = record.title === null ? [] : lines(printable(record.title), style.width);
  return [tone(`${source}${published}${none}`, 'faint', style), ...title.map((line) => tone(line, 'strong', style))];
}

// ── one partnership ──────────────────────────────────────────────────────────────────────────────────

function partnershipLines(p: Partnership, record: ArticleRecord, style: Style): readonly string[] {
  const instrument = p.instrument === 'unspecified' ? 'partnership' : p.instrument;
  const status = p.status.toUpperCase();
  const facts = `${instrument}, ${p.types.join(', ')}; ${p.prominence}, confidence ${p.confidence}, ${p.id}`;
  const [first = '', ...rest] = lines(`${status} ${facts}`, style.width - INDENT.length);
  return [
    tone(status, statusTone(p), style) + first.slice(status.length),
    ...rest.map((line) => INDENT + line),
    ...field(
      'parties',
      p.parties.map((x) => `${x.name} (${x.role === 'partner' ? x.kind : `${x.kind}, ${x.role}`})`).join(' + '),
      style,
    ),
    ...field('date', p.date === null ? '' : dateText(p.date), style),
    ...field('purpose', p.purpose?.text ?? '', style),
    ...field(
      'diseases',
      p.disease_areas.map((x) => (x.id === null ? x.name : `${x.name} (${x.id})`)).join(', '),
      style,
    ),
    ...field('technology', p.technologies.map((x) => x.name).join(', '), style),
    ...field('value', p.value.map(valueText).join('; '), style),
    ...field('terms', p.terms === 'undisclosed' ? 'not disclosed' : '', style),
    ...p.evidence.flatMap((e) =>
      labelled(`line ${e.line}`, quoteLines(e, p, record, style.width - LABEL - INDENT.length, style.paint), style),
    ),
    ...field('rule', p.rule, style),
  ];
}

function statusTone({ status }: Partnership): Tone {
  if (status === 'ended' || status === 'denied') return 'bad';
  return status === 'planned' || status === 'negotiating' ? 'open' : 'good';
}

function dateText({ text: written, value, stated }: RecordDate): string {
  if (value === null || value === written) return written;
  return stated ? `${value} (“${written}”)` : `${value} (worked out from “${written}”)`;
}

function valueText({ text: written, amount, currency, kind, bound }: Value): string {
  const grouped = String(amount).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${written} (${currency} ${grouped}, ${kind}${bound === 'exact' ? '' : `, ${bound}`})`;
}

// ── officials ────────────────────────────────────────────────────────────────────────────────────────

function officialLines({ name, title, organization, quotes }: Official, style: Style): readonly string[] {
  const who = printable([name, title, organization].filter((detail) => detail !== null).join(', '));
  const first = quotes[0] === undefined ? [] : lines(cut(printable(quotes[0].text)), style.width - 2 * INDENT.length);
  const more = quotes.length > 1 ? [`(and ${quotes.length - 1} more)`] : [];
  return [
    ...lines(who, style.width - INDENT.length).map((line) => INDENT + line),
    ...[...first, ...more].map((line) => INDENT + INDENT + tone(line, 'faint', style)),
  ];
}

function cut(line: string): string {
  return line.length <= QUOTE_LENGTH ? line : `${line.slice(0, line.lastIndexOf(' ', QUOTE_LENGTH))} …`;
}

// ── layout ───────────────────────────────────────────────────────────────────────────────────────────

/** A label and its text, wrapped beside it; nothing where the text is empty. */
function field(label: string, content: string, style: Style): readonly string[] {
  return labelled(label, lines(printable(content), style.width - LABEL - INDENT.length), style);
}

function labelled(label: string, content: readonly string[], style: Style): readonly string[] {
  const blank = ' '.repeat(LABEL);
  return content.map(
    (line, i) => INDENT + (i === 0 ? tone(label, 'faint', style) + blank.slice(columnsOf(label)) : blank) + line,
  );
}

function lines(content: string, columns: number): readonly string[] {
  return wrap(content, columns).map(({ start, end }) => content.slice(start, end));
}

function tone(content: string, as: Tone, { paint }: Style): string {
  return paint === null ? content : paint(content, as);
}
