import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { call, records, SENTENCE, sink } from './world.ts';

const filter = (stdin: string | Uint8Array, ...args: string[]) =>
  call(['--input-format', 'ndjson', '-', '-f', 'ndjson', ...args], { stdin });
const line = (fields: object) => `${JSON.stringify({ text: SENTENCE, ...fields })}\n`;

describe('NDJSON input', () => {
  it('gives a line for each line, in order, under its id', async () => {
    const { stdout, code } = await filter(line({ id: 'x/1' }) + line({ id: 7 }) + line({}) + line({ id: null }));
    expect(records(stdout).map(({ source }) => source)).toEqual(['x/1', '7', 'stdin:3', 'stdin:4']);
    expect(code).toBe(0);
  });

  it('passes title, url and date of publication on', async () => {
    const fields = { id: 'a', title: 'A Headline', url: 'https://news.example/1', published: '2016-08-30T10:00:00Z' };
    const [record] = records((await filter(line(fields))).stdout);
    expect(record).toMatchObject({
      title: 'A Headline',
      url: 'https://news.example/1',
      published: { value: '2016-08-30' },
    });
  });

  it('prefers the date of the line to --date', async () => {
    const { stdout } = await filter(line({ published: '2016-08-30' }) + line({}), '--date', '2020-01-02');
    expect(records(stdout)).toMatchObject([
      { published: { value: '2016-08-30' } },
      { published: { value: '2020-01-02' } },
    ]);
  });

  it.each([
    ['no JSON', '{"text": ', 'is not a line of JSON'],
    ['an array', '["text"]', 'is not an object with "text"'],
    ['null', 'null', 'is not an object with "text"'],
    ['no text', '{"title":"x"}', '"text" is missing or no string'],
    ['an empty text', '{"text":" \\n"}', 'is empty'],
    ['a title that is no string', '{"text":"x","title":1}', '"title" must be a string'],
    ['an id that is a list', '{"text":"x","id":[]}', '"id" must be a string or a number'],
    ['an impossible date', '{"text":"x","published":"2016-02-30"}', '"published" must be a date like 2016-08-30'],
  ])('answers %s with an error record, and goes on', async (_, bad, error) => {
    const { stdout, stderr, code } = await filter(`${bad}\n${line({ id: 'next' })}`);
    expect(records(stdout).map((record) => record.error ?? record.source)).toEqual([error, 'next']);
    expect(stderr).toBe(`extract: stdin:1: ${error}\n`);
    expect(code).toBe(2);
  });

  it('takes blank lines, CR LF and a last line without line feed', async () => {
    const { stdout, code } = await filter(`\r\n${line({ id: 'a' }).trim()}\r\n\n${line({ id: 'b' }).trim()}`);
    expect(records(stdout).map(({ source }) => source)).toEqual(['a', 'b']);
    expect(code).toBe(0);
  });

  it('reads UTF-16 with a byte order mark, and UTF-8 with one', async () => {
    for (const encoding of ['utf16le', 'utf8'] as const) {
      const { stdout } = await filter(Buffer.from(`\ufeff${line({ id: '한' })}${line({ id: 'b' })}`, encoding));
      expect(records(stdout).map(({ source }) => source)).toEqual(['한', 'b']);
    }
  });

  it('refuses a line above --max-bytes and reads the next', async () => {
    const { stdout } = await filter(line({ text: 'x'.repeat(5000) }) + line({ id: 'b' }), '--max-bytes', '2k');
    expect(records(stdout).map(({ source, error }) => error ?? source)).toEqual([
      'is too large: the limit is 2 KiB, see --max-bytes',
      'b',
    ]);
  });

  it('does not care where the chunks are cut', async () => {
    const bytes = Buffer.from(line({ id: 'é한' }) + line({ id: 'b' }));
    const whole = await filter(bytes);
    async function* chunks() {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    const cut = await call(['--input-format', 'ndjson', '-', '-f', 'ndjson'], { stdin: chunks() });
    expect(cut).toEqual(whole);
  });

  it('is nothing where there is no line: a part of a batch may be empty', async () => {
    expect(await filter('')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await filter('\n \r\n')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('answers each line before it asks for the next: a filter', async () => {
    const stdout = sink();
    const seen: number[] = [];
    async function* stdin() {
      for (let i = 0; i < 4; i++) {
        seen.push(records(stdout.text()).length);
        yield Buffer.from(line({ id: i }));
      }
    }
    await run(['--input-format', 'ndjson', '-', '-f', 'ndjson'], {
      stdin: stdin(),
      stdout,
      stderr: sink(),
      env: {},
      cwd: '/',
    });
    expect(seen).toEqual([0, 1, 2, 3]);
  });
});
