/** A thread that works for another: it is given lists of tasks, and answers each with a list of results. */
import { parentPort, workerData } from 'node:worker_threads';
import { READY } from './pool.ts';
import type { Task } from './tasks.ts';
import { type Done, openWork, type Settings } from './work.ts';

/** Serves as long as it is let live. */
export async function serve(): Promise<void> {
  const work = await openWork(workerData as Settings);
  parentPort?.on('message', async (tasks: readonly Task[]) => {
    const dones: Done[] = [];
    for (const task of tasks) dones.push(await work(task));
    parentPort?.postMessage(dones);
  });
  parentPort?.postMessage(READY);
}
