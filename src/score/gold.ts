/** Gold files: what a careful reader says that an article states; their form is that of the published guidelines. */
import type { Prominence } from '../types.ts';

export interface GoldParty {
  /** The fullest form first, then all others that count. */
  readonly names: readonly string[];
  readonly kind: string;
}

export interface GoldPartnership {
  readonly parties: readonly GoldParty[];
  readonly prominence: Prominence;
  readonly instrument: string;
  readonly types: readonly string[];
  readonly status: string;
  /** EDTF; null where the text gives no value. */
  readonly date: string | null;
  /** Each with all forms that count. */
  readonly diseases: readonly (readonly string[])[];
  readonly values: readonly { readonly currency: string; readonly amount: number }[];
  readonly quote: string;
}

export interface GoldOfficial {
  readonly names: readonly string[];
  readonly title: string | null;
  /** All names that count; empty: none stated. */
  readonly organizations: readonly string[];
}

export interface Gold {
  readonly id: string;
  readonly published: string | null;
  /** What sort of article it is, where the file tells. */
  readonly style: string | null;
  readonly partnerships: readonly GoldPartnership[];
  readonly officials: readonly GoldOfficial[];
}

/** A gold file that cannot be used: where in it, and what was wanted there. */
class GoldError extends Error {}

type Json = Readonly<Record<string, unknown>>;

function objectAt(value: unknown, path: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new GoldError(`${path} must be an object`);
}

/** A list with something in it where `least` is 1; a single value counts as a list of one, null as an empty one. */
function listAt<T>(value: unknown, path: string, read: (item: unknown, path: string) => T, least = 0): T[] {
  const items = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (items.length < least) throw new GoldError(`${path} must not be empty`);
  return items.map((item, i) => read(item, `${path}[${i}]`));
}

function textAt(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw new GoldError(`${path} must be a text`);
}

function textOrNull(value: unknown, path: string): string | null {
  return value === null || value === undefined ? null : textAt(value, path);
}

const PROMINENCE = ['main', 'background', 'related'] as const satisfies readonly Prominence[];

function prominenceAt(value: unknown, path: string): Prominence {
  const found = PROMINENCE.find((one) => one === value);
  if (found !== undefined) return found;
  throw new GoldError(`${path} must be one of ${PROMINENCE.join(', ')}`);
}

/** A date is its value, or an object that holds it. */
function dateAt(value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null) return textOrNull(value, path);
  const { value: written } = objectAt(value, path);
  return textOrNull(written, `${path}.value`);
}

function valueAt(value: unknown, path: string): GoldPartnership['values'][number] {
  const { currency, amount } = objectAt(value, path);
  if (Number.isFinite(Number(amount)))
    return { currency: textAt(currency, `${path}.currency`), amount: Number(amount) };
  throw new GoldError(`${path}.amount must be a number`);
}

function partyAt(value: unknown, path: string): GoldParty {
  const { names, kind } = objectAt(value, path);
  return { names: listAt(names, `${path}.names`, textAt, 1), kind: textOrNull(kind, `${path}.kind`) ?? '' };
}

function partnershipAt(value: unknown, path: string): GoldPartnership {
  const {
    parties,
    prominence,
    instrument,
    types,
    status,
    date,
    disease_areas,
    value: paid,
    quote,
  } = objectAt(value, path);
  return {
    parties: listAt(parties, `${path}.parties`, partyAt, 1),
    prominence: prominenceAt(prominence, `${path}.prominence`),
    instrument: textAt(instrument, `${path}.instrument`),
    types: listAt(types, `${path}.types`, textAt),
    status: textAt(status, `${path}.status`),
    date: dateAt(date, `${path}.date`),
    diseases: listAt(disease_areas, `${path}.disease_areas`, (forms, at) => listAt(forms, at, textAt, 1)),
    values: listAt(paid, `${path}.value`, valueAt),
    quote: textOrNull(quote, `${path}.quote`) ?? '',
  };
}

function officialAt(value: unknown, path: string): GoldOfficial {
  const { names, title, organization } = objectAt(value, path);
  return {
    names: listAt(names, `${path}.names`, textAt, 1),
    title: textOrNull(title, `${path}.title`),
    organizations: listAt(organization, `${path}.organization`, textAt),
  };
}

function goldOf(id: string, value: unknown): Gold {
  const { published, style, partnerships, officials } = objectAt(value, 'the file');
  if (!Array.isArray(partnerships)) throw new GoldError('partnerships must be a list');
  return {
    id,
    published: textOrNull(published, 'published'),
    style: textOrNull(style, 'style'),
    partnerships: listAt(partnerships, 'partnerships', partnershipAt),
    officials: listAt(officials, 'officials', officialAt),
  };
}

/**
 * Reads one gold file.
 * In: the article's id, the file's text. Out: the gold, or as `error` a clause that follows "FILE: ".
 */
export function parseGold(id: string, text: string): Gold | { readonly error: string } {
  try {
    return goldOf(id, JSON.parse(text));
  } catch (error) {
    if (error instanceof GoldError) return { error: error.message };
    if (error instanceof SyntaxError) return { error: `is not JSON: ${error.message}` };
    throw error;
  }
}
