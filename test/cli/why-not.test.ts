import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding, OfficialFinding } from '../../src/workbench/why-not.ts';
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
  'nameless.yaml': 'parties: [A, B]\nofficials: [{ title: CEO }]\npartnerships: []\n',
  'rich.txt': `Acme Bio and Mercy Hospital sign license agreement

LUND, Sweden, May 15, 2024 -- Acme Bio said today it has signed an agreement with Mercy Hospital on a license to a drug for gout. The company paid USD 5 million for pumps. “We will sign more,” said Jane Doe, chief financial officer of Acme Bio.

Asthma is another matter, and Orvane Roe is a town.
`,
  'rich.yaml': `partnerships:
  - parties: [{ names: [Acme Bio], kind: university }, { names: [Mercy Hospital], kind: hospital }]
    status: planned
    instrument: agreement
    types: [research, license]
    prominence: background
    date: { value: '2024-05-20' }
    disease_areas: [[gout], [asthma]]
    value: { currency: USD, amount: 5000000 }
    terms: undisclosed
officials:
  - { names: [Jane Doe], title: CEO, organization: [Acme Bio] }
  - { name: Orvane Roe, title: CEO }
  - { name: John Roe }
`,
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

  it('compares what else is expected of a partnership, and names the sentence and the rule of what differs', async () => {
    const { code, stdout } = await whyNot('rich.txt', '--expect', 'rich.yaml', '--json');
    const [finding, official, unknown, unwritten]: [Finding, OfficialFinding, OfficialFinding, OfficialFinding] =
      JSON.parse(stdout);
    expect(code).toBe(1);
    expect(finding).toMatchObject({ verdict: 'differs', partnerships: [expect.any(String)] });
    const of = (attribute: string) => finding.differences.find((one) => one.attribute === attribute);
    expect(of('status')).toMatchObject({ expected: ['planned'], found: ['signed'] });
    expect(of('status')?.because).toEqual([
      expect.stringMatching(
        /^signed: the cue cues\/status\/signed in sentence \d, “signed” \(rules\/cues\/status\.yaml:/,
      ),
      expect.stringMatching(/^planned: no cue that sets it stands in its sentences \(cues\/status\//),
    ]);
    expect(of('kind of Acme Bio')).toMatchObject({ expected: ['university'], found: ['company'] });
    expect(of('types')?.because[0]).toMatch(/^research: no cue that sets it/);
    expect(of('date')?.because).toEqual([
      expect.stringMatching(/^2024-05-15: “.*” in sentence \d, by entities\/date\//),
      '2024-05-20: no rule recognised it in the article',
    ]);
    expect(of('disease_areas')?.because).toEqual([
      expect.stringMatching(/^asthma: “Asthma” in sentence \d, by entities\/diseases\/.*not taken for a part/),
    ]);
    expect(of('value')).toMatchObject({ expected: ['USD 5000000'], found: [] });
    expect(of('terms')?.because[0]).toBe('not-mentioned: what is taken where no rule and no cue says');
    expect(of('prominence')?.because[0]).toMatch(/^main: it is told in sentences 1 \(headline\)/);
    expect(of('instrument')).toBeUndefined();
    expect(official).toMatchObject({ official: 'Jane Doe', verdict: 'differs', differences: [{ attribute: 'title' }] });
    expect(unknown).toMatchObject({ official: 'Orvane Roe', verdict: 'not-found' });
    expect(unwritten.because).toBe('“John Roe” is not written in the article.');
  });

  it('shows differences in the terminal, within 80 columns', async () => {
    const { stdout } = await whyNot('rich.txt', '--expect', 'rich.yaml');
    expect(stdout).toMatch(/^ {2}differs {5}status: signed, expected planned$/m);
    expect(stdout).toMatch(/^Jane Doe\n {2}why {9}Jane Doe was found, with another title\.$/m);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('is content with a record as extract gives it', async () => {
    const { stdout } = await call(['rich.txt', '-f', 'json'], { cwd: folder });
    writeFileSync(join(folder, 'own.json'), JSON.stringify(JSON.parse(stdout)[0]));
    const { code, stdout: told } = await whyNot('rich.txt', '--expect', 'own.json', '--json');
    expect(JSON.parse(told).flatMap(({ differences }: Finding) => differences)).toEqual([]);
    expect(code).toBe(0);
  });

  it.each([
    [['found.txt', '--expect', 'nameless.yaml'], /has an official without a name/],
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
