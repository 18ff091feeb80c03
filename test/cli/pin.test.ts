import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, folderOf, records } from './world.ts';

const RULES = `about: Handshakes.   # ours
rules:
  # the first of ours
  shook-hands:
    pattern: '{org+ as parties} ... shook hands with (?:the )?{org+ as parties}'   # not yet perfect
    accepts:
      - '{org as parties: Orvane} shook hands with {org as parties: Tavira}.'
  winked:
    pattern: '{org as parties} winked at {org as parties}'
    accepts: '{org as parties: Orvane} winked at {org as parties: Tavira}.'
`;
const ARTICLE =
  'It rained. Acme Bio on  Monday shook hands with the Mercy\tHospital, said Jane Doe of the company.\n\nAcme Bio signed an agreement with Tavira Pharma.\n';

function world(article = ARTICLE) {
  const cwd = folderOf({ 'a.txt': article, 'mine/relations/hands.yaml': RULES });
  const file = join(cwd, 'mine/relations/hands.yaml');
  const pin = (id: string, ...argv: readonly string[]) =>
    call(['pin', 'a.txt', id, '--rules', 'mine', ...argv], { cwd });
  const ids = async () => {
    const { stdout } = await call(['a.txt', '--rules', 'mine', '-f', 'ndjson'], { cwd });
    return new Map(records(stdout).flatMap((r) => r.partnerships.map((p) => [p.rule.replace(/^.*\//, ''), p.id])));
  };
  return { cwd, file, pin, ids, check: () => call(['check', 'mine'], { cwd }), text: () => readFileSync(file, 'utf8') };
}

const EXAMPLE =
  "'{org as parties: Acme Bio} on {date: Monday} shook hands with the {org as parties: Mercy Hospital}, said {person: Jane Doe} of {ref: the company}.'";

describe('extract pin', () => {
  it('adds the sentence to the rule that found it; nothing else of the file changes, and check passes', async () => {
    const { pin, ids, text, file, cwd, check } = world();
    chmodSync(file, 0o640);
    const { code, stdout } = await pin((await ids()).get('shook-hands') ?? '');
    expect(stdout).toMatch(
      /hands\.yaml:8: added to accepts: of relations\/hands\/shook-hands\n {2}\{org as parties: Acme Bio\} on/,
    );
    expect(code).toBe(0);
    const lines = RULES.split('\n');
    expect(text()).toBe([...lines.slice(0, 7), `      - ${EXAMPLE}`, ...lines.slice(7)].join('\n'));
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(cwd, 'mine/relations'))).toEqual(['hands.yaml']);
    expect((await check()).code).toBe(0);
  });

  it('says where it stands already', async () => {
    const { pin, ids, text } = world();
    const id = (await ids()).get('shook-hands') ?? '';
    await pin(id);
    const once = text();
    const { code, stdout } = await pin(id, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ section: 'accepts', written: false, verdict: { outcome: 'ok' } });
    expect(text()).toBe(once);
  });

  it('with --reject, adds it to a rule that keeps off it', async () => {
    const { pin, ids, text } = world();
    const { code, stdout } = await pin(
      (await ids()).get('shook-hands') ?? '',
      '--reject',
      '--rule',
      'relations/hands/winked',
    );
    expect(stdout).toContain('added to rejects: of relations/hands/winked');
    expect(code).toBe(0);
    expect(text()).toBe(`${RULES}    rejects:\n      - ${EXAMPLE.replaceAll(' as parties', '')}\n`);
  });

  it('writes nothing where check would not pass, and says why; --failing does', async () => {
    const { pin, ids, text, check } = world();
    const id = (await ids()).get('shook-hands') ?? '';
    const refused = await pin(id, '--reject');
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(
      /^nothing written: with this example in rejects: relations\/hands\/shook-hands would be noisy/,
    );
    expect(refused.stdout).toContain('found parties: "Acme Bio"');
    expect(text()).toBe(RULES);
    const forced = await pin(id, '--reject', '--failing');
    expect(forced.code).toBe(0);
    expect(forced.stdout).toContain('which is noisy now: change it until extract check passes');
    expect((await check()).stdout).toContain('noisy relations/hands/shook-hands');
    const other = await pin(id, '--rule', 'relations/hands/winked', '--json');
    expect(JSON.parse(other.stdout)).toMatchObject({ written: false, verdict: { outcome: 'missing' } });
  });

  it.each([
    [['nope'], /there is no partnership nope in a\.txt\n {2}hint: it has [0-9a-f]{8} \(/],
    [
      ['', '--rule', 'relations/hands/none'],
      /no relation rule relations\/hands\/none in your folder\n {2}hint: yours: relations/,
    ],
    [['signed-with'], /was found by relations\/signed\/signed-with of the package\n {2}hint: name one with --rule/],
  ])('%j is a wrong call', async ([rule = '', ...argv], message) => {
    const { pin, ids, text } = world();
    const known = await ids();
    const { code, stderr } = await pin(known.get(rule === '' ? 'shook-hands' : rule) ?? rule, ...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(text()).toBe(RULES);
  });

  it('needs rules of the user', async () => {
    const { cwd } = world();
    const { code, stderr } = await call(['pin', 'a.txt', 'x'], { cwd });
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('name their folder with --rules'),
    });
  });

  it('refuses a sentence that no example can hold, and shows nothing that acts', async () => {
    const { pin, ids, text } = world('Acme Bio {sic} shook hands with Mercy Hospital.\n');
    const braced = await pin((await ids()).get('shook-hands') ?? '');
    expect(braced).toMatchObject({ code: 2, stderr: expect.stringContaining('holds a brace') });
    expect(text()).toBe(RULES);
    const nasty = world('Acme Bio shook hands with Mercy Hospital for \u202eever and a day.\n');
    const { stdout, code } = await nasty.pin((await nasty.ids()).get('shook-hands') ?? '');
    expect(code).toBe(0);
    expect(stdout).not.toContain('\u202e');
  });
});
