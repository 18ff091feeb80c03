import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { findReferences } from '../../src/stages/annotate/references.ts';

const find = (text: string) => findReferences(text, builtinRules());
const words = (text: string): string[] => find(text).map((m) => text.slice(m.start, m.end));

describe('findReferences', () => {
  it.each([
    ['The company signed it.', 'The company', 'one', 'third', ['company']],
    ['It was told to the hospital.', 'the hospital', 'one', 'third', ['hospital']],
    ['They met at the university.', 'the university', 'one', 'third', ['university']],
    ['Now the two sides agree.', 'the two sides', 'many', 'third', []],
    ['Now both sides agree.', 'both sides', 'many', 'third', []],
  ])('tells how many and which kinds words stand for: %s', (text, words, number, person, kinds) => {
    const found = find(text).find((m) => text.slice(m.start, m.end) === words);
    expect(found).toMatchObject({ type: 'ref', number, person, kinds });
    expect(found?.rule).toMatch(/^entities\/reference\//);
  });

  it('reads "we" as the speaker', () => {
    expect(find('“We agreed,” she said.')).toMatchObject([{ number: 'one', person: 'speaker' }]);
  });

  it('gives mentions in order without overlap', () => {
    const text = 'The two companies said that the company and the hospital will work with both parties.';
    const found = find(text);
    expect(found.length).toBeGreaterThanOrEqual(4);
    found.forEach((m, i) => {
      expect(m.start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
    });
    expect(words(text)).toContain('The two companies');
  });

  it('finds nothing in names and in other words', () => {
    expect(words('Mercy Hospital bought new beds.')).toEqual([]);
    expect(words('')).toEqual([]);
  });
});
