/** Other forms of a name that the text introduces: in parentheses, as letters, as the sign of its shares. */
import { foldName, initialsOf, LETTERS_WITHIN, wordsOf } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import type { OrgMention } from '../../types.ts';

/** A key, and one that is a shorter or other form of it. */
export type Pair = readonly [full: string, short: string];

/** In: the text, the organisations in their order. Out: the names that the text itself says to be the same. */
export function introductions(text: string, orgs: readonly OrgMention[]): readonly Pair[] {
  return [...introduced(text, orgs), ...listed(text, orgs), ...lettered(text, orgs), ...hyphened(text, orgs)];
}

/** "Mercy General Hospital (MGH)", "Acme Medical, Inc. (“Acme”)": the text itself says that they are the same. */
function introduced(text: string, orgs: readonly OrgMention[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let i = 1; i < orgs.length; i++) {
    const full = orgs[i - 1];
    const short = orgs[i];
    if (!full || !short || full.key === short.key) continue;
    const between = text.slice(full.end, short.start);
    const after = text[short.end] ?? '';
    if (
      /^,? ?\((?:hereinafter |hereafter |formerly |formerly known as |also known as |or |the |[“"'‘]){0,3}$/.test(
        between,
      ) &&
      /[)”"'’;,]/.test(after) &&
      (!/^ ?\($/.test(between) || mayStandFor(text.slice(short.start, short.end), after, full.key))
    ) {
      pairs.push([full.key, short.key]);
    } else if (
      /^,? (?:formerly known as|formerly|also known as|known as|a\.k\.a\.|or simply|better known as) (?:the )?[“"]?$/.test(
        between,
      )
    ) {
      pairs.push([full.key, short.key]);
    } else if (/^, or (?:the |simply )?$/.test(between) && isLetters(text.slice(short.start, short.end), full.key)) {
      pairs.push([full.key, short.key]);
    }
  }
  return pairs;
}

/** "The Orvane Institute of Robotics, or OIRO": letters that may stand for the whole name. */
const isLetters = (short: string, full: string): boolean =>
  /^[A-Z]{3,8}$/.test(short) && full.includes(' ') && full[0] === short[0]?.toLowerCase();

/** Behind a bare parenthesis stand letters or a word of the name, or its partners: "Acme (Orvane Bio, Tavira)". */
function mayStandFor(short: string, after: string, full: string): boolean {
  if (/^[A-Z&.]+$/.test(short)) return true;
  const words = new Set(full.split(' '));
  return (
    after === ')' &&
    (!short.includes(' ') ||
      short
        .toLowerCase()
        .split(' ')
        .some((w) => words.has(w)))
  );
}

const TICKER = light(/(?:['’]s?)? ?\((?:[A-Za-z]{2,10}(?: [A-Za-z]{2,10})?: ?)([A-Z]{2,6})\)/y);

/** "Acme Solar Inc. (NYSE: ACS)", and "ACS" elsewhere: the sign under which its shares are listed names it too. */
function listed(text: string, orgs: readonly OrgMention[]): readonly Pair[] {
  const keys = new Set(orgs.map((m) => m.key));
  return orgs.flatMap((m): Pair[] => {
    TICKER.lastIndex = m.end;
    const sign = TICKER.exec(text)?.[1]?.toLowerCase();
    return sign !== undefined && sign !== m.key && keys.has(sign) ? [[m.key, sign]] : [];
  });
}

/** "Acts of Care (AOC) Foundation", and "AOC Foundation" or "AOC" elsewhere. */
function lettered(text: string, orgs: readonly OrgMention[]): readonly Pair[] {
  const keys = new Set(orgs.map((m) => m.key));
  return orgs.flatMap((m): Pair[] => {
    const name = text.slice(m.start, m.end);
    const within = name.includes('(') ? LETTERS_WITHIN.exec(name) : null;
    if (!within || within[0].includes('.)')) return [];
    const letters = foldName(within.groups?.['letters'] ?? '');
    const short = foldName(`${letters} ${name.slice(within.index + within[0].length)}`);
    return [short, letters].filter((k) => k !== m.key && keys.has(k)).map((k) => [m.key, k]);
  });
}

/** "Tavira Bio-Pharma Makers Association", and "TBMA" elsewhere: what is joined by a hyphen counts once. */
function hyphened(text: string, orgs: readonly OrgMention[]): readonly Pair[] {
  const keys = new Set(orgs.map((m) => m.key));
  return orgs.flatMap((m): Pair[] => {
    const name = text.slice(m.start, m.end);
    const words = name.includes('-') ? wordsOf(name) : [];
    const short = initialsOf(words);
    return words.length > 2 && keys.has(short) && short !== m.key ? [[m.key, short]] : [];
  });
}
