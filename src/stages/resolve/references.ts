/** What "the company" and "the two sides" stand for. */
import type { Mention, OrgMention, RefMention, Segmented, Span } from '../../types.ts';
import type { Entity } from './entities.ts';

interface Seen {
  readonly entity: Entity;
  readonly mention: OrgMention;
}

/** The organisations that a reference stands for, and those of fitting kind by sentence, the nearest first. */
export interface Referent {
  readonly chosen: readonly Entity[];
  readonly near: readonly (readonly Entity[])[];
}

/** What each third-person reference stands for; "we" is resolved where quotations have speakers. */
export function referents(
  text: string,
  segmented: Segmented,
  mentions: readonly Mention[],
  nameOf: (m: OrgMention) => Entity | undefined,
): Map<RefMention, Referent> {
  const found = new Map<RefMention, Referent>();
  const before: Seen[][] = [];
  let i = 0;
  for (const s of segmented.sentences) {
    const here: Seen[] = [];
    for (; i < mentions.length && (mentions[i]?.start ?? 0) < s.end; i++) {
      const m = mentions[i];
      if (m?.type === 'org') {
        const entity = nameOf(m);
        if (entity) here.push({ entity, mention: m });
      } else if (m?.type === 'ref' && m.person === 'third') {
        found.set(m, m.number === 'many' ? { chosen: several(here, before), near: [] } : one(m, here, before, text));
      }
    }
    if (s.zone === 'body' || s.zone === 'about' || s.zone === 'headline') before.unshift(here);
    if (before.length > WINDOW) before.length = WINDOW;
  }
  return found;
}

/** How many sentences back a reference may reach. */
const WINDOW = 6;

/** The subject of this sentence so far, else of the nearest sentence before that has one of a fitting kind. */
function one(ref: RefMention, here: readonly Seen[], before: readonly (readonly Seen[])[], text: string): Referent {
  const bare = ref.kinds.length === 0;
  const subject = bare ? here.findLast((s) => isClauseSubject(text, s.mention)) : undefined;
  if (subject) return { chosen: [subject.entity], near: [] };
  const fitting = [here, ...before.slice(0, bare ? 2 : WINDOW)]
    .map((seen) => seen.filter((s) => bare || ref.kinds.includes(s.entity.kind)))
    .filter((seen) => seen.length > 0);
  const near = bare ? [] : fitting.map((seen) => [...new Set(seen.map((s) => s.entity))]);
  const [first] = fitting[0] ?? [];
  if (!first) return { chosen: [], near };
  const second = fitting[0]?.find((s) => s.entity !== first.entity);
  // "Mercy Hospital and Grace Hospital signed. The hospital ...": which of them nobody can tell
  return { chosen: second && !bare && areJoined(text, first, second) ? [] : [first.entity], near };
}

/** "said that Acme can continue its venture": the subject of a clause inside the sentence. */
const isClauseSubject = (text: string, m: Span): boolean =>
  /\b(?:that|while|but|because|although|though|whereas|when|after|before|as) (?:the )?$/.test(
    text.slice(Math.max(0, m.start - 16), m.start),
  ) &&
  /^ (?:also |now |still )?(?:can|will|would|could|may|has|had|is|was|plans|expects|agreed|signed|continues|\p{Ll}{3,}ed)\b/u.test(
    text.slice(m.end, m.end + 24),
  );

const areJoined = (text: string, a: Seen, b: Seen): boolean =>
  /^,? (?:and|&) (?:the )?$/.test(text.slice(a.mention.end, b.mention.start));

/** The two that the nearest sentences name, this one first; a tie where they name more. */
function several(here: readonly Seen[], before: readonly (readonly Seen[])[]): readonly Entity[] {
  const distinct = new Set<Entity>();
  for (const seen of [here, ...before]) {
    for (const s of seen) distinct.add(s.entity);
    if (distinct.size === 2) return [...distinct];
    if (distinct.size > 2) return [];
  }
  return [];
}
