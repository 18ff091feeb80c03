import { describe, expect, it } from 'vitest';
import { gramsOf, passes } from '../../src/grams.ts';
import { regExp } from '../../src/regexp.ts';
import { builtinRules } from '../../src/rules/builtin.ts';
import { parseExample } from '../../src/rules/example.ts';
import { gateOf } from '../../src/rules/gate.ts';

describe('the gate of a pattern', () => {
  it.each<[string, readonly string[] | undefined]>([
    ['\\bsign(?:ed|s)?\\b', ['sign']],
    ['(?:signed|inked|entered into)', ['signed', 'inked', 'entered into']],
    ['[Mm]emorand(?:um|a) of', ['memorandum of', 'memoranda of']],
    ['\\w+ (?:about|over) \\d+', ['about', 'over']],
    ['About \\p{Lu}', ['about ']],
    ['(?:team|join)(?: up)?', ['team', 'join']],
    ["don['’]t", ["don't", 'don’t']],
    ['x{3}|abc', undefined],
    ['\\d+', undefined],
    ['(?:signed)?', undefined],
    ['(?:signed|\\d+)', undefined],
    ['(?!signed)abc', ['abc']],
    ['in', undefined],
    ['(?:the )+deal', ['deal']],
    ['(?:partner){2}', ['partner']],
    ['[^a]greement', ['greement']],
    ['(?:partnership|partner)', ['partner']],
  ])('%s', (pattern, gate) => {
    expect(gateOf(pattern)).toEqual(gate);
  });
});

describe('groups of three', () => {
  it('let through what holds the word, whatever its case, and mostly nothing else', () => {
    const grams = gramsOf('Acme Bio SIGNED an agreement.');
    expect(passes(['inked', 'signed'], grams)).toBe(true);
    expect(passes(['greeme'], grams)).toBe(true);
    expect(passes(['inked', 'hospital'], grams)).toBe(false);
  });

  it('let everything through where there is no gate', () => {
    expect(passes(undefined, gramsOf(''))).toBe(true);
    expect(passes(['abc'], gramsOf('ab'))).toBe(false);
  });

  it('can be of a part of a text', () => {
    const text = 'signed or not';
    expect(passes(['signed'], gramsOf(text, 2))).toBe(false);
    expect(passes(['gned'], gramsOf(text, 2))).toBe(true);
    expect(passes(['not'], gramsOf(text, 0, 12))).toBe(false);
  });
});

describe('gates of the built-in rules let through every example that the rule matches', () => {
  const rules = builtinRules();
  const patterns = [
    ...rules.zones.map((rule) => ({ ...rule, flags: 'i', sources: [rule.pattern] })),
    ...rules.cues.map((rule) => ({ ...rule, flags: 'i', sources: [rule.pattern] })),
    ...rules.patterns.map((rule) => ({ ...rule, flags: '', sources: [rule.pattern] })),
    ...rules.names.map((rule) => ({
      ...rule,
      flags: '',
      sources: [rule.name, rule.before, rule.after].filter((s) => s !== undefined),
    })),
  ];

  it.each(patterns.map((rule) => [rule.id, rule] as const))('%s', (_, { gate, flags, sources, accepts }) => {
    for (const text of accepts.map((example) => parseExample(example).text)) {
      if (sources.every((source) => regExp(source, flags).test(text)))
        expect([text, passes(gate, gramsOf(text))]).toEqual([text, true]);
    }
  });

  it('keep most rules away from a text that says nothing', () => {
    const grams = gramsOf('The weather was fine all day long, and nobody had anything to do.');
    const gated = patterns.filter(({ gate }) => gate !== undefined);
    expect(gated.length).toBeGreaterThan(patterns.length / 3);
    expect(gated.filter(({ gate }) => passes(gate, grams)).length).toBeLessThan(gated.length / 10);
  });
});

describe('the relation rules', () => {
  const all = builtinRules().relations.flatMap(({ id, patterns }) => patterns.map((pattern) => ({ id, pattern })));
  /** Their alternatives share no word: they are searched for in every sentence with enough organisations. */
  const OPEN = ['relations/rights/joint-venture', 'relations/together/both-in-deal'];

  it('each need some word, so that few sentences are searched for them', () => {
    const open = all.filter(({ pattern }) => (pattern.gates ?? []).length === 0).map(({ id }) => id);
    expect([...new Set(open)].sort()).toEqual(OPEN);
  });
});
