import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/pipeline.ts';
import { builtinRules } from '../../src/rules/builtin.ts';
import { check } from '../../src/rules/check.ts';
import { loadRules } from '../../src/rules/load.ts';

const page = readFileSync(fileURLToPath(new URL('../../rules/README.md', import.meta.url)), 'utf8');

/** The YAML blocks of the page; the first line of each is its path, as a comment. */
const files = [...page.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, path = '', text = '']) => ({
  path,
  text,
}));

describe('the page about rules', () => {
  const base = builtinRules();
  const { rules } = loadRules(files, { base });

  it('holds a block for each kind of rule', () => {
    const known = new Set(base.terms);
    expect(files).toHaveLength(7);
    expect(rules.zones.length - base.zones.length).toBe(1);
    expect(rules.names.length - base.names.length).toBe(1);
    expect(rules.relations.length - base.relations.length).toBe(2);
    expect(rules.asides.length - base.asides.length).toBe(1);
    expect(rules.cues.length - base.cues.length).toBe(1);
    expect(rules.terms.filter((term) => !known.has(term))).toHaveLength(1);
  });

  it('holds nothing else in YAML', () => {
    expect(page.split('```yaml').length - 1).toBe(files.length);
  });

  it.each(
    check(rules)
      .filter(({ rule }) => rule.startsWith('mine/'))
      .map((verdict) => [verdict.rule, verdict] as const),
  )('has good examples for %s', (_, { outcome, failures }) => {
    expect(failures).toEqual([]);
    expect(outcome).toBe('ok');
  });

  it('teaches a rule that works on an article', () => {
    const text =
      'NEW DEAL\n\nAcme Bio Inc. shook hands with Mercy Hospital on a new drug for gout, the two said in a joint note.\n';
    const names = (use: typeof base) =>
      extract(text, { rules: use }).partnerships.flatMap(({ parties }) => parties.map((p) => p.name));
    expect(names(base)).toEqual([]);
    expect(names(rules)).toEqual(['Acme Bio Inc.', 'Mercy Hospital']);
  });
});
