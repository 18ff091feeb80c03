import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { withTables } from '../../src/rules/tables.ts';
import { WORD_LISTS } from '../../src/rules/words/kinds.ts';
import { wordBits } from '../../src/rules/words/table.ts';
import { zoneRules } from '../../src/stages/clean/rules.ts';

const rules = withTables(builtinRules());
const { compiledScans: _scans, compiledWords: _words, compiledTerms: _terms, ...bare } = rules;

describe('the table of words', () => {
  it.each(['person', 'title'] as const)('says of every word of a %s what the lists say', (which) => {
    const byTable = wordBits(which, rules);
    const byLists = wordBits(which, bare);
    const { bits, keys } = WORD_LISTS[which];
    const words = Object.keys(bits).flatMap((list) => (rules.lists[list] ?? []).flatMap(keys));
    expect(words.length).toBeGreaterThan(100);
    const known = ['zzz', '', 'a', 'constructor', '__proto__', 'co', ...words];
    expect(known.filter((word) => byTable(word) !== byLists(word))).toEqual([]);
  });
});

describe('the table of zones', () => {
  it('lets every rule through where one of its examples begins', () => {
    const { mayBegin } = zoneRules(rules, '');
    for (const rule of rules.zones) {
      const regex = new RegExp(rule.pattern, rule.case === 'exact' ? 'm' : 'mi');
      for (const example of rule.accepts) {
        const at = regex.exec(example)?.index;
        if (at !== undefined) expect(mayBegin(rule, example, at), `${rule.id}: ${example}`).toBe(true);
      }
    }
  });

  it('keeps rules out where they cannot match', () => {
    const { mayBegin } = zoneRules(rules, '');
    expect(rules.zones.filter((rule) => mayBegin(rule, 'Zxq jumps over it.', 0)).length).toBeLessThan(
      rules.zones.length / 2,
    );
  });
});
