/** Legal forms that do not tell two names apart; the last words of a name only. */
const LEGAL: ReadonlySet<string> = new Set(
  (
    'incorporated inc corporation corp company co limited ltd llc llp lp plc gmbh mbh ag se sa nv bv spa srl kgaa kg ' +
    'oyj oy ab asa as aps kk pty pte sdn bhd berhad tbk jsc pjsc sas sarl pc pllc pvt private'
  ).split(' '),
);

const ASCII = /^[ -~]*$/;

/** The same as `foldName`, without classes of Unicode, which take ten times as long. */
const foldAscii = (name: string): string =>
  name
    .toLowerCase()
    .replace(/'s\b/g, 's')
    .replace(/&/g, ' and ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b|$| )/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Plain words parted by single blanks: nothing to fold but capitals. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * Folds a name for comparison: no accents, case, possessive, punctuation.
 * In: a name as written. Out: lower-case words parted by single blanks.
 */
export function foldName(written: string): string {
  const name = written.includes('Univ') ? written.replace(/\bUniv\b\.?/g, 'University') : written;
  if (PLAIN.test(name)) return name.toLowerCase();
  if (ASCII.test(name)) return foldAscii(name);
  return name
    .replace(/[®™©]/g, ' ')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s\b/g, 's')
    .replace(/&/g, ' and ')
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b|$| )/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Its letters inside a name, before its last word: "All Help Is Welcome (AHIW) Foundation". */
export const LETTERS_WITHIN = / \((?<letters>\p{Lu}[\p{Lu}\p{Ll}&.-]{1,9})\) (?=\p{Lu})/u;

/** The key of an organisation: its folded name without article, letters within and legal form; never empty for a name with a letter. */
export function orgKey(name: string): string {
  const whole = foldName(name.includes(' (') ? name.replace(LETTERS_WITHIN, ' ') : name);
  const folded = whole.startsWith('the ') ? whole.slice(4) : whole.startsWith('pt ') ? whole.slice(3) : whole;
  const legal = withoutLegal(folded);
  const bare = legal.endsWith(' and') ? legal.slice(0, -4) : legal;
  return bare === '' ? folded : bare;
}

/** Without legal forms at its end; the first word stays. */
function withoutLegal(folded: string): string {
  let end = folded.length;
  for (let blank = folded.lastIndexOf(' '); blank >= 0; blank = folded.lastIndexOf(' ', blank - 1)) {
    if (!LEGAL.has(folded.slice(blank + 1, end))) break;
    end = blank;
    if (blank === 0) break;
  }
  return folded.slice(0, end);
}

/** Words that initials leave out. */
const SMALL = /^(?:of|for|and|the|at|in|de|on|to)$/;

/** The words of a name or key that its initials count. */
export const wordsOf = (name: string): string[] => name.split(' ').filter((w) => !SMALL.test(w));

/** "lges" of "lg energy solution", "skt" of "sk telecom": letters that a name begins with stay whole; null where none are. */
export const lettersOf = ([first = '', ...rest]: readonly string[]): string | null =>
  first.length > 1 && first.length < 4 && rest.length > 0 ? first + initialsOf(rest) : null;

/** "mgh" of the words of "Mercy General Hospital"; a word with a hyphen counts once. */
export const initialsOf = (words: readonly string[]): string =>
  words
    .map((w) => w[0])
    .join('')
    .toLowerCase();
