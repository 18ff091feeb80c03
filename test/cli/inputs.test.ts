import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, folderOf, records, SENTENCE, sources } from './world.ts';

const cwd = folderOf({
  'a.txt': SENTENCE,
  'b.text': SENTENCE,
  check: SENTENCE,
  schema: SENTENCE,
  'list[1].txt': SENTENCE,
  'news/b.txt': SENTENCE,
  'news/B.TXT': SENTENCE,
  'news/a/z.txt': SENTENCE,
  'news/a.txt': SENTENCE,
  'news/a-b.txt': SENTENCE,
  'news/notes.md': SENTENCE,
  'news/.hidden.txt': SENTENCE,
  'news/.git/x.txt': SENTENCE,
  'bad/binary.txt': Uint8Array.of(0, 1, 2, 3),
  'bad/empty.txt': '',
  'bad/fine.txt': SENTENCE,
  'markdown/x.md': SENTENCE,
  'lines/a.ndjson': '{"text":"Acme Bio."}\n',
  'lines/b.jsonl': '{"text":"Acme Bio."}\n',
  'lines/c.txt': SENTENCE,
});

const ndjson = (...args: string[]) => call([...args, '-f', 'ndjson'], { cwd });

describe('inputs', () => {
  it('reads files in the order given, twice if named twice', async () => {
    const { code, stdout, stderr } = await ndjson('b.text', 'a.txt', 'b.text');
    expect(sources(stdout)).toEqual(['b.text', 'a.txt', 'b.text']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('reads the .txt files of a folder and its folders, in the order of their paths', async () => {
    const { stdout, code } = await ndjson('news/');
    const expected = ['news/B.TXT', 'news/a-b.txt', 'news/a.txt', 'news/a/z.txt', 'news/b.txt'];
    expect(sources(stdout)).toEqual(expected);
    expect(code).toBe(0);
    expect(sources((await ndjson('news')).stdout)).toEqual(expected);
  });

  it('names what is in "." and in an absolute folder as a shell would', async () => {
    const { stdout } = await call(['.', '-f', 'ndjson'], { cwd: join(cwd, 'news') });
    expect(sources(stdout)).toContain('a/z.txt');
    expect(sources((await ndjson(join(cwd, 'news'))).stdout)).toContain(join(cwd, 'news/a/z.txt'));
  });

  it('does not run in circles through links', async () => {
    const folder = folderOf({ 'sub/a.txt': SENTENCE });
    symlinkSync(folder, join(folder, 'sub/loop'));
    expect(sources((await call([folder, '-f', 'ndjson'])).stdout)).toEqual([join(folder, 'sub/a.txt')]);
  });

  it('expands a quoted pattern, sorted', async () => {
    const { stdout } = await ndjson('news/**/*.txt');
    expect(sources(stdout)).toEqual(['news/a-b.txt', 'news/a.txt', 'news/a/z.txt', 'news/b.txt']);
    expect(sources((await ndjson('{a.txt,b.*}')).stdout)).toEqual(['a.txt', 'b.text']);
  });

  it('takes a name with brackets literally where there is such a file', async () => {
    expect(sources((await ndjson('list[1].txt')).stdout)).toEqual(['list[1].txt']);
  });

  it('reads stdin as -, under a name if one is given', async () => {
    const plain = await call(['-', '-f', 'ndjson'], { stdin: SENTENCE });
    expect(sources(plain.stdout)).toEqual(['-']);
    const named = await call(['-', '-f', 'ndjson', '--stdin-name', 'wire/1'], { stdin: SENTENCE });
    expect(sources(named.stdout)).toEqual(['wire/1']);
  });

  it('reads a file that has the name of a command after -- or with its folder', async () => {
    expect(sources((await ndjson('./check')).stdout)).toEqual(['./check']);
    const { stdout } = await call(['-f', 'ndjson', '--', 'schema', 'check'], { cwd });
    expect(sources(stdout)).toEqual(['schema', 'check']);
  });

  it('finds lines of JSON in a folder when those are asked for', async () => {
    const { stdout } = await ndjson('lines', '--input-format', 'ndjson');
    expect(sources(stdout)).toEqual(['lines/a.ndjson:1', 'lines/b.jsonl:1']);
  });
});

describe('inputs that cannot be read', () => {
  it('are one line on stderr and an error record each; the rest goes on', async () => {
    const { code, stdout, stderr } = await ndjson('bad', 'missing.txt', 'a.txt', 'x*.txt', 'markdown');
    expect(records(stdout).map(({ source, error }) => [source, error])).toEqual([
      ['bad/binary.txt', 'is binary, not text'],
      ['bad/empty.txt', 'is empty'],
      ['bad/fine.txt', undefined],
      ['missing.txt', 'no such file'],
      ['a.txt', undefined],
      ['x*.txt', 'no file matches this pattern'],
      ['markdown', 'holds no .txt file'],
    ]);
    expect(stderr.split('\n')).toEqual([
      'extract: bad/binary.txt: is binary, not text',
      'extract: bad/empty.txt: is empty',
      'extract: missing.txt: no such file',
      'extract: x*.txt: no file matches this pattern',
      'extract: markdown: holds no .txt file',
      '',
    ]);
    expect(code).toBe(2);
  });

  it('are told also with --quiet, and in formats that have no place for them', async () => {
    for (const format of ['yaml', 'csv', 'text']) {
      const { code, stdout, stderr } = await call(['bad/empty.txt', '-q', '-f', format], { cwd });
      expect({ code, stderr }).toEqual({ code: 2, stderr: 'extract: bad/empty.txt: is empty\n' });
      expect(stdout).not.toContain('empty');
    }
  });

  it('are part of the array in json', async () => {
    const { stdout } = await call(['bad', '-f', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject([
      { error: 'is binary, not text' },
      { error: 'is empty' },
      { title: null },
    ]);
  });

  it('are those above --max-bytes', async () => {
    const { stdout, code } = await ndjson('a.txt', '--max-bytes', '10');
    expect(records(stdout)[0]?.error).toContain('is too large');
    expect(code).toBe(2);
    expect((await ndjson('a.txt', '--max-bytes', '1k')).code).toBe(0);
  });

  it('cannot act on the terminal by their names', async () => {
    const { stderr } = await ndjson('\u001b7red\nextract: fake: is fine');
    expect(stderr).toBe('extract: ␛7red extract: fake: is fine: no such file\n');
  });

  it('are called stdin when they came from there', async () => {
    const { stderr, code } = await call(['-'], { stdin: '' });
    expect({ stderr, code }).toEqual({ stderr: 'extract: stdin: is empty\n', code: 2 });
  });
});
