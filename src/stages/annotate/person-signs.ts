import { readName } from '../../phrases.ts';
import { light } from '../../regexp.ts';
import type { NameRule, Span, TitleMention } from '../../types.ts';
import { eachBeside } from './beside.ts';
import type { Candidate } from './person-candidates.ts';
import { AGENT, lastBefore } from './person-offices.ts';
import { bitsOf, type NameEvidence, type PersonWords, plain, WordBit } from './person-words.ts';

/** What the scoring reads. */
export interface Reading {
  readonly text: string;
  readonly titles: readonly TitleMention[];
  readonly words: PersonWords;
  /** Whether a rule may hold in this text at all. */
  readonly isOpen: (rule: NameRule) => boolean;
  /** Capitalised words that stand alone somewhere. */
  readonly alone: ReadonlySet<string>;
  /** Those of them with a form of address ("Mr. Doe"). */
  readonly addressed: ReadonlySet<string>;
}

/** A sign that words are a person's name: the rule that saw it, and how strong it is (0..1). */
export interface Sign {
  readonly rule: string;
  readonly strength: number;
}

/** A degree or a form of address between a name and a title, in code units. */
const NEAR = 90;

/** The rule of a sign that a word list gives. */
const LISTS = 'lexicon/person-names';

export const isGiven = (words: PersonWords, w: string): boolean => (bitsOf(words, w) & WordBit.given) !== 0;
const isFamily = (words: PersonWords, w: string): boolean => (bitsOf(words, w) & WordBit.family) !== 0;
export const isAsian = (words: PersonWords, w: string): boolean => (bitsOf(words, w) & WordBit.asian) !== 0;
export const isCommon = (words: PersonWords, w: string): boolean => (bitsOf(words, w) & WordBit.common) !== 0;

/** A given name first: less telling where it is also a common word ("Grace", "Mark"). */
function givenSign({ words }: Reading, { words: name }: Candidate): Sign | null {
  const [first = ''] = name;
  const parts = first.includes('-') ? [first, ...first.split('-')] : [first];
  if (!parts.some((part) => isGiven(words, part))) return null;
  const weak = isCommon(words, first) || words.place.has(plain(first));
  return { rule: `${LISTS}/given-name`, strength: weak ? 0.3 : 0.55 };
}

function familySign({ words }: Reading, { words: name }: Candidate): Sign | null {
  const last = name.at(-1) ?? '';
  const rule = `${LISTS}/family-name`;
  if (isFamily(words, last)) return { rule, strength: isCommon(words, last) ? 0.2 : 0.35 };
  return isGiven(words, last) ? { rule, strength: 0.2 } : null;
}

/** "Wang Xiaoming", "Xiaoming Wang", "Yi Liu": a Chinese family name and a name of one or two syllables. */
function chineseSign({ words }: Reading, { words: name }: Candidate): Sign | null {
  const [a = '', b = ''] = name;
  if (name.length !== 2) return null;
  const fits = (isAsian(words, a) && words.pinyin.test(b)) || (isAsian(words, b) && words.pinyin.test(a));
  return fits ? { rule: `${LISTS}/syllable-chinese`, strength: 0.5 } : null;
}

/** Words that no list knows are more often names than not. */
function unfamiliarSign({ words }: Reading, { words: name }: Candidate): Sign | null {
  const known = name.some((w) => isCommon(words, w) || words.place.has(plain(w)) || words.known.has(plain(w)));
  return known ? null : { rule: `${LISTS}/unfamiliar`, strength: 0.15 };
}

/** The last word stands alone elsewhere and the first does not: so are persons named again, firms the other way. */
function aloneSign({ alone, addressed }: Reading, { words: name }: Candidate): Sign | null {
  const last = name.at(-1) ?? '';
  if (addressed.has(last)) return { rule: 'annotate/persons/named-again', strength: 0.6 };
  const again = alone.has(last) && !alone.has(name[0] ?? '');
  return again ? { rule: 'annotate/persons/named-again', strength: 0.3 } : null;
}

/** "CEO Jane Doe", "the chief executive, Jane Doe", "Sen. Doe". */
export function titleBefore(r: Reading, { start }: Candidate): Sign | null {
  const title = r.titles[lastBefore(r.titles, start)];
  if (title === undefined || title.end > start || start - title.end > NEAR) return null;
  const gap = r.text.slice(title.end, start);
  if (!r.words.honorifics.test(gap)) return null;
  const capital = CAPITAL_FIRST.test(r.text.charAt(title.start));
  if (AGENT.test(title.rule)) return { rule: title.rule, strength: capital ? 0.5 : 0.25 };
  return { rule: title.rule, strength: /^[,:]/.test(gap) ? 0.55 : 0.7 };
}

/** Behind a title whose office it is. */
const OF_BODY = light(/^ (?:of|for|at) (?:the |its )?\p{Lu}[\p{L}\p{N}&.’' -]{1,60}, (?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?$/u);
/** How far behind it the name may stand, in UTF-16 code units. */
const OF_WITHIN = 75;

/** "The chief technology officer for Acme, Jane Doe, said". */
function officeBefore(r: Reading, { start, end }: Candidate): Sign | null {
  const title = r.titles[lastBefore(r.titles, start)];
  if (title === undefined || title.end > start || start - title.end > OF_WITHIN || AGENT.test(title.rule)) return null;
  if (!OF_BODY.test(r.text.slice(title.end, start)) || !CLOSES.test(r.text.slice(end, end + 2))) return null;
  return { rule: title.rule, strength: 0.6 };
}

const CLOSES = light(/^(?:[,.;)]|$| \p{Ll})/u);

const APPOSITION = /^(?:,| –| —| -|,? \()? ?$/;
const ARTICLE = /^,? (?:is |was |as |who is )?(?:an?|the|its|our|their|currently|now|then) ?$/;
const CAPITAL_FIRST = light(/^\p{Lu}/u);
const CAPITAL_NEXT = light(/^ \p{Lu}/u);
const OWNER = light(/^, (?:the )?(?:[\p{Lu}\d][\p{L}\p{N}.&-]* ?){1,6}(?:['’]s?)? ?$/u);

/** "Jane Doe, M.D., chief executive", "Jane Doe, Acme's chief executive". */
function titleAfter(r: Reading, { end }: Candidate): Sign | null {
  const from = afterDegrees(r, end);
  const title = r.titles[lastBefore(r.titles, end) + 1];
  if (title === undefined || title.start < from || title.start - from > NEAR) return null;
  const gap = r.text.slice(from, title.start);
  const weak = AGENT.test(title.rule);
  if (gap === ' ') return isBeforeName(r, title.end) ? null : { rule: title.rule, strength: 0.2 };
  if (APPOSITION.test(gap)) return { rule: title.rule, strength: weak ? 0.4 : 0.65 };
  if (ARTICLE.test(gap)) return { rule: title.rule, strength: weak ? 0.15 : 0.5 };
  return OWNER.test(gap) ? { rule: title.rule, strength: weak ? 0.2 : 0.45 } : null;
}

/** "Acme Analyst Jane Doe": the title belongs to the name after it, so the name before it is a firm's. */
const isBeforeName = ({ text }: Reading, end: number): boolean => CAPITAL_NEXT.test(text.slice(end, end + 3));

export function isEmployer(r: Reading, { end }: Candidate): boolean {
  const title = r.titles[lastBefore(r.titles, end + 2)];
  return title !== undefined && title.start === end + 1 && isBeforeName(r, title.end);
}

function afterDegrees({ text, words }: Reading, end: number): number {
  words.degrees.lastIndex = end;
  return words.degrees.test(text) ? words.degrees.lastIndex : end;
}

function holds(text: string, { name, before, after }: NameEvidence, span: Span): boolean {
  if (after !== null && !after(text, span.end)) return false;
  if (before !== null && !before(text, span.start)) return false;
  return name === null || name.test(readName(text.slice(span.start, span.end)));
}

export function ruleSigns({ text, words, isOpen }: Reading, candidate: Candidate): Sign[] {
  const signs: Sign[] = [];
  eachBeside(words.evidence, text, candidate, (one) => {
    const { rule } = one;
    if (isOpen(rule) && holds(text, one, candidate)) signs.push({ rule: rule.id, strength: rule.strength });
  });
  return signs;
}

/** "Chairman of the Orvane Bank Le Manh Hung": the rule of that sign, which parts the two names and therefore goes first. */
export const OFFICER_OF = 'annotate/persons/officer-of';

const officerSign = (_: Reading, { officer }: Candidate): Sign | null =>
  officer ? { rule: OFFICER_OF, strength: 0.99 } : null;

const ON_NAME = [givenSign, familySign, chineseSign, unfamiliarSign, aloneSign];
const BESIDE = [titleBefore, officeBefore, titleAfter, officerSign];

/** Signs that the name itself gives. */
export const nameSigns = (r: Reading, candidate: Candidate): Sign[] =>
  ON_NAME.flatMap((find) => find(r, candidate) ?? []);

/** Signs that stand beside the name: titles, forms of address, degrees, speech. */
export const besideSigns = (r: Reading, candidate: Candidate): Sign[] => [
  ...BESIDE.flatMap((find) => find(r, candidate) ?? []),
  ...ruleSigns(r, candidate),
];
