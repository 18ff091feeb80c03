/** The walk-through of the README: its files are written, its commands run, and what they print is compared. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, folderOf } from './cli/world.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const [section = ''] = /<!-- walk-through:[\s\S]*?<!-- \/walk-through -->/.exec(readme) ?? [];

type Step = { readonly file: string; readonly text: string } | { readonly command: string; readonly output: string };

/** Files and commands in the order of the page. */
function stepsOf(page: string): readonly Step[] {
  const blocks = page.matchAll(/(?:<!-- file: (?<file>\S+) -->\n)?```(?<kind>\w+)\n(?<text>[\s\S]*?)```\n/g);
  return [...blocks].flatMap(({ groups }): readonly Step[] => {
    const { file, kind, text = '' } = groups ?? {};
    if (file !== undefined) return [{ file, text }];
    if (kind !== 'console') throw new Error(`a block that is neither a file nor a console: ${text}`);
    return text
      .split(/^\$ /m)
      .slice(1)
      .map((one) => {
        const end = one.indexOf('\n');
        return { command: one.slice(0, end), output: one.slice(end + 1) };
      });
  });
}

/** The arguments of a command line; quotes hold words together. */
function argumentsOf(command: string): readonly string[] {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  expect(words[0]).toBe('extract');
  return words.slice(1);
}

/** "…" alone on a line is any lines, at the end of a line any rest of it. */
function outputPattern(output: string): RegExp {
  const lines = output.split('\n').map((line) => {
    const literal = line.replace(/…$/, '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return line === '…' ? '(?:.*\\n)*?' : `${literal}${line.endsWith('…') ? '.*' : ''}\\n`;
  });
  return new RegExp(`^${lines.slice(0, -1).join('')}$`);
}

const steps = stepsOf(section);
const before = process.cwd();
const folder = folderOf({});

describe('the walk-through of the README', () => {
  // Places in messages are told from where the program runs.
  beforeAll(() => process.chdir(folder));
  afterAll(() => process.chdir(before));

  it('goes from why-not to a rule, check, diff, explain and pin', () => {
    const commands = steps.flatMap((step) => ('command' in step ? [step.command.split(' ')[1]] : []));
    expect(commands).toEqual(['why-not', 'new', 'check', 'diff', 'explain', 'pin', 'check']);
  });

  for (const step of steps) {
    if ('file' in step) {
      it(`has the file ${step.file}`, () => {
        mkdirSync(dirname(step.file), { recursive: true });
        writeFileSync(step.file, step.text);
      });
    } else {
      it(step.command, async () => {
        const { stdout, stderr } = await call(argumentsOf(step.command), { cwd: folder });
        expect(stderr).toBe('');
        expect(stdout).toMatch(outputPattern(step.output));
      });
    }
  }

  it('begins with an article in which nothing is found, and leaves it found', async () => {
    const records = async (...argv: readonly string[]) =>
      JSON.parse((await call(['our-news.txt', '-f', 'ndjson', ...argv], { cwd: folder })).stdout).partnerships;
    expect(await records()).toEqual([]);
    expect(await records('--rules', 'my-rules')).toMatchObject([{ rule: 'relations/handshake/shook-hands' }]);
  });
});
