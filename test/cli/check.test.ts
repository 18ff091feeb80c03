import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, folderOf, sink } from './world.ts';

const rule = (accepted: string, rejected: string) => `about: A rule for the tests of this command.
rules:
  shook-hands:
    pattern: '{org as parties} shook hands with {org as parties}'
    confidence: 0.8
    accepts: ['${accepted}']
    rejects: ['${rejected}']
`;
const GOOD = '{org as parties: Acme Bio} shook hands with {org as parties: Mercy Hospital}.';
const rules = folderOf({
  'good/relations/hands.yaml': rule(GOOD, '{org: Acme Bio} shook hands.'),
  'missing/relations/hands.yaml': rule(
    '{org as parties: Acme Bio} hugged {org as parties: Mercy Hospital}.',
    '{org: Acme Bio} shook hands.',
  ),
  'noisy/relations/hands.yaml': rule(GOOD, '{org: Acme Bio} shook hands with {org: Mercy Hospital}.'),
  'paws/relations/hands.yaml': rule(GOOD.replace('hands', 'paws'), '{org: Acme Bio} shook hands.'),
  'unproved/relations/hands.yaml': `${rule(GOOD, '{org: Acme Bio} shook hands.')}cues:
  gossip:
    pattern: 'gossip'
    direction: forward
    scope: clause
    sets: { status: denied }
    accepts: ['There is gossip that it is {trigger: raining}.']
`,
  'invalid/relations/hands.yaml': rule(GOOD, '{org: Acme Bio} shook hands.').replace('rejects', 'reject'),
});

describe('extract check', () => {
  it('runs the examples of the package: every rule is ok', async () => {
    const { code, stdout } = await call(['check']);
    expect(stdout).toMatch(/^(\d+) rules: \1 ok, 0 missing, 0 noisy, 0 wrong\n$/m);
    expect(code).toBe(0);
  });

  it("runs the examples of the user's rules, and only of those", async () => {
    const { code, stdout } = await call(['check', 'good'], { cwd: rules });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1 rule: 1 ok, 0 missing, 0 noisy, 0 wrong\n' });
  });

  it.each(['missing', 'noisy'])('ends with 1 for a rule that is %s, and shows the example', async (outcome) => {
    const { code, stdout } = await call(['check', outcome], { cwd: rules });
    expect(code).toBe(1);
    expect(stdout).toContain(`${outcome} relations/hands/shook-hands`);
    expect(stdout).toMatch(new RegExp(`${outcome}: \\{org.*Mercy Hospital\\}`));
  });

  it('gives its verdicts as JSON', async () => {
    const { stdout } = await call(['check', 'noisy', '--json'], { cwd: rules });
    expect(JSON.parse(stdout)).toMatchObject([{ rule: 'relations/hands/shook-hands', outcome: 'noisy' }]);
  });

  it('shows the word at which the rule failed', async () => {
    const { stdout } = await call(['check', 'missing'], { cwd: rules });
    expect(stdout).not.toContain('note:');
    const near = await call(['check', 'paws'], { cwd: rules });
    expect(near.stdout).toContain(
      '\n      wanted hands where “paws with Mercy Hospital.” stands, behind “Acme Bio shook”\n',
    );
    const [verdict] = JSON.parse((await call(['check', 'paws', '--json'], { cwd: rules })).stdout);
    expect(verdict.failures[0].near).toMatchObject({ wanted: 'hands', at: 14 });
  });

  it('names rules without a rejected example, and cues that change nothing in any example', async () => {
    const { code, stdout } = await call(['check', 'unproved'], { cwd: rules });
    expect(code).toBe(0);
    expect(stdout).toBe(
      'note: relations/hands/gossip has no rejected example\n' +
        'note: relations/hands/gossip changes no match in any accepted example\n' +
        '2 rules: 2 ok, 0 missing, 0 noisy, 0 wrong\n',
    );
  });

  it('ends with 3 for rules that are not valid', async () => {
    const { code, stderr } = await call(['check', join(rules, 'invalid')]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/hands\.yaml:7:5: unknown key reject:/);
  });
});

describe('extract check --watch', () => {
  it('runs again whenever a rule file is saved, also a file that is not valid, until it is interrupted', async () => {
    const cwd = folderOf({ 'mine/relations/hands.yaml': rule(GOOD, '{org: Acme Bio} shook hands.') });
    const file = join(cwd, 'mine/relations/hands.yaml');
    const controller = new AbortController();
    const [stdout, stderr] = [sink(), sink()];
    const seen = async (stream: typeof stdout, words: string) => {
      while (!stream.text().includes(words)) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const code = call(['check', 'mine', '--watch'], { cwd, stdout, stderr, signal: controller.signal });
    await seen(stdout, '1 rule: 1 ok');
    writeFileSync(file, rule(GOOD.replace('hands', 'paws'), '{org: Acme Bio} shook hands.'));
    await seen(stdout, '1 rule: 0 ok, 1 missing');
    writeFileSync(file, 'about: Nothing.\nrules: 5\n');
    await seen(stderr, 'hands.yaml:2:8: ');
    writeFileSync(file, rule(GOOD, '{org: Acme Bio} shook feet.'));
    while (stdout.text().split('1 rule: 1 ok').length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort(130);
    expect((await code).code).toBe(130);
  });

  it('is for rules of the user', async () => {
    const { code, stderr } = await call(['check', '--watch']);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('needs rules of yours') });
  });
});
