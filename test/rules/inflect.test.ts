import { describe, expect, it } from 'vitest';
import { forms, taggedWords } from '../../src/rules/inflect.ts';

/** base, present, past, ing, participle */
const VERBS: readonly (readonly [string, string, string, string, string])[] = [
  ['sign', 'signs', 'signed', 'signing', 'signed'],
  ['enter', 'enters', 'entered', 'entering', 'entered'],
  ['ink', 'inks', 'inked', 'inking', 'inked'],
  ['tap', 'taps', 'tapped', 'tapping', 'tapped'],
  ['form', 'forms', 'formed', 'forming', 'formed'],
  ['partner', 'partners', 'partnered', 'partnering', 'partnered'],
  ['ally', 'allies', 'allied', 'allying', 'allied'],
  ['plan', 'plans', 'planned', 'planning', 'planned'],
  ['strike', 'strikes', 'struck', 'striking', 'struck'],
  ['choose', 'chooses', 'chose', 'choosing', 'chosen'],
  ['become', 'becomes', 'became', 'becoming', 'become'],
  ['pen', 'pens', 'penned', 'penning', 'penned'],
  ['co-develop', 'co-develops', 'co-developed', 'co-developing', 'co-developed'],
  ['team up', 'teams up', 'teamed up', 'teaming up', 'teamed up'],
  ['join forces with', 'joins forces with', 'joined forces with', 'joining forces with', 'joined forces with'],
  ['enter into', 'enters into', 'entered into', 'entering into', 'entered into'],
];

describe('forms of verbs', () => {
  it.each(VERBS)('%s', (base, present, past, ing, participle) => {
    expect(forms(base, 'verb')).toEqual({
      base: [base],
      present: [present],
      past: [past],
      ing: [ing],
      participle: [participle],
    });
  });

  it('knows both spellings', () => {
    expect(forms('label', 'verb')['past']).toEqual(['labeled', 'labelled']);
  });
});

describe('forms of nouns', () => {
  it.each([
    ['deal', ['deals']],
    ['alliance', ['alliances']],
    ['joint venture', ['joint ventures']],
    ['letter of intent', ['letters of intent']],
    ['memorandum of understanding', ['memoranda of understanding', 'memorandums of understanding']],
    ['memorandum', ['memoranda', 'memorandums']],
    ['university', ['universities']],
  ])('%s', (singular, plural) => {
    expect(forms(singular, 'noun')).toEqual({ singular: [singular], plural });
  });
});

describe('taggedWords', () => {
  it('gives the words of a tag, sorted: places with their capitals, others in lower case', () => {
    const countries = taggedWords('Country') ?? [];
    expect(countries).toContain('South Korea');
    expect(countries).toContain('Isle of Man');
    expect(countries).toEqual([...countries].sort());
    expect(taggedWords('MaleName')).toContain('peter');
  });

  it('gives null for a tag that no word carries', () => {
    expect(taggedWords('MaleNames')).toBeNull();
  });
});
