import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { findTitles } from '../../src/stages/annotate/titles.ts';
import { clean } from '../../src/stages/clean.ts';
import { segment } from '../../src/stages/segment.ts';

function titles(text: string): string[] {
  const rules = builtinRules();
  const article = `A headline of no matter.\n\n${text}`;
  const { tokens, sentences } = segment(article, clean(article, rules), rules);
  return findTitles(article, tokens, sentences, rules).map(({ start, end }) => article.slice(start, end));
}

describe('findTitles', () => {
  it.each([
    [
      'said Jane Doe, executive vice president and chief data and innovation officer at Acme.',
      ['executive vice president and chief data and innovation officer'],
    ],
    ['said Jane Doe, CEO & Founder of Acme.', ['CEO & Founder']],
    ['said Jane Doe, Chief of Shelter Medicine at Acme.', ['Chief of Shelter Medicine']],
    ['said Jane Doe, founder and managing partner at Acme.', ['founder and managing partner']],
    ['Acme Korea Country President Kim Min-jun said so.', ['Country President']],
    [
      'said Jane Doe, senior vice president, Vaccines, Oncology and Rare Disease Unit at Acme.',
      ['senior vice president, Vaccines, Oncology and Rare Disease Unit'],
    ],
    [
      'said Jane Doe, Vice President for Research and Development at the University of Otago.',
      ['Vice President for Research and Development'],
    ],
    ['Jane Doe, interim Chief People Officer, left.', ['interim Chief People Officer']],
    ['said the deputy minister of health and welfare, Jane Doe.', ['deputy minister of health and welfare']],
    ['Jane Doe, VP Marketing, Acme, agreed.', ['VP Marketing']],
    [
      'Jane Doe, an emergency medicine resident physician at Mercy Hospital, agreed.',
      ['emergency medicine resident physician'],
    ],
    ['Jane Doe, CFO and Executive Vice President, agreed.', ['CFO and Executive Vice President']],
    ['Jane Doe, Professor Emeritus of Surgery at Otago, agreed.', ['Professor Emeritus of Surgery']],
  ])('reads the whole title: %s', (text, expected) => {
    expect(titles(text)).toEqual(expected);
  });

  it.each([
    ['said Jane Doe, president of Acme Research Institute.', ['president']],
    ['said Jane Doe, director of Health Canada.', ['director']],
    ['said Jane Doe, Director of Tavira Medical School at Acme University.', ['Director']],
    ['said Jane Doe, head of research firm Acme.', ['head']],
    ['Mercy Hospital General Director Jane Doe said so.', ['General Director']],
    ['Acme Group Chairman Jane Doe runs Acme Group.', ['Chairman']],
    ['Orvane Pharma Managing Director Jane Doe runs Orvane Pharma.', ['Managing Director']],
    ['Acme Group Chairman Jane Doe runs Acme.', ['Group Chairman']],
  ])("leaves the organisation's name out: %s", (text, expected) => {
    expect(titles(text)).toEqual(expected);
  });

  it.each([
    'General Motors and Acme are technology partners.',
    'It will lead the work, and its chief aim is growth.',
    'The industry leader grew.',
    'Shares closed at 5 pm; the gm was 30.',
    'He who heads the list wins.',
  ])('finds none: %s', (text) => {
    expect(titles(text)).toEqual([]);
  });

  it('gives sorted mentions without overlap, with the rule that found them', () => {
    const rules = builtinRules();
    const text = 'CEO Jane Doe met Senator John Roe and the mayor of Springfield, Ann Poe.';
    const { tokens, sentences } = segment(text, clean(text, rules), rules);
    const found = findTitles(text, tokens, sentences, rules);
    expect(found.map(({ rule }) => rule)).toEqual([
      'entities/title/initials-whole',
      'entities/title/whole',
      'entities/title/whole',
    ]);
    for (let i = 1; i < found.length; i++) expect(found[i]!.start).toBeGreaterThanOrEqual(found[i - 1]!.end);
  });
});
