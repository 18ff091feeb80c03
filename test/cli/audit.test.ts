import { describe, expect, it } from 'vitest';
import type { GapGroup } from '../../src/workbench/audit.ts';
import { call, folderOf } from './world.ts';

const folder = folderOf({
  'articles/found.txt': 'Acme Bio signed an agreement with Mercy Hospital.\n',
  'articles/cue.txt': 'Acme Bio could partner with Orvane Pharma one day.\n',
  'articles/alone.txt':
    'It rained. Acme Bio spoke at length of a nice partnership. Acme Bio dreams of a partnership.\n',
  'articles/wording.txt': 'Of the deal Acme Bio sang in a low voice to Orvane Pharma.\n',
  'articles/rain.txt': 'The partnership of rain and wind is old. Acme Bio makes pumps.\n',
});
const audit = (...argv: readonly string[]) => call(['audit', ...argv], { cwd: folder });
const groupsOf = async (): Promise<readonly GapGroup[]> =>
  JSON.parse((await audit('articles', '--json')).stdout).groups;

describe('extract audit', () => {
  it('lists sentences without a fact by reason, with file and line', async () => {
    const groups = await groupsOf();
    const of = (gap: string) => groups.find((group) => group.gap === gap)?.words.flatMap(({ sentences }) => sentences);
    expect(of('no rule')).toMatchObject([{ source: 'articles/wording.txt', line: 1, number: 1, word: 'deal' }]);
    expect(of('suppressed by a cue')).toMatchObject([
      { source: 'articles/cue.txt', word: 'partner', by: 'cues/keep-out/hypothetical' },
    ]);
    expect(of('one party missing')).toMatchObject([{ number: 2 }, { number: 3 }]);
  });

  it('leaves out what gave a fact, and what names nobody', async () => {
    const { stdout } = await audit('articles', '--json');
    expect(stdout).not.toContain('found.txt');
    expect(stdout).not.toContain('rain and wind');
  });

  it('counts wordings, within 80 columns', async () => {
    const { code, stdout } = await audit('articles');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^4 sentences without a fact in 5 articles\n/);
    expect(stdout).toContain('one party missing: 2\n  2 ×   partnership\n        articles/alone.txt:1\n');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('goes on after an article that cannot be read, and ends with 2', async () => {
    const { code, stderr, stdout } = await audit('gone.txt', 'articles/cue.txt');
    expect(code).toBe(2);
    expect(stderr).toBe('extract: gone.txt: no such file\n');
    expect(stdout).toMatch(/^1 sentence without a fact in 1 article\n/);
    expect((await audit('gone.txt')).code).toBe(2);
  });
});
