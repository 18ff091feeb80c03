import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../src/cli/commands/index.ts';
import { VERSION } from '../../src/version.ts';
import { call, folderOf, SENTENCE, sink } from './world.ts';

const cwd = folderOf({ 'a.txt': SENTENCE });

describe('help', () => {
  it('shows examples first, then usage, options and the other commands', async () => {
    const { code, stdout, stderr } = await call(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Examples:\n {2}extract article\.txt/);
    const parts = [
      'Examples:',
      'Usage: extract [options] [inputs...]',
      '--out-dir <dir>',
      'Commands',
      ...Object.keys(commands),
    ];
    const places = parts.map((part) => stdout.indexOf(part));
    expect(places.slice(0, 4)).toEqual([...places.slice(0, 4)].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each(Object.keys(commands))('of %s shows its examples first', async (name) => {
    const { code, stdout } = await call([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Examples:\\n {2}extract ${name}`));
    expect(stdout).toContain(`Usage: extract ${name}`);
    expect(await call(['help', name])).toEqual({ code, stdout, stderr: '' });
  });

  it('has examples that are no wrong calls', async () => {
    const { stdout } = await call(['--help']);
    const examples = stdout.split('\n\n')[0]?.match(/extract .*?(?= {2})/g) ?? [];
    expect(examples.length).toBeGreaterThan(4);
    for (const example of examples) {
      const argv = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(1);
      const { stderr } = await call(
        argv.filter((arg) => !/rules/.test(arg)),
        { cwd: folderOf({}), stdin: SENTENCE },
      );
      expect(stderr).not.toMatch(/unknown option|invalid|too many/);
    }
  });

  it('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(VERSION).toBe(version);
    expect((await call(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('a wrong call', () => {
  it.each([
    [[], 'no input given'],
    [['--fromat', 'csv', 'a.txt'], "unknown option '--fromat'\n  hint: Did you mean --format?"],
    [['a.txt', '-f', 'xml'], 'Allowed choices are yaml, json, ndjson, csv, text.'],
    [['a.txt', '-f'], 'argument missing'],
    [['a.txt', '--date', '30.8.2016'], 'Give a date like 2016-08-30.'],
    [['a.txt', '--date', '2016-02-30'], 'Give a date like 2016-08-30.'],
    [['a.txt', '--prominence', 'main,minor'], 'Give one or more of main, background, related'],
    [['a.txt', '--min-confidence', '1.5'], 'Give a number from 0 to 1.'],
    [['a.txt', '--min-confidence', ''], 'Give a number from 0 to 1.'],
    [['a.txt', '--max-bytes', 'lots'], 'Give a size like 500k or 64M.'],
    [['a.txt', '-o', 'x', '--out-dir', 'y'], 'cannot be used with'],
    [['-', '-'], 'stdin (-) can be read only once'],
    [['a.txt', '--no-default-rules'], '--no-default-rules leaves no rules'],
    [['a.txt', '--rules', 'missing'], 'no such file'],
    [['schema', 'extra'], 'too many arguments'],
    [['completion', 'csh'], 'Allowed choices are bash, zsh, fish.'],
    [['--\u001b[31m'], "unknown option '--␛[31m'"],
  ])('%j is told in one line, exit code 2', async (argv, message) => {
    const { code, stdout, stderr } = await call(argv, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^extract: .*\n( {2}hint: .*\n)?$/);
  });
});

describe('options', () => {
  it('--date is the date of publication', async () => {
    const { stdout } = await call(['a.txt', '--date', '2016-08-30', '-f', 'json'], { cwd });
    expect(JSON.parse(stdout)[0].published).toMatchObject({ value: '2016-08-30' });
  });

  it('--min-confidence and --prominence leave partnerships out', async () => {
    const count = async (...args: string[]) =>
      JSON.parse((await call(['a.txt', '-f', 'json', ...args], { cwd })).stdout)[0].partnerships.length;
    expect(await count()).toBe(1);
    expect(await count('--prominence', 'main')).toBe(1);
    expect(await count('--prominence', 'background,related')).toBe(0);
    expect(await count('--prominence', 'related', '--prominence', 'main')).toBe(1);
    expect(await count('--min-confidence', '0')).toBe(1);
    expect(await count('--min-confidence', '1')).toBe(0);
  });

  it('prints YAML unless told otherwise', async () => {
    const { stdout } = await call(['a.txt'], { cwd });
    expect(parse(stdout)).toMatchObject({ source: 'a.txt' });
  });
});

describe('colours', () => {
  const text = (args: string[], env: object, isTTY: boolean) => {
    const stdout = sink(isTTY);
    return call(['a.txt', '-f', 'text', ...args], { cwd, env, stdout }).then(() => stdout.text().includes('\u001b['));
  };

  it('are for terminals', async () => {
    expect(await text([], {}, true)).toBe(true);
    expect(await text([], {}, false)).toBe(false);
    expect(await text([], { TERM: 'dumb' }, true)).toBe(false);
  });

  it('obey --color and --no-color, then NO_COLOR, then FORCE_COLOR', async () => {
    expect(await text(['--no-color'], { FORCE_COLOR: '1' }, true)).toBe(false);
    expect(await text(['--color'], { NO_COLOR: '1' }, false)).toBe(true);
    expect(await text([], { NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
    expect(await text([], { NO_COLOR: '' }, true)).toBe(true);
    expect(await text([], { FORCE_COLOR: '1' }, false)).toBe(true);
  });

  it('are for text alone', async () => {
    for (const format of ['yaml', 'json', 'ndjson', 'csv']) {
      const stdout = sink(true);
      await call(['a.txt', '-f', format, '--color'], { cwd, stdout });
      expect(stdout.text()).not.toContain('\u001b');
    }
  });
});

describe('rules of the user', () => {
  const RULE = `about: Shaking hands is how some reporters say it.
rules:
  shook-hands:
    pattern: '{org as parties} shook hands with {org as parties}'
    confidence: 0.8
    accepts:
      - '{org as parties: Acme Bio} shook hands with {org as parties: Mercy Hospital}.'
    rejects:
      - '{org: Acme Bio} shook hands.'
`;
  const rules = folderOf({
    'good/relations/hands.yaml': RULE,
    'bad/relations/hands.yaml': RULE.replace('pattern:', 'patern:'),
  });
  writeFileSync(join(cwd, 'hands.txt'), 'Acme Bio Inc. shook hands with Mercy Hospital.\n');
  const found = async (...args: string[]) => {
    const { stdout } = await call(['hands.txt', '-f', 'json', ...args], { cwd });
    return JSON.parse(stdout)[0].partnerships.map(({ rule }: { rule: string }) => rule);
  };

  it('are added to the built-in ones', async () => {
    expect(await found()).toEqual([]);
    expect(await found('--rules', join(rules, 'good'))).toEqual(['relations/hands/shook-hands']);
  });

  it('that are not valid are told with file, line, column and a hint, exit code 3', async () => {
    const { code, stdout, stderr } = await call(['hands.txt', '--rules', join(rules, 'bad')], { cwd });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/hands\.yaml:4:5: unknown key patern:\n {2}hint: did you mean pattern:\?/);
  });
});

describe('completion', () => {
  const script = async (shell: string) => (await call(['completion', shell])).stdout;

  it('completes commands, options, their values and files in bash', async () => {
    writeFileSync(join(cwd, 'extract.bash'), await script('bash'));
    const complete = (...words: string[]) =>
      execFileSync(
        'bash',
        [
          '-c',
          `source ./extract.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _extract; echo "\${COMPREPLY[*]}"`,
          'x',
          ...words,
        ],
        {
          cwd,
          encoding: 'utf8',
        },
      ).trim();
    expect(complete('extract', 'comp')).toBe('completion');
    expect(complete('extract', 'completion', '')).toBe('bash zsh fish');
    expect(complete('extract', '--form')).toBe('--format');
    expect(complete('extract', '-f', 'n')).toBe('ndjson');
    expect(complete('extract', 'a.t')).toBe('a.txt');
    expect(complete('extract', 'schema', '--')).toBe('--help');
  });

  it.each(['zsh', 'fish'])('gives %s a script that it can parse, with every command and option', async (shell) => {
    const text = await script(shell);
    for (const word of [...Object.keys(commands), 'out-dir', 'min-confidence', 'ndjson']) expect(text).toContain(word);
    const { error, status, stderr } = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' });
    // Where the shell is not installed the parsing is left to a machine that has it.
    if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
