import { foldName, orgKey } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import type { Span } from '../../types.ts';
import type { Candidate } from './candidates.ts';

/** Two names or more in a row, "Acme, Orvane and Tavira"; the span reaches from the first to the last. */
export interface NameList<T extends Candidate = Candidate> extends Span {
  readonly members: readonly T[];
}

/** What a member of a list may be called before its name ("and local startup Acme", "and Peru's aid agency, Acme"). */
const CALLED =
  "(?:nearby |local |the |its |an? )?(?:[A-Z]\\w+['’]s )?(?:[A-Za-z]+-(?:owned|based|backed|listed|run|controlled) )?(?:(?:[a-z-]+ ){0,2}(?:startup|start-up|company|firm|giant|maker|\\w+maker|developer|insurer|bank|lender|retailer|airline|carrier|operator|supplier|distributor|charity|nonprofit|non-profit|university|hospital|institute|agency|ministry|regulator|group|conglomerate|subsidiary|affiliate|unit|rival|peer|partner|brand|platform|utility|broadcaster|publisher|foundation|union|think tank),? )?";
const ASIDE = '(?: \\([^()]{1,60}\\))?';
/** Between two members of a list. */
const JOINT = new RegExp(`^${ASIDE}(?:[,;]? (?:and|&|or|as well as|along with|plus)|[,;]) ${CALLED}$`);
/** Between the last two. */
const LAST_JOINT = new RegExp(`^${ASIDE}[,;]? (?:and|&|as well as|along with|plus) ${CALLED}$`);
/** "Acme in Oslo, Orvane in Rome": where each is. */
const WHERE = /^ (?:in|from|of) $/;
/** "Acme, a maker of pumps; Orvane, a carrier; and Tavira": behind the semicolon the next one. */
const ITEM = /; (?:and |as well as )?(?:the )?$/;
const DESCRIBED = /^(?:,|;| [–—(]| --)/;

/** Behind a list that names only some. */
const GOES_ON = /^,? (?:and|or) (?:(?:many |several |a few )?(?:others?|more)\b|\p{Ll})|^,? (?:among others|etc)\b/u;

const PAPER = /^(?:MOU|LOI|JV|NDA|M\.O\.U\.)s?$/i;
const POSSESSOR = light(/^['’]s \p{Lu}/u);

/**
 * The lists of names of an article.
 * In: the text and the candidates in order. Out: lists of two names or more, in order of their first ones; "and" ends one.
 */
export function nameLists<T extends Candidate>(text: string, candidates: readonly T[]): NameList<T>[] {
  const rows: T[][] = [];
  let row: T[] = [];
  let end = -1;
  let isClosed = false;
  for (const c of candidates) {
    // "Acme (Peru) and Orvane (US)": where each is
    if (text[c.start - 1] === '(' && text[c.end] === ')') continue;
    // "Under the MOU, Acme and Orvane": what they signed
    if (PAPER.test(text.slice(c.start, c.end))) continue;
    // "and Brazil's Acme": whose it is
    if (POSSESSOR.test(text.slice(c.end, c.end + 4))) continue;
    const last = row.at(-1);
    const joint = last && last.sentence === c.sentence ? text.slice(end, c.start) : null;
    if (!isClosed && joint !== null && JOINT.test(joint)) {
      row.push(c);
      isClosed = LAST_JOINT.test(joint);
    } else if (joint !== null && WHERE.test(joint)) {
      end = c.end;
      continue;
    } else {
      row = [c];
      isClosed = false;
      rows.push(row);
    }
    end = c.end;
  }
  return [...rows.filter((r) => isList(text, r)), ...itemRows(text, candidates)].map(listOf);
}

/** "With Acme, Orvane will": two with a comma between them are no list, unless it goes on. */
const isList = (text: string, [first, second, third]: readonly Candidate[]): boolean =>
  first !== undefined &&
  second !== undefined &&
  (third !== undefined ||
    LAST_JOINT.test(text.slice(first.end, second.start)) ||
    GOES_ON.test(text.slice(second.end, second.end + 20)));

const listOf = <T extends Candidate>(members: readonly T[]): NameList<T> => ({
  members,
  start: members[0]?.start ?? 0,
  end: members.at(-1)?.end ?? 0,
});

/** The names that stand at the head of the items of "Acme, a maker of pumps; Orvane, a carrier; and Tavira". */
function itemRows<T extends Candidate>(text: string, candidates: readonly T[]): T[][] {
  const rows: T[][] = [];
  let row: T[] = [];
  let sentence = -1;
  for (const c of candidates) {
    if (c.sentence !== sentence) {
      row = [];
      sentence = c.sentence;
    }
    const isItem = ITEM.test(text.slice(Math.max(0, c.start - 16), c.start));
    if (isItem && row.length > 0) {
      if (row.length === 1) rows.push(row);
      row.push(c);
    } else if (row.length < 2 && DESCRIBED.test(text.slice(c.end, c.end + 3))) row = [c];
  }
  return rows;
}

/** Right before the first member of a list. */
const OPENS = /\b(?:with|by|between|among|from|for|like|as|includ(?:e|es|ing)|and) (?:the )?$/;

/** "Kelmar, Acme and Orvane are": the subject of its sentence; an adverb or a place may stand there too. */
const opensSentence = (text: string, [first]: readonly Candidate[], start: number): boolean =>
  first !== undefined &&
  SENTENCE.test(text.slice(Math.max(0, start - 3), start)) &&
  !ADVERB.test(text.slice(start, first.end));
const SENTENCE = /(?:^|\n|[.!?]["”’]? )$/;
const ADVERB = /ly$| |^(?:Still|Yet|Plus|Overall|Instead|Besides|Thus|Hence|Together)$/;

/** How far before a list its beginning is looked at, in UTF-16 code units. */
const REACH = 20;

/**
 * The keys of names that stand in a list with two names that are known: "Acme, NowThis and Orvane" tells that NowThis is
 * of their kind.
 * In: the text, its lists, whether a key is known. Out: keys, not known so far.
 */
export function listedAmong(text: string, lists: readonly NameList[], isKnown: (key: string) => boolean): Set<string> {
  const found = new Set<string>();
  const key = (c: Candidate): string => orgKey(text.slice(c.start, c.end));
  for (const { members, start } of lists) {
    if (members.length < 3 || members.filter((c) => isKnown(key(c))).length < 2) continue;
    // "In Oslo, Acme and Orvane": what comes first may be no member
    const isSure = OPENS.test(text.slice(Math.max(0, start - REACH), start)) || opensSentence(text, members, start);
    for (const c of isSure ? members : members.slice(1))
      if (!isKnown(key(c)) && foldName(key(c)).length > 2) found.add(key(c));
  }
  return found;
}
