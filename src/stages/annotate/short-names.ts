/** Short forms of names: learnt from the long ones where they stand alone, or where the text introduces them. */
import { initialsOf, lettersOf, wordsOf } from '../../name-key.ts';
import type { Entry, Named } from './name-evidence.ts';
import { contradicted, type Known } from './name-verdict.ts';
import type { Compiled } from './organization-rules.ts';

/** "Rigel" is known once "Rigel Pharmaceuticals" is: a distinctive head of a longer name that stands alone elsewhere. */
export function learnShortForms(
  known: Map<string, Known>,
  candidates: readonly Named[],
  compiled: Compiled,
  entries: ReadonlyMap<string, Entry>,
): void {
  const short = new Map<string, Known>();
  for (const k of known.values()) {
    const words = k.key.split(' ');
    for (let n = 1; n < words.length; n++) {
      const head = words.slice(0, n).join(' ');
      if (distinctive(words.slice(0, n), compiled)) short.set(head, k);
    }
    const initials = initialsOf(wordsOf(k.key));
    if (initials.length > 2 && !known.has(initials)) short.set(initials, k);
    const lettered = lettersOf(words);
    if (lettered !== null && !known.has(lettered)) short.set(lettered, k);
  }
  for (const [head, whole] of short) {
    const own = known.get(head);
    if (own && entries.get(head)?.kind === null && whole.kind !== 'consortium')
      known.set(head, { ...own, kind: whole.kind });
  }
  for (const { key } of candidates) {
    const whole = short.get(key);
    if (!whole || known.has(key) || contradicted(entries.get(key))) continue;
    const kind = whole.kind === 'consortium' ? 'company' : whole.kind;
    known.set(key, { key, kind, strength: whole.strength * 0.9, rule: 'entities/organization/short-form' });
  }
}

/** "Petroliam Harbor Bhd (Petharbor)": what stands in parentheses behind a name, and in its letters, is its short form. */
export function learnIntroduced(
  known: Map<string, Known>,
  candidates: readonly Named[],
  text: string,
  entries: ReadonlyMap<string, Entry>,
): void {
  candidates.forEach((short, i) => {
    const full = candidates[i - 1];
    if (
      !full ||
      !/^ ?\((?:the |[“"'])?$/.test(text.slice(full.end, short.start)) ||
      !/[)”"'’,;]/.test(text[short.end] ?? '')
    )
      return;
    const whole = known.get(full.key);
    const { key } = short;
    if (!whole || known.has(key) || short.last - short.first > 2 || !isSpelledIn(key, whole.key)) return;
    const own = entries.get(key);
    if ((contradicted(own) && !isCapitalsOf(text, short, full)) || own?.contra.has('person')) return;
    known.set(key, { ...whole, key, rule: 'entities/organization/introduced' });
  });
}

/** "MediPharm Holdings (MPH)": all its capitals, whatever the letters mean elsewhere. */
const isCapitalsOf = (text: string, short: Named, full: Named): boolean => {
  const letters = text.slice(short.start, short.end);
  const capitals = text.slice(full.start, full.end).replace(/,? (?:Inc|Ltd|Corp|Co|PLC|LLC)\b.*$/, '');
  return letters.length > 2 && letters === capitals.replace(/\P{Lu}/gu, '');
};

/** The letters of the short name stand in the long one in their order, the first of both being the same. */
function isSpelledIn(short: string, full: string): boolean {
  if (short.length < 2 || short[0] !== full[0]) return false;
  let at = 0;
  for (const char of short.replace(/ /g, '')) {
    at = full.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function distinctive(words: readonly string[], compiled: Compiled): boolean {
  const first = words[0] ?? '';
  if (words.length > 1) return !/^(?:of|for|and|the|at|in|de)$/.test(words.at(-1) ?? '');
  return first.length > 2 && !compiled.notDistinctive.has(first) && !compiled.place.has(first);
}

/** What only a firm does, right behind its name: people of a country would be "Americans". */
const ACTS =
  /^(?:['’]s (?!own\b)[a-z]| (?:will|would|has|had|is|was|said|says|plans|aims|expects|announced|began|started|launched|already)\b)/;
const ONE_OF = /\b(?:[Tt]he|[Aa]n?|[Ee]very|[Ee]ach|[Nn]o|[Oo]ne) $/;

/**
 * "American Airlines ... American will test it": the adjective of a country that acts is the one firm whose name begins
 * with it.
 * In: the text, the known names, a name of one word. Out: what is known of that firm, or null.
 */
export function actingAdjective(
  text: string,
  known: ReadonlyMap<string, Known>,
  { key, start, end }: Named,
  { place }: Compiled,
): Known | null {
  if (!key.endsWith('an') || !place.has(key) || !ACTS.test(text.slice(end, end + 14))) return null;
  if (ONE_OF.test(text.slice(Math.max(0, start - 6), start))) return null;
  const wholes = [...known.values()].filter((k) => k.kind === 'company' && k.key.startsWith(`${key} `));
  const [whole] = wholes;
  return whole !== undefined && wholes.length === 1
    ? { ...whole, strength: whole.strength * 0.9, rule: 'entities/organization/short-form' }
    : null;
}
