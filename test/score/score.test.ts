import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/score/bootstrap.ts';
import { type Gold, parseGold } from '../../src/score/gold.ts';
import { fold, isSamePerson, isSameTitle, orgKey, termKey } from '../../src/score/names.ts';
import { breakdown, report } from '../../src/score/report.ts';
import { scoreArticle } from '../../src/score/score.ts';
import type { ArticleRecord, Official, Partnership, Party } from '../../src/types.ts';

const party = (name: string, kind: Party['kind'] = 'company', aliases: readonly string[] = []): Party => ({
  name,
  kind,
  role: 'partner',
  aliases,
  start: 0,
  end: name.length,
});

const partnership = (parties: readonly Party[], more: Partial<Partnership> = {}): Partnership => ({
  id: '0',
  prominence: 'main',
  parties,
  instrument: 'agreement',
  types: ['research'],
  status: 'signed',
  date: null,
  purpose: null,
  disease_areas: [],
  technologies: [],
  value: [],
  terms: 'not-mentioned',
  rule: 'relations/a/b',
  confidence: 0.9,
  evidence: [],
  ...more,
});

const official = (name: string, title: string | null, organization: string | null): Official => ({
  name,
  title,
  organization,
  quotes: [],
  partnerships: [],
  start: 0,
  end: 1,
});

const record = (partnerships: readonly Partnership[], officials: readonly Official[] = []): ArticleRecord => ({
  source: 'a.txt',
  title: null,
  published: null,
  partnerships,
  officials,
  organizations: [],
  set_aside: [],
});

const goldPartnership = (names: readonly (readonly string[])[], more: object = {}) => ({
  parties: names.map((forms) => ({ names: forms, kind: 'company' })),
  prominence: 'main',
  instrument: 'agreement',
  types: ['research'],
  status: 'signed',
  date: null,
  disease_areas: [],
  value: null,
  quote: 'q',
  ...more,
});

function gold(value: object): Gold {
  const parsed = parseGold('a', JSON.stringify({ partnerships: [], officials: [], ...value }));
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed;
}

const scored = (value: object, found: ArticleRecord | null) => scoreArticle(gold(value), found);

describe('names are compared', () => {
  it('without accents, case, possessives and punctuation', () => {
    expect(fold('Börlind’s  R&D-Lab')).toBe('borlind r and d lab');
  });

  it.each([
    ['The Acme Company, Inc.', 'acme'],
    ['Acme & Co.', 'acme'],
    ['Group Holdings', 'group holdings'],
  ])('%s as the organisation %s', (name, key) => {
    expect(orgKey(name)).toBe(key);
  });

  it('as terms in the singular', () => {
    expect(termKey('Rare Allergies, cancers of the virus')).toBe('rare allergy cancer of the virus');
  });

  it('as persons by last word and first letter', () => {
    expect(isSamePerson('J. Doe', ['Jane Doe', 'Doe'])).toBe(true);
    expect(isSamePerson('Doe', ['Jane Doe', 'Doe'])).toBe(true);
    expect(isSamePerson('Karl Doe', ['Jane Doe'])).toBe(false);
  });

  it('as titles where the one is within the other, and not just a scrap of it', () => {
    expect(isSameTitle('Chief Executive', 'chief executive officer')).toBe(true);
    expect(isSameTitle('senior vice president, research', 'vice president')).toBe(true);
    expect(isSameTitle('head', 'head of research and early development')).toBe(false);
    expect(isSameTitle(null, 'head')).toBe(false);
  });
});

describe('a gold file', () => {
  it.each([
    ['{', /^is not JSON/],
    ['{}', /^partnerships must be a list$/],
    ['{"partnerships": [{"parties": []}]}', /^partnerships\[0\]\.parties must not be empty$/],
    [
      '{"partnerships": [{"parties": [{"names": [1]}]}]}',
      /^partnerships\[0\]\.parties\[0\]\.names\[0\] must be a text$/,
    ],
  ])('%s is refused with the place of the error', (text, error) => {
    expect(parseGold('a', text)).toEqual({ error: expect.stringMatching(error) });
  });
});

describe('partnerships', () => {
  it('of n parties count as n - 1, pair by pair', () => {
    const names = [['Acme'], ['Orvane'], ['Tavira']];
    const found = record([partnership([party('Acme Inc.'), party('Orvane')])]);
    const { tally, errors } = scored({ partnerships: [goldPartnership(names)] }, found);
    expect(tally['partnership pairs']?.gold).toBeCloseTo(2);
    expect(tally['partnership pairs']?.goldHit).toBeCloseTo(2 / 3);
    expect(tally['partnership pairs']).toMatchObject({ found: 1, foundHit: 1 });
    expect(errors.map((e) => e.class)).toEqual(['missed partnership', 'missed partnership']);
  });

  it('are the same under any name, in any order', () => {
    const found = record([partnership([party('Orvane', 'hospital', ['OV']), party('Acme')])]);
    const { tally } = scored({ partnerships: [goldPartnership([['Acme'], ['Orvane Clinic', 'OV']])] }, found);
    expect(tally['partnership pairs']).toMatchObject({ gold: 1, goldHit: 1, foundHit: 1 });
    expect(tally['party kind']).toMatchObject({ gold: 2, goldHit: 1 });
  });

  it('are judged by the answer that agrees best', () => {
    const parties = [party('Acme'), party('Orvane')];
    const found = record([partnership(parties, { status: 'ended', types: ['supply'] }), partnership(parties)]);
    const { tally } = scored({ partnerships: [goldPartnership([['Acme'], ['Orvane']])] }, found);
    expect(tally.status).toMatchObject({ gold: 1, goldHit: 1 });
    expect(tally.types).toMatchObject({ gold: 1, goldHit: 1, found: 1 });
  });

  it('that are found and not there are errors with their rule; in an article without any, a false alarm', () => {
    const result = scored({}, record([partnership([party('Acme'), party('Orvane')])]));
    expect(result).toMatchObject({ isNegative: true, isFalseAlarm: true });
    expect(result.errors).toEqual([
      { class: 'spurious partnership', article: 'a', detail: 'Acme <> Orvane [relations/a/b] | ' },
    ]);
  });

  it('without a record are all missed', () => {
    const { tally } = scored({ partnerships: [goldPartnership([['Acme'], ['Orvane']])] }, null);
    expect(tally['partnership pairs']).toEqual({ gold: 1, goldHit: 0, found: 0, foundHit: 0 });
  });
});

describe('attributes', () => {
  const parties = [party('Acme'), party('Orvane')];
  const date = (value: string) => ({ value, precision: 'day' as const, text: value, stated: true, start: 0, end: 1 });
  const money = (amount: number) =>
    ({ text: '$', amount, currency: 'USD', bound: 'exact', kind: 'total', start: 0, end: 1 }) as const;
  const judged = (wanted: object, found: Partial<Partnership>, published: string | null = null) =>
    scored(
      { published, partnerships: [goldPartnership([['Acme'], ['Orvane']], wanted)] },
      record([partnership(parties, found)]),
    );

  it('a date of the news where the gold has none is not counted; another one is', () => {
    expect(judged({}, { date: date('2020-01-02') }, '2020-01-02').tally['date value']).toBeUndefined();
    expect(judged({}, { date: date('2019-01-02') }, '2020-01-02').tally['date value']).toMatchObject({ found: 1 });
    expect(judged({ date: { value: '2020' } }, { date: date('2020') }).tally['date value']).toMatchObject({
      goldHit: 1,
      foundHit: 1,
    });
  });

  it('values agree in amount and currency', () => {
    const value = { currency: 'USD', amount: 5 };
    expect(judged({ value }, { value: [money(5), money(6)] }).tally['deal value']).toEqual({
      gold: 1,
      goldHit: 1,
      found: 2,
      foundHit: 1,
    });
  });

  it('diseases agree in any form', () => {
    const area = { name: 'lung cancer', text: 'lung cancers', id: null, aliases: ['NSCLC'], start: 0, end: 1 };
    const { tally, errors } = judged({ disease_areas: [['Lung Cancers'], ['gout']] }, { disease_areas: [area] });
    expect(tally['disease areas']).toEqual({ gold: 2, goldHit: 1, found: 1, foundHit: 1 });
    expect(errors).toContainEqual({ class: 'missed disease', article: 'a', detail: 'gout' });
  });

  it('officials answer once each, with title and organisation', () => {
    const wanted = [
      { names: ['Jane Doe'], title: 'CEO', organization: ['Acme'] },
      { names: ['John Roe'], title: null, organization: null },
    ];
    const found = record([], [official('Jane Doe', 'CEO', 'Orvane'), official('Ann Poe', null, 'Acme')]);
    const { tally, errors } = scored({ officials: wanted }, found);
    expect(tally.officials).toEqual({ gold: 2, goldHit: 1, found: 2, foundHit: 1 });
    expect(tally['official title']).toMatchObject({ gold: 1, goldHit: 1 });
    expect(errors.map((e) => e.class)).toEqual(['wrong organization', 'missed official', 'spurious official']);
  });
});

describe('a report', () => {
  const good = scored(
    { partnerships: [goldPartnership([['Acme'], ['Orvane']])] },
    record([partnership([party('Acme'), party('Orvane')])]),
  );
  const bad = scored({ partnerships: [goldPartnership([['Acme'], ['Tavira']])] }, record([]));

  it('has precision, recall and F1, with the same intervals in every run', () => {
    const { slots } = report([good, bad, good, bad]);
    expect(slots['partnership pairs']).toMatchObject({ precision: 1, recall: 0.5, gold: 4, found: 2 });
    expect(slots['partnership pairs']?.f1).toBeCloseTo(2 / 3);
    const [low, high] = slots['partnership pairs']?.interval.recall ?? [0.5, 0.5];
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
    expect(report([good, bad, good, bad])).toEqual(report([good, bad, good, bad]));
  });

  it('has no interval to speak of where all articles are alike', () => {
    expect(intervals([good.tally, good.tally])['partnership pairs']?.recall).toEqual([1, 1]);
  });

  it('breaks the pairs down by group', () => {
    const groups = breakdown([good, bad], ({ rule }) => rule ?? 'none', 'all');
    expect(groups).toEqual([
      { group: 'none', precision: null, recall: 0, f1: null, gold: 1, found: 0 },
      { group: 'relations/a/b', precision: 1, recall: 0.5, f1: 2 / 3, gold: 1, found: 1 },
    ]);
  });
});
