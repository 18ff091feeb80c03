import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordChange, RuleChanges } from '../../src/workbench/diff.ts';
import { call, folderOf } from './world.ts';

const rule = (name: string, pattern: string, more = '') => `  ${name}:
    pattern: '{org as parties} ${pattern} {org as parties}'
${more}    accepts: ['{org as parties: Acme Bio} ${pattern} {org as parties: Mercy Hospital}.']
`;
const file = (...rules: readonly string[]) => `about: Rules for these tests.\nrules:\n${rules.join('')}`;
const HANDS = rule('shook-hands', 'shook hands with');
const HUGGED = rule('hugged', 'hugged');

const folder = folderOf({
  'articles/hands.txt': 'Rain in Lund. Acme Bio shook hands with Mercy Hospital.\n',
  'articles/hugs.txt': '\n\nOrvane Pharma hugged Mercy Hospital.\n',
  'articles/signed.txt': 'Acme Bio signed an agreement with Mercy Hospital.\n',
  'said.txt': '“We did,” said Jane Doe, keeper of pumps at Acme Bio.\n',
  'titles/entities/title.yaml': `about: Titles of our field.
type: title
rules:
  keeper:
    pattern: 'keeper of pumps'
    accepts: ['Said Jane Doe, {title: keeper of pumps} at Acme Bio.']
`,
  'mine/relations/a.yaml': file(HANDS, HUGGED),
  'fewer/relations/a.yaml': file(HANDS),
  'planned/relations/a.yaml': file(rule('shook-hands', 'shook hands with', '    status: planned\n'), HUGGED),
  'out/relations/a.yaml': file(HANDS, HUGGED, rule('no-hugs', 'hugged', '    effect: suppress\n')),
  'invalid/relations/a.yaml': 'about: x\nrules: 5\n',
  'nasty/a.txt': `Acme Bio hugged Mercy Hospital \u001b[31m twice\u202e. ${'It rained. '.repeat(20)}\n`,
});
const diff = (...argv: readonly string[]) => call(['diff', ...argv], { cwd: folder });
const changesOf = async (...argv: readonly string[]): Promise<readonly RecordChange[]> => {
  const parsed: { rules: readonly RuleChanges[] } = JSON.parse((await diff('articles', '--json', ...argv)).stdout);
  return parsed.rules.flatMap(({ changes }) => changes);
};

describe('extract diff', () => {
  it("shows what the user's rules add, by rule, with the sentence", async () => {
    const { code, stdout } = await diff('articles', '--rules', 'mine');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^3 articles: 2 gained, 0 lost, 0 changed\n\nrelations\/a\/shook-hands: 1 gained\n/);
    expect(stdout).toMatch(
      /\nrelations\/a\/hugged: 1 gained\n {2}gained {6}Orvane Pharma \+ Mercy Hospital \([0-9a-f]{8}\)\n {14}articles\/hugs\.txt:3\n {14}Orvane Pharma hugged Mercy Hospital\.\n$/,
    );
  });

  it('shows what is lost, and what is changed in which field', async () => {
    expect(await changesOf('--rules', 'fewer', '--against', 'mine')).toMatchObject([
      { change: 'lost', rule: 'relations/a/hugged', source: 'articles/hugs.txt', line: 3, fields: [] },
    ]);
    expect(await changesOf('--rules', 'planned', '--against', 'mine')).toMatchObject([
      { change: 'changed', fields: [{ field: 'status', before: ['signed'], after: ['planned'] }] },
    ]);
    expect((await diff('articles', '--rules', 'planned', '--against', 'mine')).stdout).toContain(
      'status: signed → planned\n',
    );
  });

  it('says of what is lost what keeps it out now', async () => {
    expect(await changesOf('--rules', 'out', '--against', 'mine')).toMatchObject([
      { change: 'lost', rule: 'relations/a/hugged', by: 'relations/a/no-hugs' },
    ]);
  });

  it('shows officials too', async () => {
    const { stdout } = await diff('said.txt', '--rules', 'titles');
    expect(stdout).toMatch(
      /\nofficials: 1 gained\n {2}gained {6}Jane Doe\n {14}said\.txt:1\n {14}“We did,” said Jane Doe/,
    );
  });

  it.each([
    [['lost'], 'fewer', 1],
    [['lost'], 'planned', 0],
    [['lost,changed'], 'planned', 1],
    [['gained', '--fail-on', 'lost'], 'fewer', 1],
  ])('with --fail-on %j of %s ends with %d', async (kinds, rules, code) => {
    const argv = ['articles', '--rules', rules, '--against', 'mine', '--fail-on', ...kinds];
    expect((await diff(...argv)).code).toBe(code);
  });

  it('finds nothing between rules that say the same', async () => {
    const { stdout } = await diff('articles', '--rules', 'mine', '--against', 'mine');
    expect(stdout).toBe('3 articles: 0 gained, 0 lost, 0 changed\n');
  });

  it.each([
    [['articles'], 2, /nothing to compare with\n {2}hint: give --rules DIR/],
    [['articles', '--rules', 'mine', '--fail-on', 'won'], 2, /Give one or more of gained, lost, changed/],
    [['articles', '--rules', 'mine', '--against', '--help-me'], 2, /neither a folder of rules nor a git revision/],
    [['articles', '--rules', 'mine', '--against', 'invalid'], 3, /a\.yaml:2:8: /],
    [['gone.txt', '--rules', 'mine'], 2, /gone\.txt: no such file\nextract: no article could be read/],
    [['gone.txt', 'articles', '--rules', 'mine', '--fail-on', 'gained'], 2, /gone\.txt: no such file/],
    [[], 2, /missing required argument/],
  ])('%j ends with %d', async (argv, code, message) => {
    const result = await diff(...argv);
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(message);
  });

  it('fits 80 columns; nothing of an article acts on the terminal', async () => {
    const { stdout } = await diff('articles', '--rules', 'mine');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const argv of [[], ['--json']]) {
      const nasty = (await diff('nasty', '--rules', 'mine', ...argv)).stdout;
      expect(nasty).toContain('Hospital');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be there
      expect(nasty).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
  });
});

describe("extract diff of the package's rules", () => {
  it('takes a folder in their place', async () => {
    const rules = join(import.meta.dirname, '../../rules');
    const { code, stdout } = await diff('articles', '--against', rules);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '3 articles: 0 gained, 0 lost, 0 changed\n' });
  });

  it('shows what they find and the folder in their place does not', async () => {
    const { code, stdout } = await diff('articles', '--against', 'mine');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^3 articles: \d+ gained/);
  });
});

describe('extract diff against a git revision', () => {
  it("compares with the user's folder as it stood there, and leaves it as it is", async () => {
    const kept = folderOf({
      'rules of mine/relations/a.yaml': file(HANDS),
      'a.txt': 'Acme Bio hugged Mercy Hospital.\n',
    });
    const at = (...argv: readonly string[]) =>
      execFileSync('git', ['-C', kept, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...argv]);
    at('init', '-q');
    at('add', '-A');
    at('commit', '-q', '-m', 'first');
    writeFileSync(join(kept, 'rules of mine/relations/a.yaml'), file(HANDS, HUGGED));
    const argv = ['diff', 'a.txt', '--rules', 'rules of mine', '--against'];
    expect((await call([...argv, 'HEAD'], { cwd: kept })).stdout).toMatch(/^1 article: 1 gained, 0 lost, 0 changed\n/);
    at('add', '-A');
    at('commit', '-q', '-m', 'second');
    expect((await call([...argv, 'HEAD'], { cwd: kept })).stdout).toMatch(/^1 article: 0 gained/);
    expect((await call([...argv, 'HEAD~1'], { cwd: kept })).stdout).toMatch(/^1 article: 1 gained/);
    expect(at('status', '--porcelain').toString()).toBe('');
    const unknown = await call([...argv, 'HEAD~9'], { cwd: kept });
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('HEAD~9: neither a folder') });
  });
});
