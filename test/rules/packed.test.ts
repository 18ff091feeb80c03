import { describe, expect, it } from 'vitest';
import { builtinRules } from '../../src/rules/builtin.ts';
import { escaped, openRules, packRules } from '../../src/rules/packed.ts';

describe('packed rules', () => {
  const rules = builtinRules();
  const packed = packRules(rules);

  it('are ASCII and open to what was packed', () => {
    expect(/[^\0-\x7f]/.test(packed)).toBe(false);
    expect(openRules(packed)).toEqual(rules);
  });

  it('are spread and written as JSON like any others', () => {
    expect(JSON.parse(JSON.stringify({ ...openRules(packed) }))).toEqual(rules);
  });

  it('have one list under one name, made once', () => {
    const { lists } = openRules(packed);
    expect(lists['opening']).toBe(lists['opening']);
    expect(Object.keys(lists)).toEqual(Object.keys(rules.lists));
  });
});

describe('escaped code', () => {
  it('means the same', () => {
    const regex = /[’–]\u{1F600}?/u;
    const code = escaped(`[${regex}, '“é”', \`😀\`]`);
    expect(/[^\0-\x7f]/.test(code)).toBe(false);
    expect(new Function(`return ${code}`)()).toEqual([/[\u2019\u2013]\u{1F600}?/u, '“é”', '😀']);
  });
});
