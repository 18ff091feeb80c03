/** Legal forms that do not tell two names apart; the last words of a name only. */
const LEGAL =
  /(?: (?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|lp|plc|gmbh|mbh|ag|se|sa|nv|bv|spa|srl|kgaa|kg|oyj|oy|ab|asa|as|aps|kk|pty|pte|sdn|bhd|berhad|tbk|jsc|pjsc|sas|sarl|pc|pllc|pvt|private))+$/;

/** Plain words parted by single blanks: nothing to fold but capitals. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * Folds a name for comparison: no accents, case, possessive, punctuation.
 * In: a name as written. Out: lower-case words parted by single blanks.
 */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
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

/** The key of an organisation: its folded name without article and legal form; never empty for a name with a letter. */
export function orgKey(name: string): string {
  const folded = foldName(name).replace(/^the /, '');
  const bare = folded.replace(LEGAL, '').replace(/ and$/, '');
  return bare === '' ? folded : bare;
}
