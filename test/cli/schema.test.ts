import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { schema } from '../../src/emit/schema.ts';
import { hostile, partnership, record } from '../emit/records.ts';
import { call, records } from './world.ts';

const root = join(import.meta.dirname, '../..');

/** The schema, grown strict: a field that it does not know is an error here, so that it cannot be forgotten. */
function strict(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strict);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strict(value)]));
  return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

const ajv = new Ajv2020({ allErrors: true });
const valid = ajv.compile(strict(schema) as object);
const errorsOf = (value: unknown) => (valid(value) ? [] : valid.errors);

describe('the schema', () => {
  it('is what extract schema prints, and a schema by the rules of JSON Schema', async () => {
    const { stdout, code } = await call(['schema']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(schema)));
    expect(ajv.validateSchema(JSON.parse(stdout))).toBe(true);
  });

  it('takes a record and an error, and nothing that is neither', () => {
    expect(errorsOf(record)).toEqual([]);
    expect(errorsOf(hostile('=x\u001b'))).toEqual([]);
    expect(errorsOf({ source: 'a', error: 'is empty' })).toEqual([]);
    expect(valid({})).toBe(false);
    expect(valid({ ...record, source: undefined })).toBe(false);
  });

  it.each([
    ['one party', { parties: partnership.parties.slice(0, 1) }],
    ['an unknown status', { status: 'done' }],
    ['no evidence', { evidence: [] }],
    ['a confidence above 1', { confidence: 1.1 }],
    [
      'a currency that is none',
      { value: [{ text: '$5', amount: 5, currency: '$', bound: 'exact', kind: 'total', start: 0, end: 2 }] },
    ],
    ['a negative offset', { purpose: { text: 'x', start: -1, end: 0 } }],
    ['a field that nobody knows', { extra: 1 }],
  ])('refuses a partnership with %s', (_, change) => {
    expect(valid({ ...record, partnerships: [{ ...partnership, ...change }] })).toBe(false);
  });
});

const fixtures = readdirSync(join(root, 'fixtures'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => join('fixtures', name));

describe('every output', () => {
  it.each(['ndjson', 'json', 'yaml'])('in %s is valid for all fixtures', async (format) => {
    const { stdout, code } = await call([...fixtures, '-f', format], { cwd: root });
    expect(code).toBe(0);
    const values: unknown[] =
      format === 'ndjson'
        ? records(stdout)
        : format === 'json'
          ? JSON.parse(stdout)
          : parseAllDocuments(stdout).map((d) => d.toJS());
    expect(values).toHaveLength(fixtures.length);
    expect(values.flatMap(errorsOf)).toEqual([]);
  });

  it('quotes the article where it says it does', async () => {
    const { stdout } = await call([...fixtures, '-f', 'ndjson'], { cwd: root });
    for (const found of records(stdout)) {
      const text = readFileSync(join(root, found.source), 'utf8').replace(/^\ufeff/, '');
      for (const { quote, start, end } of found.partnerships.flatMap((p) => p.evidence)) {
        expect(text.slice(start, end)).toBe(quote);
      }
    }
  });
});
