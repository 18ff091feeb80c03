/** Where records go: stdout, one file, or a file per article. Files are written whole or not at all. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Format, isError, type Outcome, type Style } from '../emit/format.ts';
import { describeReadError } from '../stages/read.ts';
import { Failure } from './failure.ts';
import type { Channel } from './io.ts';
import { claimName } from './names.ts';

export interface Output {
  /** @returns a promise only where the writer must wait for the reader. */
  write(outcome: Outcome, name: string, inputPath: string | undefined): Promise<void> | undefined;
  finish(): void;
  /** Instead of `finish`, at any time, also during the wait of `write`: leaves nothing incomplete behind. */
  abandon(): void;
}

/** A stream that ends early is still closed: the records that have been printed stay readable. */
export function toChannel(channel: Channel, format: Format, style: Style): Output {
  let count = 0;
  let open = true;
  channel.write(format.open);
  const close = () => {
    if (open) channel.write(format.close(count));
    open = false;
  };
  return {
    write(outcome) {
      const text = open ? format.item(outcome, count, style) : '';
      if (text !== '') count++;
      return channel.write(text);
    },
    finish: close,
    abandon: close,
  };
}

/** One file; it appears under its name when `finish` is called. */
export function toFile(path: string, format: Format, style: Style): Output {
  const file = openWhole(path);
  let count = 0;
  file.write(format.open);
  return {
    write(outcome, _name, inputPath) {
      if (inputPath === path) throw new Failure(`${path} is an input and cannot be the output too`);
      const text = format.item(outcome, count, style);
      if (text !== '') count++;
      file.write(text);
      return undefined;
    },
    finish() {
      file.write(format.close(count));
      file.commit();
    },
    abandon: file.discard,
  };
}

/** A file per article, each what the program would print for that article alone. */
export function toFolder(folder: string, format: Format, style: Style): Output {
  const taken = new Set<string>();
  let made = folder;
  const make = (path: string) => {
    // Articles that follow one another mostly go into the same folder.
    if (path !== made) attempt(path, () => mkdirSync(path, { recursive: true }));
    made = path;
  };
  attempt(folder, () => mkdirSync(folder, { recursive: true }));
  return {
    write(outcome, name, inputPath) {
      if (isError(outcome)) return undefined;
      const path = resolve(folder, claimName(name, format.extension, taken));
      if (inputPath === path) throw new Failure(`${path} is an input and cannot be an output too`);
      make(dirname(path));
      const item = format.item(outcome, 0, style);
      const file = openWhole(path);
      file.write(format.open + item + format.close(item === '' ? 0 : 1));
      file.commit();
      return undefined;
    },
    finish() {},
    abandon() {},
  };
}

/** Writes a file of our own, and the folders above it; one that is there already is left as it is. Throws Failure. */
export function writeNew(path: string, text: string): void {
  if (existsSync(path)) throw new Failure(`${path}: exists already`, 'choose another name, or remove it');
  attempt(path, () => mkdirSync(dirname(path), { recursive: true }));
  const file = openWhole(path);
  file.write(text);
  file.commit();
}

/** Writes a file anew that is there already, whole or not at all. Throws Failure. */
export function writeOver(path: string, text: string): void {
  const file = openWhole(path);
  file.write(text);
  file.commit();
}

// ── a file, whole or not at all ──────────────────────────────────────────────────────────────────────

interface WholeFile {
  write(text: string): void;
  commit(): void;
  discard(): void;
}

/** Texts are gathered up to this size (in UTF-16 code units) before the disk is asked. */
const BUFFERED = 64 * 1024;

/** Writes beside the file and renames at the end; a device or pipe (/dev/null) is written directly. */
function openWhole(path: string): WholeFile {
  const target = existsSync(path) ? realpathSync(path) : path;
  const direct = existsSync(target) && !statSync(target).isFile();
  const written = direct ? target : join(dirname(target), `.extract-${process.pid}-${Date.now().toString(36)}.tmp`);
  // What is replaced keeps its permissions.
  const mode = existsSync(target) ? statSync(target).mode : 0o666;
  const fd = attempt(path, () => openSync(written, direct ? 'w' : 'wx', mode));
  let pending = '';
  let open = true;
  const writeOut = () => {
    const bytes = Buffer.from(pending);
    pending = '';
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
  };
  const close = () => {
    if (open) closeSync(fd);
    open = false;
  };
  const discard = () => {
    close();
    if (!direct) rmSync(written, { force: true });
  };
  const move = () => {
    writeOut();
    close();
    if (!direct) renameSync(written, target);
  };
  return {
    write(text) {
      pending += text;
      if (open && pending.length >= BUFFERED) attempt(path, writeOut, discard);
    },
    commit() {
      if (open) attempt(path, move, discard);
    },
    discard,
  };
}

function attempt<T>(path: string, action: () => T, undo: () => void = () => {}): T {
  try {
    return action();
  } catch (error) {
    undo();
    const reason = describeReadError(error).replace('cannot be read', 'cannot be written');
    throw new Failure(`${path}: ${reason === 'no such file' ? 'its folder does not exist' : reason}`);
  }
}
