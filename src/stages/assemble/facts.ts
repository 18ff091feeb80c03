import { onceFor } from '../../once.ts';
import { light } from '../../regexp.ts';
import type { Instrument, OrgKind, OrgMention, RefMention, Role, Sentence, Status, Terms } from '../../types.ts';
import type { CueHit, RelationMatch } from '../match.ts';
import type { Entities, Entity } from '../resolve.ts';
import type { Speaker } from './speakers.ts';

/** An organisation in its role. */
export interface Member {
  readonly entity: Entity;
  readonly role: Role;
}

/** What fillers stand for: names and references by the article, "we" by who says it. */
interface Reading {
  readonly entities: Entities;
  readonly speaker: Speaker;
  /** With whom those that are given have the deal that the text tells in full. */
  readonly partner: (of: readonly Entity[]) => Entity | null;
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

/** Of two cues the one that comes first here decides. */
const STATUS_ORDER: readonly Status[] = ['denied', 'ended', 'negotiating', 'expanded', 'planned', 'active', 'signed'];
const INSTRUMENT_ORDER: readonly Instrument[] = ['mou', 'letter-of-intent', 'joint-venture', 'grant', 'agreement'];

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
  const read: Reading = { entities, speaker, text, partner: () => null };
  const apart = keptApart(matches, read);
  const deals = matches.filter((m) => m.rule.effect !== 'suppress' && !isSuppressed(text, m));
  const full = deals.filter((m) => !m.fillers.some((f) => f.role === 'counterpart'));
  const told = { ...read, partner: partnersIn(full.flatMap((m) => groups(m, read, false))) };
  return deals.flatMap((m) =>
    groups(m, told)
      .map((members) => unowned(members, apart))
      .filter((members) => members.length > 1)
      .map((members) => fact(text, m, members)),
  );
}

/** In: the sides of the deals that are told in full. Out: who is told most often beside some organisations; null for a tie. */
function partnersIn(deals: readonly (readonly Member[])[]): Reading['partner'] {
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

/** Whether words beside a match say that it is none; what they ask, wish or deny is not what they take for granted. */
function isSuppressed(text: string, m: RelationMatch): boolean {
  const against = m.cues.filter((c) => c.cue.sets.effect === 'suppress');
  if (against.length === 0) return false;
  const granted = takenForGranted(text, m);
  return granted === null || against.some((c) => !isOutside(text, c, granted));
}

/**
 * "... whether to seize its shares in its venture with Orvane": whose deal it is says that there is one, whatever the
 * clause asks, wishes or denies of it (presupposition: Levinson 1983, chapter 4). Where the words begin that say so; null:
 * none do, or a verb brings the deal about ("may sign its first deal with").
 */
function takenForGranted(text: string, { start, end }: RelationMatch): number | null {
  const found = OWNED_DEAL.exec(text.slice(start, end));
  return found === null || BROUGHT_ABOUT.test(text.slice(Math.max(0, start + found.index - 60), start + found.index))
    ? null
    : start + found.index;
}

const OWNED_DEAL = light(
  /(?:\b(?:its|their|whose)|['’]s?) (?:(?!first|next|planned|proposed|possible|potential|own)[\p{L}\p{N}-]+ ){0,4}?(?:joint venture|venture|partnership|alliance|collaboration|tie-up|pact)s?,? (?:[\p{Ll}-]+ ){0,3}?with\b/u,
);
const BROUGHT_ABOUT =
  /\b(?:sign|ink|enter|strike|reach|announc|unveil|form|forg|establish|creat|start|begin|launch|build|seek|negotiat|discuss|explor|consider|finali[sz]|complet|conclud|propos|plan)\w* (?:into |up |out )?(?:\S+ ){0,2}?$/i;

/** The cue is one of those that speak of the clause's verb, and stands outside the deal's own words. */
const isOutside = (text: string, { cue, start, end }: CueHit, granted: number): boolean =>
  ABOUT_THE_VERB.test(cue.id) && end <= granted && !OF_THE_DEAL.test(text.slice(start, granted));

const ABOUT_THE_VERB = /\/(?:hypothetical|not|quarrel)$/;
/** A quarrel over the deal itself. */
const OF_THE_DEAL = /\b(?:settle\w*|lawsuit|sued|suing|infring\w*|accus\w*|disput\w*)\b/i;

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
    .flatMap((m) => groups(m, read))
    .filter((members) => members.length === 2);
  return new Set(pairs.map(pairKey));
}

/** What is not done keeps nobody apart ("prizes that money can't buy"). */
const DENIED = /\/not$/;

function fact(text: string, match: RelationMatch, members: readonly Member[]): Fact {
  const sets = match.cues.map((c) => c.cue.sets);
  const statuses = statusesTold(text, match);
  const instruments = instrumentsTold(text, match);
  return {
    members,
    match,
    sentence: match.sentence,
    status: STATUS_ORDER.find((s) => statuses.has(s)) ?? match.rule.status ?? null,
    instrument: match.rule.instrument ?? INSTRUMENT_ORDER.find((i) => instruments.has(i)) ?? null,
    terms: sets.find((s) => s.terms)?.terms ?? null,
  };
}

/** Fillers of these roles make a fact each: "each", or "each-funder" where their own role is told. */
const EACH = /^each(?:-(?<role>.+))?$/;

/**
 * The statuses that words of the match's clause tell. That it is done only the words of the match itself do, or a
 * participle right behind it ("the deal, signed in May"): other verbs are of other deeds.
 */
function statusesTold(text: string, { rule, cues, start, end }: RelationMatch): Set<Status> {
  const isOfDeal = (at: CueHit): boolean => {
    if (at.start < start) return false;
    if (at.start >= end) return DONE_BEHIND.test(text.slice(end, at.start));
    return !(/^announ/i.test(text.slice(at.start, at.end)) && TOGETHER_WITH.test(text.slice(at.end, end)));
  };
  const isOwn = ({ cue }: CueHit): boolean => cue.sets.status !== 'planned' || !IN_FORCE.test(rule.id);
  const own = cues.filter((hit) => (hit.cue.sets.status !== 'signed' || isOfDeal(hit)) && isOwn(hit));
  return new Set(own.flatMap((c) => (c.cue.sets.status ? [c.cue.sets.status] : [])));
}

/** Rules on what is done under a deal: that it will be done makes no plan of the deal. */
const IN_FORCE = /\/(?:under|deal-does\/)/;

/** "Announced a patent in collaboration with": another thing is announced. */
const TOGETHER_WITH = light(
  /\bin (?:[\p{Ll}-]+ )?(?:collaboration|partnership|cooperation|co-operation|conjunction|association) with\b/iu,
);
const DONE_BEHIND =
  /^[^.;,]{0,12},? ?(?:(?:that|which) )?(?:was |were |has been |had been )?(?:first |originally |recently )?$/;

/** The papers that the words of a match name, else those named beside it, if they are not of others: "a venture with". */
function instrumentsTold(text: string, { cues, start, end }: RelationMatch): Set<Instrument> {
  const named = cues.flatMap((c) => (c.cue.sets.instrument ? [{ at: c, instrument: c.cue.sets.instrument }] : []));
  const own = named.filter(({ at }) => at.start >= start && at.end <= end);
  const free = named.filter(({ at }) => !OF_OTHERS.test(text.slice(at.end, at.end + 40)));
  return new Set((own.length > 0 ? own : free).map((n) => n.instrument));
}

const OF_OTHERS = light(/^(?: [\p{Ll}-]+){0,2} (?:with|between|from) /u);

/** Who a filler is; "the company" is not one that the match names beside it. */
function apartFrom(named: readonly Entity[], m: OrgMention | RefMention, read: Reading): readonly Entity[] {
  const found = entitiesOf(m, read);
  const again = m.type === 'ref' && m.number === 'one' && m.kinds.length > 0 && found.some((e) => named.includes(e));
  const other = again ? read.entities.other(m, named) : [];
  return other.length > 0 ? other : found;
}

/** The member groups of a match: one, or with the role "each" one per organisation in that role. */
function groups(match: RelationMatch, read: Reading, isAnyUnderstood = true): Member[][] {
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
      if (f.role === 'counterpart' && hub.length === 0) hub.push(...understood(match, [...found, ...named], read));
      if (spoke) each.push({ entity, role: roleOf(spoke.groups?.['role'] ?? 'parties') });
      else hub.push({ entity, role: roleOf(f.role) });
    }
  }
  if (each.length === 0) return [distinct(hub)];
  if (hub.length === 0 && !isAnyUnderstood) return [];
  const whole =
    hub.length > 0
      ? hub
      : understood(
          match,
          each.map((m) => m.entity),
          read,
        );
  // "Both companies are partners of A and B": each of them of each
  return each.flatMap((m) => whole.map((h) => distinct([h, m])));
}

/** Whether there is a deal with each that stands there. */
const isOneOfSeveral = ({ several, severally }: RelationMatch, at: number): boolean =>
  (several !== undefined && at >= several) || (severally !== undefined && at < severally);

/** The side that a match leaves unsaid: who speaks, or whom the text speaks of. */
function understood(match: RelationMatch, apart: readonly Entity[], read: Reading): Member[] {
  const { entities, speaker, partner, text } = read;
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
