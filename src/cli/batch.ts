/** The loop over articles: one in, one record out, in order, in constant memory. */
import { isError, type Outcome } from '../emit/format.ts';
import type { Article, ArticleRecord, ErrorRecord } from '../types.ts';
import type { Loaded } from './articles.ts';
import { errorLine } from './failure.ts';
import type { Channel, Io } from './io.ts';
import type { Output } from './outputs.ts';
import type { Counts, Progress } from './progress.ts';

export interface Batch {
  readonly toRecord: (article: Article) => ArticleRecord;
  readonly output: Output;
  /** Ends the loop when nobody reads any more. */
  readonly channel: Channel;
  readonly progress: Progress;
  readonly io: Io;
}

/** In milliseconds. Signals and the end of the reader are only seen between turns of the event loop. */
const TURN = 20;

/** Works until the articles end, the user interrupts or the reader leaves; tells every error on stderr. */
export async function runBatch(articles: AsyncIterable<Loaded>, batch: Batch): Promise<Counts> {
  const { io, output, channel, progress } = batch;
  const counts = { articles: 0, partnerships: 0, errors: 0 };
  let turned = Date.now();
  for await (const { place, name, path, result } of articles) {
    if (io.signal?.aborted || channel.failure() !== null) break;
    const outcome = outcomeOf(result, batch.toRecord);
    count(outcome, counts);
    if (isError(outcome)) tell(`${place}: ${outcome.error}`, batch);
    const room = output.write(outcome, name, path);
    if (room !== undefined) await room;
    progress.show(counts, place);
    if (Date.now() - turned > TURN) {
      await new Promise((resolve) => setImmediate(resolve));
      turned = Date.now();
    }
  }
  return counts;
}

function outcomeOf(result: Article | ErrorRecord, toRecord: Batch['toRecord']): Outcome {
  if ('error' in result) return result;
  try {
    return toRecord(result);
  } catch (error) {
    // A fault of ours in one article must not cost the user the others.
    return { source: result.source, error: `internal error, please report it: ${String(error)}` };
  }
}

function count(outcome: Outcome, counts: { -readonly [K in keyof Counts]: Counts[K] }): void {
  counts.articles++;
  if (isError(outcome)) counts.errors++;
  else counts.partnerships += outcome.partnerships.length;
}

function tell(message: string, { progress, io }: Batch): void {
  progress.clear();
  io.stderr.write(errorLine(message));
}
