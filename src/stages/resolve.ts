import type { Mention, OrgMention, RefMention, RuleSet, Segmented, Sentence, Span } from '../types.ts';
import { type Entity, entities } from './resolve/entities.ts';
import { groupKeys, placesOf } from './resolve/names.ts';
import { referents } from './resolve/references.ts';

export type { Entity } from './resolve/entities.ts';

/** The organisations of an article, and which of them each mention stands for. */
export interface Entities {
  readonly all: readonly Entity[];
  /** The organisations that a mention stands for: one for a name, none where the reading is a tie. */
  readonly of: (mention: OrgMention | RefMention) => readonly Entity[];
  /** Whom "the company" stands for where it cannot be one of the given ones ("Acme reached a deal with the company"). */
  readonly other: (mention: RefMention, apart: readonly Entity[]) => readonly Entity[];
  /**
   * Whom the text speaks of where a sentence begins, apart from the given ones: whose section it is, else the `likely` one;
   * null where that is not clear.
   */
  readonly topic: (at: Sentence, apart: readonly Entity[], likely?: Entity | null) => Entity | null;
}

/**
 * Groups the names of an article into organisations, and finds what "the company" and "the two sides" stand for.
 * In: the article's text, its sentences, its mentions (sorted). Out: entities in the order of first mention.
 * Abstains (no entity) where two readings are equally near.
 */
export function resolve(
  text: string,
  segmented: Segmented,
  mentions: readonly Mention[],
  rules: Pick<RuleSet, 'lists'>,
): Entities {
  const orgs = mentions.filter((m): m is OrgMention => m.type === 'org');
  const groupOf = groupKeys(text, orgs, placesOf(rules));
  const all = entities(text, orgs, groupOf);
  const byKey = new Map<string, Entity>();
  for (const e of all) for (const m of e.mentions) byKey.set(m.key, e);
  const nameOf = (m: OrgMention): Entity | undefined => byKey.get(m.key);
  const heads = headsOf(text, segmented, orgs, nameOf);
  const byFrequency = [...all].sort((a, b) => b.mentions.length - a.mentions.length);
  const subject = subjectOf(all);
  const refs = referents(text, segmented, mentions, all, nameOf, subject);
  return {
    all,
    of: (m) => {
      if (m.type === 'ref') return refs.of.get(m)?.chosen ?? [];
      const e = nameOf(m);
      return e ? [e] : [];
    },
    other: (m, apart) => {
      for (const near of refs.of.get(m)?.near ?? []) {
        const left = near.filter((e) => !apart.includes(e));
        if (left.length > 0) return left.length === 1 ? left : [];
      }
      return [];
    },
    topic: (at, apart, likely) => {
      const head = heads.get(at.index);
      const others = (refs.spoken.get(at.index) ?? []).some((e) => !apart.includes(e));
      const isOpen = (!others || GOES_ON.test(text.slice(at.start, at.start + 10))) && goesOn(text, segmented, at);
      const last = isOpen ? refs.subjects.get(at.index - 1) : undefined;
      return [head, last].find((e) => e && !apart.includes(e)) ?? likely ?? topic(byFrequency, subject, at, apart);
    },
  };
}

/**
 * The organisation that the article names most often, when the sentence comes after it and does not speak of it; where it
 * does, whom the article is about.
 */
function topic(
  [first, second]: readonly Entity[],
  subject: Entity | null,
  at: Span,
  apart: readonly Entity[],
): Entity | null {
  if (first && apart.includes(first) && subject && !apart.includes(subject)) return subject;
  if (!first || first.mentions.length < 3 || first.mentions.length === second?.mentions.length) return null;
  return apart.includes(first) || (first.mentions[0]?.start ?? 0) > at.start ? null : first;
}

/** What opens a list of what the last sentence spoke of. */
const GOES_ON = /^(?:These|They|Those|Others|Such)\b/;

/** The sentence goes on in the paragraph of the one before it, and nobody is quoted. */
function goesOn(text: string, { sentences }: Segmented, { index, start, end }: Sentence): boolean {
  const before = sentences[index - 1];
  return before !== undefined && !text.slice(before.end, start).includes('\n') && !/["“”]/.test(text.slice(start, end));
}

/** A section's heading. */
const HEADING = /^(?:More )?(?:About|ABOUT)\b/;

/** By the index of a sentence in a section "About Acme": the organisation that its heading names first. Linear. */
function headsOf(
  text: string,
  { sentences }: Segmented,
  orgs: readonly OrgMention[],
  nameOf: (m: OrgMention) => Entity | undefined,
): ReadonlyMap<number, Entity> {
  const heads = new Map<number, Entity>();
  let head: Entity | undefined;
  let next = 0;
  for (const s of sentences) {
    if (s.zone !== 'about') head = undefined;
    else if (HEADING.test(text.slice(s.start, s.start + 12))) {
      while (next < orgs.length && (orgs[next]?.start ?? 0) < s.start) next++;
      const named = orgs[next];
      head = named && named.start < s.end ? nameOf(named) : undefined;
    }
    if (head) heads.set(s.index, head);
  }
  return heads;
}

/** Whom the article is about: named first in it, three times or more, and not much less often than any other. */
function subjectOf(all: readonly Entity[]): Entity | null {
  const [first] = all;
  const most = Math.max(0, ...all.map((e) => e.mentions.length));
  return first && first.mentions.length > 2 && first.mentions.length * 2 >= most ? first : null;
}
