/** Work side by side, results in order. */

/**
 * Gathers what is there already, so that a message to a worker is worth its price; never waits for more to come, so
 * that a line that comes alone is answered alone.
 * @param most items per group
 * @param weigh weight of an item; a group is closed when its weight reaches `heavy`
 */
export async function* grouped<T>(
  source: AsyncIterator<T>,
  most: number,
  weigh: (item: T) => number,
  heavy: number,
): AsyncGenerator<readonly T[]> {
  let next = source.next();
  for (;;) {
    const group: T[] = [];
    let weight = 0;
    let came: IteratorResult<T> | null = await next;
    const turn = new Promise<null>((resolve) => setImmediate(resolve, null));
    while (came !== null && !came.done) {
      group.push(came.value);
      weight += weigh(came.value);
      next = source.next();
      came = group.length < most && weight < heavy ? await Promise.race([next, turn]) : null;
    }
    if (group.length > 0) yield group;
    if (came?.done) return;
  }
}

/**
 * Starts up to `ahead` pieces of work before the oldest is done, and gives the results in the order of the source.
 * Nothing is started while the receiver is busy with a result: a slow receiver slows the source down.
 */
export async function* ordered<T, R>(
  source: AsyncIterator<T>,
  start: (item: T) => Promise<R>,
  ahead: number,
): AsyncGenerator<R> {
  const started: Promise<R>[] = [];
  let next: Promise<IteratorResult<T>> | null = source.next();
  while (next !== null || started.length > 0) {
    const oldest = started[0];
    if (next !== null && started.length < ahead) {
      const came: IteratorResult<T> | null = await (oldest === undefined
        ? next
        : Promise.race([next, oldest.then(() => null)]));
      if (came?.done) next = null;
      else if (came !== null) {
        const result = start(came.value);
        // Waited for in its turn; until then a failure is nobody's.
        result.catch(() => {});
        started.push(result);
        next = source.next();
      }
      if (came !== null) continue;
    }
    yield (await started.shift()) as R;
  }
}
