import type { WholeSpan } from './joined-names.ts';

/** A heading line: "About Road to Hope", "ABOUT MOVE UP:". */
const HEADING = /(?:^|\n)[ \t]*(?:More )?(?:About|ABOUT):? (?:[Tt]he |THE )?([^\n]{3,90})/g;
/** A heading that has lost its line: the name comes twice in a row. */
const REPEATED = /\b(?:About|ABOUT):? (?:[Tt]he )?([A-Za-z\d][^\n?]{3,58}?)(?: -+| –|:)? (?:The )?\1(?=[ ,(®™’'])/g;
/** What follows the name in its heading. */
const TAIL =
  /(?: ?[®™©]| ?\([^()]{1,60}\)|[:.]|,? (?:Inc\.?|Incorporated|Ltd\.?|Limited|LLC|Corp\.?|PLC|plc|AG|GmbH|S\.A\.))+$/;
/** A word of a name with a capital or a digit in it. */
const CAPITAL = /^[“"‘']?(?:\p{Lu}|\d|\p{Ll}{1,6}\p{Lu})/u;
/** Small words that stand inside names. */
const SMALL =
  /^(?:of|for|the|a|an|in|on|to|at|by|with|without|beyond|against|over|under|is|are|my|our|your|de|del|la|le|di|da|do|des|du|van|von|x)$/;
/** What is told of in general, and persons. */
const OTHER = /^(?:us|our|this|these|it|we|how|what|why|when|where|who|dr|mr|mrs|ms|prof|professor|sir)\b/i;
/** The name of two, or of a thing of its owner's. */
const SEVERAL = /,| and |[’']s |\/ | \/|;/;
/** More sections than this has no article: the names of the first will do. */
const MOST_NAMES = 40;
/** More words than this are a sentence. */
const MOST_WORDS = 8;

/**
 * Finds the names that headings of "About" sections give whole, so that their ends are known: "Road to Hope", "Re:grow".
 * In: the article's text. Out: the spans of all places of the names of two words or more, or with a mark inside, that
 * stand elsewhere as well.
 */
export function findHeadedNames(text: string): WholeSpan[] {
  if (!/\bA(?:bout|BOUT)\b/.test(text)) return [];
  const names = new Set<string>();
  for (const heading of [HEADING, REPEATED])
    for (const m of text.matchAll(heading)) {
      const name = (m[1] ?? '').trimEnd().replace(TAIL, '');
      if (names.size < MOST_NAMES && isName(name)) names.add(name);
    }
  const spans = [...names].flatMap((name) => {
    const places = placesOf(text, name);
    return places.length > 1 ? places : [];
  });
  return spans;
}

/** "TG.Orvane", "Rivet|Orvane": a mark between two words with capitals, without blanks. */
const MARKED = /(?<![\w.@/|:-])\p{Lu}[\p{L}\d]{1,14}[.|+]\p{Lu}[\p{L}\d]{1,14}(?![\w@/]|\.[a-z])/gu;

/** The names with a mark inside that the text has twice or more; sentences that have lost their blank hardly recur. */
export function findMarkedNames(text: string): WholeSpan[] {
  const places = new Map<string, WholeSpan[]>();
  for (const m of text.matchAll(MARKED)) {
    const own = places.get(m[0]) ?? [];
    own.push({ start: m.index, end: m.index + m[0].length });
    places.set(m[0], own);
  }
  return [...places.values()].flatMap((own) => (own.length > 1 ? own : []));
}

/** Capitals at both ends and small words between them only. */
function isName(name: string): boolean {
  if (OTHER.test(name) || SEVERAL.test(name)) return false;
  const words = name.split(' ');
  if (words.length > MOST_WORDS || (words.length === 1 && !/[!:.|+/@·*]/.test(name))) return false;
  const last = words.length - 1;
  return words.every((w, i) => CAPITAL.test(w) || (i > 0 && i < last && (SMALL.test(w) || w === '&')));
}

/** Where the text has these words, whole. */
function placesOf(text: string, name: string): WholeSpan[] {
  const places: WholeSpan[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (!/[\w-]/.test(text[end] ?? '') && !/[\w-]/.test(text[at - 1] ?? ''))
      places.push({ start: at, end, headed: true });
  }
  return places;
}
