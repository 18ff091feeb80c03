/**
 * read: bytes → decoded text. Errors are values: one unreadable input must not stop the others.
 * The only stage that touches the disk.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, createReadStream, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { inflate, inflated } from './read/gzip.ts';

/** Text without its byte order mark, or why there is none: a clause that follows "FILE: ". */
export type ReadResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** A thousand times an ordinary article; at about a quarter of a megabyte a second, a minute's work. */
export const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;

const SAMPLE_BYTES = 64 * 1024;

/**
 * Bytes 0x80 to 0x9F of Windows-1252 (WHATWG Encoding Standard; its five free places stay controls).
 * Spelt out because `TextDecoder('windows-1252')` of Node 20.18.3 to 24 reads them as Latin-1 (nodejs/node#56542).
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** How well-known formats begin that people hand over by mistake, and what helps. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'is a PDF, not plain text (try: pdftotext FILE - | extract -)'],
  ['PK\u0003\u0004', 'is a ZIP archive or office document, not plain text'],
  ['\u001f\u008b', 'is compressed (try: gzip -dc FILE | extract -)'],
  ['{\\rtf', 'is an RTF document, not plain text'],
  ['\u00d0\u00cf\u0011\u00e0', 'is an office document, not plain text'],
];

const BINARY = 'is binary, not text';

const failure = (error: string): ReadResult & { readonly ok: false } => ({ ok: false, error });

/**
 * Decodes one article: UTF-8 and UTF-16 with or without byte order mark, else Windows-1252.
 * @returns the text whose offsets all later stages use; the byte order mark is not part of it.
 */
export function decode(bytes: Uint8Array): ReadResult {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoded = decodeAny(buffer);
  return decoded.ok && !/\S/.test(decoded.text) ? failure('is empty') : decoded;
}

function decodeAny(bytes: Buffer): ReadResult {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeUtf8(bytes.subarray(3), 'marked');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), 'utf-16be');
  const wide = guessUtf16(bytes);
  if (wide !== null) return decodeUnmarkedUtf16(bytes, wide);
  const reason = binaryReason(bytes);
  return reason === null ? decodeUtf8(bytes, 'guessed') : failure(reason);
}

function decodeUtf8(bytes: Buffer, encoding: 'marked' | 'guessed'): ReadResult {
  if (isUtf8(bytes)) return { ok: true, text: bytes.toString('utf8') };
  const damage = utf8Damage(bytes);
  // A file cut in the middle of a letter, or with a stray byte, is still UTF-8: every other letter proves it.
  if (damage.good > 10 * damage.bad || damage.onlyCut) return { ok: true, text: bytes.toString('utf8') };
  if (encoding === 'marked') return failure('cannot be decoded: it is marked as UTF-8 but is not');
  return decodeWindows1252(bytes, damage.good * 2 + damage.bad);
}

function decodeUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): ReadResult {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return failure(`cannot be decoded: it looks like ${encoding.toUpperCase()} but is damaged`);
  }
}

/** Numbers in binary files have their zeros in every second byte too, but then no letters come out. */
function decodeUnmarkedUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): ReadResult {
  const decoded = decodeUtf16(bytes, encoding);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return decoded.ok && /[\0-\x08\x0e-\x1f]/.test(decoded.text) ? failure(BINARY) : decoded;
}

function decodeWindows1252(bytes: Buffer, highBytes: number): ReadResult {
  // Western text has a high byte here and there; where every third is one, it is another encoding.
  if (highBytes > bytes.length * 0.3) {
    return failure('cannot be decoded: it is neither UTF-8 nor UTF-16 nor Windows-1252');
  }
  const text = bytes.toString('latin1').replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] ?? c);
  return { ok: true, text };
}

/** UTF-16 without a mark: Western text has a zero in every second byte, on the same side. */
function guessUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

/** Why these bytes are no text; null where they may be. */
function binaryReason(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 8);
  for (const [signature, reason] of SIGNATURES) if (head.startsWith(signature)) return reason;
  if (bytes.includes(0)) return BINARY;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls++;
  return controls > sample.length * 0.02 ? BINARY : null;
}

/** Counts letters of several bytes that are well formed, and bytes that belong to none. */
function utf8Damage(bytes: Buffer): { good: number; bad: number; onlyCut: boolean } {
  let good = 0;
  let bad = 0;
  let cut = false;
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceLength(bytes[i]!);
    if (size === 1) {
      i++;
    } else if (size > 1 && isUtf8(bytes.subarray(i, i + size)) && i + size <= bytes.length) {
      good++;
      i += size;
    } else {
      cut = size > 1 && i + size > bytes.length && bytes.subarray(i + 1).every((byte) => (byte & 0xc0) === 0x80);
      bad++;
      i++;
      if (cut) break;
    }
  }
  return { good, bad, onlyCut: cut && bad === 1 && good > 0 };
}

/** Length that the first byte of a UTF-8 sequence announces; 0 where it cannot begin one. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** What an input holds, or why it cannot be had. */
export type BytesResult = { readonly ok: true; readonly bytes: Uint8Array } | (ReadResult & { readonly ok: false });

/** Reads and decodes one file; see `readFileBytes`. */
export async function readArticleFile(path: string, maxBytes: number = DEFAULT_MAX_BYTES): Promise<ReadResult> {
  const read = await readFileBytes(path, maxBytes);
  return read.ok ? decode(read.bytes) : read;
}

/**
 * Reads one file, decompressed if it is; pipes and devices (`<(command)`) are read to their end.
 * @param path absolute, or relative to the working directory of the process
 * @param maxBytes inputs above it are refused without being read whole
 */
export async function readFileBytes(path: string, maxBytes: number): Promise<BytesResult> {
  let fd: number;
  let stats: Stats;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    return failure(describeReadError(error));
  }
  try {
    stats = fstatSync(fd);
    if (stats.isDirectory()) return failure('is a directory');
    // A blocking read is the fastest for a file, but from a pipe it would keep signals waiting.
    if (!stats.isFile()) return await readStreamBytes(createReadStream('', { fd, autoClose: false }), maxBytes);
    if (stats.size > maxBytes) return tooLarge(maxBytes, stats.size);
    return { ok: true, bytes: await inflate(readWhole(fd, stats.size), maxBytes) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(maxBytes);
    return failure(describeReadError(error));
  } finally {
    closeSync(fd);
  }
}

function readWhole(fd: number, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(fd, buffer, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

/** Collects a stream of bytes and decodes it; see `readStreamBytes`. */
export async function readStream(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number = DEFAULT_MAX_BYTES,
): Promise<ReadResult> {
  const read = await readStreamBytes(stream, maxBytes);
  return read.ok ? decode(read.bytes) : read;
}

/** Collects a stream of bytes, decompressed if they are; stops as soon as it is larger than `maxBytes`. */
export async function readStreamBytes(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<BytesResult> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of inflated(stream)) {
    size += bytes.length;
    if (size > maxBytes) return tooLarge(maxBytes);
    chunks.push(bytes);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

/** @returns the refusal of an input above the limit, naming both sizes where they are known (in bytes). */
export function tooLarge(maxBytes: number, size?: number): ReadResult & { readonly ok: false } {
  const actual = size === undefined ? '' : ` (${formatBytes(size)})`;
  return { ok: false, error: `is too large${actual}: the limit is ${formatBytes(maxBytes)}, see --max-bytes` };
}

function formatBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}

const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a directory',
  ELOOP: 'has too many levels of symbolic links',
  ENAMETOOLONG: 'has too long a name',
  ENXIO: 'cannot be opened',
  Z_DATA_ERROR: 'is compressed, but damaged',
  Z_BUF_ERROR: 'is compressed, but cut off',
};

/** @returns a system error in plain words, for a message that begins with the name of the file. */
export function describeReadError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return READ_ERRORS[code ?? ''] ?? `cannot be read: ${code ?? message}`;
}

/** The bytes of a file, as they are, as a stream; iterating throws the system's error where it cannot be read. */
export function openBytes(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: SAMPLE_BYTES });
}
