import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRulesDir } from '../../src/rules/load.ts';
import { compilePattern } from '../../src/rules/pattern.ts';
import { costOf, slowness } from '../../src/rules/probe.ts';
import { danger, parse, syntaxError } from '../../src/rules/safe.ts';
import { matchAt, type Place, programOf, stepsOver } from '../../src/rules/steps.ts';

const relation = (pattern: string): string => compilePattern(pattern, {}, 'relation').source;

describe('the shape of a pattern', () => {
  it.each([
    ['(?:a+)+b', '(?:a+)+ repeats without bound what itself repeats (a+)', 'bound the outer one: {1,10} instead of +'],
    [
      '(?:\\w+ )*x',
      '(?:\\w+ )* repeats without bound what itself repeats (\\w+)',
      'bound the outer one: {0,10} instead of *',
    ],
    [
      '(?:(?:ab){2,5}c){3,}',
      '(?:(?:ab){2,5}c){3,} repeats without bound what itself repeats ((?:ab){2,5})',
      'bound the outer one: {3,10} instead of {3,}',
    ],
    ['(?:a?)*', '(?:a?)* repeats without bound what may be empty', 'bound the outer one: {0,10} instead of *'],
    ['(?:|a)+', '(?:|a)+ repeats without bound what may be empty', 'bound the outer one: {1,10} instead of +'],
    ['\\w+\\d+', '\\w+ and \\d+ side by side can match the same text', 'bound both, for example \\d{0,40}'],
    ['.*b?.*', '.* and .* side by side can match the same text', 'bound both, for example .{0,40}'],
    [
      'x(?:[a-z])*[^0-9]*y',
      '(?:[a-z])* and [^0-9]* side by side can match the same text',
      'bound both, for example [^0-9]{0,40}',
    ],
    [
      '(?:(?:a{0,100}){0,100}){0,100}',
      'repetitions within one another come to 1000000 steps',
      'lower the bounds in {…}',
    ],
  ])('refuses %s', (pattern, message, hint) => {
    expect(danger(pattern)).toEqual({ message, hint });
  });

  it('refuses a seventh gap', () => {
    expect(danger(relation('a ... b ... c ... d ... e ... f ... g'))).toBeNull();
    expect(danger(relation('a ... b ... c ... d ... e ... f ... g ... h'))?.message).toBe(
      '7 gaps (...) in one pattern',
    );
  });

  it('names the piece as its author wrote it', () => {
    expect(danger(relation('(?:{org} ... signed )+'))?.message).toMatch(/^\(\?:\{org\}\(\?!\\w\)\.\.\./);
  });

  it.each([
    '\\w+ signed',
    '(?:[\\p{L}\\d]+ ){0,8}hospital',
    '(?:also |an? |the )*',
    '(?:ab)+c',
    '\\d+\\.\\d+',
    '[a-z]+[0-9]+',
    '(?<name>a)\\k<name>',
    '(?=.*a)b',
  ])('allows %s', (pattern) => {
    expect(danger(pattern)).toBeNull();
  });
});

describe('syntax errors', () => {
  it.each([
    ['(a', 2, 'Unterminated group'],
    ['a)', 1, "Unmatched ')'"],
    ['[b-a]', 4, 'Range out of order in character class'],
    ['a{3,2}', 6, 'numbers out of order in {} quantifier'],
    ['*a', 1, 'Nothing to repeat'],
    ['\\e', 1, 'Invalid escape'],
    ['\\p{Letters}', 10, 'Invalid property name'],
  ])('%s', (pattern, offset, message) => {
    expect(syntaxError(pattern)).toEqual({ message, offset });
  });

  it('are none in a good pattern', () => {
    expect(syntaxError('a(?:b|c){2,3}\\p{Lu}[^\\d]')).toBeNull();
  });
});

/** The matcher that counts steps has to agree with the engine, or its counts mean nothing. */
describe('the counting matcher', () => {
  const program = (pattern: string) => programOf(parse(pattern).alternatives);
  const count = () => ({ steps: 0, limit: 100_000 });

  it.each([
    ['a(?:b|bc)d', ['abd', 'abcd', 'acd', 'ab', '']],
    ['a{2,3}b', ['ab', 'aab', 'aaab', 'aaaab']],
    ['a*?b|c+', ['b', 'aaab', 'cc', 'a']],
    ['\\bsign(?:ed|s)?\\b', ['signed', 'signs', 'signal', 'sign.', 'SIGN']],
    ['(?<=the )org', ['the org', 'a org', 'org']],
    ['(?<!the )org(?! of)', ['the org', 'a org', 'org of']],
    ['(?=a+b)[ab]+$', ['aab', 'aaa', 'ab1']],
    ['^[^;\\uE000]{0,5}\uE000', ['abc \uE000', ';\uE000', 'abcdef\uE000']],
    ['(?:\\p{Lu}\\w+ ){1,2}(?:Inc|Ltd)', ['Acme Bio Inc', 'acme inc', 'Inc']],
    ['(?<=(?:in|on) \\d+ )x', ['in 12 x', 'on 1 x', 'at 1 x']],
    ['a(?:|b)c', ['ac', 'abc', 'abbc']],
  ])('%s', (pattern, texts) => {
    for (const text of texts) {
      const wanted = [...Array(text.length + 1).keys()].map((at) => {
        const regex = new RegExp(pattern, 'iuy');
        regex.lastIndex = at;
        return regex.test(text);
      });
      const got = wanted.map((_, at) => matchAt(program(pattern), text, at, count()));
      expect(got).toEqual(wanted);
    }
  });

  it('gives up at the limit', () => {
    expect(stepsOver(program('(?:a|ab|b)*c'), 'ab'.repeat(50), 'everywhere', 5000)).toBeLessThan(5010);
  });

  it('counts what is linear as linear', () => {
    const at = (length: number) =>
      stepsOver(program('\\bsign(?:ed|s)? it'), 'signed its '.repeat(length), 'everywhere', 1e9);
    expect(at(200) / at(100)).toBeCloseTo(2, 1);
  });
});

describe('the cost of a pattern on hard texts', () => {
  it.each<[string, Place]>([
    ['(?:a|ab|b)*c', 'everywhere'],
    ['(?:a|aa){1,40}c', 'start'],
    ['(?:a?ab?){0,30}c', 'everywhere'],
    ['x\\w+y', 'everywhere'],
    ['.*signed', 'everywhere'],
    ['(?:other |no )*terms', 'everywhere'],
    ['(?:.{0,50} ){0,8}x', 'everywhere'],
    ['x(?:and |a?n?d? )*c', 'end'],
  ])('is too high: %s (%s)', (pattern, place) => {
    expect(slowness(pattern, place)?.message).toMatch(/^takes too long on a text like ".*"$/);
  });

  it.each<[string, Place]>([
    ['\\bsigned\\b', 'everywhere'],
    ['x\\w{1,30}y', 'everywhere'],
    ['(?:other |no ){0,3}terms', 'everywhere'],
    ['\\w+ly signed', 'start'],
    ['the (?:\\w+ ){0,3}', 'end'],
    [relation('{org+ as parties} ... signed ... with ... {org+ as parties}'), 'everywhere'],
    [relation('{org as parties} ... a ... b ... c ... d ... {org as parties}'), 'everywhere'],
  ])('is bearable: %s (%s)', (pattern, place) => {
    expect(slowness(pattern, place)).toBeNull();
  });

  it('is the same each time', () => {
    const pattern = relation('{org+ as parties} ... signed');
    expect(costOf(pattern, 'everywhere')).toEqual(costOf(pattern, 'everywhere'));
  });

  it('is bearable for every built-in rule', { timeout: 240_000 }, () => {
    const folder = fileURLToPath(new URL('../../rules', import.meta.url));
    expect(() => loadRulesDir(folder)).not.toThrow();
  });
});
