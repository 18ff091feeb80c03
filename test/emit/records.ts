/** Records that the tests of the formats print. */
import type { ArticleRecord, Partnership } from '../../src/types.ts';

const QUOTE = 'Acme Bio said it signed a memorandum of understanding with Mercy Hospital in May 2015 to study cancers.';
const TEXT = `Acme Bio, Mercy Hospital Join Forces\n\n${QUOTE}\n“We are glad,” said Jane Doe, president of Mercy Hospital.\n`;

/** The place of a phrase in the article; the n-th one, from 0. */
export function span(phrase: string, nth = 0): { start: number; end: number } {
  let start = TEXT.indexOf(phrase);
  for (let i = 0; i < nth; i++) start = TEXT.indexOf(phrase, start + 1);
  if (start < 0) throw new Error(`not in the text: ${phrase}`);
  return { start, end: start + phrase.length };
}

const pair = (phrase: string, nth = 0): readonly [number, number] => {
  const { start, end } = span(phrase, nth);
  return [start, end];
};

export const partnership: Partnership = {
  id: '3f9c1b2a',
  prominence: 'main',
  parties: [
    { name: 'Acme Bio', kind: 'company', role: 'partner', aliases: ['Acme'], ...span('Acme Bio', 1) },
    { name: 'Mercy Hospital', kind: 'hospital', role: 'partner', aliases: [], ...span('Mercy Hospital', 1) },
  ],
  instrument: 'mou',
  types: ['research'],
  status: 'signed',
  date: { value: '2015-05', precision: 'month', text: 'May 2015', stated: true, ...span('May 2015') },
  purpose: { text: 'to study cancers', ...span('to study cancers') },
  disease_areas: [{ name: 'cancer', text: 'cancers', id: 'DOID:162', aliases: [], ...span('cancers') }],
  technologies: [],
  value: [],
  terms: 'not-mentioned',
  rule: 'relations/signed/signed-with',
  confidence: 0.9,
  evidence: [{ quote: QUOTE, line: 3, rule: 'relations/signed/signed-with', ...span(QUOTE) }],
};

export const record: ArticleRecord = {
  source: 'articles/004.txt',
  title: 'Acme Bio, Mercy Hospital Join Forces',
  published: { value: '2016-08-30', text: null, start: null, end: null },
  partnerships: [partnership],
  officials: [
    {
      name: 'Jane Doe',
      title: 'president',
      organization: 'Mercy Hospital',
      quotes: [{ text: '“We are glad,”', ...span('“We are glad,”') }],
      partnerships: ['3f9c1b2a'],
      ...span('Jane Doe'),
    },
  ],
  organizations: [
    { name: 'Acme Bio', kind: 'company', aliases: ['Acme'], mentions: [pair('Acme Bio'), pair('Acme Bio', 1)] },
    {
      name: 'Mercy Hospital',
      kind: 'hospital',
      aliases: [],
      mentions: [pair('Mercy Hospital'), pair('Mercy Hospital', 1), pair('Mercy Hospital', 2)],
    },
  ],
  set_aside: [],
};

export const empty: ArticleRecord = {
  source: 'quiet.txt',
  title: null,
  published: null,
  partnerships: [],
  officials: [],
  organizations: [],
  set_aside: [],
};

/** A record in which every text is replaced by one that means harm or trouble. */
export function hostile(text: string): ArticleRecord {
  return {
    ...record,
    source: text,
    title: text,
    partnerships: [
      {
        ...partnership,
        parties: partnership.parties.map((party) => ({ ...party, name: text, aliases: [text] })),
        purpose: { text, start: 0, end: text.length },
        evidence: [{ quote: text, start: 0, end: text.length, line: 1, rule: 'relations/x/y' }],
      },
    ],
    officials: record.officials.map((official) => ({ ...official, name: text, title: text, organization: text })),
  };
}

export const plain = { width: 80, paint: null };
