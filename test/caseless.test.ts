import { describe, expect, it } from 'vitest';
import { caselessRegExp, smallLetters } from '../src/caseless.ts';
import { builtinRules } from '../src/rules/builtin.ts';

describe('small letters', () => {
  it('keep offsets', () => {
    expect(smallLetters('ACME İstanbul ÉCOLE')).toBe('acme İstanbul école');
  });
});

describe('a pattern in which case does not count', () => {
  it.each([
    ['Signed (?:with|BY)', 'SIGNED by'],
    ['[A-Z]{2}\\W\\D', 'ab, '],
    ['(?<Name>Acme)\\s\\S', 'ACME X'],
    ['\\u0041cme', 'aCME'],
    ['[^A-Z]x', ' X'],
    ['É', 'é'],
    ['[À-Þ]cole', 'École'],
    ['[Z-c]x', 'AX'],
    ['\\bK', 'a k'],
  ])('%s finds in small letters what it finds in any: %s', (source, text) => {
    const small = caselessRegExp(source)().exec(smallLetters(text));
    const usual = new RegExp(source, 'i').exec(text);
    expect([small?.index, small?.[0].length]).toEqual([usual?.index, usual?.[0].length]);
    expect(usual).not.toBeNull();
  });

  it('is one without the flag "i" for nearly all rules', () => {
    const { relations, cues } = builtinRules();
    const sources = [
      ...relations.flatMap(({ patterns }) => patterns.map(({ source }) => source)),
      ...cues.map((cue) => cue.pattern),
    ];
    const flagged = sources.filter((source) => caselessRegExp(source)().flags.includes('i'));
    expect(flagged.length).toBeLessThan(sources.length / 20);
  });
});
