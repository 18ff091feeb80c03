import { describe, expect, it } from 'vitest';
import { regExp } from '../../src/regexp.ts';
import { alternation, type PatternMode } from '../../src/rules/alternation.ts';
import { compilePattern, MASK, outline, PatternError, shown } from '../../src/rules/pattern.ts';

const LISTS = {
  sign: ['sign', 'signs', 'signed', 'signing'],
  'sign:past': ['signed'],
  deal: ['deal', 'letter of intent', 'tie-up', 'partners’ pact'],
  suffix: ['Inc.', 'Co., Ltd.', 'Ltd'],
  'year:pattern': ['(?:19|20)\\d\\d'],
  'dated:pattern': ['<deal> of <year>'],
  'with-org:pattern': ['with (?:the )?{org as partner}'],
  'loop:pattern': ['a <loop>'],
};

/** A sentence as the stages mask it: A..Z between blanks are organisations. */
const masked = (text: string): string =>
  text
    .replace(/\bORG\b/g, MASK.org)
    .replace(/\bREFS\b/g, MASK.refs)
    .replace(/\bREF\b/g, MASK.ref)
    .replace(/\bPERSON\b/g, MASK.person)
    .replace(/\bDATE\b/g, MASK.date)
    .replace(/\bMONEY\b/g, MASK.money);

const compile = (pattern: string, mode: PatternMode = 'relation') => compilePattern(pattern, LISTS, mode);

/** What each role matches, or null; masks written out again. */
function roles(pattern: string, text: string): Record<string, string> | null {
  const compiled = compile(pattern);
  const groups = regExp(compiled.source, 'i').exec(masked(text))?.groups;
  if (groups === undefined) return null;
  const name = (part: string) =>
    Object.entries(MASK).reduce((out, [type, char]) => out.replaceAll(char, type.toUpperCase()), part);
  return Object.fromEntries(compiled.roles.map((role, i) => [role, name(groups[`r${i}`] ?? '')]));
}

const matches = (pattern: string, text: string, mode: PatternMode = 'relation'): boolean =>
  regExp(compile(pattern, mode).source, 'i').test(masked(text));

describe('lists', () => {
  it('stand for their words, the longest first, bounded by words', () => {
    expect(compile('<sign>', 'text').source).toBe('\\bsign(?:ed|ing|s)?\\b');
    expect(matches('^<sign> a', 'signing a', 'text')).toBe(true);
    expect(matches('<sign> a', 'cosigned a', 'text')).toBe(false);
  });

  it('stand for one form', () => {
    expect(compile('<sign:past>', 'text').source).toBe('\\bsigned\\b');
  });

  it('match words of several words over any white space in text, over one blank in masked sentences', () => {
    expect(matches('<deal>', 'a letter\nof  intent', 'text')).toBe(true);
    expect(matches('<deal>', 'a letter of intent')).toBe(true);
    expect(compile('<deal>').source).toContain('letter of intent');
  });

  it('match either apostrophe and any hyphen', () => {
    expect(matches('<deal>', "the partners' pact", 'text')).toBe(true);
    expect(matches('<deal>', 'a tie\u2011up', 'text')).toBe(true);
  });

  it('match words that end with a mark where no word character follows', () => {
    expect(matches('<suffix>', 'Acme Inc., a maker', 'text')).toBe(true);
    expect(matches('<suffix>', 'Acme Co., Ltd. said', 'text')).toBe(true);
    expect(matches('<suffix>$', 'Acme Ltda', 'text')).toBe(false);
  });

  it('may be patterns, with lists and marks inside', () => {
    expect(matches('^<dated>$', 'letter of intent of 2015', 'text')).toBe(true);
    expect(roles('<sign> {org as first} <with-org>', 'signed ORG with the ORG')).toEqual({
      first: 'ORG',
      partner: 'ORG',
    });
  });

  it('give an alternation without doubles', () => {
    expect(alternation(['a', 'bb', 'a'], 'text')).toBe('\\b(?:a|bb)\\b');
  });
});

describe('marks', () => {
  it('{org} is a name or a singular reference', () => {
    expect(roles('{org as parties} <sign>', 'ORG signed')).toEqual({ parties: 'ORG' });
    expect(roles('{org as parties} <sign>', 'REF signed')).toEqual({ parties: 'REF' });
    expect(roles('^{org as parties} <sign>', 'REFS signed')).toBeNull();
  });

  it('{name} is a name only', () => {
    expect(matches('{name} <sign>', 'REF signed')).toBe(false);
    expect(matches('{name} <sign>', 'ORG signed')).toBe(true);
  });

  it('{refs}, {person}, {date} and {money} are the other masks', () => {
    expect(matches('^{refs} <sign> {date} {money} {person}$', 'REFS signed DATE MONEY PERSON')).toBe(true);
  });

  it.each([
    'ORG',
    'REFS',
    'ORG and ORG',
    'ORG & ORG',
    'ORG, ORG and the ORG',
    'ORG, ORG, ORG, and ORG',
    'the ORG as well as its ORG',
    'ORG along with ORG',
    'ORG / ORG',
    'ORG + ORG',
    'ORG (a stock of ours), ORG (another) and ORG',
    'REF together with ORG',
    'ORG, plus ORG',
  ])('{org+} takes in "%s"', (list) => {
    expect(roles('^{org+ as parties} <sign> it', `${list} signed it`)).toEqual({ parties: list });
  });

  it('{org+} leaves the possessive alone', () => {
    expect(roles("{org+ as parties}['’]s boss <sign>", 'ORG and ORG’s boss signed')).toEqual({
      parties: 'ORG and ORG',
    });
  });

  it('{org+} is no list of references and other things', () => {
    expect(roles('^{org+ as parties} <sign>', 'ORG and PERSON signed')).toBeNull();
  });

  it('{orgs} asks for two, or for a plural reference', () => {
    expect(matches('^{orgs} <sign>', 'ORG signed')).toBe(false);
    expect(matches('^{orgs} <sign>', 'ORG and ORG signed')).toBe(true);
    expect(matches('^{orgs} <sign>', 'REFS signed')).toBe(true);
  });

  it('keep the roles in order, also when one comes twice', () => {
    expect(compile('{org as parties} <sign> with {org+ as parties} for {person as signer}').roles).toEqual([
      'parties',
      'parties',
      'signer',
    ]);
  });

  it('are nothing special in text patterns', () => {
    expect(compile('a{2,3}', 'text').source).toBe('a{2,3}');
    expect(compile('a{2,3} {org}').source).toContain('a{2,3} ');
  });
});

describe('the gap', () => {
  it('bridges words, or none', () => {
    expect(matches('{org} ... <sign> it', 'ORG said that it signed it')).toBe(true);
    expect(matches('{org} ... <sign> it', 'ORG signed it')).toBe(true);
    expect(matches('{org} ... <sign> it', 'ORG, a maker of pumps, signed it')).toBe(true);
  });

  it('does not bridge an organisation, a reference or a semicolon', () => {
    expect(matches('^{org} ... <sign>', 'ORG and ORG signed')).toBe(false);
    expect(matches('^{org} ... <sign>', 'ORG said REF signed')).toBe(false);
    expect(matches('^{org} ... <sign>', 'ORG left; others signed')).toBe(false);
    expect(matches('^{org} ... <sign>', 'ORG on DATE signed')).toBe(true);
  });

  it('ends and begins between words', () => {
    expect(matches('{org} with ... deal', 'ORG without a deal')).toBe(false);
    expect(matches('{org} ... deal', 'ORG misdeal')).toBe(false);
  });

  it('is at most 150 code units long', () => {
    expect(matches('{org} ... deal', `ORG ${'x'.repeat(140)} deal`)).toBe(true);
    expect(matches('{org} ... deal', `ORG ${'x'.repeat(160)} deal`)).toBe(false);
  });

  it('is three characters in a text pattern', () => {
    expect(compile('a ... b', 'text').source).toBe('a ... b');
  });
});

describe('classes of characters', () => {
  it('become plain ranges in relation patterns, which need no flag "u" then', () => {
    const { source } = compile('\\p{Lu}+ [\\p{L}\\d-]+ <sign>');
    expect(source).not.toContain('p{');
    expect(new RegExp(source, 'i').test('Ärzte für-2 signed')).toBe(true);
    expect(regExp(source).flags).toBe('');
  });

  it('stay as they are in text patterns, until they are made a regular expression', () => {
    const { source } = compile('\\p{Lu}[\\p{L}]', 'text');
    expect(source).toBe('\\p{Lu}[\\p{L}]');
    expect(regExp(source, 'g').flags).toBe('g');
    expect(regExp(source).test('Ébène')).toBe(true);
    expect(regExp(source).test('ébène')).toBe(false);
  });
});

describe('what is left alone', () => {
  it.each(['[<{...]', '\\<sign\\>', '(?<=a)b', '(?<!a)b', 'a{0,150}?', '\\{org\\}', '\\.\\.\\.'])('%s', (pattern) => {
    expect(compile(pattern).source).toBe(pattern);
  });

  it('named groups of text patterns, also before a list', () => {
    expect(compile('(?<year><year>)', 'text').source).toBe('(?<year>(?:(?:19|20)\\d\\d))');
    expect(compile('(?<a>x)\\k<a>', 'text').source).toBe('(?<a>x)\\k<a>');
  });
});

describe('errors', () => {
  const errorOf = (pattern: string): PatternError => {
    try {
      compile(pattern);
    } catch (error) {
      if (error instanceof PatternError) return error;
    }
    throw new Error('no PatternError');
  };

  it.each([
    ['a <sgin> b', 2, 'unknown list <sgin>', /did you mean <sign>/],
    ['<sign:pst>', 0, 'list <sign> has no form "pst"', /its forms are past/],
    ['<deal:past>', 0, 'list <deal> has no form "past"', /not inflected/],
    ['{orgg as parties}', 0, '{orgg as parties} is no mark', /one of org, org\+, orgs/],
    ['x {org as}', 2, '{org as} is no mark', /\{type as role\}/],
    ['a .... b', 1, '4 dots are no gap', /\\\./],
    ['(?<who>a)', 0, 'named group (?<who>', /\{org as who\}/],
    ['ab <loop>', 3, 'in list <loop>: list <loop> contains itself', /loop → loop/],
  ])('%s', (pattern, offset, message, hint) => {
    const error = errorOf(pattern);
    expect(error.message).toBe(message);
    expect(error.offset).toBe(offset);
    expect(error.hint).toMatch(hint);
  });
});

describe('outline', () => {
  it('has every character where the pattern has it', () => {
    const pattern = '{org as a} ... <sign> (b{2}) [<x>]';
    const expected = 'xxxxxxxxxxxxxxxxxxxxx (b{2}) [<x>]';
    expect(outline(pattern, 'relation')).toBe(expected);
    expect(outline('{a} <sign>', 'text')).toBe('{a} xxxxxx');
  });
});

describe('shown', () => {
  it('writes an expanded pattern as its author did', () => {
    const pattern = '{org+ as a} x ... y {orgs} {org} {date}';
    expect(shown(compile(pattern.replace(' as a', '')).source.replaceAll(/\(\?<?!\\w\)/g, ' '))).toBe(
      '{org+} x ... y {orgs} {org} {date}',
    );
  });
});
