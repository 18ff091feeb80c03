/** Facts that somebody expects of an article, as a record or a gold file writes them. */
import { parseSource } from '../rules/source.ts';

/** What one value may be called: any of these. */
export type Forms = readonly string[];

export const ATTRIBUTES = [
  'prominence',
  'instrument',
  'types',
  'status',
  'date',
  'disease_areas',
  'value',
  'terms',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

export interface Expected {
  readonly parties: readonly string[];
  /** Of parties whose kind the file gives. */
  readonly kinds: ReadonlyMap<string, string>;
  /** The values of the attributes that the file gives; none: there must not be one. */
  readonly attributes: ReadonlyMap<Attribute, readonly Forms[]>;
}

export interface ExpectedOfficial {
  readonly names: Forms;
  /** Null: there is none; undefined: the file does not say. */
  readonly title: string | null | undefined;
  readonly organization: Forms | null | undefined;
}

export interface ExpectedFacts {
  readonly partnerships: readonly Expected[];
  readonly officials: readonly ExpectedOfficial[];
}

/**
 * Reads the expected facts of a file: YAML or JSON, one partnership with `parties:`, or a record with `partnerships:`
 * and `officials:`; a party is a name, or has a `name` or `names`. Out: at least one fact, or as `error` what is wrong.
 */
export function parseExpected(file: string, text: string): ExpectedFacts | { readonly error: string } {
  const source = parseSource(file, text);
  const [error] = source.errors;
  if (error !== undefined) return { error: `${error.line}:${error.column}: ${error.message}` };
  const value: unknown = source.root?.toJSON();
  const { partnerships, officials } = fieldsOf(value);
  const isRecord = partnerships !== undefined || officials !== undefined;
  const expected = {
    partnerships: listOf(isRecord ? partnerships : [value]).map(partnershipOf),
    officials: listOf(officials).map(officialOf),
  };
  const isEmpty = expected.partnerships.length === 0 && expected.officials.length === 0;
  if (isEmpty || expected.partnerships.some(({ parties }) => parties.length < 2)) {
    return { error: 'holds no partnership with parties: of two names or more' };
  }
  if (expected.officials.some(({ names }) => names.length === 0)) return { error: 'has an official without a name' };
  return expected;
}

function partnershipOf(value: unknown): Expected {
  const fields = fieldsOf(value);
  const parties = listOf(fields['parties']).map((party) => ({
    name: namesOf(party)[0],
    kind: fieldsOf(party)['kind'],
  }));
  const attributes = ATTRIBUTES.filter((attribute) => fields[attribute] !== undefined);
  return {
    parties: parties.flatMap(({ name }) => name ?? []),
    kinds: new Map(
      parties.flatMap(({ name, kind }) => (name === undefined || typeof kind !== 'string' ? [] : [[name, kind]])),
    ),
    attributes: new Map(attributes.map((attribute) => [attribute, valuesOf(attribute, fields[attribute])])),
  };
}

/** A list of values, or one alone; null is none. */
function valuesOf(attribute: Attribute, value: unknown): readonly Forms[] {
  const items = value === null ? [] : Array.isArray(value) ? value : [value];
  return items.map((item) => formsOf(attribute, item)).filter((forms) => forms.length > 0);
}

function formsOf(attribute: Attribute, item: unknown): Forms {
  if (Array.isArray(item)) return item.filter((form) => typeof form === 'string');
  if (typeof item !== 'object' || item === null) return [String(item)];
  const { value, currency, amount, name } = fieldsOf(item);
  if (attribute === 'value') return [`${currency} ${amount}`];
  const form = attribute === 'date' ? value : name;
  return typeof form === 'string' ? [form] : [];
}

function officialOf(value: unknown): ExpectedOfficial {
  const { title, organization } = fieldsOf(value);
  return {
    names: namesOf(value),
    title: title === null || typeof title === 'string' ? title : undefined,
    organization: organization == null ? organization : listOf(organization).flatMap((one) => namesOf(one)),
  };
}

/** A list; a single value is a list of one, nothing an empty one. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value == null ? [] : [value];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The forms of a name; the first is the fullest. */
function namesOf(party: unknown): readonly string[] {
  if (typeof party === 'string') return [party];
  const { name, names } = fieldsOf(party);
  return listOf(name ?? names).filter((form) => typeof form === 'string');
}
