import { describe, expect, it } from 'vitest';
import { MASK } from '../../src/rules/pattern.ts';
import { withoutAppositions } from '../../src/stages/mask/appositions.ts';
import { withoutDescriptions, withoutItems } from '../../src/stages/mask/descriptions.ts';
import { withoutParentheses } from '../../src/stages/mask/parentheses.ts';
import { isMasked, type MaskedMention, mask } from '../../src/stages/mask.ts';
import type { Mention, OrgMention, RefMention } from '../../src/types.ts';

const org = (start: number, end: number): OrgMention => ({
  type: 'org',
  start,
  end,
  rule: 'a/b/c',
  kind: 'company',
  key: 'x',
  strength: 1,
});

const ref = (start: number, end: number, number: 'one' | 'many'): RefMention => ({
  type: 'ref',
  start,
  end,
  rule: 'a/b/c',
  number,
  kinds: [],
  person: 'third',
});

/** Masks a text in which braces mark the organisations. */
function masked(marked: string) {
  const mentions: MaskedMention[] = [];
  let text = '';
  for (const part of marked.split(/(\{[^}]+\})/)) {
    if (part.startsWith('{')) {
      mentions.push(org(text.length, text.length + part.length - 2));
      text += part.slice(1, -1);
    } else text += part;
  }
  return { article: text, sentence: mask(text, { start: 0, end: text.length }, mentions) };
}

/** The masked text, readable: "O" for an organisation. */
const shown = (s: { readonly text: string }): string => s.text.replaceAll(MASK.org, 'O');

describe('mask', () => {
  it('puts one character in the place of each mention and single blanks in the place of white space', () => {
    const { sentence } = masked('{Acme Bio}  signed\n an agreement with {Mercy Hospital}.');
    expect(shown(sentence)).toBe('O signed an agreement with O.');
    expect([...sentence.mentions.keys()]).toEqual([0, sentence.text.length - 2]);
  });

  it('tells one from many by the character', () => {
    const text = 'the company and the two sides';
    const s = mask(text, { start: 0, end: text.length }, [ref(0, 11, 'one'), ref(16, 29, 'many')]);
    expect(s.text).toBe(`${MASK.ref} and ${MASK.refs}`);
  });

  it('maps each character back to its place in the article', () => {
    const article = 'Before. Acme Bio  (ACME) signed   with Orvane today.';
    const from = article.indexOf('Acme');
    const orvane = article.indexOf('Orvane');
    const mentions = [org(from, from + 8), org(orvane, orvane + 6)];
    const s = mask(article, { start: from, end: article.length }, mentions);
    expect(s.at).toHaveLength(s.text.length);
    expect(s.at[0]).toBe(from);
    for (const word of ['signed', 'with', 'today']) expect(s.at[s.text.indexOf(word)]).toBe(article.indexOf(word));
    expect(s.at[s.text.lastIndexOf(MASK.org)]).toBe(orvane);
    expect(s.end).toBe(article.length);
  });

  it('masks organisations, references, persons, dates and money, not titles', () => {
    const title: Mention = { type: 'title', start: 0, end: 3, rule: 'a/b/c' };
    expect(isMasked(title)).toBe(false);
    expect(isMasked(org(0, 3))).toBe(true);
    expect(isMasked(ref(0, 3, 'one'))).toBe(true);
  });
});

describe('withoutParentheses', () => {
  it.each([
    ['{Acme Bio} (NASDAQ: ACME) signed with {Orvane}.', 'O signed with O.'],
    ['{Acme Bio}® signed with {Orvane}™.', 'O signed with O.'],
    ['{Acme Bio} signed with {Orvane}.', 'O signed with O.'],
  ])('leaves out what stands in parentheses behind a name: %s', (text, expected) => {
    expect(shown(withoutParentheses(masked(text).sentence))).toBe(expected);
  });

  it('keeps the offsets and mentions of the rest', () => {
    const { article, sentence } = masked('{Acme Bio} (NASDAQ: ACME) signed with {Orvane}.');
    const s = withoutParentheses(sentence);
    expect(s.at[s.text.indexOf('signed')]).toBe(article.indexOf('signed'));
    expect(s.mentions.get(s.text.lastIndexOf(MASK.org))?.start).toBe(article.indexOf('Orvane'));
    expect(s.mentions.size).toBe(2);
  });
});

describe('withoutAppositions', () => {
  it.each([
    ['{Acme Bio}, a maker of pumps, and {Orvane} signed a deal.', 'O, and O signed a deal.'],
    ['{Acme Bio}, the leading maker of pumps, has signed with {Orvane}.', 'O has signed with O.'],
    ['{Acme Bio}, which makes pumps, announced a deal with {Orvane}.', 'O announced a deal with O.'],
  ])('leaves out what a name is said to be: %s', (text, expected) => {
    expect(shown(withoutAppositions(masked(text).sentence))).toBe(expected);
  });

  it('keeps a list of names as it is', () => {
    const { sentence } = masked('{Acme Bio}, {Orvane} and {Kelmar} signed a deal.');
    expect(withoutAppositions(sentence)).toBe(sentence);
  });
});

describe('withoutItems', () => {
  it.each([
    [
      '{Acme Bio} works with {Orvane}, a maker of pumps; {Kelmar}, a carrier; and {Tavira}.',
      'O works with O, O, and O.',
    ],
    [
      '{Acme Bio} signed with {Orvane} for pumps, {Kelmar} for fans and {Tavira} for tubes.',
      'O signed with O, O and O for tubes.',
    ],
    ['{Acme Bio} signed with {Orvane} for pumps and left.', 'O signed with O for pumps and left.'],
    ['{Acme Bio} on a whim signed with {Orvane} on pumps.', 'O on a whim signed with O on pumps.'],
  ])('leaves out what a list tells of each member: %s', (text, expected) => {
    expect(shown(withoutItems(masked(text).sentence))).toBe(expected);
  });
});

describe('withoutDescriptions', () => {
  it.each([
    ['{Acme Bio} signed with chip maker {Orvane}.', 'O signed with O.'],
    ['{Acme Bio} signed with the charity {Orvane}.', 'O signed with O.'],
    ["{Acme Bio} signed with Japan's {Orvane}.", 'O signed with O.'],
    ['Oslo-based {Acme Bio} signed with {Orvane}.', 'O signed with O.'],
    ['State-run {Acme Bio} of the Netherlands has signed with {Orvane}.', 'O has signed with O.'],
    ['It was co-funded by {Acme Bio}.', 'It was co-funded by O.'],
    ['{Acme Bio} of Norway has signed with {Orvane}.', 'O has signed with O.'],
    ['{Acme Bio} works with researchers at {Orvane}.', 'O works with O.'],
    ['{Acme Bio} works with the U.S. unit of {Orvane}.', 'O works with O.'],
    ['{Acme Bio} signed with {Tavira} subsidiary {Orvane}.', 'O signed with O.'],
    ["{Acme Bio} signed with {Tavira}'s rival {Orvane}.", 'O signed with O.'],
    ['{Acme Bio} signed with one of the largest oil firms – {Orvane}.', 'O signed with O.'],
    [
      '{Acme Bio} signed with {Tavira}, as well as other drug firms such as {Orvane}.',
      'O signed with O, as well as O.',
    ],
    ['A deal between pump maker {Acme Bio} and {Orvane} ended.', 'A deal between O and O ended.'],
  ])('leaves out words that only describe the name behind them, and places: %s', (text, expected) => {
    expect(shown(withoutDescriptions(masked(text).sentence))).toBe(expected);
  });

  it('reads "with its first distributor, Acme" as "with Acme", and leaves "with its unit Acme" alone', () => {
    const read = (text: string): string => {
      const at = text.indexOf('its');
      const name = text.indexOf('Acme');
      const s = mask(text, { start: 0, end: text.length }, [ref(at, at + 3, 'one'), org(name, name + 4)]);
      return shown(withoutDescriptions(s));
    };
    expect(read('a deal with its first distributor, Acme')).toBe('a deal with O');
    expect(read('a deal with its unit Acme')).toBe(`a deal with ${MASK.ref} unit O`);
  });
});
