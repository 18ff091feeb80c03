import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, folderOf } from './world.ts';

const golden = (names: readonly string[], more: object = {}) =>
  JSON.stringify({
    id: 'x',
    published: null,
    partnerships: [
      {
        parties: names.map((name) => ({ names: [name], kind: name.includes('Hospital') ? 'hospital' : 'company' })),
        prominence: 'main',
        instrument: 'agreement',
        types: ['general'],
        status: 'signed',
        date: null,
        disease_areas: [],
        value: null,
        quote: 'signed an agreement with',
      },
    ],
    officials: [],
    ...more,
  });

const folder = folderOf({
  'gold/one.txt': 'Acme Bio signed an agreement with Mercy Hospital.\n',
  'gold/one.json': golden(['Acme Bio', 'Mercy Hospital']),
  'gold/two.txt': 'Orvane Pharma met Tavira Therapeutics for tea.\n',
  'gold/two.json': golden(['Orvane Pharma', 'Tavira Therapeutics'], { style: 'letter' }),
  'gold/three.txt': 'It rained in Lund all day.\n',
  'gold/three.json': JSON.stringify({ partnerships: [], officials: [] }),
  'broken/one.txt': 'Acme Bio signed an agreement with Mercy Hospital.\n',
  'broken/one.json': golden(['Acme Bio', 'Mercy Hospital']),
  'broken/two.json': '{"partnerships": 5}',
  'broken/three.json': golden(['Acme Bio', 'Mercy Hospital']),
  'empty/readme.md': 'nothing here',
});
const evaluate = (...argv: readonly string[]) => call(['eval', ...argv], { cwd: folder });

describe('extract eval', () => {
  it('prints a line for every slot, with intervals, within 80 columns', async () => {
    const { code, stdout } = await evaluate('gold');
    expect(code).toBe(0);
    expect(stdout).toContain('3 articles; of 1 without a partnership, 0 with a false alarm');
    expect(stdout).toMatch(/^partnership pairs {5}1\.000 \[1\.0 1\.0\] {2}0\.500 \[\.00 1\.0\] {2}0\.667 \[/m);
    expect(stdout).not.toContain('deal value');
    expect(stdout).toMatch(/^party kind +1\.000 \[1\.0 1\.0\] +2$/m);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect((await evaluate('gold')).stdout).toBe(stdout);
  });

  it('lists errors by class with --errors', async () => {
    const { stdout } = await evaluate('gold', '--errors');
    expect(stdout).toMatch(
      /^missed partnership: 1\n {2}two: main Orvane Pharma <> Tavira Therapeutics \| signed an agreement with$/m,
    );
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await evaluate('gold', '--json', '--errors');
    const parsed = JSON.parse(stdout);
    expect(parsed).toMatchObject({ articles: 3, negatives: 1, false_alarm_articles: 0 });
    expect(parsed.slots['partnership pairs']).toMatchObject({ precision: 1, recall: 0.5, gold: 2, found: 1 });
    expect(parsed.errors).toMatchObject([{ class: 'missed partnership', errors: [{ article: 'two' }] }]);
  });

  it.each([
    ['rule', ['(missed)', 'relations/signed/signed-with']],
    ['zone', ['body', '(quotation not found)']],
    ['style', ['story', 'letter']],
  ])('breaks the pairs down by %s', async (by, groups) => {
    const { stdout } = await evaluate('gold', '--json', '--by', by);
    const parsed: { by: { groups: { group: string }[] } } = JSON.parse(stdout);
    expect(parsed.by.groups.map(({ group }) => group).sort()).toEqual([...groups].sort());
    expect((await evaluate('gold', '--by', by)).stdout).toContain(`by ${by} `);
  });

  it('goes on after gold that cannot be used and articles that are not there, and ends with 2', async () => {
    const { code, stdout, stderr } = await evaluate('broken', '--json');
    expect(code).toBe(2);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^extract: broken\/three\.txt: no such file$/),
      'extract: broken/two.json: partnerships must be a list',
      '',
    ]);
    expect(JSON.parse(stdout).slots['partnership pairs']).toMatchObject({ gold: 2, recall: 0.5 });
  });

  it('ends with 2 and a hint where there is no gold', async () => {
    const { code, stderr } = await evaluate('empty');
    expect(code).toBe(2);
    expect(stderr).toContain('hint: gold files are ID.json beside ID.txt');
  });

  it('shows nothing of an article that could act on the terminal', async () => {
    const nasty = folderOf({
      'a.txt': 'It rained.\n',
      'a.json': golden(['Acme\u001b[31m', 'Mercy Hospital']),
    });
    const { stdout } = await call(['eval', '.', '--errors'], { cwd: nasty });
    expect(stdout).toContain('Acme␛[31m');
    expect(stdout).not.toContain('\u001b');
  });
});

const shared = join(import.meta.dirname, '../../../shared');

describe.skipIf(!existsSync(join(shared, 'gold/dev')))(
  'extract eval on ../shared/gold/dev (skipped where ../shared is not there)',
  () => {
    it('agrees with the reference scorer to three decimals', async () => {
      const gold = join(shared, 'gold/dev');
      const { stdout: records } = await call(['--format', 'ndjson', gold]);
      const file = join(folder, 'records.ndjson');
      writeFileSync(file, records);
      const output = execFileSync(process.execPath, [join(shared, 'tools/score.mjs'), gold, file, '--json']);
      const reference = JSON.parse(output.toString());
      const { slots } = JSON.parse((await call(['eval', gold, '--json'])).stdout);
      for (const [slot, { precision, recall, f1 }] of Object.entries<Record<string, number | null>>(reference.f1)) {
        for (const [measure, value] of Object.entries({ precision, recall, f1 })) {
          const ours: number | null = slots[slot][measure];
          expect(ours?.toFixed(3) ?? null, `${measure} of ${slot}`).toBe(value?.toFixed(3) ?? null);
        }
      }
      for (const [slot, { accuracy }] of Object.entries<Record<string, number>>(reference.accuracy)) {
        expect(slots[slot].f1.toFixed(3), slot).toBe(accuracy?.toFixed(3));
      }
      expect(readFileSync(file, 'utf8')).not.toBe('');
    });
  },
);
