/** What a long name may be cut to: its heads, its tails, its initials. */
import { initialsOf, lettersOf, wordsOf } from '../../name-key.ts';

/**
 * Tells of a key the longer ones that it may stand for. Keys are put down under all that stands for them, so that
 * each need not be compared with every other.
 */
export function longerNames(keys: readonly string[]): (short: string) => readonly string[] {
  const byShort = new Map<string, string[]>();
  const byWords = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, full: string): void => {
    const list = map.get(key);
    if (list) list.push(full);
    else map.set(key, [full]);
  };
  for (const full of keys) {
    for (const short of shortForms(full)) put(byShort, short, full);
    const words = wordsOf(full);
    if (words.length > 1) put(byWords, words.sort().join(' '), full);
  }
  return (short) => {
    const turned = byWords.get(short.split(' ').sort().join(' ')) ?? [];
    return [...(byShort.get(short) ?? []), ...turned].filter((full) => full.length > short.length);
  };
}

/** Its heads, its distinctive tails, its initials. ("Health Ministry", the same words turned round, is another matter.) */
function shortForms(full: string): Set<string> {
  const parts = full.split(' ');
  const forms = new Set<string>();
  for (let n = 1; n < parts.length; n++) {
    forms.add(parts.slice(0, n).join(' '));
    if (parts.length === 2 || parts.length - n > 2 || /^(?:us|united states) /.test(full))
      forms.add(parts.slice(n).join(' '));
  }
  const words = wordsOf(full);
  if (words.length > 1) forms.add(initialsOf(words));
  const [first = '', joint, second = ''] = parts;
  // "O&T" of "Orvane & Tavira"
  if (parts.length === 3 && joint === 'and') forms.add(`${first[0]} and ${second[0]}`);
  const lettered = lettersOf(words);
  if (lettered !== null) forms.add(lettered);
  for (const form of headLetters(words)) forms.add(form);
  return forms;
}

/** "IIT Kharagarh", "SNU Hospital", "SNUHospital": letters for the first words, the last one or two in full; letters that it holds already count. */
export function headLetters(words: readonly string[]): string[] {
  const initials = (n: number): string => initialsOf(words.slice(0, n));
  const told = words.findIndex((w, i) => i > 1 && w === initials(i));
  if (told > 0) {
    const rest = words.slice(told + 1).join(' ');
    return rest === '' ? [] : [`${words[told]} ${rest}`, `${words.slice(0, told).join(' ')} ${rest}`];
  }
  const glued = words.flatMap((w, n) => (n > 1 && w.length > 3 ? [initials(n) + w] : []));
  return [1, 2]
    .flatMap((rest) =>
      words.length - rest > 1 ? [`${initials(words.length - rest)} ${words.slice(-rest).join(' ')}`] : [],
    )
    .concat(glued);
}
