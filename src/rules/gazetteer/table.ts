/** A register (CSV or TSV with a header) to entries. CSV as RFC 4180 says; in TSV a quote that closes nothing is a character. */
import type { OrgKind } from '../../types.ts';

export type GazetteerType = 'org' | 'disease' | 'technology';

/** One row of a register. */
export interface GazetteerEntry {
  readonly name: string;
  readonly type: GazetteerType;
  /** Kind of an organisation, where the register tells it. */
  readonly kind: OrgKind | null;
  readonly id: string;
  readonly aliases: readonly string[];
  readonly acronyms: readonly string[];
}

export interface GazetteerFile {
  readonly path: string;
  readonly text: string;
}

/** "file:line: what is wrong" for each row that cannot be read, at most `ERROR_LIMIT`. */
export class GazetteerError extends Error {
  readonly errors: readonly string[];

  constructor(errors: readonly string[]) {
    super(errors.join('\n'));
    this.name = 'GazetteerError';
    this.errors = errors;
  }
}

const ERROR_LIMIT = 20;
const NEWLINE = 10;

// ── fields ───────────────────────────────────────────────────────────────────────────────────────────

interface Row {
  /** 1-based line that it starts on. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A place in the text while rows are read. */
interface Cursor {
  at: number;
  line: number;
}

type Report = (line: number, message: string) => void;

/** A field in quotes, from its first quote; the cursor ends after the last. Null: nothing closes it. */
function quoted(text: string, cursor: Cursor): string | null {
  let field = '';
  for (let from = cursor.at + 1; ; ) {
    const end = text.indexOf('"', from);
    if (end < 0) return null;
    field += text.slice(from, end);
    if (text.charAt(end + 1) !== '"') {
      for (const char of field) if (char === '\n') cursor.line++;
      cursor.at = end + 1;
      return field;
    }
    field += '"';
    from = end + 2;
  }
}

/** A field without quotes, up to the delimiter or the end of the line. */
function plain(text: string, cursor: Cursor, delimiter: string): string {
  const stop = delimiter.charCodeAt(0);
  let end = cursor.at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === stop || code === NEWLINE) break;
  }
  const field = text.slice(cursor.at, end);
  cursor.at = end;
  return field.endsWith('\r') ? field.slice(0, -1) : field;
}

function endsField(text: string, at: number, delimiter: string): boolean {
  return at >= text.length || text.startsWith(delimiter, at) || /^\r?\n/.test(text.slice(at, at + 2));
}

function readField(text: string, cursor: Cursor, delimiter: string, report: Report): string {
  if (text.charAt(cursor.at) !== '"') return plain(text, cursor, delimiter);
  const start = { ...cursor };
  const field = quoted(text, cursor);
  if (field !== null && endsField(text, cursor.at, delimiter)) return field;
  Object.assign(cursor, start);
  if (delimiter === ',') report(start.line, 'a quote that is not closed before the next comma (RFC 4180)');
  return plain(text, cursor, delimiter);
}

function* rowsOf(text: string, delimiter: string, report: Report): Generator<Row> {
  const cursor: Cursor = { at: text.startsWith('\ufeff') ? 1 : 0, line: 1 };
  while (cursor.at < text.length) {
    const { line } = cursor;
    const fields = [readField(text, cursor, delimiter, report)];
    while (text.startsWith(delimiter, cursor.at)) {
      cursor.at++;
      fields.push(readField(text, cursor, delimiter, report));
    }
    if (text.charAt(cursor.at) === '\r') cursor.at++;
    if (text.charAt(cursor.at) === '\n') cursor.at++;
    cursor.line++;
    if (fields.length > 1 || fields[0] !== '') yield { line, fields };
  }
}

// ── columns ──────────────────────────────────────────────────────────────────────────────────────────

/** Names of columns as registers give them, folded to lower-case letters; the first that is there is taken. */
const COLUMNS = {
  name: ['name', 'label', 'term', 'organization', 'organisation', 'company', 'preferredname', 'preferredlabel'],
  type: ['type', 'entitytype'],
  kind: ['kind', 'types', 'category', 'orgtype'],
  aliases: ['aliases', 'alias', 'synonyms', 'othernames', 'alternativenames'],
  acronyms: ['acronyms', 'acronym', 'abbreviations', 'abbreviation'],
  id: ['id', 'rorid', 'ror', 'doid', 'identifier', 'uri', 'iri'],
} as const;

type Column = keyof typeof COLUMNS;
type Places = Readonly<Record<Column, number>>;

function placesOf(header: readonly string[]): Places {
  const names = header.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const place = (column: Column): number => {
    const found = COLUMNS[column].find((name) => names.includes(name));
    return found === undefined ? -1 : names.indexOf(found);
  };
  const columns = Object.keys(COLUMNS) as Column[];
  return Object.fromEntries(columns.map((column) => [column, place(column)])) as unknown as Places;
}

const TYPES: ReadonlySet<string> = new Set<GazetteerType>(['org', 'disease', 'technology']);
/** Our own kinds and those of the Research Organization Registry; in a row of several the first of this order counts. */
const KINDS: Readonly<Record<string, OrgKind | null>> = {
  education: 'university',
  university: 'university',
  healthcare: 'hospital',
  hospital: 'hospital',
  company: 'company',
  government: 'government',
  facility: 'research-institute',
  'research-institute': 'research-institute',
  nonprofit: 'nonprofit',
  consortium: 'consortium',
  archive: 'other',
  other: 'other',
  funder: null,
};
/** Ids of disease registers: a file with such ids needs no type column. */
const DISEASE_ID = /^(?:DOID|MONDO|ORPHA|Orphanet|MESH|OMIM|ICD|SNOMED|UMLS)[:_-]/i;

function listOf(field: string): readonly string[] {
  if (field === '') return [];
  return field
    .split(/[|;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Kind of a row; an unknown word is an error, an empty field and a mere funder are no kind. */
function kindOf(words: readonly string[], line: number, report: Report): OrgKind | null {
  const known = words.map((word) => word.toLowerCase().replace(/[ _]/g, '-'));
  const unknown = known.find((word) => !Object.hasOwn(KINDS, word));
  if (unknown !== undefined) report(line, `unknown kind ${unknown}: one of ${Object.keys(KINDS).join(', ')}`);
  for (const [word, kind] of Object.entries(KINDS)) if (kind !== null && known.includes(word)) return kind;
  return null;
}

function entryOf({ line, fields }: Row, places: Places, report: Report): GazetteerEntry | null {
  const field = (column: Column): string => fields[places[column]]?.trim() ?? '';
  const name = field('name');
  if (name === '') {
    report(line, 'no name');
    return null;
  }
  const id = field('id');
  const type = field('type').toLowerCase();
  const base = { name, id, aliases: listOf(field('aliases')), acronyms: listOf(field('acronyms')) };
  if (type === '' && DISEASE_ID.test(id)) return { ...base, type: 'disease', kind: null };
  if (type === 'disease' || type === 'technology') return { ...base, type, kind: null };
  // A column named type may hold kinds of organisations.
  const kinds = [...listOf(field('kind')), ...(TYPES.has(type) ? [] : listOf(type))];
  return { ...base, type: 'org', kind: kindOf(kinds, line, report) };
}

/**
 * Reads the rows of a register. The delimiter is a tab where the header has one, otherwise a comma. Columns: name,
 * type (org, disease, technology; default org, or disease by the form of the ids), kind, aliases and acronyms (several
 * with | or ; between), id; other names of theirs and other columns are allowed.
 * Throws GazetteerError with file and 1-based line for a missing column or name, an unknown kind, a row that is longer
 * than the header, a quote that is not closed.
 */
export function readTable({ path, text }: GazetteerFile): readonly GazetteerEntry[] {
  const errors: string[] = [];
  const report: Report = (line, message) => {
    if (errors.length < ERROR_LIMIT) errors.push(`${path}:${line}: ${message}`);
  };
  const header = /^\ufeff?([^\n]*)/.exec(text)?.[1] ?? '';
  const delimiter = header.includes('\t') ? '\t' : ',';
  const entries: GazetteerEntry[] = [];
  let columns: { readonly count: number; readonly places: Places } | undefined;
  for (const row of rowsOf(text, delimiter, report)) {
    if (columns === undefined) {
      columns = { count: row.fields.length, places: placesOf(row.fields) };
      if (columns.places.name < 0) report(row.line, `no column for names: one of ${COLUMNS.name.join(', ')}`);
      if (errors.length > 0) break;
    } else if (row.fields.length > columns.count) {
      report(row.line, `${row.fields.length} fields, but the header has ${columns.count}`);
    } else {
      const entry = entryOf(row, columns.places, report);
      if (entry !== null) entries.push(entry);
    }
  }
  if (columns === undefined) report(1, 'an empty file: begin with a header, for example name,aliases,id');
  if (errors.length > 0) throw new GazetteerError(errors);
  return entries;
}
