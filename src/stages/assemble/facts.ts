import { onceFor } from '../../once.ts';
import type {
  Instrument,
  OrgKind,
  OrgMention,
  RefMention,
  Role,
  Sentence,
  Status,
  Telling,
  Terms,
} from '../../types.ts';
import type { RelationMatch } from '../match.ts';
import type { Entities, Entity } from '../resolve.ts';
import type { Speaker } from './speakers.ts';
import { instrumentTold, isOfBefore, isSuppressed, statusTold } from './told.ts';

/** An organisation in its role. */
export interface Member {
  readonly entity: Entity;
  readonly role: Role;
}

/** In: organisations. Out: with whom they have a deal. */
type Partner = (of: readonly Entity[]) => Entity | null;

/** What fillers stand for: names and references by the article, "we" by who says it. */
interface Reading {
  readonly entities: Entities;
  readonly speaker: Speaker;
  /** With whom those that are given have the deal that the text tells in full; null: not known yet. */
  readonly partner: Partner | null;
  readonly text: string;
}

function entitiesOf(m: OrgMention | RefMention, { entities, speaker }: Reading): readonly Entity[] {
  if (m.type === 'org' || m.person === 'third') return entities.of(m);
  const said = speaker(m.start);
  return said ? [said] : [];
}

/** One match told as a partnership: who, and what the words beside it say. */
export interface Fact {
  readonly members: readonly Member[];
  readonly match: RelationMatch;
  readonly sentence: Sentence;
  readonly status: Status | null;
  readonly instrument: Instrument | null;
  readonly terms: Terms | null;
}

/** Whether the rule of a telling says that it tells in this way. */
export const tells = ({ match }: Pick<Fact, 'match'>, telling: Telling): boolean =>
  match.rule.tells?.includes(telling) ?? false;

/** Roles of patterns that the record calls partner. */
const NEUTRAL: ReadonlySet<string> = new Set(['parties', 'counterpart']);
/** Roles of patterns for what is joined. */
const JOINED: ReadonlySet<string> = new Set(['consortium', 'network']);

function roleOf(role: string): Role {
  if (JOINED.has(role)) return 'venture';
  return NEUTRAL.has(role) ? 'partner' : (role as Role);
}

/** Kinds that can be joined as a member. */
const JOINABLE: ReadonlySet<OrgKind> = new Set<OrgKind>(['consortium']);

/** "A member of the Acme Group": it is owned, not joined. */
const FIRM = /\b(?:Corporation|Corp\.?|Group|Inc\.?|Ltd\.?|Limited|Holdings?|Berhad|Bhd|PLC|plc)$/;

/**
 * Turns matches into facts: fillers into organisations, cues into status, instrument and types.
 * In: the article's text, its matches and entities. Out: facts with two or more different organisations, in text order.
 */
export function facts(text: string, matches: readonly RelationMatch[], entities: Entities, speaker: Speaker): Fact[] {
  const read: Reading = { entities, speaker, text, partner: null };
  const apart = keptApart(matches, read);
  const owned = keptApart(matches.filter(isOwnership), read);
  const deals = matches.filter((m) => m.rule.effect !== 'suppress' && !isSuppressed(text, m));
  // the deals that are told in full show who the unsaid side of the others is
  const full = deals.map((m) => groups(m, read));
  const partner = partnersIn(full.flatMap((own) => own ?? []));
  return deals.flatMap((m, i) =>
    (full[i] ?? groups(m, { ...read, partner }) ?? [])
      .map((members) => unowned(members, apart.size > 0 && isOfBefore(text, m) ? owned : apart))
      .filter((members) => members.length > 1)
      .map((members) => fact(text, m, members)),
  );
}

/** In: the sides of the deals that are told in full. Out: who is told most often beside some organisations; null for a tie. */
function partnersIn(deals: readonly (readonly Member[])[]): Partner {
  const times = new Map<Entity, Map<Entity, number>>();
  for (const [a, b, more] of deals) {
    if (!a || !b || more) continue;
    for (const [one, other] of [
      [a.entity, b.entity],
      [b.entity, a.entity],
    ] as const) {
      const own = times.get(one) ?? new Map<Entity, number>();
      times.set(one, own.set(other, (own.get(other) ?? 0) + 1));
    }
  }
  return ([of, more]) => {
    if (!of || more) return null;
    const [first, second] = [...(times.get(of) ?? [])].sort((x, y) => y[1] - x[1]);
    return first && first[1] !== second?.[1] ? first[0] : null;
  };
}

const pairKey = (members: readonly Member[]): string =>
  members
    .map((m) => m.entity.index)
    .sort((a, b) => a - b)
    .join(',');

/** Without those that belong to one named before them ("with Acme and the Acme Group"). */
const unowned = (members: readonly Member[], apart: ReadonlySet<string>): Member[] =>
  apart.size === 0
    ? [...members]
    : members.filter((m, i) => !members.slice(0, i).some((before) => apart.has(pairKey([before, m]))));

/** Pairs of which the article says that the one buys or owns the other: their "partnership" is none. */
function keptApart(matches: readonly RelationMatch[], read: Reading): Set<string> {
  const pairs = matches
    .filter((m) => m.rule.effect === 'suppress' && !m.cues.some(({ cue }) => DENIED.test(cue.id)))
    .flatMap((m) => pairsOf(m, read))
    .filter((members) => members.length === 2);
  return new Set(pairs.map(pairKey));
}

/** The one is told as the other's, and not as bought by it. */
const isOwnership = (m: RelationMatch): boolean => m.fillers.some((f) => f.role === 'owner');

/** Each two of those that a rule keeps apart. */
const pairsOf = ({ fillers }: RelationMatch, read: Reading): Member[][] => {
  const all = fillers.flatMap(({ mention: m }) => (m.type === 'org' || m.type === 'ref' ? entitiesOf(m, read) : []));
  const members = all.map((entity): Member => ({ entity, role: 'partner' }));
  return members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b]));
};

/** What is not done keeps nobody apart ("prizes that money can't buy"). */
const DENIED = /\/not$/;

function fact(text: string, match: RelationMatch, members: readonly Member[]): Fact {
  const sets = match.cues.map((c) => c.cue.sets);
  return {
    members,
    match,
    sentence: match.sentence,
    status: statusTold(text, match),
    instrument: instrumentTold(text, match),
    terms: sets.find((s) => s.terms)?.terms ?? null,
  };
}

/** Fillers of these roles make a fact each: "each", or "each-funder" where their own role is told. */
const EACH = /^each(?:-(?<role>.+))?$/;

/** Who a filler is; "the company" is not one that the match names beside it. */
function apartFrom(named: readonly Entity[], m: OrgMention | RefMention, read: Reading): readonly Entity[] {
  const found = entitiesOf(m, read);
  const again = m.type === 'ref' && m.number === 'one' && m.kinds.length > 0 && found.some((e) => named.includes(e));
  const other = again ? read.entities.other(m, named) : [];
  return other.length > 0 ? other : found;
}

/**
 * The member groups of a match: one, or with the role "each" one per organisation in that role; null where a side is left
 * unsaid while partners are not known yet.
 */
function groups(match: RelationMatch, read: Reading): Member[][] | null {
  const hub: Member[] = [];
  const each: Member[] = [];
  const named = match.fillers.flatMap((f) => (f.mention.type === 'org' ? read.entities.of(f.mention) : []));
  for (const f of match.fillers) {
    if (f.role === 'none' || (f.mention.type !== 'org' && f.mention.type !== 'ref')) continue;
    const found = match.rule.effect === 'suppress' ? entitiesOf(f.mention, read) : apartFrom(named, f.mention, read);
    if (found.length === 0) return [];
    const isOne = (f.role === 'parties' || f.role === 'counterpart') && isOneOfSeveral(match, f.mention.start);
    const spoke = EACH.exec(isOne ? 'each' : f.role);
    for (const entity of found) {
      if (f.role === 'consortium' && !JOINABLE.has(entity.kind)) return [];
      if (f.role === 'network' && FIRM.test(entity.name)) return [];
      if (f.role === 'counterpart' && hub.length === 0) {
        if (!read.partner) return null;
        hub.push(...understood(match, [...found, ...named], read, read.partner));
      }
      if (spoke) each.push({ entity, role: roleOf(spoke.groups?.['role'] ?? 'parties') });
      else hub.push({ entity, role: roleOf(f.role) });
    }
  }
  if (each.length === 0) return [distinct(hub)];
  if (hub.length === 0) {
    if (!read.partner) return null;
    const apart = each.map((m) => m.entity);
    hub.push(...understood(match, apart, read, read.partner));
  }
  if (each.length === hub.length && RESPECTIVELY.test(read.text.slice(match.end)))
    return each.flatMap((m, i) => [distinct([...hub.slice(i, i + 1), m])]);
  // "Both companies are partners of A and B": each of them of each
  return each.flatMap((m) => hub.map((h) => distinct([h, m])));
}

/** Behind two lists: the first of the one with the first of the other, and so on. */
const RESPECTIVELY = /^,? respectively\b/;

/** Whether there is a deal with each that stands there. */
const isOneOfSeveral = ({ several, severally }: RelationMatch, at: number): boolean =>
  (several !== undefined && at >= several) || (severally !== undefined && at < severally);

/** The side that a match leaves unsaid: who speaks, or whom the text speaks of. */
function understood(
  match: RelationMatch,
  apart: readonly Entity[],
  { entities, speaker, text }: Reading,
  partner: Partner,
): Member[] {
  const told = partner(apart);
  if (told && KNOWN_DEAL.test(text.slice(match.start, match.end))) return [{ entity: told, role: 'partner' }];
  const said = speaker(match.start);
  const entity = said && !apart.includes(said) ? said : entities.topic(match.sentence, apart, told);
  return entity ? [{ entity, role: 'partner' }] : [];
}

/** "The partnership with Orvane": one that the text has told of. */
const KNOWN_DEAL = /^[\s\S]{0,120}?\b(?:the|this) (?!new |first |latest )[^,;.]{3,60}? with\b/i;

/** Each organisation once; a unit and its parent ("Acme" and "Acme Oncology") count as one. */
function distinct(members: readonly Member[]): Member[] {
  const out: Member[] = [];
  for (const m of members) {
    if (!out.some((o) => o.entity === m.entity || isUnitOf(o.entity, m.entity) || isUnitOf(m.entity, o.entity)))
      out.push(m);
  }
  return out;
}

/** The names of the one stand in names of the other. */
export const isUnitOf = (a: Entity, b: Entity): boolean => {
  const longer = keysOf(a);
  return keysOf(b).some((short) => longer.some((long) => within(short, long)));
};

/** The keys of an organisation's names, each once: its mentions may be thousands. */
const keysOf = onceFor(({ mentions }: Entity): readonly string[] => [...new Set(mentions.map((m) => m.key))]);

/** The words of the one stand in the other, or the one is the other cut short ("Snap", "Snapchat"). */
const within = (short: string, long: string): boolean =>
  ` ${long} `.includes(` ${short} `) || (short.length > 3 && long.startsWith(short));
