import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { check } from '../../src/rules/check.ts';
import { loadRules } from '../../src/rules/load.ts';

const base = builtinRules();

/** The verdict on the one rule of a file; its text is put under `about:`. */
function verdictOf(text: string) {
  const { rules } = loadRules([{ path: 'mine.yaml', text: `about: Mine.\n${text}` }], { base });
  const own = check(rules, (id) => id.startsWith('mine/'));
  expect(own).toHaveLength(1);
  return own[0]!;
}

const relation = (accept: string, reject: string): string => `rules:
  shake:
    needs: [hand]
    pattern: '{org+ as parties} ... shook hands with {org+ as others}'
    accepts: ['${accept}']
    rejects: ['${reject}']
`;

const GOOD = '{org as parties: Acme Bio} and {org as parties: Orvane} shook hands with {ref as others: the clinic}.';
const QUIET = '{org: Acme Bio} shook with {org: Orvane}.';

describe('relations', () => {
  it('ok: exactly the marked roles come out', () => {
    const verdict = verdictOf(relation(GOOD, QUIET));
    expect(verdict).toEqual({ rule: 'mine/shake', place: 'mine.yaml:3:3', outcome: 'ok', failures: [] });
  });

  it('missing: an accepted example is not found', () => {
    const example = '{org as parties: Acme Bio} waved hands at {org as others: Orvane}.';
    expect(verdictOf(relation(example, QUIET))).toMatchObject({
      outcome: 'missing',
      failures: [
        { outcome: 'missing', example, detail: 'found nothing; marked parties: "Acme Bio", others: "Orvane"' },
      ],
    });
  });

  it('missing: a needed word is not there', () => {
    const text = relation(GOOD, QUIET).replace('[hand]', '[glove]');
    expect(verdictOf(text).outcome).toBe('missing');
  });

  it('wrong: another role comes out', () => {
    const example = '{org as parties: Acme Bio} and {org: Orvane} shook hands with {org as others: Tavira}.';
    expect(verdictOf(relation(example, QUIET))).toMatchObject({
      outcome: 'wrong',
      failures: [
        {
          outcome: 'wrong',
          detail:
            'found parties: "Acme Bio", parties: "Orvane", others: "Tavira"; marked parties: "Acme Bio", others: "Tavira"',
        },
      ],
    });
  });

  it('noisy: a rejected example is found', () => {
    const verdict = verdictOf(relation(GOOD, '{org: Acme Bio} often shook hands with {org: Orvane}.'));
    expect(verdict.outcome).toBe('noisy');
    expect(verdict.failures[0]?.detail).toBe('found parties: "Acme Bio", others: "Orvane"');
  });

  it('the worst failure gives the outcome, all are told', () => {
    const missing = '{org as parties: Acme Bio} waved hands at {org as others: Orvane}.';
    const verdict = verdictOf(relation(missing, '{org: Acme Bio} shook hands with {org: Orvane}.'));
    expect(verdict.outcome).toBe('noisy');
    expect(verdict.failures.map(({ outcome }) => outcome)).toEqual(['missing', 'noisy']);
  });
});

describe('asides', () => {
  const aside = (accept: string, reject: string): string => `asides:
  rival:
    pattern: '(?<=with ){org}’s rival (?={name})'
    accepts: ['${accept}']
    rejects: ['${reject}']
`;
  const MARKED = '{org: Acme} signed with {aside: {org: Tavira}’s rival} {org: Orvane}.';
  const KEPT = '{org: Acme} signed with {org: Tavira} and its rival {org: Orvane}.';

  it.each([
    ['ok', MARKED, KEPT],
    ['missing', MARKED.replace('with', 'and'), KEPT],
    ['wrong', '{org: Acme} signed with {org: Tavira}’s {aside: rival} {org: Orvane}.', KEPT],
    ['noisy', MARKED, '{org: Acme} signed with {org: Tavira}’s rival {org: Orvane}.'],
  ])('%s', (outcome, accept, reject) => {
    expect(verdictOf(aside(accept, reject)).outcome).toBe(outcome);
  });
});

describe('cues', () => {
  const cue = (accept: string, reject: string): string => `cues:
  rumour:
    pattern: '\\breportedly\\b'
    direction: forward
    scope: clause
    sets: { status: negotiating }
    accepts: ['${accept}']
    rejects: ['${reject}']
`;
  const good = '{org: Acme Bio} has reportedly {trigger: signed} with Orvane.';

  it('ok: the scope covers the trigger, or does not', () => {
    expect(verdictOf(cue(good, 'Acme Bio {trigger: signed} with Orvane, which reportedly wept.')).outcome).toBe('ok');
    expect(verdictOf(cue(good, 'Acme Bio signed with Orvane.')).outcome).toBe('ok');
  });

  it('missing: the scope ends before the trigger', () => {
    const verdict = verdictOf(cue('Acme Bio reportedly wept, but it {trigger: signed}.', 'It rained.'));
    expect(verdict.outcome).toBe('missing');
  });

  it('noisy: the scope covers the trigger of a rejected example, or the cue is there at all', () => {
    expect(verdictOf(cue(good, 'It reportedly {trigger: signed}.')).outcome).toBe('noisy');
    expect(verdictOf(cue(good, 'It reportedly rained.')).failures[0]?.detail).toBe('found cue: "reportedly"');
  });
});

describe('zones', () => {
  const zone = (accept: string, reject: string): string => `zones:
  disclaimer:
    zone: furniture
    at: line
    pattern: 'No part of this page'
    until: line
    accepts: ['${accept}']
    rejects: ['${reject}']
`;

  it('ok, missing, noisy', () => {
    expect(verdictOf(zone('No part of this page may be copied.', 'All of it may.')).outcome).toBe('ok');
    expect(verdictOf(zone('Any part of this page may be copied.', 'All of it may.')).outcome).toBe('missing');
    expect(verdictOf(zone('No part of this page may be copied.', 'No part of this page is mine.')).outcome).toBe(
      'noisy',
    );
  });
});

describe('entities', () => {
  const date = (accept: string, reject: string): string => `type: date
rules:
  harvest: { pattern: 'harvest (?<year><year>)', accepts: ['${accept}'], rejects: ['${reject}'] }
`;

  it('noisy: this rule gives a mention where there should be none', () => {
    const { rules } = loadRules(
      [{ path: 'mine.yaml', text: `about: X.\n${date('in {date: May 2015}', 'It rained in May 2015.')}` }],
      { base },
    );
    const verdict = check(rules).find(({ rule }) => rule === 'mine/harvest');
    expect(verdict?.outcome).toBe('ok');
  });

  it('missing, wrong: the marked mention is not found, or not with this span', () => {
    expect(verdictOf(date('It rained {date: a lot}.', 'It rained.')).outcome).toBe('missing');
    const { rules } = loadRules(
      [{ path: 'mine.yaml', text: `about: X.\n${date('It rained on May {date: 12, 2015}.', 'It rained.')}` }],
      { base },
    );
    const verdict = check(rules).find(({ rule }) => rule === 'mine/harvest');
    expect(verdict?.failures[0]?.detail).toBe('found date: "May 12, 2015"; marked date: "12, 2015"');
    expect(verdict?.outcome).toBe('wrong');
  });

  it('evidence against a name has to hold for it', () => {
    const none = (accept: string, reject: string): string => `type: none
rules:
  pill: { after: ' pill', strength: 0.9, accepts: ['${accept}'], rejects: ['${reject}'] }
`;
    expect(verdictOf(none('He took a {none: Clearstick} pill.', 'He took a pill.')).outcome).toBe('ok');
    expect(verdictOf(none('He took a {none: Clearstick} bar.', 'He took a pill.')).outcome).toBe('missing');
    expect(verdictOf(none('He took a {none: Clearstick} pill.', 'He took a Clearstick pill.')).outcome).toBe('noisy');
  });
});
