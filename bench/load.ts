/** The texts that are measured: `fixtures/`, and the larger `../shared/corpus` where it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import glob from 'fast-glob';

export const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = join(root, '../shared/corpus');

/** Where the texts come from, for the heading of the table. */
export const source = existsSync(corpus) ? '../shared/corpus' : 'fixtures';

/** All texts in a fixed order that mixes the kinds. */
export function articles(): readonly string[] {
  const [cwd, patterns] =
    source === 'fixtures' ? [join(root, source), ['*/article.txt', 'quiet/*.txt']] : [corpus, ['*.txt']];
  const files = glob.sync(patterns, { cwd, absolute: true });
  return shuffled(files.sort()).map((file) => readFileSync(file, 'utf8'));
}

/** The same order in every run: by a multiplicative hash of the place in the list (Knuth 1973, section 6.4). */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const key = (i: number): number => Math.imul(i + 1, 0x9e3779b1) >>> 0;
  return items
    .map((item, i) => ({ item, key: key(i) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

export const sizeOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);

/** The first of them, up to a size in UTF-16 code units. */
export function upTo(texts: readonly string[], size: number): readonly string[] {
  let sum = 0;
  return texts.filter((text) => {
    const fits = sum < size;
    sum += text.length;
    return fits;
  });
}

/** One in ten of the texts is of the first kind. */
export function oneInTen(some: readonly string[], others: readonly string[], size: number): readonly string[] {
  const mixed: string[] = [];
  for (let n = 0; sizeOf(mixed) < size && others.length > 0; n++) {
    const from = n % 10 === 0 ? some : others;
    mixed.push(from[(n % 10 === 0 ? n / 10 : n) % from.length] ?? '');
  }
  return mixed;
}

/** A text of exactly `size` code units, made of the articles one after the other, as often as it takes. */
export function longText(size: number): string {
  const whole = `${articles().join('\n\n')}\n\n`;
  return whole.repeat(Math.ceil(size / whole.length)).slice(0, size);
}
