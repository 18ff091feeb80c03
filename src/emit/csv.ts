/** CSV: one row per partnership, in the columns of analysts' deal databases. Quoting and line ends as in RFC 4180. */
import type { ArticleRecord, MoneyKind, Partnership, Value } from '../types.ts';
import { type Format, isError } from './format.ts';
import { printable } from './printable.ts';

type Cell = string | number | boolean | null | undefined;
type Column = readonly [name: string, cell: (partnership: Partnership, record: ArticleRecord) => Cell];

const list = (items: readonly Cell[]): string => items.filter((item) => item != null && item !== '').join('; ');
const party = (index: number, field: 'name' | 'kind' | 'role'): Column => [
  field === 'name' ? `party_${index + 1}` : `party_${index + 1}_${field}`,
  (p) => p.parties[index]?.[field],
];
/** Amount, currency and bound of the first value of a kind; all values stand in `value_text`. */
const money = (kind: MoneyKind): readonly Column[] => [
  [kind, (p) => firstValue(p, kind)?.amount],
  [`${kind}_currency`, (p) => firstValue(p, kind)?.currency],
  [`${kind}_bound`, (p) => firstValue(p, kind)?.bound],
];

const COLUMNS: readonly Column[] = [
  ['source', (_, r) => r.source],
  ['title', (_, r) => r.title],
  ['url', (_, r) => r.url],
  ['published', (_, r) => r.published?.value],
  ['id', (p) => p.id],
  ['prominence', (p) => p.prominence],
  ['status', (p) => p.status],
  ['instrument', (p) => p.instrument],
  ['types', (p) => list(p.types)],
  ['date', (p) => p.date?.value],
  ['date_precision', (p) => p.date?.precision],
  ['date_text', (p) => p.date?.text],
  ['date_stated', (p) => p.date?.stated],
  party(0, 'name'),
  party(0, 'kind'),
  party(0, 'role'),
  party(1, 'name'),
  party(1, 'kind'),
  party(1, 'role'),
  ['other_parties', (p) => list(p.parties.slice(2).map((x) => `${x.name} (${x.kind}, ${x.role})`))],
  ['disease_areas', (p) => list(p.disease_areas.map((x) => x.name))],
  ['disease_ids', (p) => list(p.disease_areas.map((x) => x.id))],
  ['technologies', (p) => list(p.technologies.map((x) => x.name))],
  ...money('total'),
  ...money('upfront'),
  ...money('milestones'),
  ['value_text', (p) => list(p.value.map((x) => `${x.text} (${x.kind})`))],
  ['terms', (p) => p.terms],
  ['purpose', (p) => p.purpose?.text],
  ['officials', (p, r) => list(r.officials.filter((o) => o.partnerships.includes(p.id)).map(officialText))],
  ['evidence', (p) => p.evidence[0]?.quote],
  ['start', (p) => p.evidence[0]?.start],
  ['end', (p) => p.evidence[0]?.end],
  ['line', (p) => p.evidence[0]?.line],
  ['rule', (p) => p.rule],
  ['confidence', (p) => p.confidence],
];

export const csv: Format = {
  summary: 'one row per partnership, for spreadsheets',
  extension: '.csv',
  open: `${COLUMNS.map(([name]) => name).join(',')}\r\n`,
  between: '',
  item: (outcome) => (isError(outcome) ? '' : outcome.partnerships.map((p) => partnershipRow(p, outcome)).join('')),
  close: () => '',
};

function partnershipRow(partnership: Partnership, record: ArticleRecord): string {
  return row(COLUMNS.map(([, cell]) => cell(partnership, record)));
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function firstValue(partnership: Partnership, kind: MoneyKind): Value | undefined {
  return partnership.value.find((value) => value.kind === kind);
}

function officialText({ name, title, organization }: ArticleRecord['officials'][number]): string {
  const details = [title, organization].filter((detail) => detail !== null).join(', ');
  return details === '' ? name : `${name} (${details})`;
}

/** What a spreadsheet would take for a formula, the full-width signs of East Asian ones included. */
const FORMULA = /^[\s\ufeff]*[=+\-@＝＋－＠\t\r]/;

/** One cell: on one line, no formula, in quotes where it must be. */
function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell == null ? '' : String(cell);
  const line = printable(cell).replace(/ {2,}/g, ' ');
  const inert = FORMULA.test(cell) ? `'${line}` : line;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
