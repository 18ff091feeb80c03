import { describe, expect, it } from 'vitest';
import { parseAllDocuments, parseDocument } from 'yaml';
import { yaml } from '../../src/emit/yaml.ts';
import { empty, hostile, plain, record } from './records.ts';

const print = (value: Parameters<typeof yaml.item>[0]) => yaml.item(value, plain);
const read = (text: string, version: '1.1' | '1.2' = '1.2') => parseDocument(text, { version, strict: true }).toJS();

describe('yaml', () => {
  it('prints a record that a person can read, in the order of the record', () => {
    expect(print(record)).toMatchInlineSnapshot(`
      "---
      source: articles/004.txt
      title: Acme Bio, Mercy Hospital Join Forces
      published: {value: "2016-08-30"}
      partnerships:
        - id: 3f9c1b2a
          prominence: main
          parties:
            - {name: Acme Bio, kind: company, role: partner, aliases: [Acme], start: 38, end: 46}
            - {name: Mercy Hospital, kind: hospital, role: partner, aliases: [], start: 97, end: 111}
          instrument: mou
          types: [research]
          status: signed
          date: {value: 2015-05, precision: month, text: May 2015, stated: true, start: 115, end: 123}
          purpose: {text: to study cancers, start: 124, end: 140}
          disease_areas:
            - {name: cancer, text: cancers, id: "DOID:162", aliases: [], start: 133, end: 140}
          technologies: []
          value: []
          terms: not-mentioned
          rule: relations/signed/signed-with
          confidence: 0.9
          evidence:
            - {quote: Acme Bio said it signed a memorandum of understanding with Mercy Hospital in May 2015 to study cancers., line: 3, rule: relations/signed/signed-with, start: 38, end: 141}
      officials:
        - name: Jane Doe
          title: president
          organization: Mercy Hospital
          quotes:
            - {text: "“We are glad,”", start: 142, end: 156}
          partnerships: [3f9c1b2a]
          start: 162
          end: 170
      organizations:
        - {name: Acme Bio, kind: company, aliases: [Acme], mentions: [[0, 8], [38, 46]]}
        - {name: Mercy Hospital, kind: hospital, aliases: [], mentions: [[10, 24], [97, 111], [185, 199]]}
      set_aside: []
      "
    `);
  });

  it('prints documents that can be put one after the other', () => {
    const documents = parseAllDocuments(print(record) + print(empty));
    expect(documents.map((document) => document.toJS().source)).toEqual(['articles/004.txt', 'quiet.txt']);
  });

  it('keeps every value; only details that are null are left out', () => {
    expect(read(print(empty))).toEqual(empty);
    expect(read(print(record))).toEqual({ ...record, published: { value: '2016-08-30' } });
  });

  it('cuts long quotations at a word, and only quotations', () => {
    const long = 'word '.repeat(100).trim();
    const parsed = read(print(hostile(long)));
    expect(parsed.partnerships[0].evidence[0].quote).toMatch(/^(word ){20,32}word…$/);
    expect(parsed.partnerships[0].purpose.text).toBe(long);
  });

  it('leaves an input that could not be read to stderr', () => {
    expect(print({ source: 'a.txt', error: 'is empty' })).toBe('');
  });

  const troublesome = [
    'true',
    'no',
    'Null',
    '~',
    'y',
    'OFF',
    '.inf',
    '...',
    '---',
    '- x',
    '? x',
    ': x',
    'x: y',
    'x:',
    'x #y',
    '#x',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    '"a"',
    "'a'",
    '{a}',
    '[a]',
    'a, b',
    '12',
    '1e5',
    '0x1F',
    '0o17',
    '017',
    '1_000',
    '12:30',
    '12:30:45',
    '2016-08-30',
    '2016-08-30 12:00',
    '1.5',
    '+1',
    '-1',
    '.5',
    '<<',
    '=',
    ' x',
    'x ',
    'a\tb',
    'a  b',
    '\u00a0x',
    'é',
    '한국',
    '“quoted”',
    "it's",
    'a"b',
    'a\\b',
    '1,000',
    '12345678',
    '3f9c1b2a',
    '9e123456',
    'a\u2028b',
    '\ufeffx',
    'x\u0085y',
    '\u001b[31m',
    '\ud800',
    '\u{1f600}',
    'DOID:162',
    'https://a.b/c?d=e#f',
    './a b/c.txt',
    '$5',
    '100%',
  ];

  it.each(troublesome)('gives %j back, to readers of YAML 1.1 and 1.2', (text) => {
    for (const version of ['1.1', '1.2'] as const) {
      const parsed = read(print(hostile(text)), version);
      expect(parsed.source).toBe(text);
      expect(parsed.partnerships[0].parties[0]).toMatchObject({ name: text, aliases: [text] });
      expect(parsed.officials[0].title).toBe(text);
    }
  });

  it('gives texts of random characters back', () => {
    const alphabet = [
      'a',
      'B',
      '1',
      ' ',
      ':',
      '#',
      ',',
      '-',
      '"',
      "'",
      '{',
      ']',
      '\n',
      '\t',
      '\\',
      '&',
      '*',
      '!',
      '?',
      'é',
      '“',
      '.',
      '\u0000',
    ];
    let seed = 7;
    const next = () => {
      seed = (seed * 48271) % 2147483647;
      return seed % alphabet.length;
    };
    for (let i = 0; i < 500; i++) {
      const text = Array.from({ length: 1 + (i % 9) }, () => alphabet[next()]).join('');
      expect(read(print(hostile(text))).partnerships[0].parties[0].name).toBe(text);
    }
  });
});
