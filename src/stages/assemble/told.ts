/** What the words beside a match say of it: that it is none, its status, its paper. */
import { light } from '../../regexp.ts';
import type { Instrument, Status } from '../../types.ts';
import type { CueHit, RelationMatch } from '../match.ts';

/** Of two cues the one that comes first here decides. */
const STATUS_ORDER: readonly Status[] = ['denied', 'ended', 'negotiating', 'expanded', 'planned', 'active', 'signed'];
const INSTRUMENT_ORDER: readonly Instrument[] = ['mou', 'letter-of-intent', 'joint-venture', 'grant', 'agreement'];

/** In: a match. Out: the status that its words tell, else that of its rule; null: neither tells one. */
export function statusTold(text: string, match: RelationMatch): Status | null {
  if (isTraded(text, match)) return 'active';
  const statuses = statusesTold(text, match);
  return STATUS_ORDER.find((s) => statuses.has(s)) ?? match.rule.status ?? null;
}

/** In: a match. Out: the paper that its rule or its words name; null: none. */
export function instrumentTold(text: string, match: RelationMatch): Instrument | null {
  const instruments = instrumentsTold(text, match);
  // "under the agreement, Acme will fund": a grant only in what it does
  const isGrantByDeed = match.rule.instrument === 'grant' && instruments.has('agreement') && !instruments.has('grant');
  if (match.rule.instrument && !isGrantByDeed) return match.rule.instrument;
  return INSTRUMENT_ORDER.find((i) => instruments.has(i)) ?? null;
}

/** Whether words beside a match say that it is none; what they ask, wish or deny is not what they take for granted. */
export function isSuppressed(text: string, m: RelationMatch): boolean {
  const against = m.cues.filter((c) => c.cue.sets.effect === 'suppress' && !isRivalOfOthers(m, c));
  if (against.length === 0) return false;
  const granted = takenForGranted(text, m);
  return granted === null || against.some((c) => !isOutside(text, c, granted));
}

/** "A venture to compete with Orvane": a rival is no side of the match unless the match names it. */
const isRivalOfOthers = (m: RelationMatch, { cue, end }: CueHit): boolean =>
  cue.of === 'name' && !m.fillers.some((f) => f.mention.start >= end && f.mention.start - end < RIVAL_BEHIND);

/** Within so many UTF-16 code units behind "compete with" the rival is named. */
const RIVAL_BEHIND = 60;

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

/** "Negotiating to buy Acme's share in a venture with Orvane": what is negotiated is no deal of Acme and Orvane. */
function isTraded(text: string, match: RelationMatch): boolean {
  const granted = takenForGranted(text, match);
  return granted !== null && TRADED.test(text.slice(Math.max(0, granted - 80), granted));
}

const TRADED =
  /\b(?:buy|sell|acquire|purchase|divest|offload|take over|raise|increase|cut|reduce|transfer|unload|hand over)(?:ing|s)? (?:out )?(?:[\w.&-]+ ){0,3}?[\w.&-]*$/i;

const OWNED_DEAL = light(
  /(?:\b(?:its|their|whose)|['’]s?) (?:(?!first|next|planned|proposed|possible|potential|own)[\p{L}\p{N}-]+ ){0,4}?(?:(?:joint venture|venture|partnership|alliance|collaboration|tie-up|pact|deal|agreement|contract|relationship|affiliation)s?,? (?:[\p{Ll}-]+ ){0,3}?with\b|(?:partner|collaborator|licensee|distributor)s?,? (?:such as |including |like )?(?:the )?(?=\p{Lu}))/u,
);
const BROUGHT_ABOUT =
  /\b(?:sign|ink|enter|strike|reach|announc|unveil|form|forg|establish|creat|start|begin|launch|build|seek|negotiat|discuss|explor|consider|finali[sz]|complet|conclud|propos|plan|win|land|secur|clinch|get|ha[sd]|have|becom|became|be|find|choos|select|nam|pick|add|as|need|want)\w* (?:into |up |out )?(?:\S+ ){0,2}?$/i;

/** The cue is one of those that speak of the clause's verb, and stands outside the deal's own words. */
const isOutside = (text: string, { cue, start, end }: CueHit, granted: number): boolean =>
  cue.of === 'verb' && end <= granted && !OF_THE_DEAL.test(text.slice(start, granted));

/** A quarrel over the deal itself. */
const OF_THE_DEAL = /\b(?:settle\w*|lawsuit|sued|suing|infring\w*|accus\w*|disput\w*)\b/i;

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
  const isOwn = ({ cue }: CueHit): boolean => cue.sets.status !== 'planned' || !rule.tells?.includes('deed');
  const isDone = (at: CueHit): boolean =>
    at.cue.sets.status !== 'ended' || !MAY.test(text.slice(at.start - 20, at.start));
  const own = cues.filter((hit) => (hit.cue.sets.status !== 'signed' || isOfDeal(hit)) && isOwn(hit) && isDone(hit));
  return new Set(own.flatMap((c) => (c.cue.sets.status ? [c.cue.sets.status] : [])));
}

/** "It may end its deal with Orvane": the deal stands. */
const MAY = /\b(?:may|might|could|won['’]t|will not|would not|not) (?:also |soon |yet |be |to )?$/;

/** "Announced a patent in collaboration with", "announced that its partner Orvane will": another thing is announced. */
const TOGETHER_WITH = light(
  /\bin (?:[\p{Ll}-]+ )?(?:collaboration|partnership|cooperation|co-operation|conjunction|association) with\b|\bthat (?:its|their|our) (?:[\p{Ll}-]+ ){0,3}?(?:partner|collaborator|licensee)\b/iu,
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

/** Who is bought may have been a partner before: "Acme buys Orvane, with which it had formed a research alliance". */
export const isOfBefore = (text: string, m: RelationMatch): boolean =>
  BEFORE.test(text.slice(m.start, Math.min(m.end + REST, m.sentence.end)));

const BEFORE =
  /^(?=.*(?:partner|collaborat|\bco-|licen[sc]|distribut|suppl|manufactur|relationship|research|alliance)).*\b(?:previously|existing|since (?:19|20)\d\d)\b/is;
/** UTF-16 code units behind a match in which its beginning may be told. */
const REST = 60;
