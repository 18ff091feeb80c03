import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { check } from '../../src/rules/check.ts';

const rules = builtinRules();
const all = [...rules.zones, ...rules.names, ...rules.patterns, ...rules.asides, ...rules.relations, ...rules.cues];
const verdicts = new Map(check(rules).map((verdict) => [verdict.rule, verdict]));

describe.each(all.map((rule) => [rule.id, rule] as const))('%s', (id, { accepts, rejects }) => {
  const failures = new Map(
    verdicts.get(id)?.failures.map(({ example, outcome, detail }) => [example, `${outcome}: ${detail}`]),
  );

  it.each(accepts)('accepts %s', (example) => {
    expect(failures.get(example)).toBeUndefined();
  });

  it.each(rejects)('rejects %s', (example) => {
    expect(failures.get(example)).toBeUndefined();
  });
});

it('every built-in rule has a verdict', () => {
  expect([...verdicts.keys()].sort()).toEqual(all.map(({ id }) => id).sort());
});
