import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/pipeline.ts';
import type { RelationMatch } from '../../src/stages/match.ts';

interface Shown {
  readonly rule: string;
  readonly fillers: readonly string[];
  readonly cues: readonly string[];
  readonly match: RelationMatch;
}

const matches = (text: string): Shown[] =>
  analyse(text).matches.map((match) => ({
    rule: match.rule.id,
    fillers: match.fillers.map((f) => `${f.role}: ${text.slice(f.mention.start, f.mention.end)}`),
    cues: match.cues.map((c) => c.cue.id),
    match,
  }));

const byRule = (text: string, rule: string): Shown | undefined =>
  matches(text).find((m) => m.rule.endsWith(`/${rule}`));

describe('match', () => {
  it('fills the roles of a rule in the order of the text', () => {
    const text = 'Acme Bio signed an agreement with Orvane Inc., Kelmar Labs and Mercy Hospital.';
    expect(byRule(text, 'signed-with')?.fillers).toEqual([
      'parties: Acme Bio',
      'parties: Orvane Inc.',
      'parties: Kelmar Labs',
      'parties: Mercy Hospital',
    ]);
  });

  it('fills different roles', () => {
    expect(byRule('Acme Bio has licensed the drug from Orvane Inc.', 'licensed-from')?.fillers).toEqual([
      'licensee: Acme Bio',
      'licensor: Orvane Inc.',
    ]);
  });

  it('lets a reference fill a role', () => {
    const text = 'Acme Bio Inc. makes pumps for the sick. The company signed an agreement with Mercy Hospital.';
    expect(byRule(text, 'signed-with')?.fillers).toEqual(['parties: The company', 'parties: Mercy Hospital']);
  });

  it('reads over parentheses and appositions, with offsets of the article', () => {
    const text = 'Acme Bio (NASDAQ: ACME), a maker of pumps, has signed an agreement with Mercy Hospital.';
    const found = byRule(text, 'signed-with');
    expect(found?.fillers).toEqual(['parties: Acme Bio', 'parties: Mercy Hospital']);
    expect(found?.match.start).toBe(0);
    expect(text.slice(found?.match.start, found?.match.end)).toMatch(/Mercy Hospital$/);
    expect(found?.match.trigger).toBeLessThan(text.indexOf('Mercy'));
  });

  it('takes a name inside an apposition for no subject of what follows it', () => {
    const text = 'Acme Bio, the venture of Orvane Group, announced a partnership with Mercy Hospital.';
    const fillers = matches(text).flatMap((m) => m.fillers);
    expect(fillers).toContain('parties: Acme Bio');
    expect(fillers).not.toContain('parties: Orvane Group');
  });

  it('reads over whose the next name of a list is', () => {
    const text = 'Acme Bio and its subsidiary, Orvane Labs, have announced a partnership with Mercy Hospital.';
    expect(byRule(text, 'announced-with')?.fillers).toEqual([
      'parties: Acme Bio',
      'parties: Orvane Labs',
      'parties: Mercy Hospital',
    ]);
  });

  it('gives the sentence of each match', () => {
    const text = 'The sun was out in town. Acme Bio signed an agreement with Mercy Hospital.';
    for (const { match } of matches(text)) {
      expect(text.slice(match.sentence.start, match.sentence.end)).toBe(
        'Acme Bio signed an agreement with Mercy Hospital.',
      );
    }
    expect(matches(text).length).toBeGreaterThan(0);
  });

  it.each([
    ['Acme Bio denied that it has signed an agreement with Mercy Hospital.', 'cues/status/denied'],
    ['Acme Bio plans to sign an agreement with Mercy Hospital next year.', 'cues/status/planned'],
    ['Acme Bio has signed an agreement with Mercy Hospital.', 'cues/status/signed'],
    ['Acme Bio has signed an agreement with Mercy Hospital to train nurses.', 'cues/types/education'],
  ])('gives the cues whose scope covers the match: %s', (text, cue) => {
    expect(byRule(text, 'announced-with')?.cues).toContain(cue);
  });

  it('ends the scope of a cue with its clause', () => {
    const text = 'The agreement with Orvane ended last year, while Acme Bio signed an agreement with Mercy Hospital.';
    const signed = byRule(text, 'signed-with');
    expect(signed?.fillers).toEqual(['parties: Acme Bio', 'parties: Mercy Hospital']);
    expect(signed?.cues).not.toContain('cues/status/ended');
    expect(byRule(text, 'deal-with-named')?.cues).toContain('cues/status/ended');
  });

  it.each([
    'Acme Bio and Mercy Hospital stand in the same street.',
    'Acme Bio makes pumps and Mercy Hospital buys beds.',
    'They signed an agreement with the town.',
    '',
  ])('finds nothing without a trigger, or without organisations: %j', (text) => {
    expect(matches(text)).toEqual([]);
  });
});
