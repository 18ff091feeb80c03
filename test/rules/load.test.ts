import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  formatRuleError,
  listsOnly,
  loadRules,
  loadRulesDir,
  type RuleError,
  RulesError,
} from '../../src/rules/load.ts';

const lexicon = `about: Words.
lists:
  sign: { words: [sign, ink, enter into], inflect: verb }
  deal: { words: [agreement, letter of intent], inflect: noun }
  verb: { about: All verbs., include: [sign], words: [bury] }
  year: { pattern: '(?:19|20)\\d\\d' }
`;

const relation = `about: Signed.
rules:
  signed-with:
    about: The plain case.
    needs: [<sign>]
    pattern: '{org as parties} <sign:past> <deal> with {org as parties}'
    instrument: agreement
    status: signed
    types: [research]
    tells: [announcement, ending]
    zones: [body]
    confidence: 0.9
    accepts:
      - '{org as parties: Acme Bio} signed agreement with {org as parties: Mercy Hospital}.'
    rejects:
      - '{org: Acme Bio} signed nothing.'
`;

const load = (files: Record<string, string>, options = {}) =>
  loadRules(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    options,
  ).rules;

function errorsOf(action: () => unknown): readonly RuleError[] {
  try {
    action();
  } catch (error) {
    if (error instanceof RulesError) return error.errors;
    throw error;
  }
  return [];
}

/** "line:column: message (hint)" of each error in one file, beside the lexicon. */
const complaints = (text: string): readonly string[] =>
  errorsOf(() => load({ 'lexicon/a.yaml': lexicon, 'x.yaml': text })).map((error) =>
    formatRuleError(error).replace('x.yaml:', ''),
  );

describe('a rule set', () => {
  const rules = load({ 'lexicon/a.yaml': lexicon, 'relations/signed.yaml': relation });

  it('holds the lists with their forms', () => {
    expect(rules.lists['sign:past']).toEqual(['signed', 'inked', 'entered into']);
    expect(rules.lists['deal:plural']).toEqual(['agreements', 'letters of intent']);
    expect(rules.lists['sign']).toContain('entering into');
    expect(rules.lists['year:pattern']).toEqual(['(?:19|20)\\d\\d']);
  });

  it('takes in the words and forms of included lists', () => {
    expect(rules.lists['verb']).toEqual(['bury', ...(rules.lists['sign'] ?? [])]);
    expect(rules.lists['verb:past']).toEqual(rules.lists['sign:past']);
  });

  it('holds rules whose id is their path', () => {
    expect(rules.relations[0]).toMatchObject({
      id: 'relations/signed/signed-with',
      place: 'relations/signed.yaml:3:3',
      instrument: 'agreement',
      status: 'signed',
      types: ['research'],
      tells: ['announcement', 'ending'],
      zones: ['body'],
      effect: 'partnership',
      confidence: 0.9,
    });
    expect(rules.relations[0]?.patterns[0]?.roles).toEqual(['parties', 'parties']);
  });

  it('keeps of the needs what is no longer than needed', () => {
    expect(rules.relations[0]?.needs).toEqual([
      'sign',
      'ink',
      'enter into',
      'enters into',
      'entered into',
      'entering into',
    ]);
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });

  it('fills in defaults', () => {
    const text = `about: X.\nrules:\n  x: { pattern: '{org} a', accepts: ['{org: A} a'] }\n`;
    const [rule] = load({ 'r.yaml': text }).relations;
    expect(rule).toEqual({
      id: 'r/x',
      place: 'r.yaml:3:3',
      accepts: ['{org: A} a'],
      rejects: [],
      needs: [],
      patterns: [{ source: '[\\uE000\\uE001] a', roles: [], gates: [], leastOrgs: 1 }],
      effect: 'partnership',
      confidence: 0.8,
    });
  });
});

describe('kinds of rules', () => {
  it('reads zones', () => {
    const text = `about: Z.
zones:
  about-x: { zone: about, at: line, pattern: 'About <verb>', until: zone, case: exact, accepts: ['About sign'] }
`;
    const [zone] = load({ 'lexicon/a.yaml': lexicon, 'zones/z.yaml': text }).zones;
    expect(zone).toMatchObject({ id: 'zones/z/about-x', zone: 'about', at: 'line', until: 'zone', case: 'exact' });
    expect(zone?.pattern).toMatch(/^About \\b\(\?:bury\|enter\(\?:\\s\{1,3\}into\|/);
  });

  it('reads evidence on names', () => {
    const text = `about: O.
type: org
rules:
  suffix: { name: ' Inc$', kind: company, strength: 0.9, accepts: ['{org: Acme Inc}'] }
  head: { before: 'the ', after: ' said', strength: 0.2, accepts: ['the {org: Acme} said'] }
  row: { before: 'firms ', beside: list, strength: 0.2, accepts: ['firms {org: Acme} and {org: Orvane}'] }
`;
    const { names } = load({ 'entities/org.yaml': text });
    expect(names[0]).toMatchObject({ type: 'org', name: ' Inc$', kind: 'company', strength: 0.9 });
    expect(names[1]).toMatchObject({ before: 'the ', after: ' said' });
    expect(Object.keys(names[1] ?? {})).not.toContain('kind');
    expect(names.map((rule) => rule.beside)).toEqual([undefined, undefined, 'list']);
  });

  it('reads stretches', () => {
    const text = `about: D.
type: date
rules:
  year: { pattern: '<year>', sets: { precision: year, rank: 1 }, accepts: ['in {date: 2015}'] }
`;
    const { patterns } = load({ 'lexicon/a.yaml': lexicon, 'entities/date.yaml': text });
    expect(patterns[0]).toMatchObject({
      type: 'date',
      pattern: '(?:(?:19|20)\\d\\d)',
      sets: { precision: 'year', rank: '1' },
    });
  });

  it('reads terms', () => {
    const text = `about: D.
type: disease
terms:
  - { name: cancer, id: 'DOID:162', forms: [tumour], except: [cancer sign] }
  - { name: malaria }
`;
    expect(load({ 'entities/diseases.yaml': text }).terms).toEqual([
      {
        type: 'disease',
        name: 'cancer',
        id: 'DOID:162',
        forms: ['tumour'],
        except: ['cancer sign'],
        rule: 'entities/diseases',
      },
      { type: 'disease', name: 'malaria', id: null, forms: [], rule: 'entities/diseases' },
    ]);
  });

  it('reads asides', () => {
    const text = `about: X.
lists: { firm: { words: [mill, maker] } }
asides:
  kind:
    pattern: '(?<=with ) <firm> (?={name})'
    case: exact
    reads: it
    readings: both
    accepts: ['with {aside: mill} {org: Acme}']
`;
    expect(load({ 'asides/a.yaml': text }).asides[0]).toMatchObject({
      id: 'asides/a/kind',
      pattern: expect.stringContaining('(?=\\uE000)'),
      case: 'exact',
      reads: 'it',
      readings: 'both',
    });
  });

  it('reads cues', () => {
    const text = `about: C.
cues:
  denied:
    pattern: 'den(?:y|ied)'
    direction: forward
    scope: clause
    until: 'but {org}'
    sets: { status: denied }
    accepts: ['It denied that it had {trigger: signed}.']
`;
    expect(load({ 'cues/c.yaml': text }).cues[0]).toMatchObject({
      id: 'cues/c/denied',
      pattern: 'den(?:y|ied)',
      until: 'but [\\uE000\\uE001]',
      sets: { status: 'denied' },
    });
  });

  it('takes several sections in one file', () => {
    const text = `${lexicon}${relation.replace(/^about: .*\n/, '')}`;
    expect(load({ 'all.yaml': text }).relations[0]?.id).toBe('all/signed-with');
  });
});

describe('the hash', () => {
  const hashOf = (text: string) => load({ 'lexicon/a.yaml': lexicon, 'relations/signed.yaml': text }).hash;

  it('is a SHA-256 that depends on what the rules do', () => {
    expect(hashOf(relation)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(relation)).toBe(hashOf(relation));
    expect(hashOf(relation.replace('0.9', '0.8'))).not.toBe(hashOf(relation));
  });

  it('does not depend on examples, comments and layout', () => {
    expect(hashOf(`# A comment.\n\n${relation}`)).toBe(hashOf(relation));
    expect(hashOf(relation.replace('signed nothing', 'signed no thing'))).toBe(hashOf(relation));
  });
});

describe('a base', () => {
  const base = load({ 'lexicon/a.yaml': lexicon, 'relations/signed.yaml': relation });

  it('lends its lists, and keeps its rules in front', () => {
    const text = `about: Mine.\nlists:\n  mine: { include: [deal] }\nrules:\n  x: { pattern: '<sign> <mine:plural>', accepts: ['sign agreements'] }\n`;
    const rules = load({ 'mine.yaml': text }, { base });
    expect(rules.relations.map(({ id }) => id)).toEqual(['relations/signed/signed-with', 'mine/x']);
    expect(rules.relations[1]?.patterns[0]?.source).toContain('(?:agreements|letters of intent)');
    expect(rules.hash).not.toBe(base.hash);
  });

  it('refuses an id or a list that it has', () => {
    const errors = errorsOf(() => load({ 'relations/signed.yaml': relation, 'b.yaml': lexicon }, { base }));
    expect(errors.map(formatRuleError)).toEqual([
      'relations/signed.yaml:3:3: rule relations/signed/signed-with exists already (rename the rule or its file)',
      'b.yaml:3:3: list sign exists already (choose another name; include: [sign] takes its words)',
      'b.yaml:4:3: list deal exists already (choose another name; include: [deal] takes its words)',
      'b.yaml:5:3: list verb exists already (choose another name; include: [verb] takes its words)',
      'b.yaml:6:3: list year exists already (choose another name; include: [year] takes its words)',
    ]);
  });

  it('may be lists alone', () => {
    const rules = listsOnly(base);
    expect(rules.lists).toEqual(base.lists);
    expect(rules.relations).toEqual([]);
    expect(rules.hash).not.toBe(base.hash);
  });
});

describe('errors', () => {
  const rule = (lines: string): string => `about: X.\nrules:\n  x:\n    accepts: ['a']\n${lines}`;
  const cue = (lines: string): string => `about: X.\ncues:\n  x:\n    accepts: ['a']\n${lines}`;

  it.each<[string, string, readonly string[]]>([
    [
      'unknown key at the top',
      'about: X.\nrelations: {}\n',
      ['2:1: unknown key relations: (possible here: about, type, lists, zones, rules, terms, asides, cues)'],
    ],
    [
      'unknown key of a rule',
      rule(`    patern: 'a'\n    pattern: 'a'\n`),
      ['5:5: unknown key patern: (did you mean pattern:?)'],
    ],
    [
      'unknown key of a list',
      'about: X.\nlists:\n  a: { word: [b] }\n',
      [
        '3:3: list a holds nothing (add words:, compromise:, include: or pattern:)',
        '3:8: unknown key word: (did you mean words:?)',
      ],
    ],
    ['missing about', 'rules:\n  x: { pattern: a, accepts: [a] }\n', ['1:1: about: is missing (add about:)']],
    ['missing pattern', rule(''), ['4:5: pattern: is missing (add pattern:)']],
    ['missing accepts', `about: X.\nrules:\n  x:\n    pattern: 'a'\n`, ['4:5: accepts: is missing (add accepts:)']],
    [
      'empty accepts',
      `about: X.\nrules:\n  x:\n    pattern: 'a'\n    accepts: []\n`,
      ['5:14: an empty list (write at least one)'],
    ],
    [
      'wrong value',
      rule(`    pattern: 'a'\n    status: sined\n`),
      ['6:13: "sined" is no possible value (did you mean signed?)'],
    ],
    [
      'wrong value far from all',
      rule(`    pattern: 'a'\n    effect: 7\n`),
      ['6:13: "7" is no possible value (one of partnership, suppress)'.replace('"7"', '7')],
    ],
    [
      'number out of range',
      rule(`    pattern: 'a'\n    confidence: 90\n`),
      ['6:17: 90 where a number from 0 to 1 is wanted (for example 0.8)'],
    ],
    [
      'value in a list',
      rule(`    pattern: 'a'\n    types: [research, fishing]\n`),
      ['6:23: "fishing" is no possible value (did you mean funding?)'],
    ],
    ['text that is none', rule('    pattern: [a, 7]\n'), ['5:18: 7 where a text is wanted (quote it)']],
    ['key without a value', rule(`    pattern:\n`), ['5:13: nothing where a text is wanted (quote it)']],
    [
      'rule that is no map',
      'about: X.\nrules:\n  x: a\n',
      ['3:6: "a" where names and values are wanted (write name: value)'],
    ],
    [
      'unknown list',
      rule(`    pattern: '{org} <sing>'\n`),
      ['5:21: unknown list <sing> (define it under lists: in a lexicon file, or did you mean <sign>?)'],
    ],
    [
      'unknown list after a doubled quote',
      rule(`    pattern: '{org}''s <nope>'\n`),
      ['5:24: unknown list <nope> (define it under lists: in a lexicon file)'],
    ],
    [
      'unknown list in needs',
      rule(`    pattern: a\n    needs: [<nope>]\n`),
      ['6:13: unknown list <nope> (define it under lists: in a lexicon file)'],
    ],
    [
      'unknown form',
      rule(`    pattern: <sign:pasts>\n`),
      ['5:14: list <sign> has no form "pasts" (its forms are base, ing, participle, past, present; or write <sign>)'],
    ],
    [
      'unknown mark',
      rule(`    pattern: 'a {company as x}'\n`),
      [
        '5:17: {company as x} is no mark (a mark is {type} or {type as role}, the type one of org, org+, orgs, name, ref, refs, person, date, money)',
      ],
    ],
    [
      'bad regular expression',
      rule(`    pattern: '{org as a} <sign> (b'\n`),
      [
        '5:35: not a regular expression: Unterminated group (brackets and marks that mean themselves need \\ before them)',
      ],
    ],
    [
      'bad regular expression on several lines',
      rule(`    pattern: >-\n      a\n      (b\n`),
      [
        '5:14: not a regular expression: Unterminated group (brackets and marks that mean themselves need \\ before them)',
      ],
    ],
    [
      'bad regular expression among alternatives',
      cue(`    direction: both\n    scope: clause\n    sets: {status: ended}\n    pattern:\n      - a\n      - '(b'\n`),
      [
        '10:12: not a regular expression: Unterminated group (brackets and marks that mean themselves need \\ before them)',
      ],
    ],
    [
      'bad regular expression among words',
      cue(`    direction: both\n    scope: clause\n    sets: {status: ended}\n    words: [a, 'b[']\n`),
      [
        '8:19: not a regular expression: Unterminated character class (brackets and marks that mean themselves need \\ before them)',
      ],
    ],
    [
      'cue with a pattern and words',
      cue(`    direction: both\n    scope: clause\n    sets: {status: ended}\n    words: a\n    pattern: b\n`),
      ['3:3: a cue has either a pattern or words (write pattern: or words:)'],
    ],
    [
      'mark in a text pattern',
      `about: X.\ntype: date\nrules:\n  x: { pattern: 'a {date}', accepts: [a] }\n`,
      [
        '4:21: not a regular expression: Incomplete quantifier (brackets and marks that mean themselves need \\ before them)',
      ],
    ],
    [
      'dangerous pattern',
      rule(`    pattern: '(?:a+)+b'\n`),
      ['5:14: (?:a+)+ repeats without bound what itself repeats (a+) (bound the outer one: {1,10} instead of +)'],
    ],
    [
      'slow pattern',
      rule(`    pattern: '(?:a|ab|b)*c'\n`),
      [
        '5:14: takes too long on a text like "abababababababababababababababababababab..." (bound repetitions, as in {0,40}, and let what follows one not begin like what it repeats)',
      ],
    ],
    [
      'brace in an example',
      rule(`    pattern: 'a'\n    rejects: ['{org: A} and {org B}']\n`),
      ['6:29: a brace that belongs to no mark; write {type: text} (for example {org: Acme Bio})'],
    ],
    [
      'empty mark in an example',
      rule(`    pattern: 'a'\n    rejects: ['{org: }']\n`),
      ['6:16: {org: } marks nothing (for example {org: Acme Bio})'],
    ],
    [
      'role in a cue',
      cue(`    pattern: 'a {org as x}'\n    direction: both\n    scope: clause\n    sets: { type: research }\n`),
      ['5:14: only relations have roles (write {org} instead of {org as …})'],
    ],
    [
      'cue that sets nothing',
      cue(`    pattern: a\n    direction: both\n    scope: clause\n    sets: {}\n`),
      ['8:11: sets: nothing (one of status, instrument, type, terms, effect)'],
    ],
    [
      'cue without keys',
      cue(''),
      [
        '3:3: a cue has either a pattern or words (write pattern: or words:)',
        '4:5: direction: is missing (add direction:)',
        '4:5: scope: is missing (add scope:)',
        '4:5: sets: is missing (add sets:)',
      ],
    ],
    [
      'evidence without a pattern',
      `about: X.\ntype: org\nrules:\n  x: { strength: 1, accepts: [a] }\n`,
      ['4:3: no pattern (add name:, before: or after:)'],
    ],
    [
      'evidence beside a list that looks at the name only',
      `about: X.\ntype: org\nrules:\n  x: { name: a, beside: list, strength: 1, accepts: [a] }\n`,
      ['4:3: nothing beside the list (add before: or after:)'],
    ],
    [
      'evidence on persons beside a list',
      `about: X.\ntype: person\nrules:\n  x: { before: a, beside: either, strength: 1, accepts: [a] }\n`,
      ['4:3: lists of type person are not looked at (leave out beside:)'],
    ],
    [
      'unknown type',
      `about: X.\ntype: compny\nrules:\n  x: { strength: 1 }\n`,
      [
        '2:7: "compny" is no possible value (one of org, person, place, none, ref, date, money, title, disease, technology)',
      ],
    ],
    [
      'terms without a type',
      `about: X.\nterms:\n  - { name: a }\n`,
      ['3:3: terms: of no type (add type: disease or type: technology at the top)'],
    ],
    [
      'rules of terms',
      `about: X.\ntype: disease\nrules:\n  x: { pattern: a }\n`,
      ['4:3: type: disease has terms:, no rules: (rename the key)'],
    ],
    [
      'term without a name',
      `about: X.\ntype: disease\nterms:\n  - { id: 'DOID:1' }\n`,
      ['4:5: name: is missing (add name:)'],
    ],
    [
      'same name twice',
      `about: X.\nrules:\n  x: { pattern: a, accepts: [a] }\n  x: { pattern: b, accepts: [b] }\n`,
      ['4:3: not valid YAML: Map keys must be unique (give one of the two another name)'],
    ],
    [
      'same id in two sections',
      `about: X.\nrules:\n  x: { pattern: a, accepts: [a] }\ncues:\n  x: { pattern: b, direction: both, scope: clause, sets: { type: research }, accepts: [b] }\n`,
      ['5:3: rule x/x exists already (rename the rule or its file)'],
    ],
    [
      'list twice',
      `about: X.\nlists:\n  sign: { words: [a] }\n`,
      ['3:3: list sign exists already (choose another name; include: [sign] takes its words)'],
    ],
    [
      'list with words and a pattern',
      `about: X.\nlists:\n  a: { words: [a], pattern: b }\n`,
      ['3:29: list a has words and a pattern (make two lists)'],
    ],
    [
      'list of an unknown list',
      `about: X.\nlists:\n  a: { include: [nope] }\n`,
      ['3:18: unknown list nope (define it under lists:)'],
    ],
    [
      'list of itself',
      `about: X.\nlists:\n  a: { include: [b] }\n  b: { include: [a] }\n`,
      ['4:18: list a includes itself (a → b → a)'],
    ],
    [
      'list of a pattern',
      `about: X.\nlists:\n  a: { include: [year] }\n`,
      ['3:18: list year is a pattern (write <year> in the pattern instead)'],
    ],
    [
      'unknown tag',
      `about: X.\nlists:\n  a: { compromise: [MaleNames] }\n`,
      ['3:21: compromise has no words tagged MaleNames (for example MaleName, LastName, City, Country)'],
    ],
    [
      'bad pattern of a list',
      `about: X.\nlists:\n  a: { pattern: '(b' }\n`,
      [
        '3:20: not a regular expression: Unterminated group (brackets and marks that mean themselves need \\ before them)',
      ],
    ],
    ['empty file', '', ['1:1: an empty rule file (begin with about: and one sentence)']],
    [
      'no YAML',
      'about: [X.\n',
      [
        '2:1: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ] (quote patterns with single quotes, and indent with blanks)',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(complaints(text)).toEqual(expected);
  });

  it('are all told at once, file by file', () => {
    const errors = errorsOf(() => load({ 'b.yaml': 'abut: X.\n', 'a.yaml': 'about: X.\nrule: {}\nlist: {}\n' }));
    expect(errors.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'b.yaml:1:1',
      'b.yaml:1:1',
      'a.yaml:2:1',
      'a.yaml:3:1',
    ]);
  });

  it('have a message of one line each', () => {
    const message = (() => {
      try {
        load({ 'a.yaml': 'x: 1\n' });
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message.split('\n')).toHaveLength(2);
    expect(message).toContain('a.yaml:1:1: unknown key x:');
  });
});

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  mkdirSync(join(folder, 'relations', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'relations', 'deep', 'signed.yaml'), relation);
  writeFileSync(join(folder, 'words.yml'), lexicon);
  writeFileSync(join(folder, 'README.md'), 'No rules.');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read with all that is below it; ids leave it out, places do not', () => {
    const { rules } = loadRulesDir(`${folder}/`);
    expect(rules.relations[0]?.id).toBe('relations/deep/signed/signed-with');
    expect(rules.relations[0]?.place).toBe(`${folder}/relations/deep/signed.yaml:3:3`);
  });

  it('may be one file', () => {
    const base = loadRulesDir(join(folder, 'words.yml')).rules;
    const { rules } = loadRulesDir(join(folder, 'relations', 'deep', 'signed.yaml'), base);
    expect(rules.relations[0]?.id).toBe('signed/signed-with');
  });

  it('may be shown under another name', () => {
    const { rules } = loadRulesDir(folder, undefined, { shown: 'rules' });
    expect(rules.relations[0]).toMatchObject({
      id: 'relations/deep/signed/signed-with',
      place: 'rules/relations/deep/signed.yaml:3:3',
    });
  });

  it('without a rule file is an error', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(errorsOf(() => loadRulesDir(empty)).map(formatRuleError)).toEqual([
      `${empty}:1:1: no rule file (rule files end in .yaml)`,
    ]);
  });

  it('that is not there is an error of the system', () => {
    expect(() => loadRulesDir(join(folder, 'none'))).toThrow(/ENOENT/);
  });
});
