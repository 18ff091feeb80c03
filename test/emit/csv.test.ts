import { describe, expect, it } from 'vitest';
import { csv } from '../../src/emit/csv.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { empty, hostile, partnership, plain, record } from './records.ts';

/** A reader of RFC 4180, as strict as the RFC. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && bare === '' && row.length === 0) break;
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push(row.splice(0));
  }
  return rows;
}

function table(value: ArticleRecord): Map<string, string>[] {
  const [header = [], ...rows] = rowsOf(csv.open + csv.item(value, plain));
  expect(rows.every((row) => row.length === header.length)).toBe(true);
  return rows.map((row) => new Map(header.map((name, i) => [name, row[i] ?? ''])));
}

const asObject = (row: Map<string, string> | undefined) => Object.fromEntries(row ?? []);

describe('csv', () => {
  it('has a row per partnership', () => {
    expect(table(record)).toHaveLength(1);
    expect(table({ ...record, partnerships: [partnership, partnership] })).toHaveLength(2);
    expect(csv.item(empty, plain)).toBe('');
    expect(csv.item({ source: 'a', error: 'is empty' }, plain)).toBe('');
  });

  it('fills the columns of a deal database', () => {
    expect(asObject(table(record)[0])).toMatchObject({
      source: 'articles/004.txt',
      published: '2016-08-30',
      id: '3f9c1b2a',
      prominence: 'main',
      status: 'signed',
      instrument: 'mou',
      types: 'research',
      date: '2015-05',
      date_text: 'May 2015',
      date_stated: 'true',
      party_1: 'Acme Bio',
      party_1_kind: 'company',
      party_2: 'Mercy Hospital',
      party_2_role: 'partner',
      other_parties: '',
      disease_areas: 'cancer',
      disease_ids: 'DOID:162',
      total: '',
      purpose: 'to study cancers',
      officials: 'Jane Doe (president, Mercy Hospital)',
      line: '3',
      rule: 'relations/signed/signed-with',
      confidence: '0.9',
    });
  });

  it('keeps each amount with its currency and bound, and all of them as written', () => {
    const value = [
      { text: '$20 million', amount: 2e7, currency: 'USD', bound: 'exact', kind: 'upfront', start: 0, end: 1 },
      { text: 'up to €1.2 billion', amount: 1.2e9, currency: 'EUR', bound: 'up-to', kind: 'total', start: 0, end: 1 },
    ] as const;
    const [row] = table({ ...record, partnerships: [{ ...partnership, value }] });
    expect(asObject(row)).toMatchObject({
      upfront: '20000000',
      upfront_currency: 'USD',
      total: '1200000000',
      total_currency: 'EUR',
      total_bound: 'up-to',
      value_text: '$20 million (upfront); up to €1.2 billion (total)',
    });
  });

  it('names third and further parties with kind and role', () => {
    const third = { name: 'Umbrella, Inc.', kind: 'company', role: 'funder', aliases: [], start: 0, end: 1 } as const;
    const [row] = table({ ...record, partnerships: [{ ...partnership, parties: [...partnership.parties, third] }] });
    expect(row?.get('other_parties')).toBe('Umbrella, Inc. (company, funder)');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '－1', '\ufeff=1'])(
    'takes the life out of the formula %j',
    (text) => {
      const [row] = table(hostile(text));
      for (const cell of [row?.get('title'), row?.get('party_1'), row?.get('purpose'), row?.get('evidence')]) {
        expect(cell).toMatch(/^'/);
      }
    },
  );

  it('quotes commas, quotes and nothing else, and keeps each cell on one line', () => {
    const [row] = table(hostile('a "b", c\nd\r\ne \u001b[31m'));
    expect(row?.get('title')).toBe('a "b", c d e ␛[31m');
    expect(csv.item(record, plain).split('\r\n')).toHaveLength(2);
  });
});
