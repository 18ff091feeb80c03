/** Titles beside a run of capitalised words: where they stand, and what they make of it. */
import { light } from '../../regexp.ts';
import { firstFrom } from '../../spans.ts';
import type { Span, TitleMention } from '../../types.ts';
import { bitsOf, isEastern, type PersonWords, WordBit } from './person-words.ts';

/** The text with its titles (sorted), and the words of names. */
interface Offices {
  readonly text: string;
  readonly titles: readonly TitleMention[];
  readonly words: PersonWords;
}

/** Index of the last span that starts before `end`, or -1; spans are sorted. */
export const lastBefore = (spans: readonly Span[], end: number): number => firstFrom(spans, end) - 1;

/** Whether some of a stretch is a title. */
export function isTitle({ titles }: Offices, start: number, end: number): boolean {
  const title = titles[lastBefore(titles, end)];
  return title !== undefined && title.end > start;
}

const APPOSITION = /^,? ?(?:(?:the|an?|its) )?$/;
const NEXT_NAME = light(/^ \p{Lu}/u);

/** "Yen Wen Pin, CEO of Acme": a title in apposition follows, and no name behind it ("Acme, CEO Jane Doe"). */
export function hasTitleBehind({ text, titles }: Offices, end: number): boolean {
  const title = titles[lastBefore(titles, end) + 1];
  if (title === undefined || title.start - end > 6 || text.charCodeAt(title.start - 1) !== 32) return false;
  return APPOSITION.test(text.slice(end, title.start)) && !NEXT_NAME.test(text.slice(title.end, title.end + 3));
}

/** Rules of words for what one does, which stand before firms, too: "app developer Acme Digital". */
export const AGENT = /\/(?:agent|plural)$/;

/** "CEO Jane Doe": an office ends there. */
export function officeEndsAt({ titles }: Offices, place: number): boolean {
  const title = titles[lastBefore(titles, place)];
  return title?.end === place && !AGENT.test(title.rule);
}

const OF = light(/ of (?:the )?(?:(?:\p{Lu}[\p{L}-]* ){0,4}\p{Lu}[\p{L}-]*['’]s )?$/u);
/** How far back that is looked for, in UTF-16 code units. */
const OF_WITHIN = 60;
/** A syllable of a Vietnamese name. */
const SYLLABLE = light(/^\p{Lu}\p{Ll}{1,5}$/u);

/** A Korean given name, behind the family name: "Min-seo". */
const PAIRED = light(/^\p{Lu}\p{Ll}{1,5}-\p{Ll}{1,6}$/u);

/**
 * "Chairman of the Orvane Bank Le Manh Hung", "CEO of Orvane Energy Bae Min-seo": how many words of the run name whom the
 * officer serves, before a family name and two syllables or a pair of them; 0 where none do.
 */
export function ofWhom(at: Offices, run: readonly string[], from: number): number {
  const parts = run.map((part) => part.replace(/,$/, ''));
  const isPaired = PAIRED.test(parts.at(-1) ?? '');
  const family = parts.length - (isPaired ? 2 : 3);
  if (family < 1 || !isEastern(at.words, parts[family] ?? '')) return 0;
  const syllables = parts.slice(family, isPaired ? -1 : undefined);
  if (!syllables.every((w) => SYLLABLE.test(w) && (bitsOf(at.words, w) & WordBit.organization) === 0)) return 0;
  const of = OF.exec(at.text.slice(Math.max(0, from - OF_WITHIN), from))?.[0];
  return of !== undefined && officeEndsAt(at, from - of.length) ? family : 0;
}
