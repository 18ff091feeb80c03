import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import glob from 'fast-glob';
import { afterAll, describe, expect, it } from 'vitest';
import { matchingFiles } from '../../src/batch/patterns.ts';

const cwd = mkdtempSync(join(tmpdir(), 'extract-patterns-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const FILES = [
  ...Array.from({ length: 40 }, (_, i) => `a/${(i * 7) % 40}.txt`),
  ...Array.from({ length: 40 }, (_, i) => `a/${(i * 7) % 40}.json`),
  ...Array.from({ length: 20 }, (_, i) => `a/${i}/x.txt`),
  ...Array.from({ length: 20 }, (_, i) => `a/5/${i}.txt`),
  ...['a-b.txt', 'a.txt', 'b/c/d/e.txt', 'b/c.txt', 'b/.hidden.txt', '.git/x.txt', 'z/é.txt', 'z/𝕏.txt', 'z/ﬁ.txt'],
];
for (const file of FILES) {
  mkdirSync(join(cwd, dirname(file)), { recursive: true });
  writeFileSync(join(cwd, file), '');
}
symlinkSync(join(cwd, 'b'), join(cwd, 'link'));
symlinkSync(join(cwd, 'a.txt'), join(cwd, 'link.txt'));
symlinkSync(join(cwd, 'gone.txt'), join(cwd, 'broken.txt'));

async function matching(pattern: string, most: number): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of matchingFiles(pattern, cwd, most)) paths.push(path);
  return paths;
}

const PATTERNS = [
  '**/*.txt',
  '*.txt',
  'a/*.txt',
  'a/**/*.txt',
  'a/*/[0-9].txt',
  '{a.txt,b/**,z/*}',
  './a/*.txt',
  'b/../a/*.txt',
  `../${basename(cwd)}/a/*.txt`,
  `${cwd}/a/**/x.txt`,
  'none/*.txt',
];

describe.each([2, 3, 7, 1000])('with %i names of a folder at a time', (most) => {
  it.each(PATTERNS)('the files of %s are those of fast-glob, sorted', async (pattern) => {
    const expected = [...new Set(glob.sync(pattern, { cwd, suppressErrors: true }))].sort();
    expect(await matching(pattern, most)).toEqual(expected);
  });
});
