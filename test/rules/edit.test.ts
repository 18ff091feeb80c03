import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Section, withExample } from '../../src/rules/edit.ts';

const HEAD = `# yaml-language-server: $schema=x
about:   Odd   but   mine.   # my comment


rules:
  other:    { pattern: 'x {org}', accepts: ['{org: A} is x.'] }
`;
const EXAMPLE = "Acme's {org as parties: Acme} # shook: hands.";
const add = (text: string, section: Section = 'accepts', rule = 'one', example = EXAMPLE) =>
  withExample(text, rule, section, example);

/** The lines that are new, with their numbers; none may have gone. */
function newLines(before: string, after: string): readonly (readonly [number, string])[] {
  const old = before.split('\n');
  return after.split('\n').flatMap((line, i) => {
    if (line === old[0]) {
      old.shift();
      return [];
    }
    return [[i + 1, line] as const];
  });
}

describe('an example more in a rule file', () => {
  it.each<[string, Section, string, readonly (readonly [number, string])[]]>([
    [
      'below the last of a list, its comments left alone',
      'accepts',
      `  one:
    pattern: 'y'
    accepts:
        # why
        -   'first'   # because
        - "second"    # and this

        # about nothing
    rejects: []   # none
`,
      [[13, "        - 'Acme''s {org as parties: Acme} # shook: hands.'"]],
    ],
    [
      'below an example of several lines',
      'accepts',
      `  one:
    accepts:
    - >-
      one
      two
    - |
      three
    pattern: y
`,
      [[14, "    - 'Acme''s {org as parties: Acme} # shook: hands.'"]],
    ],
    [
      'in a section of its own',
      'rejects',
      `  one:
    accepts:
      - 'first' # because
    # of the pattern
    pattern: y
`,
      [
        [10, '    rejects:'],
        [11, "      - 'Acme''s {org as parties: Acme} # shook: hands.'"],
      ],
    ],
  ])('goes %s', (_, section, rule, lines) => {
    const before = HEAD + rule;
    const edited = add(before, section);
    if ('error' in edited) throw new Error(edited.error);
    expect(newLines(before, edited.text)).toEqual(lines);
    expect(edited.line).toBe(lines.at(-1)?.[0]);
    expect(parse(edited.text).rules.one[section].at(-1)).toBe(EXAMPLE);
  });

  it.each<[string, string, Section, string]>([
    ["accepts: ['a', 'b' ]  # c", "accepts: ['a', 'b', 'NEW' ]  # c", 'accepts', ''],
    ["accepts: [ 'a', ]", "accepts: [ 'a', 'NEW', ]", 'accepts', ''],
    ["accepts: 'a' # c", "accepts: ['a', 'NEW'] # c", 'accepts', ''],
    ["accepts: 'a'", 'rejects: []', 'rejects', "rejects: ['NEW']"],
  ])('goes into %s', (line, _wanted, section, other) => {
    const rest = other === '' ? '' : '    rejects: []\n';
    const before = `${HEAD}  one:\n    ${line}\n${rest}    pattern: y\n`;
    const edited = add(before, section);
    if ('error' in edited) throw new Error(edited.error);
    const wanted = other === '' ? _wanted : other;
    expect(edited.text).toContain(`    ${wanted.replace('NEW', EXAMPLE.replaceAll("'", "''"))}\n`);
    expect(parse(edited.text).rules.one[section].at(-1)).toBe(EXAMPLE);
    expect(edited.text.split('\n').length).toBe(before.split('\n').length);
  });

  it('goes into a rule on one line, and a section that it does not have yet', () => {
    const edited = add(HEAD, 'rejects', 'other');
    if ('error' in edited) throw new Error(edited.error);
    expect(edited.text).toContain("accepts: ['{org: A} is x.'], rejects: ['Acme''s {org");
    expect(edited.line).toBe(6);
  });

  it('keeps the ends of lines, and adds the one that is missing at the end', () => {
    const before = `${HEAD}  one:\n    pattern: y\n    accepts:\n      - 'a'`;
    const unix = add(before);
    expect(unix).toMatchObject({
      text: `${before}\n      - 'Acme''s {org as parties: Acme} # shook: hands.'\n`,
      line: 11,
    });
    const edited = add(`${before}\n`.replaceAll('\n', '\r\n'), 'rejects');
    if ('error' in edited) throw new Error(edited.error);
    expect(edited.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(parse(edited.text).rules.one.rejects).toEqual([EXAMPLE]);
  });

  it('can hold what YAML wants escaped', () => {
    const odd = 'Tab\t, next\u0085line, \u2028, “quotes” and 한국 {org: Ä}';
    const edited = add(HEAD, 'accepts', 'other', odd);
    if ('error' in edited) throw new Error(edited.error);
    expect(parse(edited.text).rules.other.accepts).toEqual(['{org: A} is x.', odd]);
  });

  it.each([
    ['about: x\nrules: {}\n', /holds no rule one/],
    ['about: [x\n', /holds no rule one/],
    ['about: x\nrules:\n  one:\n    accepts: >\n      folded\n', /make it a list/],
    ['about: x\nrules:\n  one:\n    pattern: y\n', /make it a list/],
    ["about: &a ['x']\nrules:\n  one:\n    accepts: *a\n", /make it a list/],
  ])('is refused for %j', (text, message) => {
    expect(add(text)).toMatchObject({ error: expect.stringMatching(message) });
  });
});
