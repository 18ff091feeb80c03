/** Files that are written whole or not at all, and files that wait to be gone on with. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describeReadError } from '../stages/read.ts';
import { Failure } from './failure.ts';

export interface OutFile {
  write(text: string): void;
  /** Gives the file its name. */
  commit(): void;
  /** Instead of `commit`, at any time. */
  discard(): void;
}

/** Texts are gathered up to this size (in UTF-16 code units) before the disk is asked. */
const BUFFERED = 64 * 1024;

/** Writes beside the file and renames at the end, with the permissions of a file that was there; a device or pipe (/dev/null) is written directly. */
export function openWhole(path: string): OutFile {
  const target = existsSync(path) ? realpathSync(path) : path;
  const direct = existsSync(target) && !statSync(target).isFile();
  const written = direct ? target : join(dirname(target), `.extract-${process.pid}-${Date.now().toString(36)}.tmp`);
  const fd = attempt(path, () => openSync(written, direct ? 'w' : 'wx'));
  if (!direct && existsSync(target)) {
    attempt(
      path,
      () => fchmodSync(fd, statSync(target).mode),
      () => rmSync(written, { force: true }),
    );
  }
  const out = buffered(path, fd);
  const discard = () => {
    out.close();
    if (!direct) rmSync(written, { force: true });
  };
  return {
    write: (text) => out.write(text, discard),
    commit() {
      const move = () => {
        out.flush();
        out.close();
        if (!direct) renameSync(written, target);
      };
      if (out.isOpen()) attempt(path, move, discard);
    },
    discard,
  };
}

/** A file of lines that a run may have left unfinished. */
export interface PartFile extends OutFile {
  /** Where the lines of earlier runs are. */
  readonly part: string;
  /** Bytes of theirs: whole lines. */
  readonly length: number;
}

/**
 * Writes lines to FILE.part, after those of an earlier run, and renames it at the end; `discard` keeps what is there.
 * @param mark what the lines are made with; FILE.part.of tells whether those that are there were made with the same
 */
export function openPart(path: string, mark: string): PartFile {
  const target = existsSync(path) ? realpathSync(path) : path;
  const [part, of] = [`${target}.part`, `${target}.part.of`];
  if (existsSync(target) && !statSync(target).isFile()) throw new Failure(`${path} is no file, and cannot be resumed`);
  // A mark without a part says nothing: one that was left half written is written over.
  if (!existsSync(part)) attempt(of, () => writeFileSync(of, mark));
  else if (!existsSync(of) || readFileSync(of, 'utf8') !== mark) {
    throw new Failure(`${part} was begun with other rules, options or another version`, 'remove it to begin anew');
  }
  const fd = attempt(part, () => openSync(part, existsSync(part) ? 'r+' : 'w+'));
  const length = lengthOfLines(fd);
  ftruncateSync(fd, length);
  const out = buffered(path, fd, length);
  const discard = () => {
    if (out.isOpen()) out.flush();
    out.close();
  };
  return {
    part,
    length,
    write: (text) => out.write(text, out.close),
    commit() {
      const move = () => {
        discard();
        renameSync(part, target);
        rmSync(of, { force: true });
      };
      if (out.isOpen()) attempt(path, move);
    },
    discard,
  };
}

/** Where the last whole line ends, in bytes: what follows was being written when the run ended. */
function lengthOfLines(fd: number): number {
  const chunk = Buffer.alloc(BUFFERED);
  for (let end = fstatSync(fd).size; end > 0; ) {
    const start = Math.max(0, end - chunk.length);
    const size = readSync(fd, chunk, 0, end - start, start);
    const last = chunk.subarray(0, size).lastIndexOf(0x0a);
    if (last !== -1) return start + last + 1;
    end = start;
  }
  return 0;
}

/** Writes a file, or writes it anew, whole or not at all. Throws Failure. */
export function writeOver(path: string, text: string): void {
  const file = openWhole(path);
  file.write(text);
  file.commit();
}

/** Writes a file of our own, and the folders above it; one that is there already is left as it is. Throws Failure. */
export function writeNew(path: string, text: string): void {
  if (existsSync(path)) throw new Failure(`${path}: exists already`, 'choose another name, or remove it');
  makeFolder(dirname(path), path);
  writeOver(path, text);
}

/** @param shown what the message is about, if it cannot be made */
export function makeFolder(folder: string, shown: string = folder): void {
  attempt(shown, () => mkdirSync(folder, { recursive: true }));
}

// ── bytes ────────────────────────────────────────────────────────────────────────────────────────────

/** @param at where the first byte goes; missing: where the file is, for what has no places */
function buffered(path: string, fd: number, at?: number) {
  let place = at;
  let pending = '';
  let open = true;
  const flush = () => {
    const bytes = Buffer.from(pending);
    pending = '';
    for (let done = 0; done < bytes.length; ) {
      const count = writeSync(fd, bytes, done, bytes.length - done, place);
      done += count;
      if (place !== undefined) place += count;
    }
  };
  return {
    flush,
    isOpen: () => open,
    write(text: string, undo: () => void) {
      pending += text;
      if (open && pending.length >= BUFFERED) attempt(path, flush, undo);
    },
    close() {
      if (open) closeSync(fd);
      open = false;
    },
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
