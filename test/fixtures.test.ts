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

/**
 * The lines in which two texts differ, those of the first with "-", those of the second with "+", in order.
 * Longest common subsequence of lines (Hunt and McIlroy 1976).
 */
function difference(wanted: string, got: string): string {
  const a = wanted.split('\n');
  const b = got.split('\n');
  const common = a.map(() => new Array<number>(b.length + 1).fill(0)).concat([new Array<number>(b.length + 1).fill(0)]);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i] ?? [];
      row[j] = a[i] === b[j] ? 1 + (common[i + 1]?.[j + 1] ?? 0) : Math.max(common[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)))
      lines.push(`- ${a[i++]}`);
    else lines.push(`+ ${b[j++]}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * What the tool still gets wrong in a fixture stands in its gaps.diff: "-" what a careful reader wants, "+" what the tool
 * says instead. A gap that opens or closes fails the test, so that none comes unseen; `vitest -u` writes the new state.
 */
describe('what a careful reader finds in each article, but for the gaps written down', () => {
  it.each(fixtures)('$slug', async ({ slug, article, expected }) => {
    const record = extract(article, { source: `fixtures/${slug}/article.txt` });
    const gaps = difference(printProjection(expected), printProjection(project(record, expected)));
    const path = `${FIXTURES}${slug}/gaps.diff`;
    if (gaps === '') expect(existsSync(path), 'gaps.diff of a fixture without gaps').toBe(false);
    else await expect(gaps).toMatchFileSnapshot(path);
  });

  it('finds at least 85 % of the partnerships with all their parties, and at most a tenth of what it finds is wrong', () => {
    const keys = (parties: readonly { readonly name: string }[]): string => parties.map((x) => x.name).join(' | ');
    const wanted = fixtures.flatMap((f) => f.expected.partnerships.map((p) => `${f.slug}: ${keys(p.parties)}`));
    const found = fixtures.flatMap((f) => {
      const record = extract(f.article, { source: f.slug });
      return project(record, f.expected).partnerships.map((p) => `${f.slug}: ${keys(p.parties)}`);
    });
    expect(found.filter((p) => wanted.includes(p)).length / wanted.length).toBeGreaterThanOrEqual(0.85);
    expect(found.filter((p) => !wanted.includes(p)).length / found.length).toBeLessThanOrEqual(0.1);
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
