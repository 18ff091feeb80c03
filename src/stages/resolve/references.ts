/** What "the company" and other words for an organisation stand for. */
import { light } from '../../regexp.ts';
import type { Mention, OrgMention, RefMention, Segmented, Span, ZoneName } from '../../types.ts';
import type { Entity } from './entities.ts';
import { isBeside, type Seen } from './seen.ts';
import { several } from './several.ts';
import { trades } from './trades.ts';

/** The organisations that a reference stands for, and those of fitting kind by sentence, the nearest first. */
export interface Referent {
  readonly chosen: readonly Entity[];
  readonly near: readonly (readonly Entity[])[];
  /** The chosen one stands behind a preposition, in a sentence about somebody else. */
  readonly beside?: boolean;
}

/** Whom the words for organisations stand for; by the index of a sentence whom it speaks of first, and of whom at all. */
export interface References {
  readonly of: ReadonlyMap<RefMention, Referent>;
  readonly subjects: ReadonlyMap<number, Entity>;
  readonly spoken: ReadonlyMap<number, readonly Entity[]>;
}

/** What each third-person reference stands for; "we" is resolved where quotations have speakers. */
export function referents(
  text: string,
  segmented: Segmented,
  mentions: readonly Mention[],
  all: readonly Entity[],
  nameOf: (m: OrgMention) => Entity | undefined,
  about: Entity | null,
): References {
  const found = new Map<RefMention, Referent>();
  const subjects = new Map<number, Entity>();
  const spoken = new Map<number, readonly Entity[]>();
  const before: (readonly Seen[])[] = [];
  // the same with whom a sentence opens with a word for it: one of the sides that it speaks of
  const sides: (readonly Seen[])[] = [];
  const tradeOf = trades(text, all);
  // whom "the hospital" stood for before
  const known = new Map<string, Entity>();
  let i = 0;
  for (const s of segmented.sentences) {
    const here: Seen[] = [];
    let it: Seen | undefined;
    let opening: Seen | undefined;
    for (; i < mentions.length && (mentions[i]?.start ?? 0) < s.end; i++) {
      const m = mentions[i];
      if (m?.type === 'org') {
        const entity = nameOf(m);
        // "the hospital" behind "its Department of Neurology" is not the department
        if (entity && m.unit === undefined && !isTeller(text, m)) here.push({ entity, mention: m });
      } else if (m?.type === 'ref' && m.person === 'third') {
        const own = whomSpoken(text, s, m, here, it);
        const referent =
          m.number === 'many'
            ? { chosen: several(m, names(here), sides, text, about), near: [] }
            : one(m, own, before, text);
        const main = m.number === 'one' && own.length === 0 ? about : null;
        const subject = here.length === 0 && opensPhrase(text, s, m) ? subjectBehind(text, s, mentions, i) : undefined;
        const behind = subject && nameOf(subject);
        // whom the nearest sentence only names beside its subject the text does not go on about
        const words = text.slice(m.start, m.end).toLowerCase();
        const trade = m.kinds.includes('company') ? tradeOf(words) : null;
        const usual = trade ?? (m.kinds.length > 0 && referent.beside ? known.get(words) : undefined);
        if (behind) found.set(m, { ...referent, chosen: [behind] });
        else if (usual) found.set(m, { ...referent, chosen: [usual] });
        else if (main && referent.beside && (m.kinds.length === 0 || m.kinds.includes(main.kind)))
          found.set(m, { ...referent, chosen: [main] });
        else found.set(m, referent);
        const [entity] = found.get(m)?.chosen ?? [];
        if (entity && m.kinds.length > 0 && (!referent.beside || own.length > 0)) known.set(words, entity);
        it = entity && m.kinds.length === 0 && m.end - m.start === 2 ? { entity, mention: m } : undefined;
        if (entity && m.number === 'one') {
          if (m.start - s.start <= OPENING) opening = { entity, mention: m };
          // whom a sentence speaks of by a word, it goes on about
          here.push({ entity, mention: m });
        }
      }
    }
    const [first] = here;
    if (first)
      spoken.set(
        s.index,
        here.map((x) => x.entity),
      );
    if (first && isTold(s.zone) && (isPronoun(first.mention) || !isBeside(text, first.mention)))
      subjects.set(s.index, first.entity);
    if (isTold(s.zone)) before.unshift(here);
    if (isTold(s.zone)) sides.unshift(opening ? [opening, ...names(here)] : names(here));
    for (const list of [before, sides]) if (list.length > WINDOW) list.length = WINDOW;
  }
  return { of: found, subjects, spoken };
}

/** "Through its partnership with Orvane, Acme will": "its" in what comes before the subject. */
const opensPhrase = (text: string, sentence: Span, m: Span): boolean =>
  /^(?:its|their)$/i.test(text.slice(m.start, m.end)) &&
  /^\W{0,3}(?:Through|Thanks to|Under|Via|As part of|Building on|Besides|Beyond|Following|Alongside|In addition to|In line with|Drawing on|Leveraging|By virtue of|With|In|About|On|Of|Regarding|Citing|Announcing|Despite|Since|After|Before) (?:\p{Ll}+ ){0,3}$/u.test(
    text.slice(sentence.start, m.start),
  );

/** The subject behind that phrase: the first name between its comma and a verb, from the mention with index `i` on. */
function subjectBehind(text: string, sentence: Span, mentions: readonly Mention[], i: number): OrgMention | undefined {
  for (let k = i + 1; k < mentions.length; k++) {
    const m = mentions[k];
    if (!m || m.start >= sentence.end) return undefined;
    const isSubject =
      m.type === 'org' &&
      /, (?:the )?$/.test(text.slice(m.start - 6, m.start)) &&
      /^ (?!and\b|or\b)\p{Ll}/u.test(text.slice(m.end, m.end + 5));
    if (isSubject) return m;
  }
  return undefined;
}

/** Whom the sentence has spoken of before a word for one organisation. */
function whomSpoken(
  text: string,
  s: Span,
  m: RefMention,
  here: readonly Seen[],
  it: Seen | undefined,
): readonly Seen[] {
  if (m.kinds.length > 0) return here;
  if (it && m.start - it.mention.end < NEAR) return [it];
  return here.length > 0 && LED_IN.test(text.slice(s.start, m.start)) ? [] : here;
}

/** "To fend off Acme, it", "Unlike Acme, it": the sentence goes on about another than its opening names. */
const LED_IN = light(
  /^(?:To \p{Ll}|By |Unlike |Like |With |Together with |Along with |Alongside |Against |Besides |Rather than |Instead of |Thanks to |Through |Via |Working |Partnering |Teaming |Joining )[^;]{3,160}, $/u,
);

/** ", the Acme Express has reported": who tells the news is not spoken of. */
const isTeller = (text: string, m: Span): boolean =>
  /, (?:[Tt]he )?$/.test(text.slice(Math.max(0, m.start - 6), m.start)) &&
  /^ (?:has |had )?(?:reported|reports|wrote|writes|learned)[.,\n]/.test(text.slice(m.end, m.end + 20));

const isTold = (zone: ZoneName): boolean => zone === 'body' || zone === 'about' || zone === 'headline';

/** How far behind "it", in code units, "its" is still of the same one. */
const NEAR = 24;

/** How far from its sentence's start, in code units, a word for an organisation may stand to be what the sentence is about. */
const OPENING = 14;

/** How many sentences back a reference may reach. */
const WINDOW = 6;

/** The subject of this sentence so far, else of the nearest sentence before that has one of a fitting kind. */
function one(ref: RefMention, here: readonly Seen[], before: readonly (readonly Seen[])[], text: string): Referent {
  const bare = ref.kinds.length === 0;
  const subject = bare
    ? (ownerBefore(text, ref, here) ??
      here.findLast((s) => isTelling(text, s.mention, ref)) ??
      here.findLast((s) => isClauseSubject(text, s.mention)))
    : undefined;
  if (subject) return { chosen: [subject.entity], near: [] };
  const told = [here, ...before.slice(0, bare ? 2 : WINDOW)].map((seen) =>
    seen.filter((s, i) => !onlyTells(text, s.mention) && !ownsNext(text, s, seen[i + 1])),
  );
  const ofKind = told.map((seen) => seen.filter((s) => bare || ref.kinds.includes(s.entity.kind)));
  const isOfKind = bare || ref.kinds.includes('company') || ofKind.some((seen) => seen.length > 0);
  // "KMWH has signed. The hospital ...": the letters do not tell what they are
  const untold = isOfKind ? [] : told.map((seen) => seen.filter((s) => isUntold(s.entity)));
  const isSole = new Set(untold.flat().map((s) => s.entity)).size === 1;
  const fitting = (isSole ? untold : ofKind).filter((seen) => seen.length > 0);
  const near = bare ? [] : fitting.map((seen) => [...new Set(seen.map((s) => s.entity))]);
  const [first] = fitting[0] ?? [];
  if (!first) return { chosen: [], near };
  const called = bare ? undefined : calledSo(text.slice(ref.start, ref.end), first.entity, near);
  if (called) return { chosen: [called], near };
  const second = fitting[0]?.find((s) => s.entity !== first.entity);
  // "Mercy Hospital and Grace Hospital signed. The hospital ...": which of them nobody can tell
  if (second && !bare && areJoined(text, first, second)) return { chosen: [], near };
  const beside = !isPronoun(first.mention) && isBeside(text, first.mention);
  // "Acme said it met Orvane. Asked about Orvane, he smiled. The company ...": whom the text goes on about
  const [earlier] = beside && !bare && here.length === 0 ? (fitting[1] ?? []) : [];
  const isSubject = earlier !== undefined && !isPronoun(earlier.mention) && !isBeside(text, earlier.mention);
  return { chosen: [isSubject ? earlier.entity : first.entity], near, beside };
}

/** Letters alone, of which nothing tells the kind. */
const isUntold = ({ kind, name }: Entity): boolean => kind === 'company' && /^[A-Z]{3,7}$/.test(name);

/**
 * "The medical center" is the one that is called so, although the text has just spoken of a hospital. In: the reference,
 * the nearest that fits, all that fit by sentence. Out: the only one whose name ends so; undefined where the nearest does.
 */
function calledSo(words: string, nearest: Entity, near: readonly (readonly Entity[])[]): Entity | undefined {
  const noun = spelt(words).replace(/^(?:the|this|that|our|its|both) /, '');
  const isCalled = ({ name, aliases }: Entity): boolean => [name, ...aliases].some((n) => spelt(n).includes(noun));
  if (noun === 'company' || noun === 'firm' || noun === 'group' || isCalled(nearest)) return undefined;
  const all = new Set(near.flat().filter(isCalled));
  return all.size === 1 ? [...all][0] : undefined;
}

/** In small letters, American. */
const spelt = (words: string): string => words.toLowerCase().replaceAll('centre', 'center');

/** "a Mercy nurse", "an Acme dealer": the name tells of what kind something is. */
const onlyTells = (text: string, { start }: Span): boolean =>
  /\b[Aa]n? $/.test(text.slice(Math.max(0, start - 4), start));

/** "Acme's British rival Orvane said": the sentence is about Orvane. */
const ownsNext = (text: string, { mention }: Seen, next: Seen | undefined): boolean =>
  next?.mention.type === 'org' && OWNS_NEXT.test(text.slice(mention.end, next.mention.start));

const OWNS_NEXT = light(
  /^['’]s? (?:[\p{L}-]+ ){0,3}(?:rival|competitor|peer|subsidiary|unit|arm|affiliate|parent|owner) $/u,
);

/** "It" and "its" stand for whom the text speaks of, wherever they stand. */
const isPronoun = (m: OrgMention | RefMention): boolean => m.type === 'ref' && m.kinds.length === 0;

/** Without the words that stand for names. */
const names = (seen: readonly Seen[]): readonly Seen[] => seen.filter((s) => s.mention.type === 'org');

/** "Acme's rival Orvane announced that it": whoever says it speaks of itself. */
const isTelling = (text: string, m: Span, ref: Span): boolean =>
  ref.start - m.end < TOLD_WITHIN && TELLING.test(text.slice(m.end, ref.start));

const TELLING =
  /^ (?:has |had )?(?:said|says|announced|announces|confirmed|disclosed|revealed)(?: (?:on|in|late|last|earlier|yesterday|today|[A-Z]\w+)[^,;.]{0,20})? (?:that )?$/;
/** Most UTF-16 code units between who tells something and the word for it. */
const TOLD_WITHIN = 50;

/** "Acme's vision and its pact", "Acme and its partners": both are of the same one. */
function ownerBefore(text: string, ref: Span, here: readonly Seen[]): Seen | undefined {
  const last = here.at(-1);
  return last && OWNED_AND.test(text.slice(last.mention.end, ref.start)) ? last : undefined;
}

const OWNED_AND = /^(?:['’]s? (?:[\p{L}\p{N}-]+ ){1,4}(?:and|but not|nor)| and) $/u;

/** "said that Acme can continue its venture": the subject of a clause inside the sentence. */
const isClauseSubject = (text: string, m: Span): boolean =>
  /\b(?:that|while|but|because|although|though|whereas|when|where|if|since|after|before|as|said|says) (?:the )?$/.test(
    text.slice(Math.max(0, m.start - 16), m.start),
  ) &&
  /^ (?:also |now |still |already |recently |later |had |has )?(?:can|will|would|could|may|has|had|is|was|plans|expects|agreed|signed|continues|\p{Ll}{3,}ed)\b/u.test(
    text.slice(m.end, m.end + 24),
  );

const areJoined = (text: string, a: Seen, b: Seen): boolean =>
  /^,? (?:and|&) (?:the )?$/.test(text.slice(a.mention.end, b.mention.start));
