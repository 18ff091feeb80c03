import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openPool, READY, type Thread } from '../../src/batch/pool.ts';

/** Never answered. */
const ENDLESS = 99;

/** A thread that prints numbers, dies of a negative one, and never comes to an end with one. */
class Printing extends EventEmitter implements Thread {
  over = false;

  constructor(begins = true) {
    super();
    setImmediate(() => (begins ? this.emit('message', READY) : this.emit('error', new Error('no such file'))));
  }

  postMessage(message: unknown): void {
    setImmediate(() => {
      if (this.over) return;
      const numbers = message as number[];
      if (numbers.includes(ENDLESS)) return;
      this.over = numbers.some((n) => n < 0);
      if (this.over) this.emit('error', new Error('out of memory'));
      else this.emit('message', numbers.map(String));
    });
  }

  async terminate(): Promise<void> {
    this.over = true;
  }
}

const open = (threads: number, started: Thread[] = [], limit?: number) =>
  openPool<number, string>({
    threads,
    start: () => {
      started.push(new Printing());
      return started.at(-1)!;
    },
    lost: (n, reason) => `${n}: ${reason}`,
    limit,
  });

describe('a pool', () => {
  it('does lists in any number of threads', async () => {
    for (const threads of [1, 3]) {
      const pool = open(threads);
      const lists = Array.from({ length: 20 }, (_, i) => [i, i + 1]);
      expect(await Promise.all(lists.map((list) => pool.run(list)))).toEqual(lists.map((list) => list.map(String)));
      await pool.close();
    }
  });

  it('starts no more threads than there is work for', async () => {
    const started: Thread[] = [];
    const pool = open(8, started);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await Promise.all([[1], [2], [3]].map((list) => pool.run(list)))).toEqual([['1'], ['2'], ['3']]);
    expect(started).toHaveLength(2);
    const lists = Array.from({ length: 40 }, (_, i) => [i]);
    expect(await Promise.all(lists.map((list) => pool.run(list)))).toEqual(lists.map((list) => list.map(String)));
    expect(started).toHaveLength(8);
    await pool.close();
  });

  it('loses the task that a thread dies of, and no other', async () => {
    const started: Thread[] = [];
    const pool = open(2, started);
    const lists = [[1, 2], [3, -4, 5], [6], [-7], [8, 9]];
    expect(await Promise.all(lists.map((list) => pool.run(list)))).toEqual([
      ['1', '2'],
      ['3', '-4: out of memory', '5'],
      ['6'],
      ['-7: out of memory'],
      ['8', '9'],
    ]);
    // Two to begin with, one for each death: of the list, of the task alone, and of the other task.
    expect(started).toHaveLength(5);
    await pool.close();
  });

  it('gives up what takes longer than its limit, and goes on', async () => {
    const started: Thread[] = [];
    const pool = open(2, started, 20);
    const results = await Promise.all([1, ENDLESS, 3, ENDLESS, 5].map((n) => pool.run([n])));
    const reason = 'it took longer than 0.02 seconds, see --max-seconds';
    expect(results.flat()).toEqual(['1', `99: ${reason}`, '3', `99: ${reason}`, '5']);
    expect(started).toHaveLength(4);
    await pool.close();
  });

  it('says so where no thread can begin', async () => {
    const pool = openPool({ threads: 1, start: () => new Printing(false), lost: String });
    expect(pool.isReady()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(() => pool.isReady()).toThrow('no such file');
    await expect(pool.run([1])).rejects.toThrow('no such file');
  });
});
