/** Names of the files under --out-dir: out of texts of strangers, safe in every file system, none given twice. */
import type { Take } from './taken.ts';

/** Bytes: file systems end at 255, and a number and an ending must find room. */
const LONGEST = 180;
/** Windows keeps these names for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Finds a free name below the output folder. Folders of `name` are kept, ".." and drive letters are not.
 * @param name path of the input below the argument that led to it, or an id
 * @param take takes a name, if it is free
 */
export function claimName(name: string, extension: string, take: Take): string {
  const stem = name
    .replace(/\.(?:txt|ndjson|jsonl)(?:\.gz)?$/i, '')
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(safePart)
    .join('/');
  for (let number = 1; ; number++) {
    const path = `${stem === '' ? 'article' : stem}${number === 1 ? '' : `-${number}`}${extension}`;
    // Some file systems do not tell "A" from "a", or one way of writing "é" from another.
    const key = path.normalize('NFC').toLowerCase();
    if (take(key)) return path;
  }
}

function safePart(part: string): string {
  const safe = part.replace(/[^\p{L}\p{M}\p{N} ._()&+,=@~#-]/gu, '_').replace(/^[.\s-]+|[.\s]+$/g, '');
  const short = shortened(safe);
  return short === '' || DEVICE.test(short) ? `_${short}` : short;
}

function shortened(part: string): string {
  let short = part;
  while (Buffer.byteLength(short) > LONGEST)
    short = short.slice(0, -Math.ceil((Buffer.byteLength(short) - LONGEST) / 4));
  return short.replace(/[\ud800-\udbff]$/, '');
}
