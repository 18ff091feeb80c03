import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { clean } from '../../src/stages/clean.ts';
import { segment } from '../../src/stages/segment.ts';
import { type Cleaned, type Segmented, TokenFlag, type ZoneName } from '../../src/types.ts';

const rules = builtinRules();

const whole = (text: string, name: ZoneName = 'body'): Cleaned => ({
  zones: text === '' ? [] : [{ name, rule: 'test', start: 0, end: text.length }],
  quotes: [],
});

function tokens(text: string): string[] {
  const { tokens: found } = segment(text, whole(text), rules);
  return Array.from({ length: found.count }, (_, i) => text.slice(found.start[i], found.end[i]));
}

function sentences(text: string, zone: ZoneName = 'body'): string[] {
  return segment(text, whole(text, zone), rules).sentences.map(({ start, end }) => text.slice(start, end));
}

/** The text has its sentences parted by " | "; a line break stands for itself. */
function expectSentences(parted: string, zone?: ZoneName): void {
  const expected = parted.split(' | ');
  expect(sentences(expected.join(' '), zone)).toEqual(expected);
}

describe('tokens', () => {
  it.each([
    ['Acme’s and the doctors’ plan', ['Acme', '’s', 'and', 'the', 'doctors', '’', 'plan']],
    ["O'Neil doesn't say it's Jane's", ["O'Neil", "doesn't", 'say', 'it', "'s", 'Jane', "'s"]],
    ['a co-developed T-cell test, COVID-19-free', ['a', 'co-developed', 'T-cell', 'test', ',', 'COVID-19-free']],
    ['J&J, AT&T and R&D', ['J&J', ',', 'AT&T', 'and', 'R&D']],
    ['the U.S. and a U.S.-based firm', ['the', 'U.S.', 'and', 'a', 'U.S.-based', 'firm']],
    ['HK kelo.N met Roe', ['HK', 'kelo.N', 'met', 'Roe']],
    ['J. Smith, Ph.D., M.D.', ['J.', 'Smith', ',', 'Ph.D.', ',', 'M.D.']],
    ['Acme Inc., Roe Co., Ltd.', ['Acme', 'Inc.', ',', 'Roe', 'Co.', ',', 'Ltd.']],
    ['No. 9 said no.', ['No.', '9', 'said', 'no', '.']],
    ['US$250 million, €3.5bn, ₩9,200', ['US', '$', '250', 'million', ',', '€', '3.5bn', ',', '₩', '9,200']],
    ['3M and 23andMe', ['3M', 'and', '23andMe']],
    ['in 2019,2020 and 1,000,000', ['in', '2019', ',', '2020', 'and', '1,000,000']],
    ['2019–2020 and/or 24/7—now', ['2019', '–', '2020', 'and', '/', 'or', '24', '/', '7', '—', 'now']],
    [
      'see https://acme.example/a?b=1, or www.acme.example.',
      ['see', 'https://acme.example/a?b=1', ',', 'or', 'www.acme.example', '.'],
    ],
    ['(https://acme.example/x)', ['(', 'https://acme.example/x', ')']],
    ['j.doe+news@acme-bio.example, J.Doe@acme.example', ['j.doe+news@acme-bio.example', ',', 'J.Doe@acme.example']],
    ['Breacher.ai, C3.ai and Amazon.com', ['Breacher.ai', ',', 'C3.ai', 'and', 'Amazon.com']],
    ['it announced.The deal', ['it', 'announced', '.', 'The', 'deal']],
    ['the Disney+ plan', ['the', 'Disney+', 'plan']],
    ['Acme® and Roe™', ['Acme', '®', 'and', 'Roe', '™']],
    ['서울대학교 병원 said', ['서울대학교', '병원', 'said']],
    ['Zürich café naïve', ['Zürich', 'café', 'naïve']],
    ['cafe\u0301 well', ['cafe\u0301', 'well']],
    ['e.g. 7 a.m. i.e. now', ['e.g.', '7', 'a.m.', 'i.e.', 'now']],
    ['Mr.Roe and Acme Inc.The', ['Mr.', 'Roe', 'and', 'Acme', 'Inc.', 'The']],
    ['version 2.0 of v3', ['version', '2.0', 'of', 'v3']],
    ['the end… or not...', ['the', 'end', '…', 'or', 'not', '.', '.', '.']],
    ['\u{1F4E9} mail', ['\u{1F4E9}', 'mail']],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it('tells of each what it is made of', () => {
    const text = 'Acme BioMed, AI 23andMe (x)';
    const { tokens: found } = segment(text, whole(text), rules);
    const flags = Array.from(found.flags.subarray(0, found.count));
    const { word, upper, caps, digit, camel, spaced } = TokenFlag;
    expect(flags).toEqual([
      word | upper | spaced,
      word | upper | camel | spaced,
      0,
      word | upper | caps | spaced,
      word | digit | camel | spaced,
      spaced,
      word,
      0,
    ]);
  });

  it('takes no token over the end of a zone', () => {
    const text = 'See www.acme.exampleAbout Acme';
    const cut = text.indexOf('About');
    const cleaned: Cleaned = {
      zones: [
        { name: 'body', rule: 'test', start: 0, end: cut },
        { name: 'about', rule: 'test', start: cut, end: text.length },
      ],
      quotes: [],
    };
    const { tokens: found, sentences: parts } = segment(text, cleaned, rules);
    expect(Array.from(found.start.subarray(0, found.count))).toContain(cut);
    expect(parts.map(({ zone }) => zone)).toEqual(['body', 'about']);
  });
});

describe('sentences', () => {
  it.each([
    'Acme Inc. said so. | The U.S. firm agreed.',
    'Acme works with Roe Co., Ltd. of Seoul. | It began in Nov. 2025.',
    'Dr. Jane Doe and J. Q. Roe of St. Mary’s spoke. | He left.',
    'It is sold in the U.S. | The firm has no other market.',
    'She leads Acme Bio, Inc. | In May she left.',
    'It was bought by Roe Inc. | Acme Bio is next.',
    'Acme Inc. Chief Executive Officer Jane Doe has left.',
    'The U.S. Food and Drug Administration agreed.',
    'It ranked No. 9 in the list. | No. 10 was Roe.',
    'It treats fevers, e.g. malaria, i.e. in summer.',
    'It paid up to $1.5 million. | Roe will pay 3.5 percent.',
    'She holds a Ph.D. from Oslo. | She also teaches.',
    'The trial (see Fig. 3) ended at 7 a.m. in Oslo.',
    'It rose 3 percent in Jan. and fell in Feb. | Then it rose.',
  ])('after abbreviations: %s', (parted) => {
    expectSentences(parted);
  });

  it.each([
    '“We are glad,” Kim said. | “So are they.”',
    '“It will help patients.” | Kim also praised the plan.',
    '“Will it help?” Kim asked. | “It will!” | Then he left.',
    '“What a day!” said Kim.',
    '“It works.” said Kim.',
    '"We are glad," she said. | "So are they." | He left.',
    'He said “no.” | She said (in May) “yes.”',
  ])('with quotations: %s', (parted) => {
    expectSentences(parted);
  });

  it.each([
    'The deal was announced. | eBrand Labs agreed.',
    'What next? | Nobody knows! | We wait.',
    'It ended… | The firm said so.',
    'Yahoo! Finance told of it. | Acme rose.',
  ])('with other marks: %s', (parted) => {
    expectSentences(parted);
  });

  it('parts what a lost blank has glued together', () => {
    expect(sentences('The deal was announced.The firm rose. It ended.So did we.')).toEqual([
      'The deal was announced.',
      'The firm rose.',
      'It ended.',
      'So did we.',
    ]);
    const text =
      'Project SummaryThis partnership is new.\nAbout RoeLabsRoeLabs makes tests.\nShe uses YouTube and TomTom.';
    expect(sentences(text)).toEqual([
      'Project Summary',
      'This partnership is new.',
      'About RoeLabs',
      'RoeLabs makes tests.',
      'She uses YouTube and TomTom.',
    ]);
    expect(sentences('Roe.Labs and Proof.Services meet. They talk.')).toEqual([
      'Roe.Labs and Proof.Services meet.',
      'They talk.',
    ]);
  });

  it('ends at a line break, and leaves the marks of list items out', () => {
    const text = 'What it brings:\n- New tests\n• Better care\n1. Less waiting\n(2) More time\n---\nMuch of it works';
    expect(sentences(text)).toEqual([
      'What it brings:',
      'New tests',
      'Better care',
      'Less waiting',
      '(2) More time',
      'Much of it works',
    ]);
  });

  it('parts list items inside a paragraph', () => {
    expect(sentences('It offers: • new tests • Better care for all • Less waiting')).toEqual([
      'It offers:',
      'new tests',
      'Better care for all',
      'Less waiting',
    ]);
    expect(sentences('- Acme pays Roe - Roe gets a licence')).toEqual(['Acme pays Roe', 'Roe gets a licence']);
    expect(sentences('Acme - a firm - pays Roe')).toEqual(['Acme - a firm - pays Roe']);
  });

  it('goes on over the line breaks of hard-wrapped text', () => {
    const text =
      'Acme Bio said on Monday that it will study a new molecule with the\nMercy Hospital. The two will share all of their data, and will not\nask for money before the first of the studies has come to its end.\nThe hospital, which has four clinics, is to find three hundred who\nare willing. It begins in May.\n\nIt ends in June.';
    expect(sentences(text).map((sentence) => sentence.replace(/\s+/g, ' '))).toEqual([
      'Acme Bio said on Monday that it will study a new molecule with the Mercy Hospital.',
      'The two will share all of their data, and will not ask for money before the first of the studies has come to its end.',
      'The hospital, which has four clinics, is to find three hundred who are willing.',
      'It begins in May.',
      'It ends in June.',
    ]);
  });

  it('splits no headline at an abbreviation', () => {
    expectSentences('Acme Inc. And Roe Corp. Sign Deal With U.S. In Oslo', 'headline');
  });

  it('lies in one zone', () => {
    const text = 'PARIS, May 4, 2026 - Acme Bio said it will study a molecule. It will take years.';
    const found = segment(text, clean(text, rules), rules).sentences;
    expect(found.map(({ zone, start, end }) => `${zone}: ${text.slice(start, end)}`)).toEqual([
      'dateline: PARIS, May 4, 2026 -',
      'body: Acme Bio said it will study a molecule.',
      'body: It will take years.',
    ]);
  });

  it('is cut where it grows too long, behind a comma or semicolon', () => {
    const text = `It has ${'many parts and '.repeat(140)}an end, and ${'more parts and '.repeat(100)}no end; and so on`;
    const found = sentences(text);
    expect(found[0]).toMatch(/an end,$/);
    expect(found.length).toBe(2);
    expect(Math.max(...sentences('word '.repeat(3000)).map(({ length }) => length))).toBeLessThan(4200);
  });

  it('tells title case from running text', () => {
    const titles = (text: string): boolean[] =>
      segment(text, whole(text), rules).sentences.map(({ titleCase }) => titleCase);
    expect(titles('Acme Bio and Mercy Hospital Sign Agreement to Study Molecule')).toEqual([true]);
    expect(titles('ACME BIO SIGNS DEAL')).toEqual([true]);
    expect(titles('Acme Bio and Mercy Hospital sign agreement to study molecule')).toEqual([false]);
    expect(titles('Jane Doe of Mercy Hospital agreed.')).toEqual([false]);
  });

  it('counts the paragraphs', () => {
    const text = 'One is here. Two is too.\n\nThree is next.';
    expect(segment(text, whole(text), rules).sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
  });
});

// ── properties ───────────────────────────────────────────────────────────────────────────────────────

function expectSound(text: string, cleaned: Cleaned, { tokens: found, sentences: parts }: Segmented): void {
  let at = 0;
  for (let i = 0; i < found.count; i++) {
    const start = found.start[i] ?? -1;
    const end = found.end[i] ?? -1;
    if (start < at || end <= start || /[^\s\u0085\u200b]/.test(text.slice(at, start))) {
      expect.fail(`token ${i} at ${start}: "${text.slice(at, end)}"`);
    }
    at = end;
  }
  expect(
    text
      .slice(at)
      .trim()
      .replace(/[\u0085\u200b]/g, ''),
  ).toBe('');
  let last = 0;
  parts.forEach((sentence, i) => {
    expect(sentence.index).toBe(i);
    expect(sentence.first).toBeGreaterThanOrEqual(last);
    expect(found.start[sentence.first]).toBe(sentence.start);
    expect(found.end[sentence.last - 1]).toBe(sentence.end);
    const zone = cleaned.zones.find(({ start, end }) => start <= sentence.start && sentence.end <= end);
    expect(zone?.name).toBe(sentence.zone);
    last = sentence.last;
  });
}

const read = (text: string): readonly [Cleaned, Segmented] => {
  const cleaned = clean(text, rules);
  return [cleaned, segment(text, cleaned, rules)];
};

const shown = (text: string): string[] =>
  read(text)[1].sentences.map(({ start, end }) => text.slice(start, end).replace(/\r/g, ''));

describe('properties', () => {
  const LETTERS = [
    'Acme',
    'Inc.',
    'said',
    '“',
    '”',
    '.',
    '!',
    ' ',
    ' ',
    ' ',
    '\n',
    'U.S.',
    '3.5',
    '-',
    '—',
    '’s',
    '@',
    'a.b',
    '•',
    '(',
    ')',
    '한',
    '\u{1F4E9}',
    '\ud83d',
    '\u0301',
    'x@y.z',
    'http://',
    '&',
    '+',
    '…',
    ',',
  ];

  it('covers any text with tokens and orders its sentences, the same in every run, CRLF or LF', () => {
    let seed = 7;
    const next = (bound: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * bound);
    };
    for (let i = 0; i < 400; i++) {
      const text = Array.from({ length: next(60) }, () => LETTERS[next(LETTERS.length)]).join('');
      expectSound(text, ...read(text));
      expect(shown(text)).toEqual(shown(text));
      expect(shown(text.replace(/\n/g, '\r\n'))).toEqual(shown(text));
    }
  });

  it('bears any number of sentences', () => {
    const text = 'Acme Inc. of the U.S. said “yes.” OverviewThis is 3.5 percent, e.g. more. '.repeat(8000);
    expect(segment(text, whole(text), rules).sentences.length).toBeGreaterThan(8000);
  });
});

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('on ../shared/corpus (skipped where it is not there)', () => {
  it('covers every article', () => {
    for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.txt'))) {
      const text = readFileSync(join(CORPUS, file), 'utf8');
      const [cleaned, segmented] = read(text);
      expectSound(text, cleaned, segmented);
      for (const { start, end } of segmented.sentences) expect(end - start, file).toBeLessThan(4200);
    }
  }, 300_000);
});
