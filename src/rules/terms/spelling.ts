/** Words of the lexicon made comparable with words of texts: case, plural, British spelling, accents. */

/** Lower case for the Latin alphabet of Western Europe, one code unit for one. */
export function lower(word: string): string {
  return /[A-ZÀ-ÖØ-Þ]/.test(word) ? word.replace(/[A-ZÀ-ÖØ-Þ]/g, (char) => char.toLowerCase()) : word;
}

/** Lower case without the "s" of the plural: the key of a word. Words of three letters keep theirs ("gas"). */
export function foldWord(word: string): string {
  const small = lower(word);
  return small.length > 3 && small.endsWith('s') && !small.endsWith('ss') ? small.slice(0, -1) : small;
}

/** American to British; it does no harm where the result is no word, since it then stands in no text. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/(?<!a)hem(?=[aeiop])/, 'haem'],
  [/(?<![ae])em(?=i[ac]s?$)/, 'aem'],
  [/edem(?=a)/, 'oedem'],
  [/(?<!o)esoph/, 'oesoph'],
  [/^celiac/, 'coeliac'],
  [/ped(?=i[ac])/, 'paed'],
  [/rrhe/, 'rrhoe'],
  [/tumor/, 'tumour'],
  [/gynec/, 'gynaec'],
  [/anesth/, 'anaesth'],
  [/^estro/, 'oestro'],
  [/^fetal/, 'foetal'],
  [/^ameb/, 'amoeb'],
  [/behavior/, 'behaviour'],
  [/(?<=[a-z]{3})iz(?=e|ing|ation)/, 'is'],
  [/^fiber/, 'fibre'],
  [/^center/, 'centre'],
  [/labor$/, 'labour'],
];
const HAS_BRITISH = /em|esoph|celiac|pedi|rrhe|mor|gynec|anesth|estro|fetal|ameb|avior|iz|fiber|center|labor/;

function british(word: string): string {
  if (!HAS_BRITISH.test(word)) return word;
  return BRITISH.reduce((changed, [from, to]) => changed.replace(from, to), word);
}

/** Plurals that are more than an "s" at the end, as `foldWord` leaves them ("allergie", "metastase", "viruse"). */
function plurals(word: string): readonly string[] {
  const stem = word.slice(0, -1);
  if (word.endsWith('y')) return [`${stem}ie`];
  if (word.endsWith('sis')) return [`${word.slice(0, -2)}e`];
  if (word.endsWith('um')) return [`${word.slice(0, -2)}a`];
  return /(?:s|x|ch|sh)$/.test(word) ? [`${word}e`] : [];
}

function unaccented(word: string): string {
  return /[^\0-\x7f]/.test(word) ? word.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : word;
}

/** All keys under which a word of the lexicon stands in texts: its own first. */
export function spellings(word: string): readonly string[] {
  const small = lower(word);
  const keys = new Set<string>();
  for (const one of new Set([small, british(small), unaccented(small)])) {
    keys.add(foldWord(one));
    for (const plural of plurals(one)) keys.add(plural);
  }
  return [...keys];
}
