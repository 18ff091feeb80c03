import { articleGrams, gates } from '../../grams.ts';
import { light } from '../../regexp.ts';
import type { PersonMention, RuleSet, Sentence, Span, TitleMention, Tokens } from '../../types.ts';
import { type Candidate, nameCandidates } from './person-candidates.ts';
import {
  besideSigns,
  isAsian,
  isCommon,
  isEmployer,
  isGiven,
  nameSigns,
  type Reading,
  ruleSigns,
  type Sign,
  titleBefore,
} from './person-signs.ts';
import { bitsOf, type PersonWords, personWords, plain, WordBit } from './person-words.ts';

/** A candidate with its signs weighed. */
interface Weighed {
  readonly candidate: Candidate;
  readonly rule: string;
  readonly strength: number;
}

/** From this strength on a name is a person's. */
const ENOUGH = 0.5;
/** From this strength on its parts alone are recognised, too. */
const SURE = 0.65;
/** Most words of a name, the small ones apart. */
const LONGEST = 6;

const INITIALS = light(/^\p{Lu}\.?(?:-?\p{Lu}\.)*$/u);

// ── weighing ─────────────────────────────────────────────────────────────────────────────────────────

const INITIAL = light(/^\p{Lu}\. /u);

/** A firm, a place or a phrase of common words. */
function isRuledOut({ text, words }: Reading, { start, end, words: name }: Candidate): boolean {
  words.firmAfter.lastIndex = end;
  if (words.firmAfter.test(text)) return true;
  const written = text.slice(start, end);
  const bare = written.replace(INITIAL, '');
  if (words.place.has(plain(bare)) || words.honorifics.test(written)) return true;
  return name.every((w) => (bitsOf(words, w) & (WordBit.common | WordBit.given)) === WordBit.common);
}

const STATE = light(/, ((?:\p{Lu}[\p{L}.]*)(?: \p{Lu}[\p{L}.]*){0,2})(?!['’\p{L}])/uy);

/** "San Marcos, Texas". */
function isTown({ text, words }: Reading, { end }: Candidate): boolean {
  STATE.lastIndex = end;
  const state = text.charCodeAt(end) === 44 ? STATE.exec(text)?.[1] : undefined;
  if (state === undefined || (state.length < 4 && state !== state.toUpperCase())) return false;
  return words.place.has(plain(state));
}

/** What speaks against it, as a factor. */
function doubt(r: Reading, candidate: Candidate): number {
  const { inOrganization, beforeCommon } = candidate;
  const beside = (inOrganization ? 0.4 : 1) * (beforeCommon ? 0.4 : 1);
  return beside * (isEmployer(r, candidate) ? 0.4 : 1) * (isTown(r, candidate) ? 0.4 : 1);
}

const LISTED = WordBit.common | WordBit.family | WordBit.given;

/**
 * How far the lists are to be believed: less where a common word is in the name, least where the whole is the name of a
 * well-known organisation. What stands beside the name counts all the same.
 */
function faith({ text, words }: Reading, { start, end, words: name }: Candidate): number {
  if (words.known.has(plain(text.slice(start, end)))) return 0.3;
  return name.some((w) => (bitsOf(words, w) & LISTED) === WordBit.common) ? 0.5 : 1;
}

/** Signs together, as if each were an independent chance. */
const together = (signs: readonly Sign[], factor: number): number =>
  1 - signs.reduce((against, { strength }) => against * (1 - strength * factor), 1);

function weigh(r: Reading, candidate: Candidate): Weighed | null {
  const { length } = candidate.words;
  if (length < 2 || length > LONGEST || isRuledOut(r, candidate)) return null;
  const onName = nameSigns(r, candidate);
  const beside = besideSigns(r, candidate);
  const best = [...beside, ...onName].reduce((top, sign) => (sign.strength > top.strength ? sign : top), NO_SIGN);
  const factor = faith(r, candidate);
  const strength = (1 - (1 - together(onName, factor)) * (1 - together(beside, 1))) * doubt(r, candidate);
  return { candidate, rule: best.rule, strength };
}

const NO_SIGN: Sign = { rule: '', strength: 0 };

const AND = /^(?:,|,? and|,? &)? $/;

/** In a list of persons every name is one: neighbours of a sure name gain. */
function supportNeighbours(text: string, weighed: Weighed[]): void {
  for (let turn = 1; turn < weighed.length; turn++) support(text, weighed, turn, turn - 1);
  for (let turn = weighed.length - 2; turn >= 0; turn--) support(text, weighed, turn, turn + 1);
}

function support(text: string, weighed: Weighed[], at: number, by: number): void {
  const [one, other] = [weighed[at], weighed[by]] as [Weighed, Weighed];
  if (one.strength >= ENOUGH || one.strength < 0.15 || other.strength < ENOUGH) return;
  const [a, b] = at < by ? [one, other] : [other, one];
  if (b.candidate.start - a.candidate.end > 7 || !AND.test(text.slice(a.candidate.end, b.candidate.start))) return;
  weighed[at] = { ...one, rule: other.rule, strength: 1 - (1 - one.strength) * 0.55 };
}

// ── names learnt ─────────────────────────────────────────────────────────────────────────────────────

/** Persons of the article by the names that stand for them. */
interface Learnt {
  /** Whole names, folded, without initials → key. */
  readonly whole: Map<string, string>;
  /** Family names, and given names where nobody else has them → key; '' where two persons share one. */
  readonly short: Map<string, string>;
}

const withoutInitials = (words: readonly string[]): string =>
  words
    .filter((w) => !INITIALS.test(w))
    .map(plain)
    .join(' ');

/** "Moon" of "Moon Seo-yeon", "Doe" of "Jane Doe": the name that stands alone later. */
function familyName(words: PersonWords, name: readonly string[]): string {
  const [first = '', second = ''] = name;
  const eastern = isAsian(words, first) && (second.includes('-') || !isAsian(words, name.at(-1) ?? ''));
  const last = name.filter((w) => !/^(?:Jr|Sr|II|III|IV)\.?$/.test(w)).at(-1) ?? '';
  return plain(eastern && !isGiven(words, first) ? first : last);
}

function learn(weighed: readonly Weighed[], r: Reading): Learnt {
  const learnt: Learnt = { whole: new Map(), short: new Map() };
  for (const { candidate, strength } of weighed) {
    if (strength < SURE) continue;
    const whole = withoutInitials(candidate.words);
    if (learnt.whole.has(whole)) continue;
    const key = r.text.slice(candidate.start, candidate.end);
    learnt.whole.set(whole, key);
    for (const short of new Set([familyName(r.words, candidate.words), plain(candidate.words[0] ?? '')])) {
      const known = learnt.short.get(short);
      learnt.short.set(short, known === undefined || sameName(known, key) ? (known ?? key) : '');
    }
  }
  return learnt;
}

/** "Mo Karim" and "Mohamed A. Karim": the same last word, and first words that begin alike. */
function sameName(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => plain(name).split(' '));
  return x?.at(-1) === y?.at(-1) && (x?.[0] ?? '').slice(0, 2) === (y?.[0] ?? '').slice(0, 2);
}

/** A name seen before, whole or in part; one word alone must not be a common one at the start of a sentence. */
function recall(r: Reading, learnt: Learnt, candidate: Candidate): PersonMention | null {
  const { words, sentence, start, end } = candidate;
  if (candidate.inOrganization) return null;
  const whole = learnt.whole.get(withoutInitials(words));
  if (whole !== undefined) return person(candidate, whole, 'annotate/persons/learnt', 0.8);
  if (words.length !== 1) return null;
  const short = plain(words[0] ?? '');
  const key = learnt.short.get(short);
  const doubtful =
    (isCommon(r.words, short) && (start === sentence.start || sentence.titleCase)) || r.words.place.has(short);
  if (key && !doubtful && !candidate.beforeCommon) return person({ start, end }, key, 'annotate/persons/learnt', 0.7);
  return key === undefined ? alone(r, candidate) : null;
}

/** One word with a form of address or a title before it, in an article that never gives the whole name: "CEO Friedman said". */
function alone(r: Reading, candidate: Candidate): PersonMention | null {
  const w = plain(candidate.words[0] ?? '');
  if (isCommon(r.words, w) || w.length < 3 || candidate.sentence.titleCase || candidate.beforeCommon) return null;
  if (r.words.place.has(w) || r.words.known.has(w)) return null;
  const honorific = ruleSigns(r, candidate).find(({ rule }) => rule.endsWith('/honorific'));
  const sign = honorific ?? titleBefore(r, candidate);
  if (sign === null || (sign.strength < 0.7 && honorific === undefined)) return null;
  return person(candidate, r.text.slice(candidate.start, candidate.end), sign.rule, 0.6);
}

function person({ start, end }: Span, key: string, rule: string, strength: number): PersonMention {
  return { type: 'person', start, end, key, rule, strength: Math.round(Math.min(strength, 0.99) * 100) / 100 };
}

/**
 * Finds persons: full names with enough evidence (lists of names, titles, forms of address, degrees, speech), and every
 * later mention of them, whole or by one name.
 * In: text, tokens and sentences, the titles found before. Out: mentions sorted by start, without overlap, without
 * forms of address and degrees; `key` is the name as first written in full. Offsets are UTF-16 code units.
 */
export function findPersons(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  titles: readonly TitleMention[],
  rules: RuleSet,
): PersonMention[] {
  const words = personWords(rules);
  const candidates = nameCandidates(text, tokens, sentences, titles, words);
  const isOpen = gates(articleGrams(text));
  const r: Reading = { text, titles, words, isOpen, ...aloneIn(text, candidates) };
  const weighed = candidates.flatMap((candidate) => weigh(r, candidate) ?? []);
  supportNeighbours(text, weighed);
  const learnt = learn(weighed, r);
  const byStart = new Map(weighed.map((one) => [one.candidate.start, one]));
  return candidates.flatMap((candidate) => settle(r, learnt, candidate, byStart.get(candidate.start)) ?? []);
}

const ADDRESSED = /(?<=\b(?:Mr|Mrs|Ms|Dr|Prof)\.? )/y;

/** The single words of the article, and those that a form of address makes persons. */
function aloneIn(text: string, candidates: readonly Candidate[]): Pick<Reading, 'alone' | 'addressed'> {
  const [alone, addressed] = [new Set<string>(), new Set<string>()];
  for (const { words, sentence, start } of candidates) {
    const [word] = words;
    if (words.length !== 1 || word === undefined || sentence.titleCase) continue;
    alone.add(word);
    ADDRESSED.lastIndex = start;
    if (ADDRESSED.test(text)) addressed.add(word);
  }
  return { alone, addressed };
}

function settle(r: Reading, learnt: Learnt, candidate: Candidate, weighed: Weighed | undefined): PersonMention | null {
  if (weighed === undefined || weighed.strength < ENOUGH) return recall(r, learnt, candidate);
  const key = learnt.whole.get(withoutInitials(candidate.words)) ?? r.text.slice(candidate.start, candidate.end);
  return person(candidate, key, weighed.rule, weighed.strength);
}
