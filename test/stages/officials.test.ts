import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { parseExample } from '../../src/rules/example.ts';
import { findPersons } from '../../src/stages/annotate/persons.ts';
import { findReferences } from '../../src/stages/annotate/references.ts';
import { findTitles } from '../../src/stages/annotate/titles.ts';
import { clean } from '../../src/stages/clean.ts';
import { findOfficials } from '../../src/stages/officials.ts';
import { segment } from '../../src/stages/segment.ts';
import type { Mention, Official, OrgMention, Span } from '../../src/types.ts';

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;

/** The officials of an article whose organisations are marked: "{org: Acme} CEO Jane Doe said so." */
function officials(source: string): { readonly text: string; readonly found: readonly Official[] } {
  const rules = builtinRules();
  const { text, marks } = parseExample(`Headline about nothing much.\n\n${source}`);
  const cleaned = clean(text, rules);
  const segmented = segment(text, cleaned, rules);
  const { tokens, sentences } = segmented;
  const orgs = marks.map(({ start, end }): OrgMention => {
    const key = text.slice(start, end);
    return { type: 'org', start, end, key, kind: 'company', strength: 1, rule: 'test' };
  });
  const titles = findTitles(text, tokens, sentences, rules);
  const others: Mention[] = [
    ...findPersons(text, tokens, sentences, titles, rules),
    ...titles,
    ...findReferences(text, rules),
  ];
  const free = others.filter((m) => !orgs.some((org) => overlaps(m, org)));
  const mentions = [...orgs, ...free].sort((a, b) => a.start - b.start);
  const of = (m: Mention) => {
    const named = m.type === 'org' ? m : orgs.filter(({ end }) => end <= m.start).at(-1);
    return named === undefined ? [] : [{ name: named.key, kind: named.kind }];
  };
  return {
    text,
    found: findOfficials({ text, cleaned, segmented, mentions, entities: { of }, partnerships: [], rules }),
  };
}

const told = (source: string): (readonly (string | null)[])[] =>
  officials(source).found.map(({ name, title, organization }) => [name, title, organization]);

describe('findOfficials', () => {
  it.each([
    [
      'the one that the article speaks of, not the last one named',
      '{org: Acme} fell. {org: Acme} has made pumps since 1990, and {org: Acme} sells them. It once bought a plant of {org: Tavira}. “We grow,” Chief Executive Officer Jane Doe said.',
      'Acme',
    ],
    [
      'the last one where both are new',
      '{org: Acme} fell.\n\n{org: Tavira} rose, Chief Executive Officer Jane Doe said.',
      'Tavira',
    ],
    [
      'not one that only tells where another is, or who backs it',
      '{org: Orvane} has made pumps since 1990. The {org: Tavira}-backed company will grow, founder Jane Doe said.',
      'Orvane',
    ],
    [
      'not one of the next sentence',
      '{org: Orvane} fell. Its owners are few, Chief Executive Officer Jane Doe said. {org: Tavira} rose.',
      'Orvane',
    ],
  ])('finds the organisation of an office that is told without one: %s', (_, source, organization) => {
    expect(told(source).map(([, , org]) => org)).toEqual([organization]);
  });

  it.each([
    ['“Yes,” said Jane Doe, CEO of {org: Acme}.', ['Jane Doe', 'CEO', 'Acme']],
    ['Jane Doe’s {org: Acme} fell.', ['Jane Doe', null, 'Acme']],
    ['The chairwoman of {org: Acme} in Norway Dr. Jane Doe agreed.', ['Jane Doe', 'chairwoman', 'Acme']],
    ['{org: Acme} hosted Norwegian President Jane Doe at its plant in Norway.', ['Jane Doe', 'President', 'Norway']],
    ['{org: Acme}, the broadcaster controlled by Jane Doe, fell.', ['Jane Doe', null, 'Acme']],
    ['He criticized then-{org: Acme} CEO Jane Doe.', ['Jane Doe', 'CEO', 'Acme']],
    [
      '“Yes,” said Jane Doe, chief strategist at Zor Investment in Miami.',
      ['Jane Doe', 'chief strategist', 'Zor Investment'],
    ],
    [
      'It fought in World War II. South Korean President Jane Doe left South Korea.',
      ['Jane Doe', 'President', 'South Korea'],
    ],
    [
      '“Yes,” said Jane Doe, M.D., Ph.D., chief executive officer of {org: Acme}.',
      ['Jane Doe', 'chief executive officer', 'Acme'],
    ],
    ['“Yes,” said Jane Doe, CEO, {org: Acme}.', ['Jane Doe', 'CEO', 'Acme']],
    ['{org: Acme} CEO Jane Doe agreed.', ['Jane Doe', 'CEO', 'Acme']],
    ['Oil fell when U.S. President Jane Doe spoke.', ['Jane Doe', 'U.S. President', 'U.S.']],
    ['It was told by South Australia Premier Jane Doe.', ['Jane Doe', 'Premier', 'South Australia']],
    [
      '“Yes,” said Jane Doe, head of {org: Pump Investing}, {org: Acme}.',
      ['Jane Doe', 'head of Pump Investing', 'Acme'],
    ],
    ["“Yes,” said {org: Acme}'s chief executive, Jane Doe.", ['Jane Doe', 'chief executive', 'Acme']],
    ["“Yes,” said Jane Doe, {org: Acme}'s General Manager.", ['Jane Doe', 'General Manager', 'Acme']],
    [
      'President Jane Doe of the {org: National Heart Center} agreed.',
      ['Jane Doe', 'President', 'National Heart Center'],
    ],
    ['The president of {org: Acme}, Jane Doe, agreed.', ['Jane Doe', 'president', 'Acme']],
    [
      '{org: Mercy Hospital} General Director Lee Min-jun agreed.',
      ['Lee Min-jun', 'General Director', 'Mercy Hospital'],
    ],
    ['{org: Acme} (CEO Lee Min-jun) opened a shop.', ['Lee Min-jun', 'CEO', 'Acme']],
    ['Jane Doe, who heads {org: Acme}, agreed.', ['Jane Doe', null, 'Acme']],
    ['{org: Acme}, led by Jane Doe, agreed.', ['Jane Doe', null, 'Acme']],
    ['{org: Acme} was founded in 2001 by Jane Doe.', ['Jane Doe', null, 'Acme']],
    ['{org: Acme} has appointed Jane Doe as chief financial officer.', ['Jane Doe', 'chief financial officer', 'Acme']],
    ['Jane Doe joins {org: Acme} as Senior Advisor.', ['Jane Doe', 'Senior Advisor', 'Acme']],
    ['Jane Doe was named vice president of sales at {org: Acme}.', ['Jane Doe', 'vice president of sales', 'Acme']],
    ['The plan came from Jane Doe of {org: Acme}.', ['Jane Doe', null, 'Acme']],
    ["India's trade minister Ravi Gupta agreed.", ['Ravi Gupta', 'trade minister', 'India']],
    ['Senator Jane Doe agreed with {org: Acme}.', ['Jane Doe', 'Senator', null]],
    ['Jane Doe, 45, a money manager at {org: Acme}, agreed.', ['Jane Doe', 'money manager', 'Acme']],
    [
      'Jane Doe, vice president of giving and belonging at {org: Acme}, agreed.',
      ['Jane Doe', 'vice president of giving and belonging', 'Acme'],
    ],
    ['Jane Doe, CEO of Beans and Petals, agreed.', ['Jane Doe', 'CEO', 'Beans and Petals']],
    ['Jane Doe was appointed chief executive of {org: Acme}.', ['Jane Doe', 'chief executive', 'Acme']],
    ['{org: Acme School of Medicine} Dean Jane Doe agreed.', ['Jane Doe', 'Dean', 'Acme School of Medicine']],
    [
      '{org: Acme Children’s Hospital} President Jane Doe agreed.',
      ['Jane Doe', 'President', 'Acme Children’s Hospital'],
    ],
    [
      '{org: Acme University} Vice Chancellor, Professor Jane Doe, agreed.',
      ['Jane Doe', 'Vice Chancellor', 'Acme University'],
    ],
    [
      '“Yes,” said Jane Doe, Chief Operating Officer, Acute & Post-Acute Care, Orvane Health East.',
      ['Jane Doe', 'Chief Operating Officer', 'Orvane Health East'],
    ],
    [
      '“Yes, we are all very glad of it,” said Jane Doe, President, Academic & External Affairs and Chief Scientific Officer, {org: Acme}.',
      ['Jane Doe', 'President, Academic & External Affairs and Chief Scientific Officer', 'Acme'],
    ],
    [
      'Jane Doe, chair of pathology at Larkmoor, Minn.-based {org: Acme}, agreed.',
      ['Jane Doe', 'chair of pathology', 'Acme'],
    ],
    ['So said Jane Doe, Prime Minister of Luxembourg. Credit was due.', ['Jane Doe', 'Prime Minister', 'Luxembourg']],
    [
      '“Yes,” says Jane Doe, VP, business development, financial services, {org: Acme}.',
      ['Jane Doe', 'VP, business development, financial services', 'Acme'],
    ],
    ['Former Larkmoor mayor Jane Doe agreed.', ['Jane Doe', 'mayor', 'Larkmoor']],
    ['Governor Jane Doe of Bangkok agreed.', ['Jane Doe', 'Governor', 'Bangkok']],
    [
      'Jane Doe, Minister of Electricity and Renewable Energy of Peru, agreed.',
      ['Jane Doe', 'Minister of Electricity and Renewable Energy', 'Peru'],
    ],
    [
      "South Korea's Second Vice Industry Minister Lee Min-jun agreed.",
      ['Lee Min-jun', 'Second Vice Industry Minister', 'South Korea'],
    ],
    [
      'Jane Doe, chief executive of {org: Cancer Research UK}, agreed.',
      ['Jane Doe', 'chief executive', 'Cancer Research UK'],
    ],
  ])('reads title and organisation: %s', (source, expected) => {
    expect(told(source)).toEqual([expected]);
  });

  it('gives a plural title to each of the list, in the singular', () => {
    expect(told('“Yes,” said Simon Price and Anna Roe, Co-Founders at {org: Acme}.')).toEqual([
      ['Simon Price', 'Co-Founder', 'Acme'],
      ['Anna Roe', 'Co-Founder', 'Acme'],
    ]);
    expect(told('{org: Acme} strategists including Simon Price and Anna Roe agreed.')).toEqual([
      ['Simon Price', 'strategist', 'Acme'],
      ['Anna Roe', 'strategist', 'Acme'],
    ]);
  });

  it('takes no verb for a part of a title, no chair for an office of those it is named after, no region for a person', () => {
    expect(told('Prime Minister Jane Doe recently told President Ann Roe of it.').map(([, title]) => title)).toEqual([
      'Prime Minister',
      'President',
    ]);
    expect(told('It made him the Jane Doe Distinguished Chair at {org: Acme}.')).toEqual([]);
    expect(told('So said Ann Roe, the Jane Doe Dean of {org: Acme}.').map(([name]) => name)).not.toContain('Jane Doe');
    expect(told('It has a port in West Africa, a company spokesman said.')).toEqual([]);
    expect(told('It was told by Jane de Roe, CEO of {org: Acme}. Professor De Roe agreed.')).toHaveLength(1);
  });

  it('keeps neighbours apart', () => {
    expect(
      told('{org: Acme} CEO Jane Doe met Simon Price, president of {org: Beta}, and {org: Gamma} founder Anna Roe.'),
    ).toEqual([
      ['Jane Doe', 'CEO', 'Acme'],
      ['Simon Price', 'president', 'Beta'],
      ['Anna Roe', 'founder', 'Gamma'],
    ]);
  });

  it('gives each of a list the title before the name, where the list begins with a title', () => {
    const persons = 'Jane Doe, the president of {org: Beta}, Simon Price, and Health Minister Anna Roe';
    expect(told(`It was opened by the CEO of {org: Acme}, ${persons}.`)).toEqual([
      ['Jane Doe', 'CEO', 'Acme'],
      ['Simon Price', 'president', 'Beta'],
      ['Anna Roe', 'Health Minister', null],
    ]);
    expect(told('Guests were the ambassador of Peru, Jane Doe, the mayor of Leeds, Simon Price, and others.')).toEqual([
      ['Jane Doe', 'ambassador', 'Peru'],
      ['Simon Price', 'mayor', 'Leeds'],
    ]);
    expect(told('Jane Doe, CEO of {org: Acme}, Simon Price, president of {org: Beta}, and Anna Roe agreed.')).toEqual([
      ['Jane Doe', 'CEO', 'Acme'],
      ['Simon Price', 'president', 'Beta'],
    ]);
  });

  it('takes an office for one of the kind of organisation that its words name', () => {
    const pair = '{org: Acme} signed an agreement with {org: Tavira} in May.';
    expect(told(`${pair} Company President Jane Doe came.`)).toEqual([['Jane Doe', 'Company President', 'Acme']]);
    expect(told(`${pair} University President Jane Doe came.`)).toEqual([['Jane Doe', 'University President', null]]);
    expect(told(`${pair} Jane Doe, British Consul General in Osaka, came.`)).toEqual([
      ['Jane Doe', 'Consul General', null],
    ]);
  });

  it('keeps cousins, states and verbs apart', () => {
    const ministers = 'Qatari Foreign Minister Nawar bin Hamad Al Quri and Trade Minister Nawar bin Jassem Al Quri';
    expect(told(`It was signed by ${ministers} in Doha.`).map(([name]) => name)).toEqual([
      'Nawar bin Hamad Al Quri',
      'Nawar bin Jassem Al Quri',
    ]);
    expect(told('Kenyan President Jane Doe, Ugandan President Simon Price and others came to Uganda.')).toEqual([
      ['Jane Doe', 'President', 'Kenya'],
      ['Simon Price', 'President', 'Uganda'],
    ]);
    expect(told('A pact of {org: Acme} was inked by Transport Minister Jane Doe in May.')).toEqual([
      ['Jane Doe', 'Transport Minister', null],
    ]);
    expect(told('It was told by President Jane Doe Friday in Kigali.').map(([name]) => name)).toEqual(['Jane Doe']);
  });

  it('reads on behind a region, a nationality and an aside', () => {
    expect(told("{org: Acme}'s president for Saudi Arabia, Jane Doe, came.")).toEqual([
      ['Jane Doe', 'president', 'Acme'],
    ]);
    expect(told('Jane Doe, creative director at French fashion house {org: Acme}, came.')).toEqual([
      ['Jane Doe', 'creative director', 'Acme'],
    ]);
    expect(told('Jane Doe, director (administration) of {org: Acme}, came.')).toEqual([
      ['Jane Doe', 'director', 'Acme'],
    ]);
  });

  it("takes what a state's office is for for no organisation", () => {
    expect(
      told('In May {org: Acme} met the Secretary of State for Life Sciences, Jane Doe, and told her of it.'),
    ).toEqual([['Jane Doe', 'Secretary of State', null]]);
    expect(told('It was opened by the Premier of Victoria, Jane Doe, at {org: Acme}.')).toEqual([
      ['Jane Doe', 'Premier', 'Victoria'],
    ]);
  });

  it('makes one official of several mentions', () => {
    const source = 'Jane R. Doe, CEO of {org: Acme}, agreed. Doe added that Jane Doe is the founder of {org: Acme}.';
    expect(told(source)).toEqual([['Jane R. Doe', 'CEO', 'Acme']]);
  });

  it('gives an office of whom it names to the name behind it, not to the one before', () => {
    expect(told('{org: Acme} CEO Jane Doe, president of {org: Orvane Inc.} John Roe, and others agreed.')).toEqual([
      ['Jane Doe', 'CEO', 'Acme'],
      ['John Roe', 'president', 'Orvane Inc.'],
    ]);
  });

  it.each([
    'By Jane Doe, Newswire\n\n{org: Acme} agreed.',
    '{org: Acme} agreed, while the other side is represented by Jane Doe.',
    'Jane Doe, a Boston-based healthcare consultant, spoke with {org: Acme}.',
    '{org: Acme} agreed, the actor Jane Doe said.',
    'Jane Doe, a patient, agreed with {org: Acme}.',
  ])('leaves reporters, guests and patients out: %s', (source) => {
    expect(told(source)).toEqual([]);
  });

  it.each([
    ['“We are very glad about it,” said Jane Doe, CEO of {org: Acme}. “It took years to come.”', 2],
    ['“We are very glad about it,” Jane Doe, CEO of {org: Acme}, said.', 1],
    ['Jane Doe, CEO of {org: Acme}, said: “We are very glad about it.” She added, “It took years.”', 2],
    ['Jane Doe, CEO, {org: Acme}: “We are very glad about it.”', 1],
    ['“We are very glad about it.” – Jane Doe, CEO, {org: Acme}', 1],
    ['“We are very glad about it.”\n\n– Jane Doe, CEO, {org: Acme}', 1],
    [
      '{org: Acme} CEO Jane Doe agreed.\n\n“We are very glad about it,” she said.\n\n“It took years to come,” Doe said.',
      2,
    ],
  ])('gives quotations to their speaker: %s', (source, count) => {
    const { text, found } = officials(source);
    expect(found.map(({ quotes }) => quotes.length)).toEqual([count]);
    for (const quote of found[0]?.quotes ?? []) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  });

  it('tells two speakers apart', () => {
    const { found } = officials(
      '“We are very glad,” said Jane Doe, CEO of {org: Acme}. “It took years.”\n\n“So are we all,” said Simon Price, president of {org: Beta}.',
    );
    expect(found.map(({ name, quotes }) => [name, quotes.map(({ text }) => text)])).toEqual([
      ['Jane Doe', ['“We are very glad,”', '“It took years.”']],
      ['Simon Price', ['“So are we all,”']],
    ]);
  });
});
