/** Sentences: stretches of tokens inside one paragraph and one zone. */
import type { Paragraphs } from '../../paragraphs.ts';
import { type Sentence, TokenFlag, type Tokens, type Zone, type ZoneName } from '../../types.ts';
import type { Words } from './words.ts';

const { word: WORD, upper: CAPITAL, caps: CAPS, digit: HAS_DIGIT, camel: CAMEL, spaced: SPACED } = TokenFlag;

/** A sentence longer than this, in code units, is cut after the next comma or semicolon; after twice this, anywhere. */
const LONGEST = 2000;

const ENDS = new Set(['.', '!', '?', '…', '。', '！', '？']);
/** What may close after a sentence's end, without a blank before it. */
const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '}', '»', '*', '®', '™', '’']);
const OPENERS = new Set(['"', '“', '‘', "'", '(', '[', '«', '„', '$', '€', '£', '¥', '₩', '#', '@', '¿', '¡']);
/** Marks of a list item, at a paragraph's start and inside it. */
const BULLETS = new Set(['•', '▪', '●', '◦', '‣', '■', '►', '▶', '➤', '✓', '✔', '∙']);
const LEADING = new Set([...BULLETS, '*', '-', '–', '—', '·', '>', '|', '#', '+']);
const SPEECH = new Set(
  'said says say asked asks added adds told noted notes wrote explained exclaimed stated commented remarked joked quipped continued replied'.split(
    ' ',
  ),
);
/** Between a quotation and its verb of speech stand at most so many tokens: name and title. */
const SPEAKER_LENGTH = 8;

interface Reader {
  readonly text: string;
  readonly tokens: Tokens;
  readonly words: Words;
  readonly sentences: Sentence[];
}

interface Piece {
  readonly zone: ZoneName;
  readonly paragraph: number;
  readonly first: number;
  readonly last: number;
  /** Marks the items of a list inside the paragraph, where the paragraph begins with one: "-". */
  readonly bullet: string;
}

const startOf = (r: Reader, i: number): number => r.tokens.start[i]!;
const endOf = (r: Reader, i: number): number => r.tokens.end[i]!;
const wordAt = (r: Reader, i: number): string => r.text.slice(startOf(r, i), endOf(r, i));
const has = (r: Reader, i: number, flag: number): boolean => (r.tokens.flags[i]! & flag) !== 0;
/** The token, if it is one character; else an empty string. */
const markAt = (r: Reader, i: number): string => (has(r, i, WORD) ? '' : r.text[startOf(r, i)]!);

// ── where a sentence ends ────────────────────────────────────────────────────────────────────────────

/** The token can be the first of a sentence: a capital, a brand in small letters, a script without capitals. */
function canStart(r: Reader, i: number): boolean {
  if (!has(r, i, WORD)) return false;
  return has(r, i, CAPITAL | HAS_DIGIT | CAMEL) || r.text.charCodeAt(startOf(r, i)) > 0x0530;
}

/** Somebody is named as the speaker right behind the quotation: “Why?” Jane Doe asked. */
function isAttributed(r: Reader, from: number, last: number): boolean {
  const stop = Math.min(last, from + SPEAKER_LENGTH);
  for (let i = from; i < stop; i++) {
    const mark = markAt(r, i);
    if (mark !== '' && mark !== ',') return false;
    if (SPEECH.has(wordAt(r, i))) return true;
  }
  return false;
}

/** "announced.The", `said.”The`: no blank behind the end mark, but no name with a stop inside ("Acme.Labs") either. */
function isGluedStart(r: Reader, end: number, next: number): boolean {
  if (!has(r, next, CAPITAL) || has(r, next, CAPS)) return false;
  if (next > end + 1) return true;
  if (end === 0 || !has(r, end - 1, WORD)) return false;
  return !has(r, end - 1, CAPITAL | CAMEL | HAS_DIGIT) || r.words.starters.has(wordAt(r, next));
}

/** Behind the end mark and its closing marks: the next token begins a new sentence. */
function startsAfterMark(r: Reader, end: number, next: number, last: number): boolean {
  const mark = markAt(r, end);
  const isClosed = next > end + 1;
  if (mark === '…' && !isClosed) return !has(r, end, SPACED) && has(r, next, SPACED) && has(r, next, CAPITAL);
  if (!has(r, next, SPACED)) return isGluedStart(r, end, next);
  if (isAbbreviation(r, next) && r.words.legal.has(wordAt(r, next).slice(0, -1))) return false;
  if (!canStart(r, next)) return OPENERS.has(markAt(r, next)) && !(mark !== '.' && isClosed);
  if (mark !== '.' && isClosed && isAttributed(r, next, last)) return false;
  if (mark === '!' && !isClosed && end > 0 && r.words.namesWithMark.has(wordAt(r, end - 1))) {
    return r.words.starters.has(wordAt(r, next));
  }
  return true;
}

/** Most words of the subject of a sentence behind a company's name. */
const SUBJECT_LENGTH = 4;

/** "… of Acme Inc. Roe Labs is …": behind a company's name stand another name and a verb. */
function isNameAndVerb(r: Reader, from: number, last: number): boolean {
  for (let i = from; i < Math.min(last, from + SUBJECT_LENGTH + 1); i++) {
    if (!has(r, i, WORD)) return false;
    const word = wordAt(r, i);
    if (r.words.legal.has(word.replace(/\.$/, ''))) return false;
    if (!has(r, i, CAPITAL | CAMEL)) return i > from && r.words.verbs.has(word);
    if (r.words.companyPart.has(word)) return false;
  }
  return false;
}

/** Behind an abbreviation or initial: a new sentence begins only with a word that tells it. */
function startsAfterAbbreviation(r: Reader, end: number, next: number, piece: Piece): boolean {
  const word = wordAt(r, end).slice(0, -1);
  if (piece.zone === 'headline' || r.words.inner.has(word)) return false;
  const opening = '“"'.includes(markAt(r, next) || ' ') && has(r, next, SPACED) ? next + 1 : next;
  if (opening >= piece.last || !has(r, opening, CAPITAL)) return false;
  return r.words.starters.has(wordAt(r, opening)) || (r.words.legal.has(word) && isNameAndVerb(r, next, piece.last));
}

const isAbbreviation = (r: Reader, i: number): boolean => has(r, i, WORD) && r.text[endOf(r, i) - 1] === '.';

/** The first token behind the closing marks that touch the token before `from`. */
function skipClosers(r: Reader, from: number, last: number): number {
  let i = from;
  while (i < last && !has(r, i, SPACED) && CLOSERS.has(markAt(r, i))) i++;
  return i;
}

/** Where the sentence that holds token `i` ends if it ends with it: the index of the next one's first token, or 0. */
function endAfter(r: Reader, i: number, piece: Piece): number {
  const { last } = piece;
  const isMark = ENDS.has(markAt(r, i));
  if (!isMark && !isAbbreviation(r, i)) return 0;
  const next = skipClosers(r, i + 1, last);
  if (next >= last) return last;
  if (isMark && ENDS.has(markAt(r, next)) && !has(r, next, SPACED)) return 0;
  const ends = isMark ? startsAfterMark(r, i, next, last) : startsAfterAbbreviation(r, i, next, piece);
  return ends ? next : 0;
}

/** A list item begins inside the paragraph; or two words touch that a lost blank had made one. */
function breaksBefore(r: Reader, i: number, bullet: string): boolean {
  const mark = markAt(r, i);
  if (mark !== '') return BULLETS.has(mark) || ((mark === '*' || mark === bullet) && isItemMark(r, i));
  if (has(r, i, SPACED) || !has(r, i, CAPITAL)) return false;
  return has(r, i - 1, WORD) && endOf(r, i - 1) === startOf(r, i) && !isAbbreviation(r, i - 1);
}

function isItemMark(r: Reader, i: number): boolean {
  return has(r, i, SPACED) && i + 1 < r.tokens.count && has(r, i + 1, SPACED) && has(r, i + 1, CAPITAL);
}

/** The sentence from token `first` on has grown too long, and may be cut behind token `i`. */
function isTooLong(r: Reader, first: number, i: number, last: number): boolean {
  const length = endOf(r, i) - startOf(r, first);
  if (length <= LONGEST || i + 1 >= last || !has(r, i + 1, SPACED)) return false;
  const mark = markAt(r, i);
  return mark === ',' || mark === ';' || length > 2 * LONGEST;
}

// ── what a sentence is ───────────────────────────────────────────────────────────────────────────────

/** Most of its longer words have a capital, more than names alone would give. */
function isTitleCase(r: Reader, first: number, last: number): boolean {
  let long = 0;
  let capital = 0;
  let caps = 0;
  let words = 0;
  let small = false;
  for (let i = first; i < last; i++) {
    if (!has(r, i, WORD)) continue;
    const length = endOf(r, i) - startOf(r, i);
    if (has(r, i, CAPS)) caps++;
    if (length > 1) words++;
    if (length < 4 || has(r, i, HAS_DIGIT)) continue;
    long++;
    if (has(r, i, CAPITAL)) capital++;
    else if (length > 4) small = true;
  }
  if (words > 2 && caps >= words * 0.8) return true;
  const end = endOf(r, last - 1);
  const isStopped = /\.[”"’')]?$/.test(r.text.slice(end - 2, end));
  // many names in a sentence do not make it a title: titles have capitals on verbs, whatever their length
  if (isStopped && small) return false;
  return long > 2 ? capital >= long * (isStopped ? 0.9 : 0.7) : long > 0 && capital === long && !isStopped && words > 1;
}

/** Tokens that mark a list item: "•", "-", "1.", "(a)". */
function skipLeading(r: Reader, first: number, last: number): number {
  let i = first;
  while (i + 1 < last && LEADING.has(markAt(r, i)) && (has(r, i + 1, SPACED) || BULLETS.has(markAt(r, i)))) i++;
  if (i + 2 >= last || !/^\d{1,2}$/.test(wordAt(r, i))) return i;
  return /[.)]/.test(markAt(r, i + 1)) && has(r, i + 2, CAPITAL) ? i + 2 : i;
}

function addSentence(r: Reader, from: number, last: number, piece: Piece): void {
  const mark = markAt(r, from);
  const isItem = BULLETS.has(mark) || mark === '*' || mark === piece.bullet || has(r, from, HAS_DIGIT);
  const first = isItem ? skipLeading(r, from, last) : from;
  let i = first;
  while (i < last && !has(r, i, WORD)) i++;
  if (i === last) return;
  r.sentences.push({
    index: r.sentences.length,
    zone: piece.zone,
    paragraph: piece.paragraph,
    first,
    last,
    start: startOf(r, first),
    end: endOf(r, last - 1),
    titleCase: isTitleCase(r, first, last),
  });
}

/** "2." at the head of a list item inside the paragraph. */
function isItemNumber(r: Reader, first: number, i: number): boolean {
  return i === first + 1 && markAt(r, i) === '.' && has(r, first, HAS_DIGIT) && endOf(r, first) - startOf(r, first) < 3;
}

function readPiece(r: Reader, piece: Piece): void {
  let first = piece.first;
  for (let i = piece.first; i < piece.last; i++) {
    if (i > first && breaksBefore(r, i, piece.bullet)) {
      addSentence(r, first, i, piece);
      first = i;
    }
    const next = isItemNumber(r, first, i) ? 0 : endAfter(r, i, piece);
    const cut = next > 0 ? next : isTooLong(r, first, i, piece.last) ? i + 1 : 0;
    if (cut === 0) continue;
    addSentence(r, first, cut, piece);
    first = cut;
    i = cut - 1;
  }
  if (first < piece.last) addSentence(r, first, piece.last, piece);
}

/** The sentences of the text: sorted, without overlap, each in one zone and one paragraph, each with a word in it. */
export function readSentences(
  text: string,
  tokens: Tokens,
  zones: readonly Zone[],
  paragraphs: Paragraphs,
  words: Words,
): Sentence[] {
  const reader: Reader = { text, tokens, words, sentences: [] };
  let token = 0;
  let zone = 0;
  for (let paragraph = 0; paragraph < paragraphs.count; paragraph++) {
    const end = paragraphs.end[paragraph]!;
    let initial = true;
    while (token < tokens.count && tokens.start[token]! < end) {
      const start = tokens.start[token]!;
      while (zones[zone]!.end <= start) zone++;
      const stop = Math.min(end, zones[zone]!.end);
      const first = token;
      while (token < tokens.count && tokens.start[token]! < stop) token++;
      const begun = initial ? skipLeading(reader, first, token) : first;
      const bullet = begun > first ? markAt(reader, first) : '';
      readPiece(reader, { zone: zones[zone]!.name, paragraph, first: begun, last: token, bullet });
      initial = false;
    }
  }
  return reader.sentences;
}
