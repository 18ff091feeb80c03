/** The loop over what became of the articles: one in, one out, in order, in constant memory. */
import type { Finished } from '../batch/run.ts';
import type { Companion } from './companions.ts';
import { errorLine } from './failure.ts';
import type { Channel, Io } from './io.ts';
import type { Output } from './outputs.ts';
import type { Counts, Progress } from './progress.ts';

export interface Batch {
  readonly output: Output;
  readonly companions: readonly Companion[];
  /** Ends the loop when nobody reads any more. */
  readonly channel: Channel;
  readonly progress: Progress;
  readonly io: Io;
}

/** So many articles are the beginning of a long run. */
const MANY = 16;

/** In milliseconds. Signals and the end of the reader are only seen between turns of the event loop. */
const TURN = 20;

/** Works until the articles end, the user interrupts or the reader leaves; tells every error on stderr. */
export async function runBatch(finished: AsyncIterable<Finished>, batch: Batch): Promise<Counts> {
  const { io, output, companions, channel, progress } = batch;
  const counts = { articles: 0, partnerships: 0, errors: 0 };
  let turned = Date.now();
  for await (const one of finished) {
    if (io.signal?.aborted || channel.failure() !== null) break;
    const { task, done } = one;
    counts.articles++;
    if (counts.articles === MANY) io.prepareForMany?.();
    counts.partnerships += done.partnerships;
    if (done.error !== null) {
      counts.errors++;
      tell(`${task.place}: ${done.error}`, batch);
    }
    const path = 'path' in task ? task.path : undefined;
    const room = output.write(done, task.name ?? nameOf(done.source), path);
    if (room !== undefined) await room;
    for (const companion of companions) await companion.see(one);
    progress.show(counts, task.place);
    if (Date.now() - turned > TURN) {
      await new Promise((resolve) => setImmediate(resolve));
      turned = Date.now();
    }
  }
  return counts;
}

/** An id is no path: its slashes are not folders. */
function nameOf(id: string): string {
  return id.replaceAll(/[/\\]/g, '_');
}

function tell(message: string, { progress, io }: Batch): void {
  progress.clear();
  io.stderr.write(errorLine(message));
}
