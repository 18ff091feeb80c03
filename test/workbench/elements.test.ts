import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { loadRules } from '../../src/rules/load.ts';
import { mask } from '../../src/stages/mask.ts';
import type { OrgMention, RelationRule } from '../../src/types.ts';
import { elementsOf, listNames, longestPrefix, splitter } from '../../src/workbench/elements.ts';

const FILE = `about: Rules for this test.
lists:
  warm: { words: [warm, cordial] }
  bond: { words: [bond, knot], inflect: noun }
rules:
  tied:
    pattern: '{org+ as parties} ... tied (?:a (?:<warm> )?)?<bond:singular> with (the )?{org as parties}'
    accepts: ['{org as parties: Acme} at last tied a warm bond with the {org as parties: Orvane}.']
`;
const { rules } = loadRules([{ path: 'test.yaml', text: FILE }]);
const [rule] = rules.relations as [RelationRule];
const names = listNames(rules.lists);
const [elements = []] = elementsOf(rule.patterns[0]!, names);

/** A sentence whose capitalised words are organisations. */
function masked(text: string) {
  const orgs = [...text.matchAll(/\b[A-Z]\w+/g)].map(
    (m): OrgMention => ({
      type: 'org',
      kind: 'company',
      key: m[0].toLowerCase(),
      strength: 1,
      rule: 'test',
      start: m.index,
      end: m.index + m[0].length,
    }),
  );
  return mask(text, { start: 0, end: text.length }, orgs);
}

describe('the elements of a pattern', () => {
  it('are marks, gaps, words and lists, as their author wrote them', () => {
    expect(elements.map(({ shown }) => shown)).toEqual([
      '{org+ as parties}',
      '...',
      'tied',
      ' (a (<warm> )?)?',
      '<bond:singular>',
      ' with',
      ' (the )?',
      '{org as parties}',
    ]);
    expect(elements.filter(({ optional }) => optional).map(({ shown }) => shown)).toEqual([
      '...',
      ' (a (<warm> )?)?',
      ' (the )?',
    ]);
  });

  it('put together again are the pattern, for every rule of the package', () => {
    const builtin = builtinRules();
    const known = listNames(builtin.lists);
    for (const { id, patterns } of builtin.relations) {
      for (const pattern of patterns) {
        const whole = elementsOf(pattern, known).map((one) => one.map(({ source }) => source).join(''));
        expect(whole.join('|'), id).toBe(pattern.source);
      }
    }
  });

  it('are split once per rule', () => {
    const split = splitter(rules.lists);
    expect(split.plain(rule)).toBe(split.plain(rule));
    expect(split.named(rule)).toEqual([elements]);
  });
});

describe('the longest beginning that matches', () => {
  const follow = (text: string, wanted: readonly number[] = [0]) => {
    const sentence = masked(text);
    const prefix = longestPrefix(elements, sentence, new Set(wanted));
    return prefix && { count: prefix.count, share: prefix.share, rest: sentence.text.slice(prefix.end) };
  };

  it.each([
    ['Acme at last tied a warm bond with the Orvane.', 8, 1, '.'],
    ['Acme at last tied a warm bond to Orvane.', 5, 3 / 5, ' to \uE000.'],
    ['Acme at last tied a knot with them.', 7, 4 / 5, 'them.'],
    ['Acme at last tied a warm rope.', 4, 2 / 5, 'rope.'],
    ['Acme at last rested.', 2, 1 / 5, ' at last rested.'],
  ])('of "%s" has %d elements', (text, count, share, rest) => {
    const found = follow(text);
    expect(found?.share).toBeCloseTo(share);
    expect(found).toMatchObject({ count, rest });
  });

  it('is none where not even the first element is there', () => {
    expect(follow('nobody tied a bond')).toBeNull();
  });

  it('takes in what is wanted where it can stand in several places', () => {
    const sentence = masked('Acme tied a bond; Orvane tied a bond.');
    const second = sentence.text.lastIndexOf('\uE000');
    expect(longestPrefix(elements, sentence, new Set([second]))?.start).toBe(second);
    expect(longestPrefix(elements, sentence, new Set([0]))?.start).toBe(0);
  });
});
