import { describe, expect, test } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { findDates, findPublished } from '../../src/stages/annotate/dates.ts';
import type { Cleaned, ZoneName } from '../../src/types.ts';

const rules = builtinRules();

/** A Thursday. */
const ANCHOR = '2020-06-18';

/** A text whose dates stand in braces, and their values, "-" for none. */
type Case = readonly [marked: string, ...values: string[]];

function check(marked: string, values: readonly string[], anchor: string | null): void {
  const text = marked.replace(/[{}]/g, '');
  const spans = [...marked.matchAll(/\{([^{}]*)\}/g)].map(([, span]) => span);
  const found = findDates(text, anchor, rules);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(spans);
  expect(found.map(({ value }) => value ?? '-')).toEqual(values);
}

const STATED: readonly Case[] = [
  // full days
  ['They signed on {May 4, 2020}, in Basel.', '2020-05-04'],
  ['They signed on {May 4th, 2020}.', '2020-05-04'],
  ['They signed on {May 4 2020}.', '2020-05-04'],
  ['They signed on {May 4,2020}.', '2020-05-04'],
  ['They signed on {May 04, 2020}.', '2020-05-04'],
  ['They signed on {4 May 2020}.', '2020-05-04'],
  ['They signed on {04 May 2020}.', '2020-05-04'],
  ['They signed on {4th May 2020}.', '2020-05-04'],
  ['They signed on {4th of May 2020}.', '2020-05-04'],
  ['They signed on {4 May, 2020}.', '2020-05-04'],
  ['They signed on {the 12th of May 2015}.', '2015-05-12'],
  ['They signed on {the 12th day of May, 2015}.', '2015-05-12'],
  ['They signed on {Sept. 12, 2025}.', '2025-09-12'],
  ['They signed on {Sept 12, 2025}.', '2025-09-12'],
  ['They signed on {12 Sept 2025}.', '2025-09-12'],
  ['They signed on {12-Sep-2025}.', '2025-09-12'],
  ['They signed on {Jan. 1, 2021}.', '2021-01-01'],
  ['They signed on {Friday Jan 26, 2024} at noon.', '2024-01-26'],
  ['They signed on {Friday, Jan. 26, 2024}.', '2024-01-26'],
  ['They signed on {Friday, January 26th, 2024}.', '2024-01-26'],
  ['They signed on {Friday, 26 January 2024}.', '2024-01-26'],
  ['They signed on {Fri, 26 Jan 2024} 10:00:00 GMT.', '2024-01-26'],
  ['ACME SIGNS ON {MAY 4, 2020}', '2020-05-04'],
  ['ACME SIGNS ON {OCT. 15, 2024}', '2024-10-15'],
  ['Stamp {2020-05-04}.', '2020-05-04'],
  ['Stamp {2020/05/04}.', '2020-05-04'],
  ['Stamp {2015.06.12} 14:30', '2015-06-12'],
  ['Stamp {2015. 6. 12}.', '2015-06-12'],
  ['Stamp {2020-05-04}T10:00:00Z', '2020-05-04'],
  ['Stamp {25.05.2020}.', '2020-05-25'],
  ['Stamp {05/25/2020}.', '2020-05-25'],
  ['Stamp {25/05/2020}.', '2020-05-25'],
  ['Stamp {05/05/2020}.', '2020-05-05'],
  ['Stamp {04.05.2020}.', '-'],
  ['Stamp {04/05/2020}.', '-'],
  ['It was signed on {February 29, 2020}.', '2020-02-29'],
  // glued text
  ['On{December 24, 2018}, they met.', '2018-12-24'],
  ['Fresno, Calif.,{Feb. 18, 2021}// -- Acme', '2021-02-18'],
  ['BASEL, {June 25, 2024}// -- Acme', '2024-06-25'],
  ['They met in{May 2015} and signed.', '2015-05'],
  ['Since launch on{March 3, 2019}it grew.', '2019-03-03'],
  ['They met on {May\n4, 2020}.', '2020-05-04'],
  ['They met on {May\u00a04, 2020}.', '2020-05-04'],
  // several days
  ['The congress ({September 15-21, 2024}) is in Graz.', '2024-09-15/2024-09-21'],
  ['It is on {May 4 to 6, 2020} in Graz.', '2020-05-04/2020-05-06'],
  ['It is on {May 4 and 5, 2020} in Graz.', '2020-05-04/2020-05-05'],
  ['It is on {April 30 - May 2, 2021} in Graz.', '2021-04-30/2021-05-02'],
  ['It is on {4-6 May 2020} in Graz.', '2020-05-04/2020-05-06'],
  ['It is on {30 April to 2 May 2021} in Graz.', '2021-04-30/2021-05-02'],
  ['It runs from {May 4, 2020 to June 1, 2021}.', '2020-05-04/2021-06-01'],
  ['It ran from {December 28, 2020 - January 3, 2021}.', '2020-12-28/2021-01-03'],
  // months
  ['A memorandum was signed in {May 2015}.', '2015-05'],
  ['A memorandum was signed in {May, 2015}.', '2015-05'],
  ['A memorandum was signed in {May of 2015}.', '2015-05'],
  ['A memorandum was signed in {Sept. 2015}.', '2015-09'],
  ['A memorandum was signed in {Dec-2015}.', '2015-12'],
  ['A memorandum was signed in {May ’15}.', '2015-05'],
  ['The {June 2019} memorandum is void.', '2019-06'],
  ['They signed in {early May 2015}.', '2015-05'],
  ['They signed in {late March 2020}.', '2020-03'],
  ['They signed in {mid-October 2024}.', '2024-10'],
  ['They signed at {the end of June 2015}.', '2015-06'],
  ['It recruits from {January to March 2021}.', '2021-01/2021-03'],
  ['It recruits {March-May 2020}.', '2020-03/2020-05'],
  ['It recruits from {November to January 2021}.', '2020-11/2021-01'],
  ['He led it from {May 2012 to June 2014}.', '2012-05/2014-06'],
  ['They met {between March and June 2020}.', '2020-03/2020-06'],
  // quarters
  ['It closes in {Q2 2025}.', '2025-Q2'],
  ['It closes in {Q2, 2025}.', '2025-Q2'],
  ['It closes in {Q2 of 2025}.', '2025-Q2'],
  ['It closes in {Q2’25}.', '2025-Q2'],
  ["It closes in {Q2'25}.", '2025-Q2'],
  ['It closes in {Q2 FY2025}.', '2025-Q2'],
  ['It closes in {2Q25}.', '2025-Q2'],
  ['It closes in {1Q 2025}.', '2025-Q1'],
  ['It closes in {4Q FY25}.', '2025-Q4'],
  ['It closes in {2025 Q2}.', '2025-Q2'],
  ['It closes in {2025Q2}.', '2025-Q2'],
  ['It closes in {2025-Q2}.', '2025-Q2'],
  ['It closes in {FY25 Q3}.', '2025-Q3'],
  ['It closes in {fiscal Q2 2025}.', '2025-Q2'],
  ['It closes in {the second quarter of 2025}.', '2025-Q2'],
  ['It closes in {the 2nd quarter of 2025}.', '2025-Q2'],
  ['It closes in {second-quarter 2025}.', '2025-Q2'],
  ['It closes in {the second quarter 2025}.', '2025-Q2'],
  ['It closes in {the second fiscal quarter of 2025}.', '2025-Q2'],
  ['It closes in {the second quarter of fiscal year 2025}.', '2025-Q2'],
  ['It closes in {the final quarter of 2025}.', '2025-Q4'],
  ['It closes in {late Q2 2025}.', '2025-Q2'],
  ['It closes at {the end of the second quarter of 2025}.', '2025-Q2'],
  ['It closes in {2025’s second quarter}.', '2025-Q2'],
  ['{Third-Quarter 2021} Dividend Declared', '2021-Q3'],
  // halves
  ['It opens in {the first half of 2026}.', '2026-H1'],
  ['It opens in {the latter half of 2026}.', '2026-H2'],
  ['It opens in {H2 2025}.', '2025-H2'],
  ['It opens in {2H25}.', '2025-H2'],
  ['It opens in {1H 2025}.', '2025-H1'],
  ['It opens in {2025 H1}.', '2025-H1'],
  // seasons
  ['It opened in {spring 2019}.', '2019-21'],
  ['It opened in {the summer of 2020}.', '2020-22'],
  ['It opened in {Fall 2021}.', '2021-23'],
  ['It opened in {early autumn 2021}.', '2021-23'],
  ['It opened in {winter 2020}.', '2020-24'],
  // years
  ['It was founded in {2014}.', '2014'],
  ['{Since 2010} they have shared data.', '2010/..'],
  ['They have shared data {since May 2015}.', '2015-05/..'],
  ['They have shared data {since May 4, 2015}.', '2015-05-04/..'],
  ['They have shared data {since early 2010}.', '2010/..'],
  ['They have shared data {since at least 2010}.', '2010/..'],
  ['They supply it {from 2024 onwards}.', '2024/..'],
  ['Established {2011}, the firm grew.', '2011'],
  ['It was established in {2011}.', '2011'],
  ['In {2022}, they signed.', '2022'],
  ['In the year {2022} they signed.', '2022'],
  ['It extends a {2024} agreement.', '2024'],
  ['It extends the {2024} licensing agreement.', '2024'],
  ['It extends its {2019} accord with Acme.', '2019'],
  ['The option ends by {2030}.', '2030'],
  ['They run it until {2027}.', '2027'],
  ['Cash lasts through {2026}.', '2026'],
  ['They signed in {early 2024}.', '2024'],
  ['They signed in {mid-2025}.', '2025'],
  ['They signed in {late 2023}.', '2023'],
  ['It closes by {the end of 2025}.', '2025'],
  ['It began at {the beginning of 2019}.', '2019'],
  ['Results for {FY2024} follow.', '2024'],
  ['Results for {FY 2024} follow.', '2024'],
  ['Results for {FY24} follow.', '2024'],
  ['Results for {fiscal 2024} follow.', '2024'],
  ['Results for {fiscal year 2024} follow.', '2024'],
  ['It was founded in {the 1990s}.', '199X'],
  ['It was founded in {the early 1990s}.', '199X'],
  ['The plan {2019-2023} is out.', '2019/2023'],
  ['The plan {2019–2023} is out.', '2019/2023'],
  ['The {2024-25} season begins.', '2024/2025'],
  ['He led it {between 2019 and 2021}.', '2019/2021'],
  ['He led it {from 2019 to 2021}.', '2019/2021'],
  ['He was director ({2005-2011}) there.', '2005/2011'],
  ['It was planned for {2024} and {2025}.', '2024', '2025'],
  ['It grew in {2021}, {2022} and {2023}.', '2021', '2022', '2023'],
  ['The Baltic accord ({2019}) was renewed.', '2019'],
  ['It was among {2024}’s largest.', '2024'],
];

const TOLD: readonly Case[] = [
  ['They {today} announced a deal.', '2020-06-18'],
  ['{Today}, they announced a deal.', '2020-06-18'],
  ['They announced a deal {earlier today}.', '2020-06-18'],
  ['They signed {this morning}.', '2020-06-18'],
  ['They signed {yesterday}.', '2020-06-17'],
  ['They signed {last night}.', '2020-06-17'],
  ['They sign {tomorrow}.', '2020-06-19'],
  ['It is part of {today}’s announcement.', '2020-06-18'],
  // days of the week
  ['They signed on {Tuesday}.', '2020-06-16'],
  ['They signed {Monday}.', '2020-06-15'],
  ['They signed on {Thursday}.', '2020-06-18'],
  ['They said on {Friday} that it is over.', '2020-06-12'],
  ['They signed {last Thursday}.', '2020-06-11'],
  ['They sign {next Tuesday}.', '2020-06-23'],
  ['They will sign on {Tuesday}.', '2020-06-23'],
  ['They are expected to sign on {Monday}.', '2020-06-22'],
  ['They said on {Monday} they will sign on {Friday}.', '2020-06-15', '2020-06-19'],
  ['On {Monday}, they will sign.', '2020-06-22'],
  ['On {Monday} Acme Bio said so.', '2020-06-15'],
  // weeks, months
  ['{This week}, they announced a deal.', '2020-06'],
  ['They signed {earlier this week}.', '2020-06'],
  ['They signed {last week}.', '2020-06'],
  ['They meet {next week}.', '2020-06'],
  ['They signed {over the weekend}.', '2020-06'],
  ['They signed {last weekend}.', '2020-06'],
  ['They signed {earlier this month}.', '2020-06'],
  ['They signed {last month}.', '2020-05'],
  ['They meet {next month}.', '2020-07'],
  ['They sign {later this month}.', '2020-06'],
  ['They signed {late last month}.', '2020-05'],
  ['They signed {last March}.', '2020-03'],
  ['They signed {last November}.', '2019-11'],
  ['They signed {this past April}.', '2020-04'],
  ['They meet {next September}.', '2020-09'],
  ['{This April}, they opened.', '2020-04'],
  ['They signed in {May}.', '2020-05'],
  ['They signed in {October}.', '2019-10'],
  ['They will sign in {October}.', '2020-10'],
  ['They signed in {early May}.', '2020-05'],
  ['They signed in {mid-June}.', '2020-06'],
  ['It will close by {August}.', '2020-08'],
  ['A {November} launch is planned.', '2020-11'],
  ['They signed in {March last year}.', '2019-03'],
  ['They signed in {March of this year}.', '2020-03'],
  // days of this year
  ['They signed on {June 3}.', '2020-06-03'],
  ['They signed on {Dec. 3}.', '2019-12-03'],
  ['They will sign on {July 3}.', '2020-07-03'],
  ['They signed on {3 June}.', '2020-06-03'],
  ['They signed on {the 3rd of June}.', '2020-06-03'],
  ['They signed on {Wednesday, June 3}.', '2020-06-03'],
  ['They signed on {the 5th}.', '2020-06-05'],
  ['They signed on {the 25th}.', '2020-05-25'],
  ['They said on {the 12th of last month} that it is over.', '2020-05-12'],
  ['It is on {July 1-3} in Graz.', '2020-07-01/2020-07-03'],
  // quarters, seasons, years
  ['It will close in {the third quarter}.', '2020-Q3'],
  ['It closed in {the fourth quarter}.', '2019-Q4'],
  ['It closed in {the first quarter of this year}.', '2020-Q1'],
  ['It closes in {the first quarter of next year}.', '2021-Q1'],
  ['It closed in {the second half of last year}.', '2019-H2'],
  ['It closes {this quarter}.', '2020-Q2'],
  ['It closed {last quarter}.', '2020-Q1'],
  ['It opens {this summer}.', '2020-22'],
  ['It opened {last fall}.', '2019-23'],
  ['It opens {next spring}.', '2021-21'],
  ['It opened in {the spring of last year}.', '2019-21'],
  ['They signed {last year}.', '2019'],
  ['They signed {late last year}.', '2019'],
  ['They sign {next year}.', '2021'],
  ['They signed {earlier this year}.', '2020'],
  ['They signed {earlier in the year}.', '2020'],
  ['It closes by {the end of the year}.', '2020'],
  ['It closes by {year-end}.', '2020'],
  ['It closes by {the end of next year}.', '2021'],
  ['They signed {two years ago}.', '2018'],
  ['They signed {a year ago}.', '2019'],
  ['They signed {three months ago}.', '2020-03'],
  ['They signed {10 days ago}.', '2020-06-08'],
  ['They signed {two weeks ago}.', '2020-06'],
  ['They have shared data {since last year}.', '2019/..'],
];

/** What looks like a date, and why it is none. */
const NONE: readonly (readonly [text: string, reason: string])[] = [
  ['They recently signed.', 'no point in time'],
  ['It grew in the past year.', 'a length of time'],
  ['It grew over the last two years.', 'a length of time'],
  ['They signed a few years ago.', 'no number of years'],
  ['It has 2,015 employees.', 'thousands'],
  ['It costs $2015.', 'money'],
  ['It costs US$2015 each.', 'money'],
  ['It was tested in 2015 patients.', 'a number of things'],
  ['It was tested in 2015 cancer patients.', 'a number of things'],
  ['It employs some 2000 people.', 'a number of things'],
  ['It spread as COVID-2019.', 'part of a name'],
  ['It reached 2014.5 points.', 'a decimal number'],
  ['It grew to 2020% of that.', 'a share'],
  ['Call 555-2019-2023.', 'a telephone number'],
  ['Order code 120205.', 'part of a longer number'],
  ['It sold 1850 in 1850 units.', 'a number of things'],
  ['It may sign.', 'a verb'],
  ['They march on.', 'a verb'],
  ['May they sign?', 'a verb'],
  ['April Jones and June Walters signed.', 'persons'],
  ['It was signed by April Jones.', 'a person'],
  ['Dr. August signed for May Clinic.', 'a person and a name'],
  ['They meet every Friday.', 'again and again'],
  ['They meet on Fridays.', 'again and again'],
  ['Open Monday to Friday, Saturday-Sunday closed.', 'opening hours'],
  ['They offer it on Black Friday.', 'the name of a day of sales'],
  ['Ruby Tuesday signed.', 'a company'],
  ['Tuesday Capital signed.', 'a company'],
  ['The Sunday Times said so.', 'a newspaper'],
  ['USA Today Sports said so.', 'a newspaper'],
  ['In today’s world all is well.', 'nowadays'],
  ['They build tomorrow’s clinics.', 'the future'],
  ['They met on the 5th floor.', 'a floor'],
  ['It is the 5th annual congress.', 'a count'],
  ['The first quarter of the game was dull.', 'a part of a game'],
  ['The first half of the match was dull.', 'a part of a game'],
  ['A quarter of them left.', 'a share'],
  ['It blocks the H2 receptor.', 'a receptor'],
  ['It ran 1H NMR.', 'a method'],
  ['The Audi Q3 sold well.', 'a car'],
  ['Prices fall each spring.', 'again and again'],
  ['Phase 3 may start.', 'a phase'],
  ['It happened on February 30, 2020.', 'no such day'],
  ['It happened on 31/31/2020.', 'no such day'],
  ['It cost 5 may be more.', 'a verb'],
  ['Marching 5, 2020 times.', 'no month'],
  ['It has 2020 beds.', 'a number of things'],
  ['The Decatur 12 team won.', 'a place'],
];

describe('dates that the text states', () => {
  test.each(STATED)('%s', (marked, ...values) => check(marked, values, null));
  test('they are stated, with and without an anchor', () => {
    for (const [marked] of STATED) {
      const found = findDates(marked.replace(/[{}]/g, ''), ANCHOR, rules);
      expect(found.map(({ stated }) => stated)).toEqual(found.map(() => true));
    }
  });
});

describe('dates told from the day of writing', () => {
  test.each(TOLD)('%s', (marked, ...values) => check(marked, values, ANCHOR));
  test.each(TOLD)('without that day: %s', (marked, ...values) => {
    check(
      marked,
      values.map(() => '-'),
      null,
    );
  });
  test('they are not stated', () => {
    for (const [marked] of TOLD) {
      const found = findDates(marked.replace(/[{}]/g, ''), ANCHOR, rules);
      expect(found.map(({ stated }) => stated)).toEqual(found.map(() => false));
    }
  });
  test('an anchor that is no day is none', () => {
    expect(findDates('They signed today.', '2020-02-30', rules)[0]?.value).toBeNull();
    expect(findDates('They signed today.', '2020', rules)[0]?.value).toBeNull();
  });
});

describe('no dates', () => {
  test.each(NONE)('%s: %s', (text) => {
    expect(findDates(text, ANCHOR, rules).map(({ start, end }) => text.slice(start, end))).toEqual([]);
  });
});

describe('precision', () => {
  test.each([
    ['on May 4, 2020', 'day'],
    ['in May 2020', 'month'],
    ['in spring 2020', 'season'],
    ['in Q2 2020', 'quarter'],
    ['in H2 2020', 'half'],
    ['in 2020', 'year'],
    ['from 2019 to 2021', 'range'],
    ['since 2020', 'range'],
    ['in the 1990s', 'range'],
    ['last week', 'month'],
    ['on Tuesday', 'day'],
  ])('%s: %s', (text, precision) => {
    expect(findDates(text, null, rules)[0]?.precision).toBe(precision);
  });
});

describe('all dates of a text', () => {
  test('are sorted and do not overlap', () => {
    const text = [...STATED, ...TOLD].map(([marked]) => marked.replace(/[{}]/g, '')).join(' ');
    const found = findDates(text, ANCHOR, rules);
    expect(found.length).toBeGreaterThan(200);
    for (const [i, { start, end }] of found.entries()) {
      expect(end).toBeGreaterThan(start);
      if (i > 0) expect(start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0);
    }
  });
  test('may be any number', () => {
    const text = `${'the 1 May 2 the first 2015 since the last '.repeat(20_000)}.`;
    expect(findDates(text, ANCHOR, rules).length).toBe(20_000);
  });
});

describe('the article’s own date', () => {
  const zoned = (text: string, ...names: readonly ZoneName[]): Cleaned => {
    const lines = text.split(/(?<=\n)/);
    let at = 0;
    const zones = lines.map((line, i) => {
      const zone = { name: names[i] ?? 'body', rule: 'test', start: at, end: at + line.length } as const;
      at += line.length;
      return zone;
    });
    return { zones, quotes: [] };
  };
  const published = (text: string, ...names: readonly ZoneName[]) => {
    const found = findPublished(text, zoned(text, ...names), rules);
    if (found !== null && found.start !== null && found.end !== null) {
      expect(text.slice(found.start, found.end)).toBe(found.text);
    }
    return found?.value ?? null;
  };

  const PUBLISHED: readonly (readonly [text: string, value: string | null, ...zones: ZoneName[]])[] = [
    ['Acme Signs Deal May 4, 2020\n\nAcme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nBASEL, Switzerland, May 4, 2020 /Newswire/ -- Acme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nBASELandLYON, France, May 4, 2020// -- Acme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nBASEL, June 9, 2025; Acme signed.', '2025-06-09', 'headline'],
    ['Acme Signs Deal\nBASEL, Switzerland, June 9, 2025, Acme signed.', '2025-06-09', 'headline'],
    ['Acme Signs Deal\nBASEL – May 4, 2020 – Acme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nBASEL, CA - May 4, 2020 (WIREPRESS) - Acme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nBasel, CH (Wire.ai) Monday May 4, 2020 @ 9:00 AM Pacific — Acme', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nBASEL, 4 May 2020: Acme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nBASEL (May 4, 2020) - Acme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nMay 4, 2020 – BASEL – Acme signed.', '2020-05-04', 'headline'],
    ['Acme Signs Deal\nPublished: 12 June 2015\nAcme signed.', '2015-06-12', 'headline', 'furniture'],
    ['Acme Signs Deal\nPosted on June 12, 2015\nAcme signed.', '2015-06-12', 'headline', 'furniture'],
    ['Acme Signs Deal\n2015-06-12\nAcme signed.', '2015-06-12', 'headline', 'furniture'],
    ['Acme Signs Deal\n2015.06.12 14:30\nAcme signed.', '2015-06-12', 'headline', 'furniture'],
    ['Acme Signs Deal\nInput 2024.05.03 10:12\nAcme signed.', '2024-05-03', 'headline', 'furniture'],
    ['Acme Signs Deal\nBy Ana Roth | June 12, 2015 | 3 min read\nAcme signed.', '2015-06-12', 'headline', 'furniture'],
    ['Acme Signs Deal\nBy Ana Roth, June 12, 2015\nAcme signed.', '2015-06-12', 'headline', 'body'],
    ['Acme Signs Deal\nUpdated: June 13, 2015\nAcme signed.', '2015-06-13', 'headline', 'furniture'],
    [
      'Acme Signs Deal\nUpdated: June 13, 2015\nPublished: June 12, 2015\nAcme signed.',
      '2015-06-12',
      'headline',
      'furniture',
      'furniture',
    ],
    ['Acme Declares Dividend May 25, 2021 2:04 pm ET BASEL---- Acme declared.', '2021-05-25', 'headline'],
    ['Acme Signs Deal\nSEOUL, Jul. 3 (Yonwire) -- Acme signed.', null, 'headline'],
    ['Acme Signs Deal\nAcme signed on May 4, 2020, in Basel.', null, 'headline'],
    ['Acme Signs Deal\nOn May 4, 2020, Acme signed.', null, 'headline'],
    ['Acme Signs Deal\nThe study was published on May 4, 2020 in a journal of note.', null, 'headline'],
    ['Acme Signs Deal\nAcme signed.\nSign up by May 4, 2020 – or never.', null, 'headline'],
    ['Acme to Show Test at Congress on May 4, 2020\nAcme said so.', null, 'headline'],
    ['Acme Signs Deal\nAcme signed.', null, 'headline'],
  ];
  test.each(PUBLISHED.map(([text, value, ...zones]) => ({ text, value, zones })))('$text: $value', (row) => {
    expect(published(row.text, ...row.zones)).toBe(row.value);
  });
  test('stands in a dateline, whatever its form', () => {
    expect(published('Acme Signs\nBASEL. 4 May 2020.\nAcme', 'headline', 'dateline')).toBe('2020-05-04');
  });
  test('is not that of another article', () => {
    expect(published('Acme Signs\nOther Deal\n4 May 2020\n', 'headline', 'related', 'related')).toBeNull();
  });
});
