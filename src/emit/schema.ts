/** JSON Schema (2020-12) of what `json`, `ndjson` and `yaml` print, for each article. */
import { INSTRUMENTS, ORG_KINDS, PARTNERSHIP_TYPES, STATUSES, ZONES } from '../codes.ts';
import type { Bound, MoneyKind, Precision, Prominence, Role, Terms } from '../types.ts';

type Schema = { readonly [key: string]: unknown };
type Fields = Readonly<Record<string, Schema>>;

/** Every value of a union: one that is missing or too many does not compile. */
const oneOf = <T extends string>(values: Readonly<Record<T, true>>): Schema => ({ enum: Object.keys(values) });
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, ...(minItems > 0 && { minItems }) });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const about = (description: string, schema: Schema): Schema => ({ ...schema, description });

/** An object; `optional` fields may be missing, others not, and more may be added by later versions. */
const object = (fields: Fields, optional: Fields = {}): Schema => ({
  type: 'object',
  properties: { ...fields, ...optional },
  required: Object.keys(fields),
});

const text: Schema = { type: 'string', minLength: 1 };
const offset = about('UTF-16 code units from the start of the decoded article', { type: 'integer', minimum: 0 });
const span: Fields = { start: offset, end: about('as start; the first code unit after', offset) };

const kind = oneOf(ORG_KINDS);

const role = oneOf<Role>({
  partner: true,
  licensor: true,
  licensee: true,
  supplier: true,
  customer: true,
  funder: true,
  recipient: true,
  sponsor: true,
  site: true,
  member: true,
  venture: true,
});

const instrument = oneOf(INSTRUMENTS);

const type = oneOf(PARTNERSHIP_TYPES);

const status = oneOf(STATUSES);

const precision = oneOf<Precision>({
  day: true,
  month: true,
  quarter: true,
  half: true,
  season: true,
  year: true,
  range: true,
});

const moneyKind = oneOf<MoneyKind>({
  total: true,
  upfront: true,
  milestones: true,
  royalty: true,
  investment: true,
  grant: true,
  other: true,
});

const zone = oneOf(ZONES);

const bound = oneOf<Bound>({ exact: true, 'up-to': true, 'at-least': true, about: true });
const prominence = oneOf<Prominence>({ main: true, background: true, related: true });
const terms = oneOf<Terms>({ disclosed: true, undisclosed: true, 'not-mentioned': true });
const edtf = about('EDTF (ISO 8601-2)', text);

const party = object({ name: text, kind, role, aliases: listOf(text), ...span }, { id: text });
const date = object({ value: nullable(edtf), precision, text, stated: { type: 'boolean' }, ...span });
const amount: Schema = { type: 'number', minimum: 0 };
const currency = about('ISO 4217', { type: 'string', pattern: '^[A-Z]{3}$' });
const value = object({ text, amount, currency, bound, kind: moneyKind, ...span });
const diseaseArea = object({ name: text, text, ...span }, { id: nullable(text), aliases: listOf(text) });
const technology = object({ name: text, text, ...span }, { id: text });
const evidence = object({ quote: text, line: { type: 'integer', minimum: 1 }, ...span }, { rule: text });
const quotation = object({ text, ...span });

const partnership = object(
  {
    id: about('from the content: the same fact has the same id in every run', text),
    prominence,
    parties: listOf(ref('party'), 2),
    instrument,
    types: listOf(type, 1),
    status,
    date: nullable(ref('date')),
    purpose: nullable(ref('quotation')),
    disease_areas: listOf(diseaseArea),
    technologies: listOf(technology),
    value: listOf(value),
    terms,
    rule: text,
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    evidence: listOf(evidence, 1),
  },
  { value_mismatch: about('the stated total and the sum of its stated parts differ', { type: 'boolean' }) },
);

const official = object(
  { name: text, title: nullable(text), organization: nullable(text), quotes: listOf(ref('quotation')), ...span },
  { partnerships: about('ids of the partnerships of the organisation', listOf(text)) },
);

const mention: Schema = { type: 'array', prefixItems: [offset, offset], items: false, minItems: 2 };
const organization = object({ name: text, kind, aliases: listOf(text), mentions: listOf(mention, 1) }, { id: text });

const published = object({ value: text }, { text: nullable(text), start: nullable(offset), end: nullable(offset) });

const record = object(
  {
    source: text,
    title: nullable({ type: 'string' }),
    published: about('from the dateline, or from outside the text', nullable(published)),
    partnerships: listOf(ref('partnership')),
    officials: listOf(official),
    organizations: listOf(organization),
  },
  { url: text, set_aside: listOf(object({ name: zone, rule: text, ...span })) },
);

const error = object({ source: text, error: text });

/** The schema as plain data; `$defs.record` is an article, `$defs.error` an input that could not be read. */
export const schema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:partnership-extract:record',
  title: 'What partnership-extract prints for one article',
  oneOf: [ref('record'), ref('error')],
  $defs: { record, error, partnership, party, date, quotation },
};
