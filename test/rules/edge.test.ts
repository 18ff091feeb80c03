import { describe, expect, it } from 'vitest';
import { alternation } from '../../src/rules/alternation.ts';
import { leastOrgs } from '../../src/rules/gate.ts';
import { compilePattern } from '../../src/rules/pattern.ts';
import { beginningAt, endingAt } from '../../src/rules/scans/characters.ts';
import { beginningOf, byEdge, endingOf, listAt, marksAt } from '../../src/rules/scans/edge.ts';
import { reversed } from '../../src/rules/scans/reversed.ts';

describe('an expression from right to left', () => {
  it.each([
    ['abc', 'cba'],
    ['ab+c?', 'c?b+a'],
    ['(?:deal|pact)s? with ', ' htiw s?(?:laed|tcap)'],
    ['[a-z]{2,3}\\b\\.', '\\.\\b[a-z]{2,3}'],
    ['\\p{Lu}[\\]x]*?', '[\\]x]*?\\p{Lu}'],
  ])('%s', (source, turned) => {
    expect(reversed(source)).toBe(turned);
  });
});

describe('values by the edges of their expressions', () => {
  const after = byEdge(['', ' signed', ', an?'], (source) => (source ? beginningOf(source) : undefined));

  it.each([
    [' signed', ['', ' signed']],
    [' sighed', ['', ' signed']],
    [', a maker', ['', ', an?']],
    ['. So', ['']],
  ])('that may begin with "%s"', (text, fitting) => {
    expect(listAt(after, beginningAt(text, 0))).toEqual(fitting);
  });

  const before = byEdge(['deal with ', '(?:firm|brand) (?:the )?', ''], (source) =>
    source ? endingOf(source) : undefined,
  );

  it.each([
    ['a deal with ', [1, 0, 1]],
    ['the brand ', [0, 1, 1]],
    ['the firm the ', [0, 1, 1]],
    ['so ', [0, 0, 1]],
  ])('that may end with "%s"', (text, marks) => {
    const number = endingAt(text, text.length);
    expect([...marksAt(before, number)]).toEqual(marks);
    expect(marksAt(before, number)).toBe(marksAt(before, number));
  });
});

describe('a list that is read backward', () => {
  const words = ['deal with', 'deals with', 'pact', 'pacts', 'tie-up', 'U.S. unit', "maker's"];

  it('takes the same words', () => {
    for (const reading of ['forward', 'backward'] as const) {
      const whole = new RegExp(`^${alternation(words, 'text', reading)}$`);
      for (const word of words) expect(whole.test(word)).toBe(true);
      for (const other of ['deal', 's with', 'pactss', 'tie', '', 'U.S.unit']) expect(whole.test(other)).toBe(false);
    }
  });

  it('writes once what the words end with', () => {
    expect(alternation(['sold to', 'told to'], 'relation', 'backward')).toBe('\\b(?:s|t)old to\\b');
    expect(alternation(['sold', 'old'], 'relation', 'backward')).toBe('\\b(?:s)?old\\b');
  });
});

describe('the fewest organisations of a match', () => {
  it.each([
    ['{org as a} signed with {org as b}', 2],
    ['{org as a}(?: and {org as b})? signed', 1],
    ['(?:{org as a} and {org as b}|{org as c}) signed', 1],
    ['{org+ as a} signed', 1],
    ['{orgs as a} signed', 2],
    ['{refs as a} signed', Number.POSITIVE_INFINITY],
    ['{person} signed', 0],
    ['{org}{2} signed', 2],
  ])('%s', (pattern, least) => {
    expect(leastOrgs(compilePattern(pattern, {}, 'relation').source)).toBe(least);
  });
});
