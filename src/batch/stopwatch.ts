/** Where the time of an article goes, by stage. */

/** Milliseconds by stage. */
export type Laps = Readonly<Record<string, number>>;

export interface Stopwatch {
  /** A stage has ended: the time since the last one was its own. */
  lap(stage: string): void;
  /** The laps since it was last asked; begins anew. */
  take(): Laps;
}

export function openStopwatch(): Stopwatch {
  let laps: Record<string, number> = {};
  let last = performance.now();
  return {
    lap(stage) {
      const now = performance.now();
      laps[stage] = (laps[stage] ?? 0) + now - last;
      last = now;
    },
    take() {
      const taken = laps;
      laps = {};
      last = performance.now();
      return taken;
    },
  };
}
