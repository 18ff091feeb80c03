import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, folderOf } from './world.ts';

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
  'invalid/relations/hands.yaml': rule(GOOD, '{org: Acme Bio} shook hands.').replace('rejects', 'reject'),
});

describe('extract check', () => {
  it('runs the examples of the package: every rule is ok', async () => {
    const { code, stdout } = await call(['check']);
    expect(stdout).toMatch(/^(\d+) rules: \1 ok, 0 missing, 0 noisy, 0 wrong\n$/);
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

  it('ends with 3 for rules that are not valid', async () => {
    const { code, stderr } = await call(['check', join(rules, 'invalid')]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/hands\.yaml:7:5: unknown key reject:/);
  });
});
