import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/workbench/why-not.ts';
import { call, folderOf } from './world.ts';

const rule = (name: string, pattern: string, accepted: string) => `about: A rule for these tests.
rules:
  ${name}:
    pattern: '${pattern}'
    accepts: ['${accepted}']
`;
const folder = folderOf({
  'found.txt': 'Acme Bio signed an agreement with Mercy Hospital.\n',
  'cue.txt': 'Acme Bio could partner with Orvane Pharma one day.\n',
  'wording.txt':
    'Acme Bio shook hands in the rain with Mercy Hospital on Monday. Orvane Pharma, in Lund, makes pumps.\n',
  'names.txt': 'acme bio signed an agreement with Mercy Hospital. It rained.\n',
  'apart.txt': 'Acme Bio makes pumps. Rain fell on Lund. Many had come. Mercy Hospital has many beds.\n',
  'bought.txt': 'Acme Bio acquired Orvane Pharma. Acme Bio and Orvane Pharma signed an agreement.\n',
  'nasty.txt': 'Acme Bio\u001b[31m sang to Mercy Hospital.\n',
  'hands/relations/hands.yaml': rule(
    'shook-hands',
    '{org as parties} shook hands with {org as parties}',
    '{org as parties: Acme Bio} shook hands with {org as parties: Mercy Hospital}.',
  ),
  'sung/relations/sung.yaml': rule(
    'sang',
    '{org as parties} shook hands ... with {org as parties}',
    '{org as parties: Acme Bio} shook hands twice with {org as parties: Mercy Hospital}.',
  ).replace('    pattern:', '    zones: [headline]\n    pattern:'),
  'record.yaml': 'parties: [Acme Bio, {name: Mercy Hospital}]\n',
  'records.json': JSON.stringify({
    partnerships: [{ parties: [{ names: ['Acme Bio', 'Acme'] }, { names: ['Orvane Pharma'] }] }],
  }),
  'half.yaml': 'parties: [Acme Bio]\n',
});
const whyNot = (...argv: readonly string[]) => call(['why-not', ...argv], { cwd: folder });
const ask = (file: string, a: string, b: string, ...argv: readonly string[]) =>
  whyNot(file, '--party', a, '--party', b, ...argv);
const asked = async (file: string, a: string, b: string, ...argv: readonly string[]): Promise<Finding> =>
  JSON.parse((await ask(file, a, b, '--json', ...argv)).stdout)[0];

describe('extract why-not', () => {
  it('says that there is nothing to ask where it was found', async () => {
    const { code, stdout } = await ask('found.txt', 'Acme Bio', 'Mercy Hospital');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Acme Bio \+ Mercy Hospital\n {2}why {9}It was found: [0-9a-f]{8}, by relations\//);
  });

  it('names the option that left it out', async () => {
    const { code, stdout } = await ask('found.txt', 'Acme Bio', 'Mercy Hospital', '--min-confidence', '0.99');
    expect(code).toBe(1);
    expect(stdout).toMatch(/Lower --min-confidence to 0\.\d+\./);
    const left = await asked('found.txt', 'Acme Bio', 'Mercy Hospital', '--prominence', 'related');
    expect(left).toMatchObject({ verdict: 'left-out', change: 'Add main to --prominence.' });
  });

  it('tells a name that is not there from one that was not recognised, and what it was taken for', async () => {
    expect(await asked('found.txt', 'Acme Bio', 'Tavira')).toMatchObject({ verdict: 'not-in-text' });
    expect(await asked('found.txt', 'Acme Bio', 'A-B (x) [y] {z} *.?^$|/+ \\d')).toMatchObject({
      verdict: 'not-in-text',
    });
    const finding = await asked('names.txt', 'acme bio', 'Mercy Hospital');
    expect(finding).toMatchObject({ verdict: 'not-recognised', parties: [{ organization: null }, { mentions: 1 }] });
    expect(finding.parties[0]?.written).toMatchObject([{ line: 1, zone: expect.any(String), start: 0, end: 8 }]);
    expect(finding.change).toContain('type: org');
  });

  it('says where both stand for one organisation', async () => {
    expect(await asked('found.txt', 'Acme Bio', 'Acme')).toMatchObject({ verdict: 'one-organization' });
  });

  it('says where no sentence has both', async () => {
    const finding = await asked('apart.txt', 'Acme Bio', 'Mercy Hospital');
    expect(finding).toMatchObject({ verdict: 'apart', sentences: [] });
  });

  it('names the rule that matched, the cue that suppressed it, and the file to change', async () => {
    const finding = await asked('cue.txt', 'Acme Bio', 'Orvane Pharma');
    expect(finding).toMatchObject({ verdict: 'cue', sentences: [{ number: 1, by: 'cues/keep-out/hypothetical' }] });
    expect(finding.change).toMatch(/cues\/keep-out\/hypothetical \(rules\/cues\/keep-out\.yaml:\d+:\d+\)/);
  });

  it('names the rule that keeps the two out', async () => {
    const finding = await asked('bought.txt', 'Acme Bio', 'Orvane Pharma');
    expect(finding).toMatchObject({ verdict: 'kept-apart' });
    expect(finding.because).toContain('relations/keep-out/');
  });

  it('names the rule that came nearest, how far it matched, and the word at which it failed', async () => {
    const finding = await asked('wording.txt', 'Acme Bio', 'Mercy Hospital', '--rules', 'hands');
    expect(finding.verdict).toBe('no-rule');
    expect(finding.sentences[0]?.nearest[0]).toEqual({
      rule: 'relations/hands/shook-hands',
      place: expect.stringMatching(/hands\.yaml:3:3$/),
      matched: '{org as parties} shook hands',
      words: 'Acme Bio shook hands',
      wanted: 'with',
      at: 20,
      instead: 'in the rain with Mercy',
      share: 0.6,
    });
    const { stdout, code } = await ask('wording.txt', 'Acme Bio', 'Mercy Hospital', '--rules', 'hands');
    expect(code).toBe(1);
    expect(stdout).toContain('wanted with\n');
    expect(stdout).toContain('where “in the rain with Mercy” stands\n');
  });

  it('names the zone in which the rule would have to be allowed', async () => {
    const finding = await asked('wording.txt', 'Acme Bio', 'Mercy Hospital', '--rules', 'sung');
    expect(finding).toMatchObject({ verdict: 'zone', sentences: [{ zone: 'body', rule: 'relations/sung/sang' }] });
    expect(finding.change).toMatch(/^Add body to the zones: of relations\/sung\/sang \(.*sung\.yaml:3:3\)\.$/);
  });

  it('asks for each two of several parties', async () => {
    const { stdout } = await ask('wording.txt', 'Acme Bio', 'Mercy Hospital', '--party', 'Orvane Pharma', '--json');
    expect(JSON.parse(stdout)).toHaveLength(3);
  });

  it('takes what is expected from a file, YAML or JSON', async () => {
    expect((await whyNot('found.txt', '--expect', 'record.yaml')).code).toBe(0);
    const { code, stdout } = await whyNot('cue.txt', '--expect', 'records.json', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ verdict: 'cue' }]);
  });

  it.each([
    [['found.txt'], /two parties are wanted\n {2}hint: give --party NAME twice/],
    [['found.txt', '--party', 'Acme Bio'], /two parties are wanted/],
    [['found.txt', '--expect', 'half.yaml'], /half\.yaml: holds no partnership with parties: of two names or more/],
    [['found.txt', '--expect', 'gone.yaml'], /gone\.yaml: no such file/],
    [['found.txt', '--expect', 'record.yaml', '--party', 'A'], /cannot be used together/],
    [['gone.txt', '--party', 'A', '--party', 'B'], /gone\.txt: no such file/],
  ])('%j is a wrong call', async (argv, message) => {
    const { code, stderr } = await whyNot(...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('fits 80 columns, the same with colours; nothing acts on the terminal', async () => {
    const argv = ['wording.txt', 'Acme Bio', 'Mercy Hospital', '--rules', 'hands'] as const;
    const { stdout } = await ask(...argv);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
    expect((await ask(...argv, '--color')).stdout.replace(/\u001b\[\d+m/g, '')).toBe(stdout);
    expect((await ask('nasty.txt', 'Acme Bio\u001b', 'Mercy Hospital')).stdout).not.toContain('\u001b');
  });

  it('answers for an article of 10 KB in which many sentences hold both names', async () => {
    const text =
      'Acme Bio shook hands in the rain with Mercy Hospital, its landlord, on a deal. Orvane Pharma makes pumps.\n\n';
    const argv = ['why-not', '-', '--party', 'Acme Bio', '--party', 'Mercy Hospital'];
    const { stdout } = await call(argv, { stdin: text.repeat(95) });
    expect(stdout).toContain('Sentence 1,');
  });
});
