import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { claimName } from '../../src/cli/names.ts';
import { openTaken } from '../../src/cli/taken.ts';
import { call, filesBelow, folderOf, records, SENTENCE, sources } from './world.ts';

const articles = () =>
  folderOf({ 'in/1.txt': SENTENCE, 'in/sub/1.txt': SENTENCE, 'in/bad.txt': '', 'other/1.txt': SENTENCE });

describe('-o FILE', () => {
  it('holds what stdout would, and leaves nothing else', async () => {
    const cwd = articles();
    const printed = await call(['in', '-f', 'json'], { cwd });
    const written = await call(['in', '-f', 'json', '-o', 'out.json'], { cwd });
    expect(written).toEqual({ ...printed, stdout: '' });
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe(printed.stdout);
    expect(filesBelow(cwd)).toEqual(['in/1.txt', 'in/bad.txt', 'in/sub/1.txt', 'other/1.txt', 'out.json']);
  });

  it('replaces a file, and the target of a link', async () => {
    const cwd = articles();
    writeFileSync(join(cwd, 'real.csv'), 'old');
    symlinkSync('real.csv', join(cwd, 'link.csv'));
    await call(['in/1.txt', '-f', 'csv', '-o', 'link.csv'], { cwd });
    expect(readFileSync(join(cwd, 'real.csv'), 'utf8')).toMatch(/^source,/);
  });

  it('writes to a device, and to stdout as -', async () => {
    const cwd = articles();
    expect(await call(['in/1.txt', '-o', '/dev/null'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(sources((await call(['in/1.txt', '-f', 'ndjson', '-o', '-'], { cwd })).stdout)).toEqual(['in/1.txt']);
  });

  it('is a wrong call where it cannot be written', async () => {
    const cwd = articles();
    const missing = await call(['in', '-o', 'missing/out'], { cwd });
    expect(missing).toEqual({
      code: 2,
      stdout: '',
      stderr: `extract: ${join(cwd, 'missing/out')}: its folder does not exist\n`,
    });
  });

  it('never replaces an input', async () => {
    const cwd = articles();
    const { code, stderr } = await call(['in/1.txt', '-o', 'in/1.txt'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('is an input and cannot be the output too');
    expect(readFileSync(join(cwd, 'in/1.txt'), 'utf8')).toBe(SENTENCE);
    expect(filesBelow(join(cwd, 'in'))).toEqual(['1.txt', 'bad.txt', 'sub/1.txt']);
  });
});

describe('--out-dir DIR', () => {
  it('writes for each article what would be printed for it alone', async () => {
    const cwd = articles();
    for (const [format, ending] of Object.entries({
      yaml: 'yaml',
      json: 'json',
      ndjson: 'ndjson',
      csv: 'csv',
      text: 'summary',
    })) {
      const { code, stdout } = await call(['in', '-f', format, '--out-dir', `out/${format}`], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(filesBelow(join(cwd, 'out', format))).toEqual([`1.${ending}`, `sub/1.${ending}`]);
      const alone = await call(['in/1.txt', '-f', format], { cwd });
      expect(readFileSync(join(cwd, `out/${format}/1.${ending}`), 'utf8')).toBe(alone.stdout);
    }
  });

  it('never gives two articles one file', async () => {
    const cwd = articles();
    await call(['in/1.txt', 'other/1.txt', 'in/sub', '--out-dir', 'out'], { cwd });
    expect(filesBelow(join(cwd, 'out'))).toEqual(['1-2.yaml', '1-3.yaml', '1.yaml']);
    const named = ['1.yaml', '1-2.yaml', '1-3.yaml'].map((name) => readFileSync(join(cwd, 'out', name), 'utf8'));
    expect(named.map((text) => parseAllDocuments(text)[0]?.toJS().source)).toEqual([
      'in/1.txt',
      'other/1.txt',
      'in/sub/1.txt',
    ]);
  });

  it('keeps the folders below a pattern', async () => {
    const cwd = articles();
    await call(['in/**/1.txt', '--out-dir', 'out'], { cwd });
    expect(filesBelow(join(cwd, 'out'))).toEqual(['1.yaml', 'sub/1.yaml']);
  });

  it('lets no id out of the folder', async () => {
    const cwd = articles();
    const ids = [
      '../../escape',
      '/etc/passwd',
      '..',
      '.',
      'a/b',
      'a_b',
      'C:\\x',
      'NUL',
      'x'.repeat(500),
      '한국',
      '\u001b[2J',
    ];
    const stdin = ids.map((id) => `${JSON.stringify({ id, text: SENTENCE })}\n`).join('');
    const { code } = await call(['--input-format', 'ndjson', '-', '--out-dir', 'out', '-f', 'ndjson'], { cwd, stdin });
    expect(code).toBe(0);
    const files = filesBelow(join(cwd, 'out'));
    expect(files).toHaveLength(ids.length);
    expect(files.every((name) => /^[^/\\\p{C}]{1,255}$/u.test(name))).toBe(true);
    expect(files.flatMap((name) => sources(readFileSync(join(cwd, 'out', name), 'utf8'))).sort()).toEqual(
      [...ids].sort(),
    );
    expect(filesBelow(cwd).filter((name) => !/^(in|other|out)\//.test(name))).toEqual([]);
  });

  it('never replaces an input', async () => {
    const cwd = folderOf({ 'a.ndjson': `${JSON.stringify({ id: 'a', text: SENTENCE })}\n` });
    const { code, stderr } = await call(['--input-format', 'ndjson', 'a.ndjson', '-f', 'ndjson', '--out-dir', '.'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('is an input');
    expect(records(readFileSync(join(cwd, 'a.ndjson'), 'utf8'))[0]).toHaveProperty('text');
  });

  it('is a wrong call where a file stands in its place', async () => {
    const cwd = articles();
    mkdirSync(join(cwd, 'x'));
    expect((await call(['in', '--out-dir', 'in/1.txt'], { cwd })).code).toBe(2);
    expect(existsSync(join(cwd, 'in/1.txt'))).toBe(true);
  });
});

describe('claimName', () => {
  it('tells names apart that some file systems do not', () => {
    const take = openTaken();
    const names = ['A.txt', 'a.txt', 'caf\u00e9.txt', 'cafe\u0301.txt'].map((name) => claimName(name, '.csv', take));
    expect(names).toEqual(['A.csv', 'a-2.csv', 'caf\u00e9.csv', 'cafe\u0301-2.csv']);
  });

  it('gives every text a name', () => {
    const take = openTaken();
    const given = new Set<string>();
    for (const name of ['', '.', '..', '/', '...', ' ', '-rf', '.txt', 'con.txt', '\ud800', '~/x', '*?"<>|']) {
      given.add(claimName(name, '.json', take));
    }
    for (const name of given) expect(name).toMatch(/^[\p{L}\p{N}_~][^*?"<>|\\]*\.json$/u);
    expect(given.size).toBe(12);
  });
});

describe('openTaken', () => {
  it('takes each name once, and does not take others for it', () => {
    const take = openTaken();
    const names = Array.from({ length: 20_000 }, (_, i) => `article-${i}.json`);
    expect(names.filter((name) => !take(name))).toEqual([]);
    expect(names.filter(take)).toEqual([]);
  });
});
