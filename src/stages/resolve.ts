import { foldName, orgKey } from '../name-key.ts';
import { onceFor } from '../once.ts';
import { light } from '../regexp.ts';
import type { Mention, OrgKind, OrgMention, RefMention, RuleSet, Segmented, Span } from '../types.ts';

/** One organisation of the article under all its names. */
export interface Entity {
  readonly index: number;
  /** The fullest form in the text. */
  readonly name: string;
  readonly kind: OrgKind;
  /** Other forms in the text, in the order of their first use. */
  readonly aliases: readonly string[];
  readonly mentions: readonly OrgMention[];
  readonly id?: string;
}

/** The organisations of an article, and which of them each mention stands for. */
export interface Entities {
  readonly all: readonly Entity[];
  /** The organisations that a mention stands for: one for a name, none where the reading is a tie. */
  readonly of: (mention: OrgMention | RefMention) => readonly Entity[];
  /** Whom "the company" stands for where it cannot be one of the given ones ("Acme reached a deal with the company"). */
  readonly other: (mention: RefMention, apart: readonly Entity[]) => readonly Entity[];
  /** Whom the text speaks of where a sentence begins, apart from the given ones; null where that is not clear. */
  readonly topic: (at: Span, apart: readonly Entity[]) => Entity | null;
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
  const refs = referents(text, segmented, mentions, nameOf);
  const byFrequency = [...all].sort((a, b) => b.mentions.length - a.mentions.length);
  return {
    all,
    of: (m) => {
      if (m.type === 'ref') return refs.get(m)?.chosen ?? [];
      const e = nameOf(m);
      return e ? [e] : [];
    },
    other: (m, apart) => {
      for (const near of refs.get(m)?.near ?? []) {
        const left = near.filter((e) => !apart.includes(e));
        if (left.length > 0) return left.length === 1 ? left : [];
      }
      return [];
    },
    topic: (at, apart) => topic(byFrequency, at, apart),
  };
}

/** The folded names of places: "Acme India" beside a more frequent "Acme" is a branch with a life of its own. */
const placesOf = onceFor(
  ({ lists }: Pick<RuleSet, 'lists'>): ReadonlySet<string> => new Set((lists['place'] ?? []).map(foldName)),
);

// ── names ────────────────────────────────────────────────────────────────────────────────────────────

/** Group of each key, as its leader's key (union by name). */
function groupKeys(text: string, orgs: readonly OrgMention[], places: ReadonlySet<string>): (key: string) => string {
  const keys = [...new Set(orgs.map((m) => m.key))];
  const leader = new Map(keys.map((k) => [k, k]));
  const find = (k: string): string => {
    let at = k;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  const join = (a: string, b: string): void => {
    leader.set(find(b), find(a));
  };
  for (const [full, short] of introduced(text, orgs)) join(full, short);
  for (const [full, short] of listed(text, orgs)) join(full, short);
  const byStem = new Map<string, string>();
  for (const key of keys) {
    const stem = key.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
    const same = byStem.get(stem);
    if (same === undefined) byStem.set(stem, key);
    else if (stem.includes(' ')) join(same, key);
  }
  for (const full of keys) {
    const short = /^(?:university|college) of (?:the )?(.+)$/.exec(full)?.[1];
    if (short !== undefined && leader.has(short) && !places.has(short)) join(full, short);
  }
  const first = new Map([...orgs].reverse().map((m) => [m.key, m]));
  const counts = new Map<string, number>();
  for (const m of orgs) counts.set(m.key, (counts.get(m.key) ?? 0) + 1);
  const count = (key: string): number => counts.get(key) ?? 0;
  const used = new Set(keys.filter((k) => find(k) !== k));
  const longer = longerNames(keys);
  for (const short of keys) {
    if (used.has(short)) continue;
    const isBranch = (full: string): boolean =>
      full.startsWith(`${short} `) && places.has(full.slice(short.length + 1)) && count(short) > count(full);
    const full = longer(short).filter((k) => !isBranch(k) && agree(first, short, k));
    const wholes = new Set(full.map(find));
    // "NYT" is the New York Times, whatever "NYT Cooking" is
    const spelt = wholes.size > 1 ? new Set(full.filter((k) => !k.startsWith(`${short} `)).map(find)) : wholes;
    if (spelt.size === 1) for (const w of spelt) join(w, short);
  }
  return find;
}

/** "Mercy General Hospital (MGH)", "Acme Medical, Inc. (“Acme”)": the text itself says that they are the same. */
function introduced(text: string, orgs: readonly OrgMention[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 1; i < orgs.length; i++) {
    const full = orgs[i - 1];
    const short = orgs[i];
    if (!full || !short || full.key === short.key) continue;
    const between = text.slice(full.end, short.start);
    const after = text[short.end] ?? '';
    if (
      /^,? ?\((?:hereinafter |hereafter |formerly |formerly known as |also known as |or |the |[“"'‘]){0,3}$/.test(
        between,
      ) &&
      /[)”"'’;,]/.test(after)
    ) {
      pairs.push([full.key, short.key]);
    } else if (
      /^,? (?:formerly known as|formerly|also known as|known as|a\.k\.a\.|or simply|better known as) (?:the )?[“"]?$/.test(
        between,
      )
    ) {
      pairs.push([full.key, short.key]);
    }
  }
  return pairs;
}

const TICKER = light(/ ?\((?:[A-Za-z]{2,10}(?: [A-Za-z]{2,10})?: ?)([A-Z]{2,6})\)/y);

/** "Acme Solar Inc. (NYSE: ACS)", and "ACS" elsewhere: the sign under which its shares are listed names it too. */
function listed(text: string, orgs: readonly OrgMention[]): [string, string][] {
  const keys = new Set(orgs.map((m) => m.key));
  return orgs.flatMap((m): [string, string][] => {
    TICKER.lastIndex = m.end;
    const sign = TICKER.exec(text)?.[1]?.toLowerCase();
    return sign !== undefined && sign !== m.key && keys.has(sign) ? [[m.key, sign]] : [];
  });
}

/** A programme is not its owner, a university not its hospital, a household name not what is named after it. */
function agree(mentions: ReadonlyMap<string, OrgMention>, short: string, full: string): boolean {
  const a = mentions.get(short);
  const b = mentions.get(full);
  if (!a || !b || a.kind === b.kind) return true;
  return b.kind !== 'consortium' && !short.includes(' ') && !a.rule.includes('/known-');
}

const SMALL = /^(?:of|for|and|the|at|in|de|on|to)$/;

/**
 * Tells of a key the longer ones that it may stand for. Keys are put down under all that stands for them, so that
 * each need not be compared with every other.
 */
function longerNames(keys: readonly string[]): (short: string) => readonly string[] {
  const byShort = new Map<string, string[]>();
  const byWords = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, full: string): void => {
    const list = map.get(key);
    if (list) list.push(full);
    else map.set(key, [full]);
  };
  for (const full of keys) {
    for (const short of shortForms(full)) put(byShort, short, full);
    const words = full.split(' ').filter((w) => !SMALL.test(w));
    if (words.length > 1) put(byWords, words.sort().join(' '), full);
  }
  return (short) => {
    const turned = byWords.get(short.split(' ').sort().join(' ')) ?? [];
    return [...(byShort.get(short) ?? []), ...turned].filter((full) => full.length > short.length);
  };
}

/** Its heads, its distinctive tails, its initials. ("Health Ministry", the same words turned round, is another matter.) */
function shortForms(full: string): Set<string> {
  const parts = full.split(' ');
  const forms = new Set<string>();
  for (let n = 1; n < parts.length; n++) {
    forms.add(parts.slice(0, n).join(' '));
    if (parts.length === 2 || parts.length - n > 2 || /^(?:us|united states) /.test(full))
      forms.add(parts.slice(n).join(' '));
  }
  const words = parts.filter((w) => !SMALL.test(w));
  if (words.length > 2) forms.add(words.map((w) => w[0]).join(''));
  return forms;
}

function entities(text: string, orgs: readonly OrgMention[], groupOf: (key: string) => string): Entity[] {
  const groups = new Map<string, OrgMention[]>();
  for (const m of orgs) {
    const g = groupOf(m.key);
    const list = groups.get(g);
    if (list) list.push(m);
    else groups.set(g, [m]);
  }
  return [...groups.values()].map((mentions, index) => entity(text, mentions, index));
}

function entity(text: string, mentions: readonly OrgMention[], index: number): Entity {
  const written = new Map<string, string>();
  const late = new Set<string>();
  mentions.forEach((m, i) => {
    const name = text.slice(m.start, m.end).replace(/\s+/g, ' ').replace(/[®™]/g, '');
    const folded = foldName(name);
    const before = written.get(folded);
    if (before === undefined || isShouting(before)) written.set(folded, name);
    if (before === undefined && i >= SETTLED) late.add(name);
    else if (before !== undefined) late.delete(before);
  });
  const names = [...written.values()];
  const early = names.filter((n) => !late.has(n));
  const isFormal = (n: string): boolean => orgKey(n) !== foldName(n);
  const fit = early.some(isFormal) ? early : names.filter((n) => !late.has(n) || isFormal(n));
  const longest = (list: readonly string[]): string => list.reduce((best, n) => (n.length > best.length ? n : best));
  const settled = longest(fit.length > 0 ? fit : names);
  const name = longest(names.filter((n) => n.startsWith(settled) && orgKey(n) === orgKey(settled)));
  const kinds = [...mentions].sort((a, b) => kindWeight(b) - kindWeight(a));
  const id = idOf(text, name, mentions);
  return {
    index,
    name,
    kind: kinds[0]?.kind ?? 'company',
    aliases: names.filter((n) => n !== name),
    mentions,
    ...(id !== undefined && { id }),
  };
}

/** The id of the name that stands for the entity, in any of its forms; what a short form means may be another. */
function idOf(text: string, name: string, mentions: readonly OrgMention[]): string | undefined {
  const own = mentions.find((m) => text.slice(m.start, m.end).replace(/\s+/g, ' ') === name);
  return mentions.find((m) => m.key === own?.key && m.id !== undefined)?.id;
}

/** A longer form that comes only once, when the text has long settled on its names, is no fuller name ("Acme Cloud Day"). */
const SETTLED = 4;

const isShouting = (name: string): boolean => name === name.toUpperCase() && /[A-Z]{2}.* /.test(name);

/** Longer names carry the head word that tells the kind; "company" is what is said where nothing is known. */
const kindWeight = (m: OrgMention): number => m.strength + (m.kind === 'company' ? 0 : 0.2) + m.key.length / 1000;

/** The organisation that the article names most often, when the sentence comes after it and does not speak of it. */
function topic([first, second]: readonly Entity[], at: Span, apart: readonly Entity[]): Entity | null {
  if (!first || first.mentions.length < 3 || first.mentions.length === second?.mentions.length) return null;
  return apart.includes(first) || (first.mentions[0]?.start ?? 0) > at.start ? null : first;
}

// ── references ───────────────────────────────────────────────────────────────────────────────────────

interface Seen {
  readonly entity: Entity;
  readonly mention: OrgMention;
}

/** The organisations that a reference stands for, and those of fitting kind by sentence, the nearest first. */
interface Referent {
  readonly chosen: readonly Entity[];
  readonly near: readonly (readonly Entity[])[];
}

/** What each third-person reference stands for; "we" is resolved where quotations have speakers. */
function referents(
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
