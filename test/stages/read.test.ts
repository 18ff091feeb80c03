import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { decode, openBytes, readArticleFile, readStream } from '../../src/stages/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'extract-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, bytes: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const textOf = (bytes: Uint8Array) => {
  const result = decode(bytes);
  return result.ok ? result.text : `error: ${result.error}`;
};

const ARTICLE = 'Acme Bio – “a café” – signed with 한국 Hospital.\r\n';

describe('decode', () => {
  it.each([
    ['UTF-8', Buffer.from(ARTICLE)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${ARTICLE}`)],
    ['UTF-16 little-endian with a byte order mark', Buffer.from(`\ufeff${ARTICLE}`, 'utf16le')],
    ['UTF-16 big-endian with a byte order mark', utf16be(`\ufeff${ARTICLE}`)],
    ['UTF-16 little-endian without one', Buffer.from(ARTICLE, 'utf16le')],
    ['UTF-16 big-endian without one', utf16be(ARTICLE)],
  ])('reads %s; the mark is not part of the text', (_, bytes) => {
    expect(textOf(bytes)).toBe(ARTICLE);
  });

  it('reads Windows-1252 where the text is no UTF-8', () => {
    const bytes = Buffer.from('Soci\xe9t\xe9 G\xe9n\xe9rale\x92s \x93deal\x94 \x96 \x80 5 million', 'latin1');
    expect(textOf(bytes)).toBe('Société Générale’s “deal” – € 5 million');
  });

  it('knows all of Windows-1252, whatever the decoder of this Node', () => {
    const bytes = Buffer.from(
      `${'text '.repeat(60)}${Array.from({ length: 32 }, (_, i) => String.fromCharCode(0x80 + i)).join('')}`,
      'latin1',
    );
    expect(textOf(bytes).slice(-32)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
  });

  it('does not take a letter at the end for Windows-1252 where UTF-8 was cut', () => {
    const cut = Buffer.from('A café in 한국').subarray(0, -1);
    expect(textOf(cut)).toBe('A café in 한\ufffd');
  });

  it('does not give up UTF-8 for one stray byte', () => {
    const bytes = Buffer.concat([Buffer.from('“a” “b” “c” “d” “e” “f” '), Buffer.from([0xff]), Buffer.from(' end')]);
    expect(textOf(bytes)).toBe('“a” “b” “c” “d” “e” “f” \ufffd end');
  });

  it('reads views into larger buffers', () => {
    const bytes = Buffer.from(`xx${ARTICLE}`);
    expect(textOf(new Uint8Array(bytes.buffer, bytes.byteOffset + 2, bytes.length - 2))).toBe(ARTICLE);
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['white space', ' \r\n\t\n', 'is empty'],
    ['only a byte order mark', '\ufeff', 'is empty'],
    ['zeros', 'a\u0000b\u0000\u0000c', 'is binary'],
    ['numbers of two bytes', '\u0000\u0001\u0000\u0002\u0000\u0003', 'is binary'],
    ['controls', '\u0001\u0002\u0003\u0004 abc', 'is binary'],
    ['a PDF', '%PDF-1.7\n', 'is a PDF'],
    ['an office document', 'PK\u0003\u0004word/document.xml', 'is a ZIP archive'],
    ['RTF', '{\\rtf1 text}', 'is an RTF'],
  ])('refuses %s', (_, text, reason) => {
    const result = decode(Buffer.from(text));
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
  });

  it.each([
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'is compressed'],
    ['marked as UTF-8 and not so', Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xff, 0xfe]), 'marked as UTF-8'],
    ['UTF-16 cut in half', Buffer.from('\ufeffabc\ud83d', 'utf16le'), 'looks like UTF-16LE'],
    ['an encoding of East Asia', Buffer.from('c7d1b1b9c0c720bfa1bcad20bdcec7d1', 'hex'), 'neither UTF-8'],
  ])('refuses what is %s', (_, bytes, reason) => {
    expect(decode(bytes)).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
  });

  it('bears megabytes', () => {
    const words = 'The caf\xe9 is a place to meet \x93soon\x94. ';
    const read = decode(Buffer.from(words.repeat(100_000), 'latin1'));
    expect(read.ok && read.text.length).toBe(words.length * 100_000);
  });
});

describe('readArticleFile', () => {
  it('reads a file', async () => {
    expect(await readArticleFile(write('a.txt', ARTICLE))).toEqual({ ok: true, text: ARTICLE });
  });

  it('reads a link to a file, and a pipe to its end', async () => {
    symlinkSync(write('target.txt', 'linked'), join(folder, 'link.txt'));
    expect(await readArticleFile(join(folder, 'link.txt'))).toEqual({ ok: true, text: 'linked' });
    const script = `exec 3< <(printf 'from a '; sleep 0.05; printf pipe)
      exec "${process.execPath}" --import tsx -e "import('${join(import.meta.dirname, '../../src/stages/read.ts')}')
        .then((m) => m.readArticleFile('/dev/fd/3')).then((r) => console.log(r.text))"`;
    const root = join(import.meta.dirname, '../..');
    expect(execFileSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' })).toBe('from a pipe\n');
  });

  it.each([
    ['that is missing', () => join(folder, 'missing.txt'), 'no such file'],
    ['below a file', () => join(write('b.txt', 'x'), 'c.txt'), 'no such file'],
    ['that is a folder', () => folder, 'is a directory'],
    ['with too long a name', () => join(folder, 'x'.repeat(300)), 'has too long a name'],
  ])('explains a file %s', async (_, path, error) => {
    expect(await readArticleFile(path())).toEqual({ ok: false, error });
  });

  it.skipIf(process.getuid?.() === 0)('explains a file that may not be read (skipped for root, who may)', async () => {
    const path = write('secret.txt', 'x');
    chmodSync(path, 0);
    expect(await readArticleFile(path)).toEqual({ ok: false, error: 'permission denied' });
  });

  it('refuses a file above the limit without reading it', async () => {
    const path = write('large.txt', 'x'.repeat(3000));
    expect(await readArticleFile(path, 3000)).toMatchObject({ ok: true });
    expect(await readArticleFile(path, 2048)).toEqual({
      ok: false,
      error: 'is too large (2.9 KiB): the limit is 2 KiB, see --max-bytes',
    });
  });
});

describe('streams', () => {
  it('collects chunks that cut a letter in two', async () => {
    const bytes = Buffer.from(ARTICLE);
    const chunks = [bytes.subarray(0, 10), bytes.subarray(10, 13), bytes.subarray(13)];
    expect(await readStream(Readable.from(chunks))).toEqual({ ok: true, text: ARTICLE });
  });

  it('stops reading at the limit', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given++;
        yield Buffer.alloc(1000, 'x');
      }
    }
    expect(await readStream(endless(), 5000)).toMatchObject({ ok: false, error: expect.stringContaining('too large') });
    expect(given).toBe(6);
  });

  it('gives the bytes of a file, or the error of the system', async () => {
    await expect(readAll(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
    mkdirSync(join(folder, 'sub'), { recursive: true });
    expect((await readAll(write('sub/c.txt', 'bytes'))).toString()).toBe('bytes');
  });
});

async function readAll(path: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of openBytes(path)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
