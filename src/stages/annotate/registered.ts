/** What a user's registers say of an article: names where they stand, kinds and identifiers for names found by rules. */
import { orgKey } from '../../name-key.ts';
import { type GazetteerHit, matchGazetteer } from '../../rules/gazetteer/match.ts';
import type { Gazetteer, Sentence, Tokens } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { TermMention } from './terms.ts';

/** The hits of an article by what is done with them. */
export interface Registered {
  readonly orgs: readonly GazetteerHit[];
  /** Diseases and technologies. */
  readonly terms: readonly GazetteerHit[];
}

const NOTHING: Registered = { orgs: [], terms: [] };

/** Looks the words of an article up in the registers; nothing without registers. Hits are sorted, without overlap. */
export function findRegistered(text: string, tokens: Tokens, gazetteer: Gazetteer | undefined): Registered {
  if (gazetteer === undefined) return NOTHING;
  const hits = matchGazetteer(gazetteer, text, tokens);
  return { orgs: hits.filter((h) => h.type === 'org'), terms: hits.filter((h) => h.type !== 'org') };
}

/**
 * The candidates with the registers' names among them. A registered name takes the place of the shorter candidates that
 * it overlaps ("Museum of the World" that of "Museum" and "World"); a candidate that holds more than it stays, since
 * it names something else ("Acme University Hospital").
 * In: candidates and hits in order, the sentences in whose capitals names can be seen, tokens where no name may reach.
 */
export function withRegistered(
  candidates: readonly Candidate[],
  hits: readonly GazetteerHit[],
  sentences: readonly Sentence[],
  blocked: Uint8Array,
): readonly Candidate[] {
  const added = placed(hits, sentences, blocked);
  if (added.length === 0) return candidates;
  const kept = without(added, candidates, (hit, candidate) => candidate.start <= hit.start && candidate.end >= hit.end);
  const left = without(candidates, kept, () => true);
  return [...left, ...kept].sort((a, b) => a.start - b.start);
}

/** Those of a list that overlap none of the others in such a way; both are sorted, without overlap among themselves. */
function without(
  list: readonly Candidate[],
  others: readonly Candidate[],
  beats: (one: Candidate, other: Candidate) => boolean,
): readonly Candidate[] {
  let next = 0;
  return list.filter((one) => {
    while ((others[next]?.end ?? Number.POSITIVE_INFINITY) <= one.start) next++;
    for (let o = next; (others[o]?.start ?? Number.POSITIVE_INFINITY) < one.end; o++)
      if (beats(one, others[o]!)) return false;
    return true;
  });
}

/** Strong hits as candidates, each in its sentence. */
function placed(hits: readonly GazetteerHit[], sentences: readonly Sentence[], blocked: Uint8Array): Candidate[] {
  const out: Candidate[] = [];
  let s = 0;
  for (const h of hits) {
    while (s < sentences.length && (sentences[s]?.end ?? 0) <= h.start) s++;
    const sentence = sentences[s];
    if (!sentence || h.weak || sentence.titleCase || sentence.zone === 'furniture') continue;
    if (h.first < sentence.first || h.last > sentence.last || blocked.subarray(h.first, h.last).includes(1)) continue;
    const { start, end, first, last } = h;
    out.push({ start, end, first, last, sentence: sentence.index, initial: first === sentence.first });
  }
  return out;
}

/** The hits by the key of the name as it stands in the text. */
export function registeredByKey(text: string, hits: readonly GazetteerHit[]): ReadonlyMap<string, GazetteerHit> {
  return new Map(hits.map((h) => [orgKey(text.slice(h.start, h.end)), h]));
}

/**
 * Terms of the rules and of the registers together, sorted. The longer one wins where they overlap; on the same words
 * the rules' name stays and the register's id counts, since the user asked for it.
 */
export function withRegisteredTerms(
  terms: readonly TermMention[],
  hits: readonly GazetteerHit[],
): readonly TermMention[] {
  if (hits.length === 0) return terms;
  const out: TermMention[] = [];
  let next = 0;
  for (const h of hits) {
    while ((terms[next]?.end ?? Number.POSITIVE_INFINITY) <= h.start) out.push(terms[next++]!);
    const from = next;
    while ((terms[next]?.start ?? Number.POSITIVE_INFINITY) < h.end) next++;
    out.push(...together(terms.slice(from, next), h));
  }
  return [...out, ...terms.slice(next)];
}

/** A hit and the terms that it overlaps. */
function together(terms: readonly TermMention[], h: GazetteerHit): readonly TermMention[] {
  const same = terms.find((t) => t.start === h.start && t.end === h.end);
  if (same) return terms.map((t) => (t === same && h.id !== null ? { ...t, id: h.id } : t));
  if (terms.some((t) => t.start < h.start || t.end > h.end)) return terms;
  return [termMention(h)];
}

const RULE = 'gazetteer';

function termMention({ type, start, end, name, id }: GazetteerHit): TermMention {
  if (type === 'disease') return { type, start, end, name, id, rule: RULE };
  return { type: 'technology', start, end, name, rule: RULE, ...(id !== null && { id }) };
}
