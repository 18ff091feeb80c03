import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { openProgress } from '../../src/cli/progress.ts';
import { call, folderOf, SENTENCE, SUMMARY, sink, sources } from './world.ts';

const line = (id: number, text = SENTENCE) => Buffer.from(`${JSON.stringify({ id, text })}\n`);
const FILTER = ['--input-format', 'ndjson', '-', '-f', 'ndjson'];

/** Lines without end; `given` counts those asked for. */
function endless() {
  const state = { given: 0 };
  async function* lines() {
    for (;;) {
      state.given++;
      yield line(state.given);
    }
  }
  return { state, lines: lines() };
}

const world = { env: {}, cwd: '/' };

describe('a reader that leaves', () => {
  it('ends the run quietly, with the code of what was done', async () => {
    const { lines, state } = endless();
    let writes = 0;
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        writes++;
        done(writes < 3 ? null : Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const stderr = sink();
    expect(await run(FILTER, { ...world, stdin: lines, stdout, stderr })).toBe(0);
    expect(stderr.text()).toBe('');
    expect(state.given).toBeLessThan(10);
  });

  it('is no reader that fails: a full disk is told', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })),
    });
    const stderr = sink();
    const { lines } = endless();
    expect(await run(FILTER, { ...world, stdin: lines, stdout, stderr })).toBe(2);
    expect(stderr.text()).toBe('extract: cannot write: ENOSPC: no space left\n');
  });
});

describe('a slow reader', () => {
  it('slows the work down: what waits is never more than a buffer', async () => {
    const lengths: number[] = [];
    const stdout = new Writable({
      highWaterMark: 2000,
      write(chunk, _encoding, done) {
        if (chunk.length > 0) lengths.push(stdout.writableLength);
        setTimeout(done, 1);
      },
    });
    async function* lines() {
      for (let i = 0; i < 100; i++) yield line(i);
    }
    expect(await run(FILTER, { ...world, stdin: lines(), stdout, stderr: sink() })).toBe(0);
    expect(lengths).toHaveLength(100);
    expect(Math.max(...lengths)).toBeLessThan(6000);
  });
});

describe('an interruption', () => {
  /** Aborts when the given number of lines has been asked for. */
  function interrupted(after: number, reason: unknown = 130) {
    const controller = new AbortController();
    async function* lines() {
      for (let i = 1; ; i++) {
        if (i > after) controller.abort(reason);
        yield line(i);
      }
    }
    return { stdin: lines(), signal: controller.signal };
  }

  it('lets the lines that are printed be whole ones', async () => {
    const { code, stdout } = await call(FILTER, interrupted(3));
    expect(sources(stdout)).toEqual(['1', '2', '3']);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(code).toBe(130);
  });

  it('closes the array of json', async () => {
    const { stdout } = await call(['--input-format', 'ndjson', '-', '-f', 'json'], interrupted(2));
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  it('leaves no file, and an older one as it was', async () => {
    const cwd = folderOf({});
    const { code } = await call([...FILTER, '-o', 'out'], { ...interrupted(3), cwd });
    expect(code).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
    await call([...FILTER, '-o', 'out'], { stdin: line(1), cwd });
    await call([...FILTER, '-o', 'out'], { ...interrupted(3), cwd });
    expect(readdirSync(cwd)).toEqual(['out']);
  });

  it('keeps the finished files of --out-dir', async () => {
    const cwd = folderOf({});
    await call([...FILTER, '--out-dir', '.'], { ...interrupted(3), cwd });
    expect(readdirSync(cwd).sort()).toEqual(['1.ndjson', '2.ndjson', '3.ndjson']);
  });

  it('tells the signal by its code', async () => {
    expect((await call(FILTER, interrupted(1, 143))).code).toBe(143);
    expect((await call(FILTER, interrupted(1, new Error('stop')))).code).toBe(130);
  });
});

describe('progress', () => {
  const counts = (articles: number) => ({ articles, partnerships: 2, errors: 1 });

  it('shows nothing for short work', async () => {
    const stderr = sink(true);
    const progress = openProgress(
      stderr,
      async () => 10,
      () => 100,
    );
    progress.show(counts(1), 'a.txt');
    progress.clear();
    expect(stderr.text()).toBe('');
  });

  it('shows a bar for long work', async () => {
    const stderr = sink(true);
    let time = 0;
    const progress = openProgress(
      stderr,
      async () => 10,
      () => time,
    );
    time = 1000;
    progress.show(counts(4), 'a.txt');
    await Promise.resolve();
    progress.show(counts(4), 'too-soon.txt');
    time = 2000;
    progress.show(counts(5), 'b\u001b[2J.txt');
    progress.clear();
    expect(stderr.text().split('\r\u001b[K')).toEqual([
      '',
      '4 articles, 2 partnerships, 1 error, 4 articles/s a.txt',
      '██████████░░░░░░░░░░ 50% 5 articles, 2 partnerships, 1 error, 3 articles/s b␛[2',
      '',
    ]);
  });

  it('is for terminals, and not where records scroll by in it', async () => {
    const cwd = folderOf(Object.fromEntries(Array.from({ length: 3 }, (_, i) => [`${i}.txt`, SENTENCE])));
    const slow = async (...args: string[]) => {
      const stderr = sink(true);
      await run([cwd, ...args], { ...world, cwd, stdin: endless().lines, stdout: sink(args.includes('-q')), stderr });
      return stderr.text();
    };
    // Three articles take no half second: nothing is drawn, with or without --quiet.
    expect((await slow()).replace(SUMMARY, '')).toBe('');
    expect(await slow('-q')).toBe('');
    expect(readdirSync(join(cwd))).toHaveLength(3);
  });
});
