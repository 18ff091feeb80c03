/** --gazetteer on the command line. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleRecord } from '../../src/types.ts';
import { call, folderOf } from './world.ts';

const TEXT = 'Acme Bio signed an agreement with Nordlys Vei Ltd. on Monday.\n';

/** Runs over one article with registers `files`; the cache is in the same folder. */
async function run(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const cwd = folderOf({ 'a.txt': TEXT, ...files });
  const registers = Object.keys(files).flatMap((name) => ['--gazetteer', name]);
  const env = { XDG_CACHE_HOME: join(cwd, 'cache') };
  const once = () => call([...argv, ...registers], { cwd, env });
  return { cwd, once, ...(await once()) };
}

describe('--gazetteer', () => {
  it('puts ids into the record, from several registers', async () => {
    const files = { 'one.csv': 'name,id\nAcme Bio,A1\n', 'two.tsv': 'name\tkind\tid\nNordlys Vei\tnonprofit\tB2\n' };
    const { code, stdout } = await run(files, 'a.txt', '--format', 'json');
    const [record] = JSON.parse(stdout) as ArticleRecord[];
    expect(code).toBe(0);
    expect(record?.partnerships[0]?.parties.map(({ kind, id }) => [kind, id])).toEqual([
      ['company', 'A1'],
      ['nonprofit', 'B2'],
    ]);
  });

  it('compiles a register once, keeps it in the cache, and says the same from there', async () => {
    const { cwd, once, stdout } = await run({ 'one.csv': 'name,id\nAcme Bio,A1\n' }, 'a.txt');
    const kept = () => readdirSync(join(cwd, 'cache', 'partnership-extract'));
    expect(kept()).toHaveLength(1);
    expect((await once()).stdout).toBe(stdout);
    expect(kept()).toHaveLength(1);
  });

  it('works where no cache can be kept', async () => {
    const cwd = folderOf({ 'a.txt': TEXT, 'one.csv': 'name,id\nAcme Bio,A1\n', cache: 'a file' });
    const env = { XDG_CACHE_HOME: join(cwd, 'cache') };
    const { code, stdout } = await call(['a.txt', '--gazetteer', 'one.csv'], { cwd, env });
    expect([code, stdout.includes('A1')]).toEqual([0, true]);
  });

  it('says which row cannot be read, and which file is not there', async () => {
    const broken = await run({ 'one.csv': 'name,kind\nAcme Bio,firm\n' }, 'a.txt');
    expect([broken.code, broken.stdout]).toEqual([2, '']);
    expect(broken.stderr).toMatch(/^extract: .*one\.csv:2: unknown kind firm: one of /);
    const missing = await call(['a.txt', '--gazetteer', 'none.csv'], { cwd: folderOf({ 'a.txt': TEXT }) });
    expect([missing.code, missing.stdout]).toEqual([2, '']);
    expect(missing.stderr).toMatch(/none\.csv: no such file/);
  });

  it('is shown by explain with the rule "gazetteer"', async () => {
    const { stdout } = await run({ 'one.csv': 'name,id\nAcme Bio,A1\n' }, 'explain', 'a.txt');
    expect(stdout).toMatch(/Acme Bio.*gazetteer/);
  });
});
