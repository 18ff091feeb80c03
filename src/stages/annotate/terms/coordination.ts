/**
 * Lists that share a word: "lung, breast and colorectal cancers", "autoimmune and inflammatory diseases",
 * "hepatitis B and C". The part that lacks the shared word is a term if the lexicon has it with that word.
 */
import { type Lexicon, NOTHING, next } from './lexicon.ts';
import { GLUE, type Units } from './units.ts';

/** Units [first, last) of the sentence stand for a term. */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly term: number;
}

/** Most units of a part that shares its last word with the next ("type 1", "central nervous system"). */
const PART_LIMIT = 4;
/** Most words before a bare head that the lexicon need not know ("lung and hard-to-treat cancers"). */
const UNKNOWN_LIMIT = 2;

const ROOT: readonly number[] = [0];

/** The states after the units [from, to); a word may be read as written or folded, so there may be two. */
function walk(lexicon: Lexicon, units: Units, states: readonly number[], from: number, to: number): readonly number[] {
  let reached = states;
  for (let at = from; at < to && reached.length > 0; at++) reached = steps(lexicon, units, reached, at);
  return reached;
}

function steps(lexicon: Lexicon, units: Units, states: readonly number[], at: number): readonly number[] {
  const children = states.flatMap((state) => [
    next(lexicon, state, units.exact[at]!),
    next(lexicon, state, units.word[at]!),
  ]);
  return children.filter((child) => child !== 0);
}

function termOf({ meaning }: Lexicon, states: readonly number[]): number {
  return states.map((state) => meaning[state]!).find((found) => found >= 0) ?? NOTHING;
}

/** The term that units [first, last) make together with one of the endings of the phrase [head, end); NOTHING: none. */
function completed(lexicon: Lexicon, units: Units, first: number, last: number, head: number, end: number): number {
  const states = walk(lexicon, units, ROOT, first, last);
  for (let from = head; from < end && states.length > 0; from++) {
    const term = termOf(lexicon, walk(lexicon, units, states, from, end));
    if (term >= 0) return term;
  }
  return NOTHING;
}

/** First unit of the conjunction that ends before `at` ("and", ", and", ",", a slash); -1: none stands there. */
function conjunctionBefore(lexicon: Lexicon, units: Units, at: number): number {
  if (at > 0 && units.glue[at] === GLUE.slash) return at;
  if (at < 1 || units.glue[at] === GLUE.none) return -1;
  const before = units.word[at - 1]!;
  if (before === lexicon.comma) return at - 1;
  if (!lexicon.and.has(before)) return -1;
  return at >= 2 && units.word[at - 2] === lexicon.comma ? at - 2 : at - 1;
}

/** Skips "other", "certain" and, before a bare head, unknown words; then the conjunction. -1: none. */
function conjunctionNear(lexicon: Lexicon, units: Units, at: number, unknown: number): number {
  for (let skipped = 0, from = at; ; from--) {
    const found = conjunctionBefore(lexicon, units, from);
    if (found >= 0) return found;
    if (from < 1 || units.glue[from] === GLUE.none) return -1;
    if (!lexicon.fillers.has(units.word[from - 1]!) && ++skipped > unknown) return -1;
  }
}

/** Longest part that ends at `last` and shares the ending of [head, end). */
function partBefore(
  lexicon: Lexicon,
  units: Units,
  last: number,
  head: number,
  end: number,
  floor: number,
): Match | null {
  let found: Match | null = null;
  for (let first = last - 1; first >= floor && last - first <= PART_LIMIT; first--) {
    const term = completed(lexicon, units, first, last, head, end);
    if (term >= 0) found = { first, last, term };
    if (units.glue[first] === GLUE.none) break;
  }
  return found;
}

/**
 * Parts before the phrase [first, end) that share its ending, left to right. `floor` is the first unit that no other
 * match holds. `bare`: the phrase is one general word ("cancers", "diseases"), shared whole.
 */
export function partsBefore(
  lexicon: Lexicon,
  units: Units,
  phrase: { readonly first: number; readonly last: number },
  floor: number,
): readonly Match[] {
  const { first, last: end } = phrase;
  const bare = end - first === 1;
  const parts: Match[] = [];
  let last = conjunctionNear(lexicon, units, first, bare ? UNKNOWN_LIMIT : 0);
  while (last > floor) {
    const part = partBefore(lexicon, units, last, bare ? first : first + 1, end, floor);
    if (part === null) break;
    parts.push(part);
    last = conjunctionBefore(lexicon, units, part.first);
  }
  return parts.reverse();
}

/** Unit after the conjunction that starts at `at`; -1: none stands there. */
function afterConjunction(lexicon: Lexicon, units: Units, at: number): number {
  if (at >= units.count || units.glue[at] === GLUE.none) return -1;
  if (units.glue[at] === GLUE.slash) return at;
  const comma = units.word[at] === lexicon.comma;
  const and = at + (comma ? 1 : 0);
  if (and < units.count && lexicon.and.has(units.word[and]!)) return and + 1;
  return comma ? at + 1 : -1;
}

/** Single letters and numbers after a term that share its beginning: "hepatitis B and C", "influenza A/B". */
export function partsAfter(lexicon: Lexicon, units: Units, match: Match): readonly Match[] {
  const parts: Match[] = [];
  const shared = walk(lexicon, units, ROOT, match.first, match.last - 1);
  if (shared === ROOT) return parts;
  let at = afterConjunction(lexicon, units, match.last);
  while (at >= 0 && at < units.count && units.end[at]! - units.start[at]! <= 2) {
    const term = termOf(lexicon, steps(lexicon, units, shared, at));
    if (term < 0) break;
    parts.push({ first: at, last: at + 1, term });
    at = afterConjunction(lexicon, units, at + 1);
  }
  return parts;
}
