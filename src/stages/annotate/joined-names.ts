import { foldName, orgKey } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import type { Span } from '../../types.ts';
import type { Candidate, Scan } from './candidates.ts';

/** What joins two names into one candidate: "Acme & Orvane", "Acme-Orvane", "Acme/Orvane". */
const JOINT = light(/ & |(?<=[\p{L}\p{N}])[-–/](?=\p{Lu})/gu);

/**
 * Splits "Acme & Orvane" and "Acme-Orvane" where both halves stand alone elsewhere in the article: two names, not one.
 * In: the scan and its candidates in order. Out: the candidates with such pairs parted.
 */
export function splitPairs({ text }: Scan, candidates: readonly Candidate[]): readonly Candidate[] {
  const name = (c: Span): string => text.slice(c.start, c.end);
  const joined = new Set(candidates.filter((c) => !c.defined && name(c).search(JOINT) > 0));
  if (joined.size === 0) return candidates;
  const others = candidates.filter((c) => !joined.has(c)).map(name);
  const alone = new Set(others.map(orgKey));
  const heads = new Set(others.flatMap(keysOf));
  return candidates.flatMap((c) => {
    if (!joined.has(c)) return [c];
    for (const m of name(c).matchAll(JOINT)) {
      const left = { ...c, end: c.start + m.index };
      const right = { ...c, start: c.start + m.index + m[0].length, initial: false };
      const known = m[0] === ' & ' ? alone : heads;
      if (known.has(orgKey(name(left))) && known.has(orgKey(name(right)))) return [left, right];
    }
    return [c];
  });
}

/** The key of a name, and that of its first word where a longer name has a distinctive one. */
const keysOf = (name: string): string[] => {
  const key = orgKey(name);
  const head = key.split(' ')[0] ?? '';
  return head.length > 3 && head !== key ? [key, head] : [key];
};

/** The candidates, those inside a long form that the text gives for its letters joined to one. */
export function joinDefined(scan: Scan, candidates: readonly Candidate[], defined: readonly Span[]): Candidate[] {
  if (defined.length === 0) return [...candidates];
  const out: Candidate[] = [];
  for (const c of candidates) {
    const span = defined.find((d) => c.start < d.end && c.end > d.start);
    const before = out.at(-1);
    if (!span || c.end > span.end) out.push(c);
    else if (before && before.end >= span.end) continue;
    else out.push(whole(scan, c, span));
  }
  return out;
}

/** The candidate from its own first word, or the span's where that comes earlier, to the end of the span. */
function whole({ text, tokens }: Scan, c: Candidate, span: Span): Candidate {
  let { first, last } = c;
  while (first > 0 && (tokens.start[first] ?? 0) > span.start) first--;
  while (last < tokens.count && (tokens.end[last - 1] ?? 0) < span.end) last++;
  const start = Math.min(c.start, span.start);
  return {
    ...c,
    first,
    last,
    start,
    end: span.end,
    initial: c.initial && first === c.first,
    defined: /^(?:[Tt]he )?$/.test(text.slice(start, span.start)),
  };
}

/** Between two members of a list. */
const LIST_JOINT = /^,? (?:and |& )?(?:the )?$/;

/**
 * The keys of names that stand in a list between, or at the end behind, names that are known:
 * "Acme, NowThis and Orvane" tells that NowThis is of their kind.
 * In: the text, candidates in order, whether a key is known. Out: keys, not known so far.
 */
export function listedAmong(
  text: string,
  candidates: readonly Candidate[],
  isKnown: (key: string) => boolean,
): Set<string> {
  const found = new Set<string>();
  const key = (c: Candidate | undefined): string => (c ? orgKey(text.slice(c.start, c.end)) : '');
  const joined = (a: Candidate | undefined, b: Candidate | undefined): boolean =>
    a !== undefined && b !== undefined && a.sentence === b.sentence && LIST_JOINT.test(text.slice(a.end, b.start));
  candidates.forEach((c, i) => {
    const before = candidates[i - 1];
    const after = candidates[i + 1];
    const between = joined(before, c) && joined(c, after) && isKnown(key(before)) && isKnown(key(after));
    const last =
      joined(candidates[i - 2], before) && joined(before, c) && isKnown(key(candidates[i - 2])) && isKnown(key(before));
    if ((between || last) && foldName(key(c)).length > 2 && !isKnown(key(c))) found.add(key(c));
  });
  return found;
}
