import { describe, expect, it } from 'vitest';
import { extract } from '../../src/pipeline.ts';
import { builtinRules } from '../../src/rules/builtin.ts';
import { loadRules } from '../../src/rules/load.ts';
import type { Partnership } from '../../src/types.ts';

const partnerships = (text: string): readonly Partnership[] => extract(text).partnerships;

const roles = (p: Partnership | undefined): string[] | undefined => p?.parties.map((x) => `${x.name}: ${x.role}`);

const NEWS = `Acme Bio Signs Agreement With Mercy Hospital

OSLO, March 5, 2024 – Acme Bio today announced that it has signed an agreement with Mercy Hospital to train nurses for the town.

The nurses of the town will come in autumn, as many of them have done before. They will learn how the new pumps work and how they are cleaned. There are many of them in the town and they are glad about it.

In 2019, Acme Bio partnered with Tavira University to study pumps in the north.

Related Articles
Dorvex Inc. partners with Kelmar Labs
`;

describe('assemble', () => {
  it('makes one record of one fact however often it is told, with evidence from every place', () => {
    const text = `Acme Bio signed an agreement with Mercy Hospital in March 2023.

Mercy Hospital has signed a memorandum of understanding with Acme Bio.`;
    const all = partnerships(text);
    expect(all).toHaveLength(1);
    expect(all[0]?.evidence.map((e) => e.line)).toEqual([1, 3]);
    for (const e of all[0]?.evidence ?? []) expect(text.slice(e.start, e.end)).toBe(e.quote);
    for (const p of all[0]?.parties ?? []) expect(text.slice(p.start, p.end)).toBe(p.name);
  });

  it('is surer of what is told more often', () => {
    const once = 'Acme Bio signed an agreement with Mercy Hospital in March 2023.';
    const [a] = partnerships(once);
    const [b] = partnerships(`${once}\n\nMercy Hospital has signed an agreement with Acme Bio.`);
    expect(b?.confidence).toBeGreaterThan(a?.confidence ?? 1);
    expect(b?.confidence).toBeLessThanOrEqual(0.99);
  });

  it('tells the news from its background and from other articles', () => {
    expect(partnerships(NEWS).map((p) => [p.prominence, ...p.parties.map((x) => x.name)])).toEqual([
      ['main', 'Acme Bio', 'Mercy Hospital'],
      ['background', 'Acme Bio', 'Tavira University'],
      ['related', 'Dorvex Inc.', 'Kelmar Labs'],
    ]);
  });

  it('asks the rules how they tell a relation, those of the user too', () => {
    const told = (tells: string): string[] => {
      const rule = `  waved:
    pattern: '{org as parties} waved goodbye to {org as parties}'
    status: ended
    tells: [${tells}]
    accepts: ['{org as parties: Acme Bio} waved goodbye to {org as parties: Orvane Labs}.']
`;
      const own = { path: 'own.yaml', text: `about: Ends.\nrules:\n${rule}` };
      const { rules } = loadRules([own], { base: builtinRules() });
      const text =
        'The nurses of the town met again in the old hall. Acme Bio Inc. waved goodbye to Orvane Labs Ltd. on Monday.';
      return extract(text, { rules }).partnerships.map((p) => `${p.prominence} ${p.status}`);
    };
    expect(told('list')).toEqual(['background ended']);
    expect(told('ending')).toEqual(['main ended']);
  });

  it('takes for the news what the headline names, be it told late, and what a list tells of an unnamed group', () => {
    const filler = 'The town has many pumps and the nurses know them well enough by now. ';
    const told = (text: string): string[] => partnerships(text).map((p) => `${p.prominence} ${p.status}`);
    const late = 'Acme Bio and Orvane Labs have kept a contract for nine years.';
    expect(
      told(`Orvane Labs Stands by Acme Bio\n\n${filler.repeat(12)}\n\nAcme Bio signed a supply deal with Orvane Labs.`),
    ).toEqual(['main signed']);
    expect(told(`Orvane Labs Stands by Tavira Corp.\n\n${filler.repeat(12)}\n\n${late}`)).not.toContain('main active');
    const list = '* Orvane Inc., a maker of pumps.\n* Kelmar Ltd., a maker of valves.\n';
    expect(
      told(
        `Startups Chosen for Pump Program\n\nThe Tavira Foundation runs a program.\n\nIts partners in the program are:\n\n${list}`,
      ),
    ).toEqual(['main signed', 'main signed']);
  });

  it('takes for the news the partners that are listed soon under a headline that names none', () => {
    const told = partnerships(`Acme Bio Announces Exclusive Partnerships With Leading Makers

Acme Bio is pleased to tell of its exclusive partnerships with well-known makers of pumps and valves.

Acme Bio works with partners such as Orvane Inc., Kelmar Ltd. and Tavira Corp. on pumps for the north.
`);
    expect(told.map((p) => p.prominence)).toEqual(['main', 'main', 'main']);
  });

  it('tells each deal of a round-up by its own paragraph', () => {
    const all = partnerships(`Deals of the week: pumps and pills

OSLO, March 5, 2024 – Acme Bio licensed an asthma pill from Orvane Labs in a deal worth $90 million. Others were no less busy in these days.

The pill is cheap and is taken once in the morning. Doctors wait for it. It will be sold in the north first.

Tavira Corp. signed a distribution agreement with Kelmar Ltd. for its pumps.
`);
    expect(all.map((p) => [p.prominence, p.parties[0]?.name, p.value.length, p.disease_areas.length])).toEqual([
      ['main', 'Acme Bio', 1, 1],
      ['main', 'Tavira Corp.', 0, 0],
    ]);
  });

  it.each([
    ['announced plans to form a partnership with Orvane Labs', 'planned'],
    ['announced a partnership with Orvane Labs', 'signed'],
  ])('believes the text where it %s: %s', (words, status) => {
    expect(partnerships(`Acme Bio Partners With Orvane Labs\n\nAcme Bio ${words}.`)[0]?.status).toBe(status);
  });

  it('does not take a word that is used of much else for the purpose, beside one that is not', () => {
    const types = (text: string): readonly string[] | undefined => partnerships(text)[0]?.types;
    const deal = 'Acme Bio signed a distribution agreement with Orvane Labs.';
    expect(types(`${deal} The agreement covers its platform and its digital technology.`)).toEqual(['distribution']);
    expect(types('Acme Bio partnered with Orvane Labs to integrate its software with an AI platform.')).toEqual([
      'technology',
    ]);
  });

  it('knows what has gone on since', () => {
    const told = (text: string): string | undefined => partnerships(text)[0]?.status;
    expect(told('Acme Bio and Orvane Labs have partnered since 2015 to train nurses.')).toBe('active');
    expect(told('Acme Bio and Orvane Labs have partnered to train nurses, since 2015 has brought change.')).toBe(
      'signed',
    );
  });

  it("takes for granted a deal that is somebody's, whatever the clause asks of it, and not one that is only wished for", () => {
    const names = (text: string): string[] => partnerships(text).flatMap((p) => p.parties.map((x) => x.name));
    const court = 'A court may decide whether to seize the shares that Orvane Steel Corp.';
    expect(names(`${court} holds in its joint venture with Kelmar Ltd. in Peru.`)).toEqual([
      'Orvane Steel Corp.',
      'Kelmar Ltd.',
    ]);
    expect(names('Orvane Steel Corp. could form a joint venture with Kelmar Ltd. in Peru.')).toEqual([]);
    expect(names('Orvane Steel Corp. may announce its joint venture with Kelmar Ltd. in Peru.')).toEqual([]);
  });

  it('tells one deal of several sides from a deal of each', () => {
    const names = (text: string): string[][] => partnerships(text).map((p) => p.parties.map((x) => x.name).sort());
    expect(names('Orvane Inc., Tavira Corp. and Dorvex Ltd. have each signed a deal with Kelmar Labs.')).toEqual([
      ['Kelmar Labs', 'Orvane Inc.'],
      ['Kelmar Labs', 'Tavira Corp.'],
      ['Dorvex Ltd.', 'Kelmar Labs'],
    ]);
    expect(names('Orvane Inc. and Tavira Corp. have signed a deal with Kelmar Labs.')).toHaveLength(1);
  });

  it('gives only what the options ask for', () => {
    expect(extract(NEWS, { prominence: ['related'] }).partnerships).toHaveLength(1);
    expect(extract(NEWS, { minConfidence: 1 }).partnerships).toEqual([]);
  });

  it('takes title and dates from headline and dateline', () => {
    const record = extract(NEWS);
    expect(record.title).toBe('Acme Bio Signs Agreement With Mercy Hospital');
    expect(record.published).toMatchObject({ value: '2024-03-05', text: 'March 5, 2024' });
    expect(record.partnerships[0]?.date).toMatchObject({ value: '2024-03-05', text: 'today', stated: false });
  });

  it.each([
    ['on 12 June 2023', '2023-06-12', 'day'],
    ['in March 2023', '2023-03', 'month'],
    ['in 2019', '2019', 'year'],
  ])('dates a deal by what the text says: %s', (when, value, precision) => {
    const text = `Acme Bio signed an agreement with Mercy Hospital ${when}.`;
    const [p] = partnerships(text);
    expect(p?.date).toMatchObject({ value, precision, stated: true });
    expect(text.slice(p?.date?.start, p?.date?.end)).toBe(p?.date?.text);
  });

  it('dates the signing where another sentence tells when both sides signed', () => {
    const text = `OSLO, Aug. 5, 2022 – Tavira Corp. said Friday that it has signed an agreement with Orvane Ltd. to build pumps.

Kelmar Inc., Dorvex Inc. and Belmo Inc. make such pumps. The two companies clinched the deal on July 26.`;
    expect(partnerships(text)[0]?.date?.value).toBe('2022-07-26');
  });

  it('does not date a deal that the text does not date', () => {
    expect(partnerships('Acme Bio signed an agreement with Mercy Hospital.')[0]?.date).toBeNull();
  });

  it('says the parts of the value', () => {
    const [p] = partnerships(
      'Acme Bio, Inc. has signed a license agreement with Orvane, Inc. Under the agreement, Acme Bio will receive an upfront payment of $10 million and up to $90 million in milestone payments.',
    );
    expect(p?.value.map(({ kind, amount, currency, bound }) => [kind, amount, currency, bound])).toEqual([
      ['upfront', 10_000_000, 'USD', 'exact'],
      ['milestones', 90_000_000, 'USD', 'up-to'],
    ]);
    expect(p?.terms).toBe('disclosed');
    expect(p).not.toHaveProperty('value_mismatch');
  });

  it.each([
    ['$150 million', true],
    ['$100 million', undefined],
  ])('says where the parts are not the whole: %s', (total, mismatch) => {
    const [p] = partnerships(
      `Acme Bio, Inc. has signed a license agreement with Orvane, Inc. worth ${total} in total. Acme Bio will receive an upfront payment of $10 million and $90 million in milestone payments.`,
    );
    expect(p?.value.map((v) => v.kind)).toEqual(['total', 'upfront', 'milestones']);
    expect(p?.value_mismatch).toBe(mismatch);
  });

  it('tells terms that were kept back from terms that were not spoken of', () => {
    const news = 'Acme Bio signed an agreement with Mercy Hospital.';
    expect(partnerships(news)[0]?.terms).toBe('not-mentioned');
    expect(partnerships(`${news} The financial terms were not disclosed.`)[0]?.terms).toBe('undisclosed');
  });

  it.each([
    ['Acme Bio denied that it has signed an agreement with Mercy Hospital.', 'denied'],
    ['Acme Bio and Mercy Hospital have ended their partnership.', 'ended'],
    ['Acme Bio said that it has terminated its partnership with Orvane Inc.', 'ended'],
    ['Acme Bio plans to sign an agreement with Mercy Hospital next year.', 'planned'],
    ['Acme Bio has signed an agreement with Mercy Hospital.', 'signed'],
  ])('says how things stand: %s', (text, status) => {
    expect(partnerships(text).map((p) => p.status)).toEqual([status]);
  });

  it('keeps acquisitions out, and what else is said of the two', () => {
    expect(partnerships('Acme Bio has acquired Orvane Inc. for $30 million.')).toEqual([]);
    expect(
      partnerships('Acme Bio has acquired Orvane Inc. for $30 million. Acme Bio signed an agreement with Orvane Inc.'),
    ).toEqual([]);
  });

  it('takes what a unit signs and its owner announces for one deal, unless both of them act', () => {
    const sides = (text: string): string[][] => partnerships(text).map((p) => p.parties.map((x) => x.name));
    const news = 'Kelmar Group Partners With Dorvex Labs on Pumps\n\nKelmar Group Inc. said that ';
    expect(sides(`${news}its subsidiary Tavira Motion GmbH has partnered with Dorvex Labs to build pumps.`)).toEqual([
      ['Tavira Motion GmbH', 'Dorvex Labs'],
    ]);
    expect(
      sides(
        `${news}through its operating subsidiary, Tavira Motion GmbH, it has signed an agreement with Dorvex Labs.`,
      ),
    ).toHaveLength(1);
    expect(
      sides(
        'The Orvane Pickleball Association (OPA) has signed an agreement with Dorvex Labs. Dorvex Labs is the official partner of the OPA Tour.',
      ),
    ).toEqual([['Orvane Pickleball Association', 'Dorvex Labs']]);
    expect(
      sides(
        'Tavira Motion, a subsidiary of Kelmar Group Inc., partnered with Orvane Labs. Kelmar Group Inc. and Tavira Motion have both partnered with Orvane Labs.',
      ),
    ).toContainEqual(['Kelmar Group Inc.', 'Orvane Labs']);
  });

  it.each([
    'Dorvex Labs signed an agreement with the Department of Surgery at Mercy Hospital to test pumps.',
    'Dorvex Labs has partnered with Mercy Hospital’s Department of Computer Science on pumps.',
    'Dorvex Labs announced a collaboration with the Department of Neurology’s Division of Epilepsy at Mercy Hospital.',
    'The Department of Pediatrics of Mercy Hospital and Dorvex Labs signed a memorandum of understanding.',
  ])('takes the institution for the party of what its part signs: %s', (text) => {
    expect(partnerships(text).map((p) => p.parties.map((x) => x.name).sort())).toEqual([
      ['Dorvex Labs', 'Mercy Hospital'],
    ]);
  });

  it.each([
    [
      'mou',
      `Acme Bio, Orvane Labs Sign Agreement on Pumps\n\nThe five-year Memorandum of Understanding (MOU) between Acme Bio and Orvane Labs sets out how they will build pumps.`,
    ],
    [
      'agreement',
      `Acme Bio and Tavira University are joining to build pumps. Under the five-year agreement, Acme Bio will provide funding to Tavira University for research.`,
    ],
    ['grant', 'Acme Bio has awarded a grant to Tavira University for research on pumps.'],
  ])('reads the paper: %s', (instrument, text) => {
    expect(partnerships(text).map((p) => p.instrument)).toEqual([instrument]);
  });

  it('takes for the side that is left unsaid the one that has the deal, not the one that is named most', () => {
    const text = `Tavira Coin runs pumps. Tavira Coin is old, and Tavira Coin grew. Kelmar Inc. uses Tavira Coin.

Kelmar Inc. has partnered with Dorvex Labs. The partnership with Dorvex Labs marks a step.`;
    expect(partnerships(text).map((p) => p.parties.map((x) => x.name))).toEqual([['Kelmar Inc.', 'Dorvex Labs']]);
  });

  it('knows a name that goes on behind its letters, and its short forms', () => {
    const text = `Dorvex Labs signed an agreement with the Burn Renewal and Advocacy Education (BRAVE) Coalition to support a lecture.

"We are glad to partner with BRAVE," said Dorvex Labs. BRAVE Coalition has partnered with Dorvex Labs before.`;
    const [only, ...more] = partnerships(text);
    expect(more).toEqual([]);
    expect(only?.parties[1]).toMatchObject({
      name: 'Burn Renewal and Advocacy Education (BRAVE) Coalition',
      aliases: ['BRAVE', 'BRAVE Coalition'],
    });
  });

  it('says who licenses to whom', () => {
    expect(roles(partnerships('Acme Bio has licensed the drug from Orvane Inc.')[0])).toEqual([
      'Acme Bio: licensee',
      'Orvane Inc.: licensor',
    ]);
  });

  it('says who joins a consortium', () => {
    const [p] = partnerships(
      'Acme Bio, which has its seat in Oslo, has joined the Northern Health Consortium to work on pumps for the sick.',
    );
    expect(roles(p)).toEqual(['Acme Bio: member', 'Northern Health Consortium: venture']);
    expect(p?.types).toEqual(['consortium']);
  });

  it('reads "the two sides" as the two', () => {
    const [p] = partnerships(
      'Acme Bio Inc. met Mercy Hospital in spring. The two sides signed an agreement in autumn to train nurses.',
    );
    expect(roles(p)).toEqual(['Acme Bio Inc.: partner', 'Mercy Hospital: partner']);
    expect(p).toMatchObject({ instrument: 'agreement', types: ['education'] });
  });

  it('gives the same ids in every run, and different ones to different facts', () => {
    const ids = partnerships(NEWS).map((p) => p.id);
    expect(partnerships(NEWS).map((p) => p.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}$/);
  });

  it('gives the same ids where only other text comes before', () => {
    const news = 'Acme Bio signed an agreement with Mercy Hospital in March 2023.';
    expect(partnerships(`In the town the sun was out.\n\n${news}`)[0]?.id).toBe(partnerships(news)[0]?.id);
  });

  it('gives an empty record for a text without partnerships', () => {
    expect(extract('')).toMatchObject({ partnerships: [], officials: [], organizations: [], published: null });
    expect(partnerships('In Oslo the sun was out. The weather was good.')).toEqual([]);
  });
});
