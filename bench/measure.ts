/** Measuring: rounds in turn, medians, CPU time. */

/** One figure of the table. */
export interface Figure {
  readonly row: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What the project asks for. */
  readonly wanted?: { readonly least?: number; readonly most?: number };
}

export interface Settings {
  /** How often each thing is measured. */
  readonly rounds: number;
  /** Sizes of loads are multiplied by this: below 1 for a quick look. */
  readonly scale: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** CPU seconds, of all threads, that an action takes: other work on the machine hardly changes them. */
export function cpuSeconds(action: () => void): number {
  const from = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

/**
 * Measures several actions in turn, so that they meet the same machine, after one round that does not count.
 * Out: for each its seconds in every round.
 */
export function inTurn(actions: readonly (() => void)[], rounds: number): readonly (readonly number[])[] {
  for (const action of actions) action();
  const seconds = actions.map((): number[] => []);
  for (let n = 0; n < rounds; n++) {
    actions.forEach((action, i) => {
      seconds[i]!.push(cpuSeconds(action));
    });
  }
  return seconds;
}

/** Median of the ratios of two actions, round by round. */
export const ratio = (a: readonly number[], b: readonly number[]): number => median(a.map((x, i) => x / b[i]!));
