import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extract } from '../src/pipeline.ts';
import { parseExpected, printProjection, project } from './projection.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const read = (path: string): string => readFileSync(`${FIXTURES}${path}`, 'utf8');

const slugs = readdirSync(FIXTURES)
  .filter((name) => existsSync(`${FIXTURES}${name}/article.txt`))
  .sort();
const quiet = readdirSync(`${FIXTURES}quiet`)
  .filter((name) => name.endsWith('.txt'))
  .sort();

const fixtures = slugs.map((slug) => ({
  slug,
  article: read(`${slug}/article.txt`),
  expected: parseExpected(read(`${slug}/expected.yaml`)),
}));

describe('what a careful reader finds in each article', () => {
  it.each(fixtures)('$slug', ({ slug, article, expected }) => {
    const record = extract(article, { source: `fixtures/${slug}/article.txt` });
    expect(printProjection(project(record, expected))).toBe(printProjection(expected));
  });
});

describe('tempting articles without a partnership', () => {
  it.each(quiet)('%s', (name) => {
    const record = extract(read(`quiet/${name}`), { source: `fixtures/quiet/${name}` });
    const found = record.partnerships.map((p) => ({
      parties: p.parties.map((x) => x.name),
      rule: p.rule,
      quotes: p.evidence.map((e) => e.quote),
    }));
    expect(found).toEqual([]);
  });
});

describe('the fixtures themselves', () => {
  const partnerships = fixtures.flatMap((f) => f.expected.partnerships);
  const parties = partnerships.flatMap((p) => p.parties);

  it.each(fixtures)('$slug says only what its article says', ({ article, expected }) => {
    const flat = article.replace(/\s+/g, ' ');
    const names = [
      ...expected.partnerships.flatMap((p) => p.parties.map((x) => x.name)),
      ...expected.officials.flatMap((o) => [o.name, o.title, o.organization]),
    ].filter((name) => name !== null);
    expect(names.filter((name) => !flat.includes(name))).toEqual([]);
    const diseases = expected.partnerships.flatMap((p) => p.disease_areas);
    expect(diseases.filter((name) => !flat.toLowerCase().includes(name.toLowerCase()))).toEqual([]);
    expect(expected.partnerships.filter((p) => p.parties.length < 2 || p.types.length === 0)).toEqual([]);
  });

  const covered: readonly (readonly [string, readonly string[], string])[] = [
    [
      'instrument',
      partnerships.map((p) => p.instrument),
      'agreement grant joint-venture letter-of-intent mou unspecified',
    ],
    ['status', partnerships.map((p) => p.status), 'active denied ended expanded negotiating planned signed'],
    ['prominence', partnerships.map((p) => p.prominence), 'background main related'],
    ['terms', partnerships.map((p) => p.terms), 'disclosed not-mentioned undisclosed'],
    [
      'type',
      partnerships.flatMap((p) => p.types),
      'care-delivery clinical-trial co-development commercialization consortium distribution education funding general joint-venture license manufacturing research supply technology',
    ],
    [
      'kind',
      parties.map((x) => x.kind),
      'company consortium government hospital nonprofit other research-institute university',
    ],
    [
      'role',
      parties.map((x) => x.role),
      'customer funder licensee licensor member partner recipient site sponsor supplier venture',
    ],
    ['bound', partnerships.flatMap((p) => p.value.map((v) => v.bound)), 'about at-least exact up-to'],
  ];
  it.each(covered)('hold every %s, and no other', (_, codes, all) => {
    expect([...new Set(codes)].sort().join(' ')).toBe(all);
  });
});
