/** What the commands share that show how articles are understood: their options, and how they print what they found. */
import type { Command } from 'commander';
import type { Style } from '../emit/format.ts';
import { safeJson } from '../emit/printable.ts';
import { type Io, openChannel } from './io.ts';
import { addColorOptions, addKnowledgeOptions, type ColorOptions, type KnowledgeOptions } from './options.ts';
import { styleFor, wantsColor } from './style.ts';

export interface InspectionOptions extends KnowledgeOptions, ColorOptions {
  readonly json?: boolean;
}

/** @param json what the help says of --json */
export function addInspectionOptions(command: Command, json = 'the same for scripts'): Command {
  return addColorOptions(addKnowledgeOptions(command.option('--json', json)));
}

/** Prints findings to stdout: as data where --json asks for it, else as lines for a reader. */
export async function printFindings(
  data: unknown,
  lines: (style: Style) => readonly string[],
  options: InspectionOptions,
  io: Io,
): Promise<void> {
  const text = options.json
    ? safeJson(data, 2)
    : lines(await styleFor(wantsColor(options.color, io, true), io)).join('\n');
  await openChannel(io.stdout).write(`${text}\n`);
}
