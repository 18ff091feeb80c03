import { describe, expect, it } from 'vitest';
import { guardOf } from '../../src/rules/guard.ts';

const town = Array.from({ length: 300 }, (_, i) => `Town${i} Hill`);
const lists = { town, colour: ['red', 'blue'] };

/** Characters of "Town299 Hill", whose blank may be three. */
const ANY = '[\\s\\S]{1,14}';

describe('guardOf', () => {
  it('lets any text stand for a long list', () => {
    expect(guardOf(', (?:<town>|Ohio)', lists)).toBe(`, (?:${ANY}|Ohio)`);
    const guard = new RegExp(`^(?:${guardOf('<town>, <colour> hat', lists)})$`);
    expect(guard.test('Town299   Hill, red hat')).toBe(true);
    expect(guard.test('Town299 Hill, green hat')).toBe(false);
  });

  it('leaves out that a long list must not follow', () => {
    expect(guardOf('^Dr (?!.*<town>$)[A-Z]', lists)).toBe('^Dr [A-Z]');
  });

  it('knows nothing of a long list that may be missing: any text of any length would do', () => {
    expect(guardOf('with (?:<town> )?', lists)).toBeUndefined();
  });

  it('knows nothing of a long list that is forbidden further inside, nor of patterns without one', () => {
    expect(guardOf('^(?:Dr (?!<town>))', lists)).toBeUndefined();
    expect(guardOf('^<colour>', lists)).toBeUndefined();
  });
});
