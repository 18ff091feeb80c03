/** "The insurer", "the drugmaker": a trade tells which of the companies is meant. */
import { light } from '../../regexp.ts';
import type { Entity } from './entities.ts';

/** Words for a trade at the end of a reference, and words of names that tell it. */
const TRADES: readonly (readonly [noun: RegExp, name: RegExp])[] = [
  [/(?:bank|lender)$/i, /\b(?:bank|bancorp|finance|financial|credit union|savings)\b/i],
  [/insurer$/i, /\b(?:insurance|assurance|mutual|life|takaful)\b/i],
  [/(?:airline|carrier)$/i, /\b(?:airlines?|airways|air|telecom|mobile)\b/i],
  [/(?:automaker|carmaker)$/i, /\b(?:motors?|automobiles?|automotive|auto)\b/i],
  [/chipmaker$/i, /\b(?:semiconductors?|semicon|silicon|microelectronics)\b/i],
  [
    /(?:drug ?maker|drug company|pharmaceutical company)$/i,
    /\b(?:\w*pharm\w*|drugs?|laborator\w+|labs|medicines|remedies|biologics|vaccines)\b/i,
  ],
  [/biotech$/i, /\b(?:bio\w*|\w*therapeutics|genomics|oncology)\b/i],
  [/shipbuilder$/i, /\b(?:shipbuilding|shipyards?|heavy|marine)\b/i],
  [/steelmaker$/i, /\bsteel\b/i],
  [/electronics maker$/i, /\b(?:electronics?|electric|devices)\b/i],
  [/retailer$/i, /\b(?:stores?|mart|retail|\w+mart)\b/i],
  [/brewer$/i, /\b(?:brewery|brewing|breweries)\b/i],
];

/** How far beside a name its description is looked for, in code units. */
const BESIDE = 90;
const LAST_WORD = light(/(?:drug |electronics )?[\p{L}-]+$/u);

/**
 * Tells of the words of a reference ("the insurer") which company they stand for: the only one that is described so, or
 * whose name tells it; null where none or more than one fits, or the words tell no trade.
 * In: the text, all organisations of the article; the words in small letters. Each is looked for once.
 */
export function trades(text: string, all: readonly Entity[]): (words: string) => Entity | null {
  const known = new Map<string, Entity | null>();
  const find = (noun: string, name: RegExp): Entity | null => {
    const companies = all.filter((e) => e.kind === 'company');
    const described = companies.filter((e) => isDescribed(text, e, noun));
    const fitting = described.length > 0 ? described : companies.filter((e) => name.test(e.name));
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
  return (words) => {
    const seen = known.get(words);
    if (seen !== undefined) return seen;
    const trade = TRADES.find(([noun]) => noun.test(words));
    const noun = LAST_WORD.exec(words)?.[0] ?? words;
    const found = (trade ? find(noun, trade[1]) : null) ?? calledAlike(text, all, words);
    known.set(words, found);
    return found;
  };
}

/** Behind the words that two descriptions share: a noun or two, and the name. */
const DESCRIBES = light(/^(?!(?:and|or|to|with|of|for|in|on|by|from|at)\b)(?:\p{Ll}+ ){1,2}$/u);

/** What stands between "the" and the noun of a reference. */
const EPITHET = light(/^the (.{3,40}) \p{Ll}+$/u);

/** "The drug store company" of "drug store chain Acme": the only company before whose name the same words stand. */
function calledAlike(text: string, all: readonly Entity[], words: string): Entity | null {
  const epithet = EPITHET.exec(words)?.[1];
  if (epithet === undefined) return null;
  const fitting = all.filter(
    ({ kind, mentions }) =>
      kind === 'company' && mentions.slice(0, 3).some(({ start }) => isCalled(text, start, ` ${epithet} `)),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Whether the words stand shortly before a name. */
function isCalled(text: string, start: number, words: string): boolean {
  const before = ` ${text.slice(Math.max(0, start - BESIDE), start).toLowerCase()}`;
  const at = before.lastIndexOf(words);
  return at >= 0 && DESCRIBES.test(before.slice(at + words.length));
}

/** "Insurer Acme", "Acme, the country's largest insurer". */
const isDescribed = (text: string, { mentions }: Entity, noun: string): boolean =>
  mentions.slice(0, 3).some(
    ({ start, end }) =>
      text
        .slice(Math.max(0, start - noun.length - 1), start)
        .toLowerCase()
        .startsWith(noun.toLowerCase()) || apposition(text.slice(end, end + BESIDE)).includes(noun.toLowerCase()),
  );

/** What a comma behind a name parts from the rest, in small letters; '' where it describes nothing. */
const apposition = (behind: string): string => APPOSITION.exec(behind)?.[0].toLowerCase() ?? '';

const APPOSITION = light(/^,? (?:(?:which )?is )?(?:an?|the|one of|[\p{L}. ]{2,20}['’]s) [^,;.]{2,80}/u);
