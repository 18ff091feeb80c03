import { describe, expect, it } from 'vitest';
import { grouped, ordered } from '../../src/batch/order.ts';

async function* numbers(count: number, seen: number[] = []) {
  for (let i = 0; i < count; i++) {
    seen.push(i);
    yield i;
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('ordered', () => {
  it('gives the results in the order of the source, whenever they come', async () => {
    const late = async (i: number) => {
      for (let turns = (i * 7) % 5; turns > 0; turns--) await turn();
      return i;
    };
    expect(await collect(ordered(numbers(100), late, 8))).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(await collect(ordered(numbers(0), late, 8))).toEqual([]);
  });

  it('starts no more than it was allowed to, and nothing while the receiver is busy', async () => {
    const seen: number[] = [];
    let started = 0;
    const results = ordered(
      numbers(100, seen),
      async (i) => {
        started++;
        await turn();
        return i;
      },
      8,
    );
    for (let taken = 1; taken <= 5; taken++) {
      await results.next();
      for (let i = 0; i < 20; i++) await turn();
      expect(started).toBeLessThanOrEqual(taken + 8);
    }
    expect(seen.length).toBeLessThanOrEqual(5 + 8 + 1);
  });

  it('gives what is done while the source keeps it waiting', async () => {
    let more = () => {};
    async function* slow() {
      yield 'a';
      await new Promise<void>((resolve) => {
        more = resolve;
      });
      yield 'b';
    }
    const results = ordered(slow(), async (item) => item.toUpperCase(), 8);
    expect((await results.next()).value).toBe('A');
    more();
    expect((await results.next()).value).toBe('B');
    expect((await results.next()).done).toBe(true);
  });
});

describe('grouped', () => {
  it('gathers what is there, up to a number and a weight', async () => {
    const groups = await collect(grouped(numbers(10), 4, () => 1, 100));
    expect(groups).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
    const heavy = await collect(grouped(numbers(5), 100, (i) => (i === 1 ? 50 : 1), 50));
    expect(heavy).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });

  it('does not wait for more than there is', async () => {
    let more = () => {};
    async function* slow() {
      yield 'a';
      yield 'b';
      await new Promise<void>((resolve) => {
        more = resolve;
      });
      yield 'c';
    }
    const groups = grouped(slow(), 10, () => 1, 100);
    expect((await groups.next()).value).toEqual(['a', 'b']);
    const last = groups.next();
    await turn();
    more();
    expect((await last).value).toEqual(['c']);
    expect((await groups.next()).done).toBe(true);
  });
});
