/** Where records go: stdout, one file, or a file per article. Files are written whole or not at all. */
import { dirname, resolve } from 'node:path';
import type { Done } from '../batch/work.ts';
import type { Format, Style } from '../emit/format.ts';
import { Failure } from './failure.ts';
import { makeFolder, type OutFile, openWhole } from './files.ts';
import type { Channel } from './io.ts';
import { claimName } from './names.ts';
import { openTaken } from './taken.ts';

export interface Output {
  /** @returns a promise only where the writer must wait for the reader. */
  write(done: Done, name: string, inputPath: string | undefined): Promise<void> | undefined;
  finish(): void;
  /** Instead of `finish`, at any time, also during the wait of `write`: leaves nothing incomplete behind. */
  abandon(): void;
}

/** What a format writes for items that come one after the other. */
interface Printer {
  item(done: Done): string;
  close(): string;
}

function printer(format: Format, style: Style): Printer {
  let count = 0;
  return {
    item({ text, partnerships }) {
      if (text === '') return '';
      count++;
      const before = count > 1 ? format.between : partnerships > 0 ? (format.legend?.(style) ?? '') : '';
      return before + text;
    },
    close: () => format.close(count),
  };
}

/** A stream that ends early is still closed: the records that have been printed stay readable. */
export function toChannel(channel: Channel, format: Format, style: Style): Output {
  const print = printer(format, style);
  let open = true;
  channel.write(format.open);
  const close = () => {
    if (open) channel.write(print.close());
    open = false;
  };
  return {
    write: (done) => channel.write(open ? print.item(done) : ''),
    finish: close,
    abandon: close,
  };
}

/** One file; it appears under its name when `finish` is called. */
export function toFile(path: string, file: OutFile, format: Format, style: Style): Output {
  const print = printer(format, style);
  file.write(format.open);
  return {
    write(done, _name, inputPath) {
      if (inputPath === path) throw new Failure(`${path} is an input and cannot be the output too`);
      file.write(print.item(done));
      return undefined;
    },
    finish() {
      file.write(print.close());
      file.commit();
    },
    abandon: file.discard,
  };
}

/** A file per article, each what the program would print for that article alone. */
export function toFolder(folder: string, format: Format, style: Style): Output {
  const take = openTaken();
  let made = folder;
  const make = (path: string) => {
    // Articles that follow one another mostly go into the same folder.
    if (path !== made) makeFolder(path);
    made = path;
  };
  makeFolder(folder);
  return {
    write(done, name, inputPath) {
      if (done.error !== null) return undefined;
      const path = resolve(folder, claimName(name, format.extension, take));
      if (inputPath === path) throw new Failure(`${path} is an input and cannot be an output too`);
      make(dirname(path));
      const print = printer(format, style);
      const file = openWhole(path);
      file.write(format.open + print.item(done) + print.close());
      file.commit();
      return undefined;
    },
    finish() {},
    abandon() {},
  };
}
