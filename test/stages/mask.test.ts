import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { MASK } from '../../src/rules/pattern.ts';
import { withoutParentheses } from '../../src/stages/mask/parentheses.ts';
import { isMasked, type MaskedMention, mask } from '../../src/stages/mask.ts';
import { readings } from '../../src/stages/match.ts';
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

describe('readings', () => {
  const rules = builtinRules();
  const read = (text: string): string[] => readings(masked(text).sentence, rules).map(shown);

  it.each([
    ['{Acme Bio} signed with chip maker {Orvane}.', 'O signed with O.'],
    ["{Acme Bio} signed with Japan's {Orvane}.", 'O signed with O.'],
    ['State-run {Acme Bio} of the Netherlands has signed with {Orvane}.', 'O has signed with O.'],
    [
      '{Acme Bio} signed with {Tavira}, as well as other drug firms such as {Orvane}.',
      'O signed with O, as well as O.',
    ],
    [
      '{Acme Bio} works with {Orvane}, a maker of pumps; {Kelmar}, a carrier; and {Tavira}.',
      'O works with O, O, and O.',
    ],
    ['{Acme Bio} signed with {Orvane} for pumps and left.', 'O signed with O for pumps and left.'],
  ])('leave out what is told of a name before it, and in a list: %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['{Acme Bio}, a maker of pumps, and {Orvane} signed a deal.', 'O, and O signed a deal.'],
    ['{Acme Bio}, which makes pumps, announced a deal with {Orvane}.', 'O announced a deal with O.'],
  ])('are two where something is told of a name behind it: %s', (text, expected) => {
    expect(read(text)).toEqual([expected, shown(masked(text).sentence)]);
  });

  it('keep the places and mentions of what is left', () => {
    const { article, sentence } = masked('{Acme Bio}, a maker of pumps, has signed with chip maker {Orvane}.');
    const [short] = readings(sentence, rules);
    expect(short.at[short.text.indexOf('signed')]).toBe(article.indexOf('signed'));
    expect(short.mentions.get(short.text.lastIndexOf(MASK.org))?.start).toBe(article.indexOf('Orvane'));
    expect(short.mentions.size).toBe(2);
  });

  it('tell of each aside where it stands, in the order of the rules', () => {
    const { article, sentence } = masked('{Acme Bio}, a maker of pumps, has signed with chip maker {Orvane}.');
    const told: string[] = [];
    readings(sentence, rules, ({ aside, start, end }) => told.push(`${aside.id}: ${article.slice(start, end)}`));
    expect(told).toEqual([
      'asides/before-names/long-description: chip maker',
      'asides/behind-names/apposition: , a maker of pumps,',
    ]);
  });

  it('keep a list of names as it is', () => {
    const { sentence } = masked('{Acme Bio}, {Orvane} and {Kelmar} signed a deal.');
    expect(readings(sentence, rules)).toEqual([sentence]);
  });
});
