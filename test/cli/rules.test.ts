import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RuleEntry } from '../../src/workbench/firing.ts';
import { call, filesBelow, folderOf } from './world.ts';

const gold = (...names: readonly string[]) =>
  JSON.stringify({
    partnerships:
      names.length === 0
        ? []
        : [
            {
              parties: names.map((name) => ({ names: [name], kind: 'company' })),
              prominence: 'main',
              instrument: 'unspecified',
              types: ['general'],
              status: 'signed',
            },
          ],
    officials: [],
  });
const folder = folderOf({
  'gold/a.txt': 'Acme Bio shook hands with Mercy Hospital.\n',
  'gold/a.json': gold('Acme Bio', 'Mercy Hospital'),
  'gold/b.txt': 'Orvane Pharma shook hands with Mercy Hospital.\n',
  'gold/b.json': gold(),
  'twice/relations/t.yaml': `about: Two rules that say the same.
rules:
  one:
    pattern: '{org as parties} shook hands with {org as parties}'
    accepts: ['{org as parties: Acme Bio} shook hands with {org as parties: Mercy Hospital}.']
  two:
    pattern: '{org as parties} shook (?:hands|feet) with {org as parties}'
    accepts: ['{org as parties: Acme Bio} shook hands with {org as parties: Mercy Hospital}.']
`,
  'articles/a.txt': 'Acme Bio shook hands with Mercy Hospital.\n',
  'articles/b.txt': 'Orvane Pharma shook hands with Mercy Hospital.\n',
  'mine/relations/hands.yaml': `about: Handshakes.
rules:
  shook-hands:
    pattern: '{org as parties} ... shook hands with {org as parties}'
    status: signed
    accepts: ['{org as parties: Acme Bio} shook hands with {org as parties: Mercy Hospital}.']
  hugged:
    pattern: '{org as parties} hugged {org as parties}'
    effect: suppress
    accepts: ['{org as parties: Acme Bio} hugged {org as parties: Mercy Hospital}.']
`,
});
const rules = (...argv: readonly string[]) => call(['rules', ...argv], { cwd: folder });
const mine = ['--rules', 'mine', '--no-default-rules'] as const;

describe('extract rules', () => {
  it('lists every rule of the package with its place and what it does', async () => {
    const { code, stdout } = await rules('--json');
    const entries: RuleEntry[] = JSON.parse(stdout).rules;
    expect(code).toBe(0);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['zone', 'entity', 'aside', 'relation', 'cue']));
    const signed = entries.find(({ rule }) => rule === 'relations/signed/signed-with');
    expect(signed).toMatchObject({
      place: expect.stringMatching(/^rules\/relations\/signed\.yaml:\d+:\d+$/),
      fired: 0,
    });
    expect(signed?.does).toMatch(/^a partnership, confidence 0\.\d+/);
  });

  it('counts how often each fired', async () => {
    const entries: RuleEntry[] = JSON.parse((await rules('articles', '--rules', 'mine', '--json')).stdout).rules;
    const fired = (id: string) => entries.find(({ rule }) => rule === id)?.fired;
    expect(fired('relations/hands/shook-hands')).toBe(2);
    expect(fired('relations/hands/hugged')).toBe(0);
  });

  it('shows those that never fired', async () => {
    const { stdout } = await rules('articles', '--never', '--rules', 'mine');
    expect(stdout).toContain('0 × relations/hands/hugged\n    relation: keeps others out');
    expect(stdout).toMatch(/^\d+ rules, \d+ of them never fired$/m);
  });

  it('tells which always fire together', async () => {
    const { stdout } = await rules('articles', 'articles', '--rules', 'twice', '--own');
    expect(stdout).toMatch(/\n2 rules, 0 of them never fired\n$/);
    expect(stdout).toContain('\n always together, in 4 sentences: relations/t/one, relations/t/two\n');
    const { together } = JSON.parse((await rules('articles', '--rules', 'twice', '--json')).stdout);
    expect(together).toEqual([]);
  });

  it("tells a rule's share of the time, where it is asked to measure", async () => {
    const argv = ['articles', '--rules', 'mine', '--json'] as const;
    const entries: RuleEntry[] = JSON.parse((await rules(...argv, '--time')).stdout).rules;
    const own = entries.find(({ rule }) => rule === 'relations/hands/shook-hands');
    expect(own?.time).toBeGreaterThanOrEqual(0);
    expect(own?.time).toBeLessThan(1);
    expect(entries.find(({ rule }) => rule === 'entities/organization/head-company')?.time).toBeNull();
    expect((await rules(...argv)).stdout).not.toContain('"time"');
  });

  it('tells the precision of rules that tell something in gold articles, and counts over those', async () => {
    const argv = ['--gold', 'gold', '--rules', 'mine'] as const;
    const { code, stdout } = await rules(...argv, '--json');
    const entries: RuleEntry[] = JSON.parse(stdout).rules;
    expect(code).toBe(0);
    const of = (id: string) => entries.find(({ rule }) => rule === `relations/hands/${id}`);
    expect(of('shook-hands')).toMatchObject({ fired: 2, precision: 0.5, pairs: 2 });
    expect(of('hugged')).not.toHaveProperty('precision');
    expect((await rules(...argv)).stdout).toContain('    precision 0.50 of 2 pairs\n');
    expect((await rules('--gold', 'articles')).stderr).toContain('no gold file');
  });

  it('goes on after an article that cannot be read, and ends with 2', async () => {
    const { code, stderr, stdout } = await rules('gone.txt', 'articles/a.txt', ...mine);
    expect(code).toBe(2);
    expect(stderr).toBe('extract: gone.txt: no such file\n');
    expect(stdout).toContain('relations/hands/shook-hands');
  });

  it('counts nothing where no article could be read', async () => {
    const { code, stderr, stdout } = await rules('gone.txt', ...mine);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('extract: gone.txt: no such file\nextract: no article could be read\n');
  });
});

describe('extract new', () => {
  it.each([
    ['rule', 'relations/first.yaml', 'relations/first/first'],
    ['relation', 'relations/first.yaml', 'relations/first/first'],
    ['entity', 'entities/first.yaml', 'entities/first/first'],
  ])('writes a %s that passes check', async (kind, file, id) => {
    const cwd = folderOf({});
    const { code, stdout } = await call(['new', kind, 'first'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `my-rules/${file}\n` });
    expect(filesBelow(cwd)).toEqual([`my-rules/${file}`]);
    const [, schema = ''] =
      /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(cwd, `my-rules/${file}`), 'utf8')) ?? [];
    expect(existsSync(join(cwd, 'my-rules', dirname(file), schema))).toBe(true);
    const checked = await call(['check', 'my-rules', '--json'], { cwd });
    expect(JSON.parse(checked.stdout)).toMatchObject([{ rule: id, outcome: 'ok', failures: [] }]);
  });

  it('never writes over a file', async () => {
    const cwd = folderOf({ 'ours/relations/first.yaml': 'about: Mine.\n' });
    const { code, stderr } = await call(['new', 'rule', 'first', '--into', 'ours'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/first\.yaml: exists already\n {2}hint: /);
  });

  it.each([['../up'], ['a b'], ['']])('refuses %j as a name', async (name) => {
    const cwd = folderOf({});
    expect((await call(['new', 'rule', name], { cwd })).code).toBe(2);
    expect(filesBelow(cwd)).toEqual([]);
  });
});
