/** When two writings of a name, a title or a disease count as the same in a comparison with gold. */

const LEGAL_FORMS = new Set(
  (
    'incorporated inc corporation corp company co limited ltd llc plc gmbh ag sa nv bv kgaa se spa oyj ab as kk pty ' +
    'pte holding holdings group'
  ).split(' '),
);

/** Lower-case words parted by single blanks, without accents, possessives and punctuation. */
export function fold(written: string): string {
  const plain = written
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain
    .replace(/[’‘]/g, "'")
    .replace(/'s\b/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** An organisation's name without article and legal forms; a name that is nothing else is kept. */
export function orgKey(written: string): string {
  const folded = fold(written).replace(/^the /, '');
  const bare = folded
    .split(' ')
    .filter((word) => !LEGAL_FORMS.has(word))
    .join(' ')
    .replace(/ and$/, '');
  return bare === '' ? folded : bare;
}

/** A term with each word in the singular. */
export function termKey(written: string): string {
  const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<=[^su])s$/, '');
  return fold(written).split(' ').map(singular).join(' ');
}

/** The same folded name as one of the given, or the last word and the first letter of the fullest. */
export function isSamePerson(written: string, names: readonly string[]): boolean {
  const name = fold(written);
  const full = fold(names[0] ?? '');
  const last = (folded: string): string => folded.slice(folded.lastIndexOf(' ') + 1);
  return names.some((one) => fold(one) === name) || (last(full) === last(name) && full[0] === name[0]);
}

/** The same words, or the one within the other; a found title must be more than a third of the whole. */
export function isSameTitle(written: string | null, wanted: string): boolean {
  const [found, title] = [fold(written ?? ''), fold(wanted)];
  if (found === '') return false;
  const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `);
  return found === title || within(title, found) || (within(found, title) && found.length > title.length / 3);
}

export function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of a) if (b.has(key)) return true;
  return false;
}
