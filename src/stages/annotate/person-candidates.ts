import { light } from '../../regexp.ts';
import type { Sentence, Span, TitleMention, Tokens } from '../../types.ts';
import { TokenFlag } from '../../types.ts';
import { hasTitleBehind, isTitle, officeEndsAt, ofWhom } from './person-offices.ts';
import { bitsOf, isEastern, isParticle, type PersonWords, plain, WordBit } from './person-words.ts';

/** One or more capitalised words that may be a person's name; `words` without the small words between them. */
export interface Candidate extends Span {
  readonly words: readonly string[];
  readonly sentence: Sentence;
  /** An organisation's word stands right before or after: "Jane Doe Foundation". */
  readonly inOrganization: boolean;
  /** Another capitalised common word follows: "Jane Doe Award". */
  readonly beforeCommon: boolean;
  /** It is cut from behind the name of whom an officer serves: "Chairman of the Orvane Bank Le Manh Hung". */
  readonly officer?: true;
}

type Kind = 'name' | 'particle' | 'title' | 'honorific' | 'degree' | 'organization' | 'common';

interface Piece extends Span {
  readonly text: string;
  readonly kind: Kind;
  /** The name of an officer begins there, behind whom the officer serves. */
  readonly officer?: boolean;
}

/** What the cutting of one article needs. */
interface Cutter {
  readonly text: string;
  readonly tokens: Tokens;
  readonly titles: readonly TitleMention[];
  readonly words: PersonWords;
  readonly found: Candidate[];
}

const CAPITALS = light(/^\p{Lu}[\p{Lu}\p{N}&]+$/u);
/** "MD", "PhD", "M.D.". */
const TWO_CAPITALS = light(/\p{Lu}.*\p{Lu}/u);
const STATE_INITIALS = /^(?:U\.S\.|U\.K\.|U\.N\.|E\.U\.|U\.A\.E\.|D\.C\.|U\.S\.A\.)$/;
const ROMAN = /^(?:II|III|IV)$/;
const HYPHENED = light(/^\p{Lu}\p{Ll}+-\p{L}/u);

/** What stands around a word of a run. */
interface Beside {
  /** The name word before it in the run, or ''. */
  readonly before: string;
  /** The first name word of those before it, or ''. */
  readonly first: string;
  /** The word after it in the run, or ''. */
  readonly after: string;
  readonly titleCase: boolean;
  /** The first word of its sentence. */
  readonly initial: boolean;
  /** A title or a form of address stands right before it. */
  readonly titled?: boolean;
  /** One stands before it or before the name words that it follows, or a title in apposition behind it: it closes a person's name. */
  readonly closes?: boolean;
}

const LISTED = WordBit.common | WordBit.organization | WordBit.never;

/** The kind of one capitalised word. */
function kindOf(words: PersonWords, w: string, beside: Beside): Kind {
  const { before, first, after, titleCase } = beside;
  const bits = bitsOf(words, w);
  // "Hon Hai Precision" is a firm
  if ((bits & (WordBit.honorific | WordBit.given)) === WordBit.honorific)
    return words.known.has(plain(`${w} ${after.replace(/['’]s$/, '')}`)) ? 'common' : 'honorific';
  if (before !== '' && (bits & WordBit.degree) !== 0 && TWO_CAPITALS.test(w)) return 'degree';
  if ((bits & WordBit.organization) !== 0) return 'organization';
  if (w.charCodeAt(1) === 46) return STATE_INITIALS.test(w) ? 'common' : 'name';
  if ((bits & WordBit.never) !== 0 && !HYPHENED.test(after))
    return isEastern(words, first) && after !== '' ? 'name' : 'common';
  if (w.length > 1 && CAPITALS.test(w))
    return titleCase || ROMAN.test(w) || areInitials(w, beside) ? 'name' : capitalsKind(words, w, bits, beside);
  if ((bits & WordBit.common) === 0) return words.epithet.test(w) || isGlued(words, w) ? 'common' : 'name';
  return (bits & (WordBit.given | WordBit.family)) !== 0 || canBeName(words, beside) ? 'name' : 'common';
}

/** "NewMedicines": common words glued, while "McGraw" and "SungHee" are names. */
const isGlued = (words: PersonWords, w: string): boolean =>
  GLUED_WORDS.test(w) && w.split(/(?=\p{Lu})/u).every((part) => (bitsOf(words, part) & LISTED) !== 0);

const GLUED_WORDS = light(/^\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}{3}/u);

/** A common word in the place of a name: after a given name or an eastern family name, before a word that no list has. */
function canBeName(words: PersonWords, { before, first, after, titleCase, initial, closes }: Beside): boolean {
  if (before !== '') {
    if (closes && after === '' && !titleCase) return true;
    return isEastern(words, first) || (bitsOf(words, before) & (WordBit.given | WordBit.common)) === WordBit.given;
  }
  const next = bitsOf(words, after);
  if (titleCase || initial || after === '' || CAPITALS.test(after)) return false;
  return (next & LISTED) === 0 && (next & (WordBit.given | WordBit.family)) !== WordBit.given;
}

/** "Jane DOE", "KIM Yeon-soo" are names; other words in capitals are not. */
function capitalsKind(words: PersonWords, w: string, bits: number, { before, closes }: Beside): Kind {
  if (w.length < 3) return 'common';
  if (closes && before !== '' && w.length > 3) return 'name';
  const afterGiven = (bitsOf(words, before) & WordBit.given) !== 0 && (bits & WordBit.common) === 0;
  return afterGiven || (bits & WordBit.asian) !== 0 ? 'name' : 'common';
}

const AFTER_INITIALS = light(/^\p{Lu}\p{Ll}{2}/u);

/** "Dr GJ Marten": two or three initials without stops. */
const areInitials = (w: string, { titled, after }: Beside): boolean =>
  titled === true && w.length < 4 && AFTER_INITIALS.test(after);

const BLANK = /[ \u00a0]/;

/** Cuts one run into its words. */
function pieces(cutter: Cutter, run: string, from: number, sentence: Sentence): Piece[] {
  const parts = run.split(BLANK);
  const found: Piece[] = [];
  const { titleCase } = sentence;
  let start = from;
  let [before, first] = ['', ''];
  let isTitled = officeEndsAt(cutter, from - 1);
  const isAppointed = hasTitleBehind(cutter, from + run.length);
  const served = ofWhom(cutter, parts, from);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    const text = part.endsWith(',') ? part.slice(0, -1) : part;
    const end = start + text.length;
    if (i === served) isTitled ||= served > 0;
    const beside: Beside = {
      before,
      first,
      after: parts[i + 1] ?? '',
      titleCase,
      initial: start === sentence.start,
      titled: /^(?:title|honorific)$/.test(found.at(-1)?.kind ?? ''),
      closes: isTitled || (isAppointed && i === parts.length - 1),
    };
    const kind = i < served ? 'common' : pieceKind(cutter, { start, end }, text, beside);
    if (kind !== 'name' && kind !== 'particle') isTitled = kind === 'honorific' || officeEndsAt(cutter, end);
    found.push({ start, end, text, kind, officer: served > 0 && i === served });
    if (kind === 'name') [before, first] = [text, first === '' ? text : first];
    else if (kind !== 'particle') [before, first] = ['', ''];
    start += part.length + 1;
  }
  return found;
}

function pieceKind(c: Cutter, { start, end }: Span, text: string, beside: Beside): Kind {
  if (isTitle(c, start, end)) return 'title';
  return isParticle(c.words, text) ? 'particle' : kindOf(c.words, text, beside);
}

const isName = (piece: Piece | undefined): boolean => piece?.kind === 'name' || piece?.kind === 'particle';

/** A candidate for each stretch of name words; small words at its ends belong to no name. */
function cut(c: Cutter, parts: readonly Piece[], sentence: Sentence): void {
  for (let i = 0; i < parts.length; i++) {
    if (!isName(parts[i])) continue;
    let first = i;
    while (isName(parts[i + 1])) i++;
    let last = i;
    while (first < last && parts[first]?.kind === 'particle') first++;
    while (last > first && parts[last]?.kind === 'particle') last--;
    if (parts[first]?.kind === 'name') c.found.push(candidate(c, parts, first, last, sentence));
  }
}

function candidate(
  { words }: Cutter,
  parts: readonly Piece[],
  first: number,
  last: number,
  sentence: Sentence,
): Candidate {
  const before = parts[first - 1]?.kind;
  const next = parts[last + 1];
  const after = next && (bitsOf(words, next.text) & WordBit.never) === 0 ? next.kind : undefined;
  return {
    start: parts[first]?.start ?? 0,
    end: parts[last]?.end ?? 0,
    words: parts.slice(first, last + 1).flatMap(({ kind, text }) => (kind === 'name' ? text : [])),
    sentence,
    inOrganization: after === 'organization' || before === 'organization',
    beforeCommon: after === 'common' && !sentence.titleCase,
    ...(parts[first]?.officer && { officer: true }),
  };
}

/** One capitalised word alone, by far the most frequent case. */
function single(c: Cutter, text: string, start: number, sentence: Sentence): void {
  const end = start + text.length;
  const beside = { before: '', first: '', after: '', titleCase: sentence.titleCase, initial: start === sentence.start };
  if (kindOf(c.words, text, beside) !== 'name' || isTitle(c, start, end)) return;
  c.found.push({ start, end, words: [text], sentence, inOrganization: false, beforeCommon: false });
}

const has = ({ tokens }: Cutter, i: number, flag: number): boolean => ((tokens.flags[i] ?? 0) & flag) !== 0;

/** Whether a run of several words may begin at token `i`: a blank follows, and then a capital or a small word of names. */
function mayGoOn(c: Cutter, i: number): boolean {
  const { text, tokens } = c;
  const end = tokens.end[i] ?? 0;
  if (text.charCodeAt(end) === 46 || text.charCodeAt(end - 1) === 46 || !has(c, i + 1, TokenFlag.spaced)) return true;
  if (has(c, i + 1, TokenFlag.upper) || has(c, i + 1, TokenFlag.camel)) return true;
  return c.words.particles.has(text.slice(tokens.start[i + 1], tokens.end[i + 1]).replace(/-.*/, ''));
}

/** Reads the run that begins at `start`; gives back its end. */
function readRun(c: Cutter, start: number, sentence: Sentence): number {
  const { run } = c.words;
  run.lastIndex = start;
  const match = run.exec(c.text);
  if (match === null) return start + 1;
  const end = Math.min(run.lastIndex, sentence.end);
  const written = c.text.slice(start, end);
  if (BLANK.test(written)) cut(c, pieces(c, written, start, sentence), sentence);
  else single(c, written, start, sentence);
  return end;
}

const GLUED = light(/[./–—(“"‘'’]\p{Lu}/u);

function inSentence(c: Cutter, sentence: Sentence): void {
  const { text, tokens } = c;
  let reached = sentence.start;
  for (let i = sentence.first; i < sentence.last; i++) {
    const [start, end] = [tokens.start[i] ?? 0, tokens.end[i] ?? 0];
    if (start < reached || !has(c, i, TokenFlag.upper)) continue;
    if (mayGoOn(c, i)) reached = readRun(c, start, sentence);
    else single(c, text.slice(start, end), start, sentence);
    // "Dr.Jane": one token, two words.
    const glued = reached < end && reached > start ? text.slice(reached, end).search(GLUED) : -1;
    if (glued >= 0) reached = readRun(c, reached + glued + 1, sentence);
  }
}

/**
 * Finds the stretches of capitalised words that may be names, in text order: titles, forms of address, degrees and
 * common words are cut away, and words of organisations noted.
 */
export function nameCandidates(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  titles: readonly TitleMention[],
  words: PersonWords,
): Candidate[] {
  const cutter: Cutter = { text, tokens, titles, words, found: [] };
  for (const sentence of sentences) inSentence(cutter, sentence);
  return cutter.found;
}
