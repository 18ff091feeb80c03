/** What batches need: parts, results kept, runs gone on with, accounts. */
import { chmodSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { call, filesBelow, folderOf, records, SENTENCE, SUMMARY, sink, sources } from './world.ts';

const NDJSON = ['-f', 'ndjson'] as const;
const line = (id: string | number, text = SENTENCE) => `${JSON.stringify({ id, text })}\n`;
const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`in/${i % 7}/n${i}.txt`, `${SENTENCE}It has ${i} beds.\n`]),
  );
/** Files that have just been written are read again: see TICK in batch/cache.ts. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('compressed input', () => {
  const cwd = folderOf({
    'in/a.txt.gz': gzipSync(SENTENCE),
    'in/b.txt': SENTENCE,
    'two.txt.gz': Buffer.concat([gzipSync(SENTENCE), gzipSync('It is new.\n')]),
    'cut.txt.gz': gzipSync(SENTENCE.repeat(100)).subarray(0, 60),
    'bad.txt.gz': Buffer.concat([gzipSync(SENTENCE).subarray(0, 12), Buffer.alloc(40, 7)]),
    'bomb.txt.gz': gzipSync('x'.repeat(100_000)),
    'lines.ndjson.gz': gzipSync(line('a') + line('b')),
    'cut.ndjson.gz': gzipSync(Array.from({ length: 2000 }, (_, i) => line(`${i}-${Math.sin(i)}`)).join('')).subarray(
      0,
      -900,
    ),
  });
  const found = async (...args: string[]) => records((await call([...args, ...NDJSON], { cwd })).stdout);

  it('is the text that was compressed', async () => {
    const [packed, plain] = await found('in');
    expect(packed).toEqual({ ...plain, source: 'in/a.txt.gz' });
    expect((await found('two.txt.gz'))[0]?.partnerships).toHaveLength(1);
  });

  it('comes through stdin too', async () => {
    const { stdout } = await call(['-', ...NDJSON], { stdin: gzipSync(SENTENCE) });
    expect(records(stdout)[0]?.partnerships).toHaveLength(1);
    const lines = await call(['-', '--input-format', 'ndjson', ...NDJSON], { stdin: gzipSync(line('x') + line('y')) });
    expect(sources(lines.stdout)).toEqual(['x', 'y']);
  });

  it('is read line by line', async () => {
    expect((await found('lines.ndjson.gz', '--input-format', 'ndjson')).map(({ source }) => source)).toEqual([
      'a',
      'b',
    ]);
  });

  it('that is damaged or cut off is an error in its place', async () => {
    const errors = (await found('cut.txt.gz', 'bad.txt.gz')).map(({ error }) => error);
    expect(errors).toEqual(['is compressed, but cut off', 'is compressed, but damaged']);
    const cut = await found('cut.ndjson.gz', '--input-format', 'ndjson');
    expect(cut.at(-1)).toEqual({ source: 'cut.ndjson.gz', error: 'is compressed, but cut off' });
    expect(cut.slice(0, -1).every(({ error }) => error === undefined)).toBe(true);
  });

  it('is refused when it grows above --max-bytes', async () => {
    const [bomb] = await found('bomb.txt.gz', '--max-bytes', '50k');
    expect(bomb?.error).toBe('is too large: the limit is 50 KiB, see --max-bytes');
  });

  it('gives its name to --out-dir without the endings', async () => {
    await call(['in', '--out-dir', 'out', ...NDJSON], { cwd });
    expect(readdirSync(join(cwd, 'out'))).toEqual(['a.ndjson', 'b.ndjson']);
  });
});

describe('--shard', () => {
  const shards = async (of: number, ...args: string[]) => {
    const parts: string[][] = [];
    for (let k = 1; k <= of; k++) parts.push(sources((await call([...args, '--shard', `${k}/${of}`], { cwd })).stdout));
    return parts;
  };
  const cwd = folderOf({ ...many(60), 'lines.ndjson': Array.from({ length: 60 }, (_, i) => line(`id-${i}`)).join('') });

  it('gives every input to one part, in order', async () => {
    for (const args of [['in'], ['lines.ndjson', '--input-format', 'ndjson']]) {
      const whole = sources((await call([...args, ...NDJSON], { cwd })).stdout);
      const parts = await shards(4, ...args, ...NDJSON);
      expect(parts.flat().sort()).toEqual([...whole].sort());
      for (const part of parts) {
        expect(part).toEqual(whole.filter((source) => part.includes(source)));
        expect(part.length).toBeGreaterThan(5);
      }
    }
  });

  it('depends on the name below the argument alone', async () => {
    const elsewhere = folderOf(many(30));
    const parts = async (folder: string) => {
      const { stdout } = await call([join(folder, 'in'), '--shard', '2/3', ...NDJSON]);
      return sources(stdout).map((source) => source.slice(folder.length));
    };
    const few = await parts(elsewhere);
    expect(few.length).toBeGreaterThan(0);
    expect(await parts(cwd)).toEqual(expect.arrayContaining(few));
  });
});

describe('--cache', () => {
  const cached = (cwd: string, ...args: string[]) => call(['in', '--cache', 'kept', ...NDJSON, ...args], { cwd });
  const entries = (cwd: string) => filesBelow(join(cwd, 'kept'));

  it('reads no unchanged file again', async () => {
    const cwd = folderOf({ ...many(5), 'in/bad.txt': '' });
    await settle();
    const first = await cached(cwd);
    expect(await cached(cwd)).toEqual(first);
    const { stdout } = await call(['in', '--cache', 'kept', '--manifest', 'm', '--stats', '-f', 'csv'], { cwd });
    expect(stdout.split('\r\n')).toHaveLength(7);
  });

  it('does without the stages what it did before, under any name and in any format', async () => {
    const cwd = folderOf(many(3));
    await settle();
    await cached(cwd);
    const stages = async (...args: string[]) => (await call([...args, '--cache', 'kept', '--stats'], { cwd })).stderr;
    expect(await stages('in')).not.toMatch(/^(read|match)/m);
    expect(await stages('in', '-f', 'text')).not.toMatch(/^(read|match)/m);
    writeFileSync(join(cwd, 'copy.txt'), readFileSync(join(cwd, 'in/0/n0.txt')));
    expect(await stages('copy.txt')).toMatch(/^read/m);
    expect(await stages('copy.txt')).not.toMatch(/^match/m);
    const { stdout } = await call(['copy.txt', '--cache', 'kept', ...NDJSON], { cwd });
    expect(stdout).toBe((await call(['copy.txt', ...NDJSON], { cwd })).stdout);
  });

  it('works anew what another text, option or rule asks for', async () => {
    const cwd = folderOf({ 'in/a.txt': 'Acme Bio Inc. shook hands with Mercy Hospital in May.\n' });
    const rule = (confidence: number) => `about: Shaking hands.
rules:
  shook-hands:
    pattern: '{org as parties} shook hands with {org as parties}'
    confidence: ${confidence}
    accepts:
      - '{org as parties: Acme Bio} shook hands with {org as parties: Mercy Hospital}.'
    rejects:
      - '{org: Acme Bio} shook hands.'
`;
    await settle();
    const first = await cached(cwd);
    expect((await cached(cwd, '--date', '2016-08-30')).stdout).not.toBe(first.stdout);
    const mine = folderOf({ 'relations/hands.yaml': rule(0.8) });
    const sure = async () => records((await cached(cwd, '--rules', mine)).stdout)[0]?.partnerships[0]?.confidence;
    expect(await sure()).toBe(0.8);
    writeFileSync(join(mine, 'relations/hands.yaml'), rule(0.7));
    expect(await sure()).toBe(0.7);
    writeFileSync(join(cwd, 'in/a.txt'), SENTENCE);
    expect((await cached(cwd)).stdout).toBe((await call(['in', ...NDJSON], { cwd })).stdout);
    expect((await cached(cwd)).stdout).not.toBe(first.stdout);
  });

  it('takes no harm from what is not whole, or cannot be kept', async () => {
    const cwd = folderOf(many(3));
    await settle();
    const first = await cached(cwd);
    for (const name of entries(cwd)) truncateSync(join(cwd, 'kept', name), 20);
    expect(await cached(cwd)).toEqual(first);
    expect(await cached(cwd)).toEqual(first);
    rmSync(join(cwd, 'kept'), { recursive: true });
    await cached(cwd);
    for (const folder of readdirSync(join(cwd, 'kept'))) chmodSync(join(cwd, 'kept', folder), 0o500);
    expect(await cached(cwd, '--date', '2016-08-30')).toMatchObject({ code: 0 });
    for (const folder of readdirSync(join(cwd, 'kept'))) chmodSync(join(cwd, 'kept', folder), 0o700);
    writeFileSync(join(cwd, 'file'), '');
    expect((await call(['in', '--cache', 'file'], { cwd })).code).toBe(2);
  });

  it('serves runs side by side', async () => {
    const cwd = folderOf(many(20));
    const all = await Promise.all([1, 2, 3].map(() => cached(cwd)));
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
    expect(entries(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps nothing of what could not be read at all', async () => {
    const cwd = folderOf({ 'in/a.txt': SENTENCE });
    expect((await call(['in/a.txt', 'later.txt', '--cache', 'kept'], { cwd })).code).toBe(2);
    writeFileSync(join(cwd, 'later.txt'), SENTENCE);
    expect((await call(['in/a.txt', 'later.txt', '--cache', 'kept'], { cwd })).code).toBe(0);
  });
});

describe('--resume', () => {
  const resume = (cwd: string, world: object = {}, ...args: string[]) =>
    call(['in', '--resume', '-o', 'out.ndjson', ...NDJSON, ...args], { cwd, ...world });
  const written = (cwd: string) => readFileSync(join(cwd, 'out.ndjson'), 'utf8');

  it('goes on from any byte, and loses and doubles nothing', async () => {
    const cwd = folderOf({ ...many(12), 'in/bad.txt': '' });
    const whole = (await call(['in', ...NDJSON], { cwd })).stdout;
    expect(await resume(cwd)).toMatchObject({ code: 2, stdout: '' });
    expect(written(cwd)).toBe(whole);
    const bytes = Buffer.from(whole);
    // What an ended run leaves: the mark, and its lines up to any byte.
    const mark = await markOf(cwd);
    for (let cut = 0; cut <= bytes.length; cut += 1 + Math.floor(bytes.length / 40)) {
      rmSync(join(cwd, 'out.ndjson'), { force: true });
      writeFileSync(join(cwd, 'out.ndjson.part.of'), mark);
      writeFileSync(join(cwd, 'out.ndjson.part'), bytes.subarray(0, cut));
      expect((await resume(cwd)).code).toBe(2);
      expect(written(cwd)).toBe(whole);
      expect(readdirSync(cwd).sort()).toEqual(['in', 'out.ndjson']);
    }
  });

  it('keeps what is done when the user interrupts, and says so', async () => {
    const cwd = folderOf({});
    const lines = Array.from({ length: 9 }, (_, i) => line(i));
    const controller = new AbortController();
    async function* stdin() {
      for (const [i, text] of lines.entries()) {
        if (i === 4) controller.abort(143);
        yield Buffer.from(text);
      }
    }
    const args = ['-', '--input-format', 'ndjson', '--resume', '-o', 'out', ...NDJSON];
    const { code, stderr } = await call(args, { cwd, stdin: stdin(), signal: controller.signal });
    expect(code).toBe(143);
    expect(stderr).toBe(`extract: interrupted; the same call goes on from ${join(cwd, 'out.part')}\n`);
    expect(sources(readFileSync(join(cwd, 'out.part'), 'utf8'))).toEqual(['0', '1', '2', '3']);
    expect((await call(args, { cwd, stdin: lines.join('') })).code).toBe(0);
    expect(sources(readFileSync(join(cwd, 'out'), 'utf8'))).toEqual(lines.map((_, i) => String(i)));
  });

  it('refuses what was begun otherwise', async () => {
    const cwd = folderOf(many(4));
    const mark = await markOf(cwd);
    const begin = (content: string) => {
      writeFileSync(join(cwd, 'out.ndjson.part.of'), mark);
      writeFileSync(join(cwd, 'out.ndjson.part'), content);
    };
    begin(`${JSON.stringify({ source: 'in/0/n0.txt', title: null })}\n`);
    const other = await resume(cwd, {}, '--date', '2016-08-30');
    expect(other.stderr).toContain('out.ndjson.part was begun with other rules, options or another version');
    expect(other.code).toBe(2);
    begin(`${JSON.stringify({ source: 'elsewhere.txt', error: 'is empty' })}\n`);
    expect((await resume(cwd)).stderr).toContain('record 1 is of elsewhere.txt, but the input is in/0/n0.txt');
    begin(`${JSON.stringify({ source: 'in/0/n0.txt', title: null })}\nnonsense\n`);
    expect((await resume(cwd)).stderr).toContain('line 2 is no record');
    expect(readdirSync(cwd).sort()).toEqual(['in', 'out.ndjson.part', 'out.ndjson.part.of']);
  });

  it.each([
    [['in', '--resume', '-f', 'ndjson']],
    [['in', '--resume', '-f', 'csv', '-o', 'x']],
    [['in', '--resume', '-f', 'ndjson', '--out-dir', 'x']],
  ])('is a wrong call as %j', async (args) => {
    const { code, stderr } = await call(args, { cwd: folderOf(many(1)) });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('--resume needs -f ndjson') });
  });

  /** What the program says of the part that it writes. */
  async function markOf(cwd: string): Promise<string> {
    const controller = new AbortController();
    controller.abort();
    await resume(cwd, { signal: controller.signal });
    const mark = readFileSync(join(cwd, 'out.ndjson.part.of'), 'utf8');
    rmSync(join(cwd, 'out.ndjson.part'));
    rmSync(join(cwd, 'out.ndjson.part.of'));
    return mark;
  }
});

describe('--manifest', () => {
  const files = { ...many(3), 'in/bad.txt': '', 'lines.ndjson': line('a') + line('b/c') };
  const linesOf = (cwd: string, name = 'm.ndjson') =>
    readFileSync(join(cwd, name), 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));

  it('tells what was run, and of every input what was read and found', async () => {
    const cwd = folderOf(files);
    const { stdout } = await call(['in', 'none.txt', '--manifest', 'm.ndjson', '--date', '2016-08-30', ...NDJSON], {
      cwd,
    });
    const [head, ...articles] = linesOf(cwd);
    expect(head).toMatchObject({
      extract: expect.stringMatching(/^\d/),
      rules: expect.stringMatching(/^[0-9a-f]{64}$/),
      question: expect.stringMatching(/^[0-9a-f]{64}$/),
      options: { date: '2016-08-30', format: 'ndjson', inputFormat: 'text' },
    });
    expect(articles.map(({ source }) => source)).toEqual(sources(stdout));
    expect(articles[0]).toEqual({
      source: 'in/0/n0.txt',
      file: 'in/0/n0.txt',
      name: '0/n0.txt',
      bytes: 65,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      set_aside: 0,
      partnerships: 1,
      milliseconds: expect.any(Number),
      error: null,
    });
    expect(articles.at(-2)).toMatchObject({ source: 'in/bad.txt', bytes: 0, error: 'is empty' });
    expect(articles.at(-1)).toMatchObject({ source: 'none.txt', bytes: null, hash: null, error: 'no such file' });
  });

  it.each([
    [['in', 'none.txt', 'x*.txt']],
    [['lines.ndjson', '--input-format', 'ndjson', '--prominence', 'main']],
    [['in/*/*.txt', '--shard', '1/2', '--out-dir', 'out', '-f', 'yaml']],
  ])('of %j, run again, gives the same bytes', async (args) => {
    const cwd = folderOf(files);
    const first = await call([...NDJSON, ...args, '--manifest', 'm.ndjson'], { cwd });
    const kept = (name: string) =>
      filesBelow(join(cwd, name)).map((file) => readFileSync(join(cwd, name, file), 'utf8'));
    const toFolder = args.includes('--out-dir') ? ['--out-dir', 'again'] : [];
    expect(await call(['--from-manifest', 'm.ndjson', ...toFolder], { cwd })).toEqual(first);
    if (toFolder.length > 0) expect(kept('again')).toEqual(kept('out'));
  });

  it('run again tells what has changed', async () => {
    const cwd = folderOf(files);
    await call(['in', '--manifest', 'm.ndjson', ...NDJSON], { cwd });
    writeFileSync(join(cwd, 'in/0/n0.txt'), 'Acme Bio is new.\n');
    rmSync(join(cwd, 'in/1/n1.txt'));
    const { code, stderr, stdout } = await call(['--from-manifest', 'm.ndjson'], { cwd });
    expect(stderr).toBe(
      [
        'extract: in/0/n0.txt: has changed since the manifest was written',
        'extract: in/1/n1.txt: no such file',
        'extract: in/1/n1.txt: has changed since the manifest was written',
        'extract: in/bad.txt: is empty',
        '',
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(sources(stdout)).toHaveLength(4);
    writeFileSync(
      join(cwd, 'm.ndjson'),
      readFileSync(join(cwd, 'm.ndjson'), 'utf8').replace(/"question":"\w/, '"question":"x'),
    );
    expect((await call(['--from-manifest', 'm.ndjson'], { cwd })).stderr).toContain('are not those of the manifest');
  });

  it('is a wrong call where there is none', async () => {
    const cwd = folderOf({ ...files, 'x.ndjson': '{}\n' });
    for (const [args, message] of [
      [['--from-manifest', 'x.ndjson'], 'is no manifest'],
      [['--from-manifest', 'missing'], 'no such file'],
      [['in', '--from-manifest', 'x.ndjson'], 'name no others'],
      [['in', '--manifest', 'm', '--resume', '-o', 'o', ...NDJSON], 'cannot go on with a --manifest'],
    ] as const) {
      const { code, stderr } = await call(args, { cwd });
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    }
  });
});

describe('the end of a batch', () => {
  const stderrOf = async (...args: string[]) => {
    const stderr = sink();
    const cwd = folderOf({ ...many(3), 'in/bad.txt': '' });
    const code = await run(args, { env: {}, cwd, stdin: sink() as never, stdout: sink(), stderr });
    return { code, text: stderr.text() };
  };

  it('is a summary on stderr, unless it was one article or --quiet', async () => {
    expect(SUMMARY.exec((await stderrOf('in')).text)?.[1]).toBe('4 articles, 3 partnerships, 1 error');
    expect((await stderrOf('in', '--quiet')).text).toBe('extract: in/bad.txt: is empty\n');
    expect((await stderrOf('in/0/n0.txt')).text).toBe('');
  });

  it('is code 0 in spite of errors where they are allowed', async () => {
    expect((await stderrOf('in')).code).toBe(2);
    expect((await stderrOf('in', '--allow-errors')).code).toBe(0);
    expect((await stderrOf('in', '--allow-errors', '--nonsense')).code).toBe(2);
  });

  it('tells with --stats where the time went', async () => {
    const { text } = await stderrOf('in', '--stats', '-q');
    for (const stage of [
      'read',
      'clean',
      'segment',
      'annotate',
      'match',
      'resolve',
      'officials',
      'assemble',
      'print',
    ]) {
      expect(text).toMatch(new RegExp(`^${stage} +\\d+\\.\\d{3} s +\\d+\\.\\d %$`, 'm'));
    }
    expect(text).toMatch(/^all stages +\d+\.\d{3} s +100\.0 %$/m);
  });
});
