import { describe, expect, test } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { beginnings } from '../../src/rules/scans/beginnings.ts';
import { beginningAt, eachNumber } from '../../src/rules/scans/characters.ts';
import { ruleRegExp, scan, scanner } from '../../src/stages/annotate/scanner.ts';
import type { PatternRule } from '../../src/types.ts';

const rule = (id: string, pattern: string, sets: Record<string, string> = {}): PatternRule => ({
  id,
  type: 'date',
  pattern,
  sets,
  accepts: [],
  rejects: [],
});

function mayBegin(pattern: string, text: string): boolean {
  const numbers = new Set<number>();
  for (const beginning of beginnings([pattern]).flat()) eachNumber(beginning, (number) => numbers.add(number));
  return numbers.has(beginningAt(text, 0));
}

describe('what a match can begin with', () => {
  test.each([
    ['may', 'mayor', true],
    ['may', 'mad', false],
    ['[Mm]ay|June', 'June', true],
    ['[Mm]ay|June', 'Jane', false],
    ['(?:a|b)c?d', 'bd!', true],
    ['(?:a|b)c?d', 'ad', true],
    ['(?:a|b)c?d', 'acc', false],
    ['\\d{1,2}(?:st|nd)', '12th', false],
    ['\\d{1,2}(?:st|nd)', '12st', true],
    ['\\d{1,2}(?:st|nd)', '1st', true],
    ['\\d+x', '123', true],
    ['a{3}', 'aab', false],
    ['a{2,}', 'aab', true],
    ['a*b', 'b', true],
    ['a*b', 'aac', false],
    ['(?<=x)y', 'y', true],
    ['(?!x)y(?=z)', 'y', true],
    ['(?<name>a)b', 'ab', true],
    ['[^a]b', '\u00e9b', true],
    ['[^a]b', 'ac', false],
    ['\\p{Lu}b', 'Ab', true],
    ['(a)\\1b', 'aab', true],
    ['\\u20ac5', '€5', true],
    ['[\\w-]b', '-b', true],
    ['\\$5', '$5', true],
    ['\\$5', '%5', false],
    ['[–—]x', '–x', true],
    ['€', '€5', true],
    ['€', '$5', false],
    ['.b', 'xb', true],
    ['\\s?a', ' a', true],
    ['\\s?a', '\u2009a', true],
    ['(?:ab)?', 'zz', true],
    ['[a-z]{5}', 'zzz', true],
  ])('%s: %s: %s', (pattern, text, expected) => {
    expect(mayBegin(pattern, text)).toBe(expected);
  });
});

describe('scanning', () => {
  const rules = [rule('long', 'May (?<day>\\d+)', { unit: 'day' }), rule('short', 'May|(?<season>spring)')];
  const all = scanner(rules, '');
  const found = (text: string) => {
    const out: string[] = [];
    for (let match = scan(all, text, 0); match !== null; match = scan(all, text, match.end)) {
      out.push(`${match.rule.id}:${text.slice(match.start, match.end)}`);
    }
    return out;
  };
  test('finds the leftmost match, of the rule that stands first', () => {
    expect(found('May 4, May, spring')).toEqual(['long:May 4', 'short:May', 'short:spring']);
  });
  test('begins at words only, or at a capital letter in a word', () => {
    expect(found('offspring DisMay 4 inMay dismay')).toEqual(['long:May 4', 'short:May']);
  });
  test('takes a blank of a pattern for any white space', () => {
    expect(found('May\n4')).toEqual(['long:May\n4']);
  });
  test('gives what the rule sets and what its groups hold', () => {
    expect(scan(all, 'on May 4', 0)?.fields).toEqual({ unit: 'day', day: '4' });
  });
  test('asks for what must stand before', () => {
    const strict = scanner(rules, '(?<=in )');
    expect(scan(strict, 'May 4 in May 5', 0)?.start).toBe(9);
  });
});

describe('the built-in rules', () => {
  // every word of every example, so that each rule has its chance to begin anywhere
  const patterns = builtinRules().patterns.filter(
    ({ type, sets: { part } }) => (type === 'date' || type === 'money') && part === undefined,
  );
  const text = patterns.flatMap(({ accepts, rejects }) => [...accepts, ...rejects]).join('\n');

  test('no place where one of them matches is passed over', () => {
    const { table, lists } = scanner(patterns, '');
    for (const one of patterns) {
      const { regex } = ruleRegExp(one, 'y');
      for (let at = 0; at < text.length; at++) {
        regex.lastIndex = at;
        const match = regex.exec(text);
        if (match === null || match[0] === '') continue;
        const tried = lists[table[beginningAt(text, at)] ?? 0] ?? [];
        expect(tried.map(({ rule: { id } }) => id)).toContain(one.id);
      }
    }
  });
});
