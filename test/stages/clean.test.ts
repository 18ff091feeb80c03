import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { clean } from '../../src/stages/clean.ts';
import type { Cleaned, ZoneRule } from '../../src/types.ts';

const rules = builtinRules();

/** "name: first words" of each zone, white space made single blanks. */
function zones(text: string, length = 40): string[] {
  return clean(text, rules).zones.map(({ name, start, end }) => {
    const shown = text.slice(start, end).replace(/\s+/g, ' ').trim();
    return `${name}: ${shown.length > length ? `${shown.slice(0, length - 1)}…` : shown}`;
  });
}

const quotes = (text: string): string[] => clean(text, rules).quotes.map(({ start, end }) => text.slice(start, end));

/** Sentences long enough for running text. */
const NEWS =
  'Acme Bio said on Monday that it will study a new molecule together with Mercy Hospital for the next five years.';
const MORE =
  'The two sides will share their data, and the hospital will recruit three hundred patients at its four clinics.';

describe('the opening', () => {
  it('takes a short first line without a full stop as headline', () => {
    expect(zones(`Acme Bio, Mercy Hospital sign agreement\n\n${NEWS}`)).toEqual([
      'headline: Acme Bio, Mercy Hospital sign agreement',
      'body: Acme Bio said on Monday that it will st…',
    ]);
  });

  it('finds no headline where the text begins with a sentence', () => {
    expect(zones(`${NEWS}\n${MORE}`)).toEqual(['body: Acme Bio said on Monday that it will st…']);
  });

  it.each([
    ['Acme Bio Signs Deal With Roe Labs, Inc.', 'an abbreviation at its end'],
    ['Is Acme Bio the next giant of medicine?', 'a question'],
    ['ACME BIO AND MERCY HOSPITAL ANNOUNCE PARTNERSHIP', 'capitals'],
  ])('takes "%s" as headline: %s', (headline) => {
    expect(zones(`${headline}\n${NEWS}`, 60)[0]).toBe(`headline: ${headline}`);
  });

  it('passes over cookie banners, players and the site’s section to find the headline', () => {
    const text = `We use cookies to make this site better for you.\n\nBusiness\n\nAcme Bio, Mercy Hospital Sign Agreement\n\nListen with\nRegister for free to hear this article\nRead time: 2 minutes\n\n${NEWS}`;
    expect(zones(text, 60)).toEqual([
      'furniture: We use cookies to make this site better for you.',
      'furniture: Business',
      'headline: Acme Bio, Mercy Hospital Sign Agreement',
      'furniture: Listen with',
      'furniture: Register for free to hear this article',
      'furniture: Read time: 2 minutes',
      'body: Acme Bio said on Monday that it will study a new molecule t…',
    ]);
  });

  it('takes what stands between headline and dateline as part of the headline', () => {
    const text = `Acme Bio and Mercy Hospital Join Forces\n\nAn old hospital joins a young firm to reach more patients.\n\nPORTLAND, Ore. – June 2, 2026: ${NEWS}`;
    expect(zones(text)).toEqual([
      'headline: Acme Bio and Mercy Hospital Join Forces',
      'headline: An old hospital joins a young firm to r…',
      'dateline: PORTLAND, Ore. – June 2, 2026:',
      'body: Acme Bio said on Monday that it will st…',
    ]);
  });

  it('parts headline, dateline and body that stand in one paragraph', () => {
    const text = `Acme Bio to study molecule with Mercy Hospital May 4, 2026\n\nThe study will run for five years OSLOandLEEDS, England, May 4, 2026// -- ${NEWS} ${MORE}`;
    expect(zones(text, 70)).toEqual([
      'headline: Acme Bio to study molecule with Mercy Hospital May 4, 2026',
      'headline: The study will run for five years',
      'dateline: OSLOandLEEDS, England, May 4, 2026// --',
      'body: Acme Bio said on Monday that it will study a new molecule together wi…',
    ]);
  });

  it('keeps dates and bylines apart from headline and body', () => {
    const text = `Acme Bio signs deal with Mercy Hospital\nBy Kim Min-su\nPublished : 2026.05.04 10:30\n${NEWS}`;
    expect(zones(text)).toEqual([
      'headline: Acme Bio signs deal with Mercy Hospital',
      'contact: By Kim Min-su',
      'dateline: Published : 2026.05.04 10:30',
      'body: Acme Bio said on Monday that it will st…',
    ]);
  });
});

describe('datelines', () => {
  it.each([
    'PORTLAND, ORE., May 4, 2026 /PRNewswire/ --',
    'DETROIT--(BUSINESS WIRE)--',
    'EL DORADO, June 2, 2026 (GLOBE NEWSWIRE) --',
    'LAKE PORT, FL, June 02, 2026 /24-7PressRelease/ --',
    'Salem, Oregon (Newsworthy.ai) Friday Jan 26, 2026 @ 7:00 AM Eastern —',
    'MACON, GA - June 2, 2026 (NEWMEDIAWIRE) -',
    'HONG KONG (Reuters) -',
    '(Bloomberg) --',
    'SEOUL, July 3 (Yonhap) --',
    '[Seoul=Newsis]',
    'LEEDSandBOSTON, May 4, 2026// --',
    'Bremen, Germany, 4 May 2026 –',
    'TRENTON, N.J. --',
    'June 2 (Reuters) -',
    'SAINT JOHN, MO and RIVER PARK, KS, June 02, 2026 /24-7PressRelease/ --',
  ])('%s', (dateline) => {
    const text = `Acme Bio signs deal with Mercy Hospital\n${dateline} ${NEWS}`;
    expect(zones(text, 90).slice(1)).toEqual([
      `dateline: ${dateline}`,
      expect.stringMatching(/^body: Acme Bio said on Monday/),
    ]);
  });

  it('is not every first sentence with a place or a date in it', () => {
    for (const sentence of [
      'On May 4, 2026, Acme Bio said that it had signed a deal with Mercy Hospital - its first.',
      'Acme Bio (ACME) rose on Monday - and fell again on Tuesday, when the hospital denied the deal.',
      'COVID-19 cases rose in Portland, Mercy Hospital said, and Acme Bio shipped more tests than ever.',
    ]) {
      expect(zones(`Acme Bio signs deal\n${sentence}`).map((zone) => zone.split(':')[0])).toEqual(['headline', 'body']);
    }
  });

  it('counts in the opening only', () => {
    const text = `Acme Bio signs deal\n${Array(9).fill(NEWS).join('\n')}\nPARIS, May 4, 2026 - the day of the trial.`;
    expect(zones(text).map((zone) => zone.split(':')[0])).toEqual(['headline', 'body']);
  });
});

describe('sections', () => {
  it('sets "About", notices and contacts apart, each until the next', () => {
    const text = `Acme Bio signs deal\n\n${NEWS}\n\nAbout Acme Bio, Inc.\n\n${MORE}\n\nIt has two labs.\n\nABOUT MERCY HOSPITAL\n\n${MORE}\n\nForward-Looking Statements\n\n${MORE}\n\nMedia Contact:\n\nJane Doe\n\njane.doe@acme.example\n\n+1 555-010-0199\n\nSOURCE Acme Bio\n\n©2026 Acme Bio`;
    expect(zones(text, 30)).toEqual([
      'headline: Acme Bio signs deal',
      'body: Acme Bio said on Monday that …',
      'about: About Acme Bio, Inc. The two …',
      'about: ABOUT MERCY HOSPITAL The two …',
      'forward-looking: Forward-Looking Statements Th…',
      'contact: Media Contact: Jane Doe jane.…',
      'furniture: SOURCE Acme Bio',
      'furniture: ©2026 Acme Bio',
    ]);
  });

  it('finds them inside the one paragraph of a release', () => {
    const text = `Acme Bio signs deal\n${NEWS} ${MORE} About Acme Bio Acme Bio is a maker of medicines. About AcmeNet AcmeNet is its network. Cautionary Statement Regarding Forward-Looking Statements This release looks forward. Refer to: | Jane Doe; jane@acme.example | SOURCE Acme Bio`;
    expect(zones(text, 30)).toEqual([
      'headline: Acme Bio signs deal',
      'body: Acme Bio said on Monday that …',
      'about: About Acme Bio Acme Bio is a …',
      'about: About AcmeNet AcmeNet is its …',
      'forward-looking: Cautionary Statement Regardin…',
      'contact: Refer to: | Jane Doe; jane@ac…',
      'furniture: SOURCE Acme Bio',
    ]);
  });

  it.each([
    'About Acme BioAcme Bio is a maker of medicines.',
    'About Acme Bio: The firm makes medicines.',
    'About Acme Bio Founded in 1999, the firm makes medicines.',
  ])('reads the glued heading of "%s"', (about) => {
    expect(zones(`Acme Bio signs deal\n${NEWS}\n${about}`, 90)[2]).toBe(`about: ${about}`);
  });

  it('leaves sentences that begin with "About" in the body', () => {
    const text = `Acme Bio signs deal\n${NEWS}\nAbout two years ago Acme Bio signed its first deal with Mercy Hospital.\nAbout half of the patients are treated there.\nAbout the Partnership\n${MORE}`;
    expect(zones(text).map((zone) => zone.split(':')[0])).toEqual(['headline', 'body']);
  });

  it('never sets a whole article aside', () => {
    const text = `Disclaimer\n\n${NEWS}\n\n${MORE}`;
    expect(zones(text).map((zone) => zone.split(':')[0])).toContain('body');
  });

  it('returns to the body after other headlines and lone lines', () => {
    const text = `Acme Bio signs deal\n${NEWS}\nRead more: Acme Bio Cuts Its Forecast\n${MORE}\nRelated articles\n- New test finds fevers early\n- Mercy Hospital opens new wing\n${NEWS}`;
    expect(zones(text, 36)).toEqual([
      'headline: Acme Bio signs deal',
      'body: Acme Bio said on Monday that it wil…',
      'related: Read more: Acme Bio Cuts Its Foreca…',
      'body: The two sides will share their data…',
      'related: Related articles - New test finds f…',
      'body: Acme Bio said on Monday that it wil…',
    ]);
  });

  it('keeps reporters and editors of newswires out of the body', () => {
    const text = `Acme Bio signs deal\nBy Jane Doe\nOSLO (Reuters) - ${NEWS}\n(Reporting by Jane Doe; Editing by John Roe)\nTo contact the reporter on this story: Jane Doe in Oslo at jdoe@acme.example\nJane Doe is a senior correspondent for Acme Weekly covering medicine. Follow her on Twitter.`;
    expect(zones(text, 30)).toEqual([
      'headline: Acme Bio signs deal',
      'contact: By Jane Doe',
      'dateline: OSLO (Reuters) -',
      'body: Acme Bio said on Monday that …',
      expect.stringMatching(/^contact: \(Reporting by Jane Doe; Edit/),
      expect.stringMatching(/^contact: /),
    ]);
  });

  it('names captions, which tell facts too', () => {
    const caption = 'From left, Jane Doe of Acme Bio and John Roe of Mercy Hospital shake hands.';
    const credited = 'The new wing of Mercy Hospital in Oslo (Courtesy of Acme Bio)';
    const text = `Acme Bio signs deal\n${NEWS}\n${caption}\n${MORE}\n${credited}`;
    expect(zones(text, 90).filter((zone) => zone.startsWith('caption'))).toEqual([
      `caption: ${caption}`,
      `caption: ${credited}`,
    ]);
  });
});

describe('quotations', () => {
  it('takes the marks with them, and pairs each inside its paragraph', () => {
    expect(quotes('“We are glad,” she said. “So am I.”')).toEqual(['“We are glad,”', '“So am I.”']);
    expect(quotes('"We are glad," she said. "So am I."')).toEqual(['"We are glad,"', '"So am I."']);
    expect(quotes('Il a dit «nous sommes ravis».')).toEqual(['«nous sommes ravis»']);
    expect(quotes("He said, ''We are glad.''")).toEqual(["''We are glad.''"]);
  });

  it('keeps what is quoted inside a quotation', () => {
    expect(quotes('“Our value, ‘We Put Patients First,’ guides us,” she said.')).toEqual([
      '“Our value, ‘We Put Patients First,’ guides us,”',
    ]);
    expect(quotes('"We call it "the bridge" here," she said.')).toEqual(['"We call it "the bridge" here,"']);
  });

  it('takes single marks for speech only, never apostrophes', () => {
    expect(quotes('‘We are glad to work with the hospital,’ she said.')).toEqual([
      '‘We are glad to work with the hospital,’',
    ]);
    expect(quotes("The firm's ‘Strong Minds’ plan and the doctors' and nurses' plan don't meet.")).toEqual([]);
  });

  it('goes on over paragraphs that begin with an opening mark', () => {
    const text = '“We are glad.\n\n“We shall do more.”\n\nShe left.';
    expect(quotes(text)).toEqual(['“We are glad.\n\n“We shall do more.”']);
  });

  it('ends a quotation without closing mark at the paragraph’s end', () => {
    expect(quotes('“We are glad, she said.\n\nThe hospital agreed.')).toEqual(['“We are glad, she said.']);
    expect(quotes(`"${NEWS.repeat(12)}\n\nThe hospital agreed.`)).toEqual([]);
  });

  it('takes no inches for quotations', () => {
    expect(quotes('The screen is 10" wide and 8.5" high.')).toEqual([]);
    expect(quotes('The 10" screen is "very bright".')).toEqual(['"very bright"']);
  });

  it('lies inside one zone', () => {
    const text = `Acme Bio signs deal\n${NEWS} "We are glad. ${MORE} About Acme Bio Acme Bio said "no".`;
    const { zones: found, quotes: spans } = clean(text, rules);
    for (const quote of spans) {
      expect(found.some(({ start, end }) => start <= quote.start && quote.end <= end)).toBe(true);
    }
  });
});

describe('hard-wrapped text', () => {
  it('is read by paragraphs, not by lines', () => {
    const text = `Acme Bio signs deal with Mercy Hospital\n\nPORTLAND, Ore., May 4, 2026 /PRNewswire/ -- Acme Bio said on\nMonday that it will study a new molecule together with Mercy\nHospital. It will share all data with the hospital, which is\nto recruit three hundred patients at four clinics. The first\nof them was treated in May. “We are glad,” said Jane Doe, who\nleads the hospital.\n\nAbout Acme Bio\n\nAcme Bio makes medicines.`;
    expect(zones(text)).toEqual([
      'headline: Acme Bio signs deal with Mercy Hospital',
      'dateline: PORTLAND, Ore., May 4, 2026 /PRNewswire…',
      'body: Acme Bio said on Monday that it will st…',
      'about: About Acme Bio Acme Bio makes medicines.',
    ]);
  });
});

describe('rules of the user', () => {
  const rule = (given: Partial<ZoneRule>): ZoneRule => ({
    id: 'zones/own/rule',
    accepts: [],
    rejects: [],
    zone: 'furniture',
    at: 'line',
    pattern: 'poll of the day',
    until: 'line',
    ...given,
  });

  it('are asked in their order, and case counts only where they say so', () => {
    const text = `${NEWS}\nPOLL OF THE DAY: yes or no?\n${MORE}`;
    const names = (own: ZoneRule): string[] => clean(text, { zones: [own] }).zones.map(({ name }) => name);
    expect(names(rule({}))).toEqual(['body', 'furniture', 'body']);
    expect(names(rule({ case: 'exact' }))).toEqual(['body']);
  });

  it('may use groups and back references', () => {
    const own = [
      rule({ pattern: '(poll) of the \\1' }),
      rule({ id: 'zones/own/other', pattern: '(?<a>poll) of the day' }),
    ];
    expect(clean(`${NEWS}\nPoll of the day\n${MORE}`, { zones: own }).zones.map((zone) => zone.rule)).toEqual([
      'clean/body',
      'zones/own/other',
      'clean/body',
    ]);
  });
});

// ── properties ───────────────────────────────────────────────────────────────────────────────────────

function expectSound(text: string, { zones: found, quotes: spans }: Cleaned): void {
  let at = 0;
  for (const { start, end } of found) {
    expect(start).toBe(at);
    expect(end > start || text === '').toBe(true);
    at = end;
  }
  expect(at).toBe(text.length);
  let last = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
    expect(found.some((zone) => zone.start <= start && end <= zone.end)).toBe(true);
  }
}

/** The text of zones and quotations, free of carriage returns. */
function shown(text: string): string[] {
  const { zones: found, quotes: spans } = clean(text, rules);
  const slice = ({ start, end }: { start: number; end: number }): string => text.slice(start, end).replace(/\r/g, '');
  return [...found.map((zone) => `${zone.rule}|${slice(zone)}`), ...spans.map(slice)];
}

const PIECES = [
  NEWS,
  MORE,
  'About Acme Bio',
  'About Acme Bio Acme Bio is a maker of medicines.',
  'Acme Bio signs deal with Mercy Hospital',
  'PORTLAND, Ore., May 4, 2026 /PRNewswire/ -- It began.',
  '“We are glad.',
  '“So am I,” she said. ”',
  '"Why?" he asked. It is 5" long.',
  'Media Contact:',
  'jane.doe@acme.example',
  'Related articles',
  '- New test finds fevers early',
  'Forward-Looking Statements',
  '---',
  '',
  '   ',
  'Photo courtesy of Acme Bio',
  '©2026 Acme Bio',
  '저작권자 ⓒ Acme',
];

/** Texts put together from the pieces: always the same ones. */
function* assembled(count: number): Generator<string> {
  let seed = 20260504;
  const next = (bound: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * bound);
  };
  for (let i = 0; i < count; i++) {
    const lines = Array.from({ length: 1 + next(14) }, () => PIECES[next(PIECES.length)]);
    yield lines.join([' ', '\n', '\n\n'][next(3)]);
  }
}

describe('properties', () => {
  it('partitions every text, with all quotations inside zones, the same in every run, CRLF or LF', () => {
    for (const text of assembled(300)) {
      expectSound(text, clean(text, rules));
      expect(shown(text)).toEqual(shown(text));
      expect(shown(text.replace(/\n/g, '\r\n'))).toEqual(shown(text));
    }
  });

  it('copes with empty, blank and broken texts', () => {
    for (const text of ['', ' ', '\n\n', '\r\n', '"', '“', '’', '\ud800', 'a', '\ufeffAcme', 'x'.repeat(5000)]) {
      expectSound(text, clean(text, rules));
    }
  });

  it('bears any number of quotations', () => {
    expect(clean('“a” '.repeat(200_000), rules).quotes.length).toBe(200_000);
  });

  it('bears any number of lines', () => {
    const text = `${[...assembled(60)].join('\n')}\n`.repeat(160);
    expectSound(text, clean(text, rules));
  });
});

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('on ../shared/corpus (skipped where it is not there)', () => {
  it('partitions every article, and leaves most of it in the body', () => {
    let body = 0;
    let all = 0;
    for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.txt'))) {
      const text = readFileSync(join(CORPUS, file), 'utf8');
      const cleaned = clean(text, rules);
      expectSound(text, cleaned);
      const own = cleaned.zones
        .filter(({ name }) => name === 'body')
        .reduce((sum, { start, end }) => sum + end - start, 0);
      expect(own, file).toBeGreaterThan(0);
      body += own;
      all += text.length;
    }
    expect(body / all).toBeGreaterThan(0.6);
  });
});
