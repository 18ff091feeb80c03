import { describe, expect, it } from 'vitest';
import { openWindow } from '../../src/batch/window.ts';

/** All names, window by window, and how many windows it took. */
function windows(names: readonly string[], most: number) {
  const all: string[] = [];
  let count = 0;
  for (let more = true; more; count++) {
    const window = openWindow(all.at(-1) ?? null, most);
    for (const name of names) window.add(name);
    const taken = window.take();
    expect(taken.names.length).toBeLessThanOrEqual(most);
    all.push(...taken.names);
    more = taken.more;
  }
  return { all, count };
}

const scrambled = (count: number) => Array.from({ length: count }, (_, i) => `n${(i * 7919) % count}`);

describe('a listing in windows', () => {
  it.each([1, 2, 7, 99, 100, 101, 250, 1000])('of %i names is the sorted listing', (most) => {
    const names = scrambled(250);
    expect(windows(names, most).all).toEqual([...names].sort());
  });

  it('names nothing twice', () => {
    const names = [...scrambled(20), ...scrambled(20)];
    for (const most of [3, 20, 50]) expect(windows(names, most).all).toEqual(scrambled(20).sort());
  });

  it('takes one window for what fits into it, and none too many', () => {
    expect(windows(scrambled(100), 100).count).toBe(1);
    expect(windows(scrambled(100), 50).count).toBe(2);
    expect(windows([], 10)).toEqual({ all: [], count: 1 });
  });
});
