import { light, regExp } from '../../regexp.ts';
import { firstFrom } from '../../spans.ts';
import type { Mention, Span, TitleMention } from '../../types.ts';
import type { OfficialWords } from './words.ts';

const WORDS_BEFORE = light(/((?:\p{Lu}[\p{L}.]*)(?: \p{Lu}[\p{L}.]*){0,3})(?:['’]s?)?(?: [a-z-]+){0,2} $/u);
const WORDS_AFTER = light(/^ (?:of|for) (?:the )?((?:\p{Lu}[\p{L}.]*)(?: \p{Lu}[\p{L}.]*){0,3})/u);

const OF_NAME = light(/\p{Lu}[\p{L}.]* (?:of|for) (?:the )?$/u);

/** The longest known place at the end (or the start) of some capitalised words, or null. */
function placeIn(words: OfficialWords, written: string | undefined, atEnd: boolean): string | null {
  const parts = (written ?? '').split(' ');
  for (let n = parts.length; n > 0; n--) {
    const name = (atEnd ? parts.slice(-n) : parts.slice(0, n)).join(' ');
    if (
      words.place.has(name.toLowerCase()) ||
      words.place.has(name.replace(/ (?:City|County|State)$/, '').toLowerCase())
    )
      return atEnd && COMPASS.test(parts.at(-n - 1) ?? '') ? `${parts.at(-n - 1)} ${name}` : name;
  }
  return null;
}

const COMPASS = /^(?:North|South|East|West)(?:ern)?$/;

/** "U.S. President", "UK Health Secretary": the state that a title names itself. */
const WITH_STATE = light(/^(U\.?S\.?|U\.?K\.?|EU|UN|UAE) (?=\p{Lu})/u);

/** "India's trade minister", "mayor of London": the place whose office it is. */
export function placeBeside(text: string, title: TitleMention, words: OfficialWords): string | null {
  const state = WITH_STATE.exec(text.slice(title.start, title.end))?.[1];
  if (state !== undefined) return state;
  const lead = WORDS_BEFORE.exec(text.slice(Math.max(0, title.start - 60), title.start));
  // "Bank of England Governor": the place is a part of a name
  const before = lead !== null && OF_NAME.test(lead.input.slice(0, lead.index)) ? undefined : lead?.[1];
  const after = WORDS_AFTER.exec(text.slice(title.end, title.end + 60))?.[1] ?? '';
  return (
    placeIn(words, firstSentence(after), false) ?? placeIn(words, before, true) ?? stateOf(text, before ?? '', words)
  );
}

/** "Governor Jane Doe of Larkmoor": the place behind the one who holds its office, or null. */
export function placeBehind(text: string, { end }: Span, words: OfficialWords): string | null {
  const after = WORDS_AFTER.exec(text.slice(end, end + 60))?.[1] ?? '';
  return placeIn(words, firstSentence(after), false);
}

const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/n$/, ['']],
  [/an$/, ['', 'y', 'e', 'o']],
  [/ese$/, ['', 'a']],
  [/i$/, ['', 'a']],
  [/ian$/, ['', 'y', 'e']],
];

/** "South Korean President": the state, where the article names it. */
function stateOf(text: string, before: string, { place, demonym }: OfficialWords): string | null {
  const words = before.split(' ');
  const last = words.at(-1) ?? '';
  if (!demonym.has(last.toLowerCase())) return null;
  const heads = words.length > 1 ? [`${words.slice(-2, -1)[0]} `, ''] : [''];
  for (const head of heads) {
    for (const [ending, instead] of ENDINGS) {
      if (!ending.test(last)) continue;
      const state = instead.map((end) => head + last.replace(ending, end)).find((s) => place.has(s.toLowerCase()));
      if (state !== undefined && text.includes(state)) return state;
    }
  }
  return null;
}

/** "Acme", "360tel", "hyperCORE". */
const TOKEN = "(?:\\p{Lu}|\\p{N}+\\p{L}|\\p{Ll}+\\p{Lu})[\\p{L}\\p{N}&.’'-]*";
const NAME = `((?:${TOKEN})(?:(?: (?:of|and|&|for|the|de|in)){0,2} (?:${TOKEN}|\\d+))*)`;
/** "of venture capital firm", "of a": small words up to the name. */
const KIND = '(?:(?!that|which|who|with|by|and|to)[a-z][a-z-]* ){0,5}?';
const AFTER_LINK = regExp(`^(?: (?:of|at|for|with|from)(?: the)?|,?(?: [\\w&,-]+){1,6}? at(?: the)?) ${KIND}${NAME}`);
const AFTER_COMMA = regExp(
  `^(?:,| [–—-]) ${NAME}(?=[,.;”")]|$| (?:said|says|add(?:s|ed)|noted|stated|explain(?:s|ed)|comment(?:s|ed)|remarked|continued|told)\\b)`,
);
const BEFORE = regExp(`(?<![\\p{L}\\p{N}])${NAME}(?:['’]s?)? $`);

const SMALL = light(/^\p{Ll}/u);

/**
 * One word is enough before a title in small letters or one of a group, or right after a comma or a hyphen ("Acme Group CEO",
 * "Jane Doe, ACME VP", "then-Acme CEO").
 */
function isEnough(text: string, title: TitleMention, name: string, start: number): boolean {
  const before = text.slice(start - 2, start);
  return (
    name.includes(' ') ||
    text.startsWith('Group ', title.start) ||
    SMALL.test(text.charAt(title.start)) ||
    before === ', ' ||
    before.endsWith('-')
  );
}

/**
 * The name beside the title where no organisation was found ("CEO of Beans and Petals", "Media Lab researcher Jane Doe"):
 * as written, or null.
 */
export function nameBeside(
  text: string,
  title: TitleMention,
  mentions: readonly Mention[],
  words: OfficialWords,
): string | null {
  const { demonym, epithet, honorifics, owner, place } = words;
  const rest = text.slice(title.end, title.end + 100);
  const after = AFTER_LINK.exec(rest) ?? AFTER_COMMA.exec(rest);
  if (after !== null) {
    if (FIELDS.test(after[1] ?? '') && MORE.test(rest.slice(after[0].length)))
      return behindFields(text, title.end + after[0].length, mentions);
    const name = firstSentence(after[1] ?? '').replace(IN_PLACE, (tail, town: string) =>
      place.has(town.toLowerCase()) ? '' : tail,
    );
    // "Secretary of State for Life Sciences": what a state's office is for is no organisation
    const isPublic = words.public.test(text.slice(title.start, title.end));
    if (isPublic && rest.startsWith(' for ') && !place.has(name.toLowerCase())) return null;
    const named = free(name, title.end + after[0].lastIndexOf(after[1] ?? ''), mentions);
    const isNone =
      named === null ||
      epithet.test(named) ||
      honorifics.test(named) ||
      owner.has(named.toLowerCase()) ||
      isDemonym(named, demonym);
    return isNone ? null : named;
  }
  const from = Math.max(0, title.start - 60);
  const before = BEFORE.exec(text.slice(from, title.start));
  const row = before?.[1] ?? '';
  const skipped = sentenceIn(row) + (ONCE.exec(row.slice(sentenceIn(row)))?.[0].length ?? 0);
  const name = row.slice(skipped);
  const start = from + (before?.index ?? 0) + skipped;
  if (name === '' || epithet.test(name) || !isEnough(text, title, name, start) || isDemonym(name, demonym)) return null;
  return free(name, start, mentions);
}

/** "President, Academic & External Affairs, Acme": fields of work, where more follows. */
const FIELDS = / (?:&|and) /;
const MORE = light(/^(?:,| and) \p{Lu}/u);

/** The name behind those fields, as written; null: another title, or a mention. */
function behindFields(text: string, from: number, mentions: readonly Mention[]): string | null {
  const after = AFTER_COMMA.exec(text.slice(from, from + 100));
  return after?.[1] === undefined ? null : free(after[1], from + after[0].indexOf(after[1]), mentions);
}

/** "Former Larkmoor mayor": not of the name, at the start of a sentence. */
const ONCE = light(/^(?:Former|Current|Longtime) (?=\p{Lu})/u);

/** "Acme Securities in London". */
const IN_PLACE = light(/(?<=\S) in (\p{Lu}[\p{L}. ]*?)\.?$/u);

const STOP = light(/(?:\p{L}{2,}|\d)\. (?=\p{Lu})/u);

/** Where a new sentence begins in a row of capitalised words ("in World War II. South Korean"). */
function sentenceIn(row: string): number {
  const stop = STOP.exec(row);
  return stop === null || /^(?:St|Mr|Ms|Dr|Mt|Ft|Co|Inc|Ltd|Corp|Prof)\. $/.test(stop[0])
    ? 0
    : stop.index + stop[0].length;
}

/** A row of capitalised words up to where a new sentence begins ("of Luxembourg. Credit"). */
function firstSentence(row: string): string {
  const next = sentenceIn(row);
  return next === 0 ? row : row.slice(0, next).replace(/\. $/, '');
}

/** "French-born", "South Korean": of what country, by whole or by end. */
const isDemonym = (name: string, demonym: ReadonlySet<string>): boolean => {
  const small = name.toLowerCase();
  return demonym.has(small.split('-')[0] ?? '') || demonym.has(small) || demonym.has(small.split(' ').at(-1) ?? '');
};

const WHOLE = new RegExp(`^${NAME}, $`, 'u');

/** The name that opens a line, where a person ends it ("Acme Research, Jane Doe"): as written, or null. */
export function nameAtStart(text: string, start: number, person: Span, { place }: OfficialWords): string | null {
  const name = WHOLE.exec(text.slice(start, person.start))?.[1];
  return name === undefined || place.has(name.toLowerCase()) ? null : name;
}

/** The name up to the first mention in it, if none stands at its start. */
function free(written: string, start: number, mentions: readonly Mention[]): string | null {
  const name = written.replace(/(?:['’]s|[.,])$/, '');
  const next = firstFrom(mentions, start);
  const before = mentions[next - 1];
  if (before !== undefined && before.end > start) return null;
  const inside = mentions[next];
  if (inside === undefined || inside.start >= start + name.length) return name;
  const cut = name.slice(0, inside.start - start).replace(/(?:,? (?:of|and|&|for|the|de|in))*[ ,]*$/, '');
  return cut === '' || /['’]s?$/.test(cut) ? null : cut;
}
