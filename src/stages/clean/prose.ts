/** What a paragraph looks like: running text, or a headline. */

const LONG = 200;
const SENTENCE = 60;
const HEADLINE_LIMIT = 300;
const SUB_HEADLINE_LIMIT = 160;

/** A sentence's end, also before closing marks and a footnote's star. */
const STOPPED = /[.!?…。]["”’'»)\]*]*$/;
const FULL_STOP = /[.…。]["”»)\]*]*$/;
/** The last word carries its full stop itself: "… With Acme Bio, Inc." */
const ABBREVIATED =
  /(?:^|[\s,])(?:Inc|INC|Corp|CORP|Ltd|LTD|Co|CO|LLC|L\.?L\.?C|Cos|Bros|Jr|Sr|Pty|Bhd|(?:[A-Za-z]\.)+[A-Za-z])\.["”’')\]]*$/;
const WORD = /[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*/g;
const LEADING_MARK = /^[-–—*•·▪●◦‣>"“«(]/;

/** Ends as a sentence does. */
export function isStopped(line: string): boolean {
  return STOPPED.test(line.slice(-12));
}

/** Running text: long, or long enough for a sentence and with a full stop, which headlines do without. */
export function isProse(line: string): boolean {
  return line.length >= LONG || (line.length >= SENTENCE && FULL_STOP.test(line.slice(-12)));
}

/** Most of its longer words are capitalised. */
export function isTitleCase(line: string): boolean {
  let long = 0;
  let capital = 0;
  for (const [word] of line.matchAll(WORD)) {
    if (word.length < 4) continue;
    long++;
    if (word[0] !== word[0]!.toLowerCase()) capital++;
  }
  return long >= 2 && capital >= long * 0.66;
}

export function wordCount(line: string): number {
  return line.split(/\s+/).length;
}

/** Can stand over an article: short, and either without a sentence's end or in title case. */
export function isHeadline(line: string): boolean {
  if (line.length > HEADLINE_LIMIT || /[:;,]$/.test(line)) return false;
  const question = /[?!]["”’')]*$/.test(line) && !/[.]\s+[A-Z]/.test(line);
  return !isStopped(line) || isTitleCase(line) || (question && line.length < 160);
}

/** Can stand under a headline: as a headline, but no list item, quotation or abbreviation's end taken for a stop. */
export function isSubHeadline(line: string): boolean {
  if (LEADING_MARK.test(line) || line.length > SUB_HEADLINE_LIMIT) return false;
  return isHeadline(line) && (!isStopped(line) || ABBREVIATED.test(line.slice(-16)));
}
