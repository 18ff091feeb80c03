import { describe, expect, it } from 'vitest';
import { LEGEND } from '../../src/emit/marks.ts';
import { text } from '../../src/emit/text.ts';
import { columnsOf, wrap } from '../../src/emit/wrap.ts';
import { empty, hostile, partnership, plain, record } from './records.ts';

const lines = (printed: string) => printed.split('\n');

describe('text', () => {
  it('summarises a record, its marks in brackets where there are no colours', () => {
    expect(text.item(record, plain)).toMatchInlineSnapshot(`
      "articles/004.txt, 2016-08-30
      Acme Bio, Mercy Hospital Join Forces

      SIGNED mou, research; main, confidence 0.9, 3f9c1b2a
        parties    Acme Bio (company) + Mercy Hospital (hospital)
        date       2015-05 (“May 2015”)
        purpose    to study cancers
        diseases   cancer (DOID:162)
        line 3     [Acme Bio] said it signed a memorandum of understanding with [Mercy
                   Hospital] in {May 2015} to study |cancers|.
        rule       relations/signed/signed-with

      Officials
        Jane Doe, president, Mercy Hospital
          “We are glad,”
      "
    `);
  });

  it('says so where there is no partnership', () => {
    expect(text.item(empty, plain)).toBe('quiet.txt: no partnership found\n');
  });

  it('explains its brackets, where there are some', () => {
    expect(text.legend?.(plain)).toBe(`(${LEGEND})\n`);
    expect(text.legend?.({ width: 80, paint: (part) => part })).toBe('');
  });

  it('paints marks by what they are, also across line breaks', () => {
    const paint = (part: string, as: string) => `<${as}:${part}>`;
    const printed = text.item(record, { width: 44, paint });
    expect(printed).toContain('<party:Acme Bio> said it signed');
    expect(printed).toContain('<date:May 2015>');
    expect(printed).toContain('<disease:cancers>');
    expect(printed).toMatch(/<party:Mercy>\n +<party:Hospital>|<party:Mercy Hospital>/);
  });

  it.each([40, 60, 80, 120])('keeps to %i columns', (width) => {
    const wide = {
      ...record,
      partnerships: [
        { ...partnership, rule: 'relations/x/y', purpose: { text: '공동 연구 '.repeat(40), start: 0, end: 1 } },
      ],
    };
    const printed = lines(text.item(wide, { width, paint: null }));
    expect(Math.max(...printed.slice(1).map(columnsOf))).toBeLessThanOrEqual(width);
  });

  it('lets nothing act on the terminal', () => {
    const printed = text.item(hostile('x\u001b]0;owned\u0007\u009b2J\u202e\r\nfake: line'), plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(printed).not.toMatch(/^fake/m);
    expect(printed).toContain('␛]0;owned');
  });
});

describe('wrap', () => {
  it('breaks at blanks, and gives a word that is too long its own line', () => {
    const content = 'a bb ccc a-very-long-word d';
    expect(wrap(content, 5).map(({ start, end }) => content.slice(start, end))).toEqual([
      'a bb',
      'ccc',
      'a-very-long-word',
      'd',
    ]);
    expect(wrap('', 5)).toEqual([]);
  });

  it('counts columns, not characters', () => {
    expect(columnsOf('abc')).toBe(3);
    expect(columnsOf('한국')).toBe(4);
    expect(columnsOf('e\u0301')).toBe(1);
    expect(columnsOf('\u{1f600}')).toBe(2);
  });
});
