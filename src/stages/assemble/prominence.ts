import type { Mention, Prominence, Segmented, Sentence } from '../../types.ts';
import { isSince } from './context.ts';
import { type Fact, isUnitOf, tells } from './facts.ts';
import type { Cluster } from './merge.ts';

/** Words by which a headline says that the news is a partnership. */
const NEWS =
  /\b(?:partner\w*|team\w* up|teams? with|teaming|collaborat\w*|cooperat\w*|co-?develop\w*|alliance|agreement|deals?|pact|MOUs?|memorandum|joint(?:ly)?|join\w*(?! (?:the )?board)|licens\w*|sign\w*|inks?|inked|ties? up|tie-up|unite\w*|select(?:s|ed)?|chosen|chooses|picks|picked|courts|woos|welcomes|cohort|finalists|taps?|tapped|work(?:s|ing)? (?:with|together)|contract|venture|supply|supplies|distribut\w*|together|accord|affiliat\w*|consortium|grant|sponsor\w*|link\w* up|forges?|co-\w+|enlists?|awards? [$€£]|expands?|extends?|launch\w* .* with|(?<=\w )with)\b/i;

/** A headline over several deals of a week or a day, each told in a paragraph of its own. */
const ROUNDUP =
  /^\W{0,3}(?:news )?round-?up\b|\bweek in review\b|^\W{0,3}\d{1,2} (?:[\w-]+ ){0,5}(?:deals|partnerships|collaborations|agreements|alliances|affiliations)\b|\b(?:deals?|partnerships?|collaborations?|agreements?|tie-ups?|alliances?|pacts?) (?:of the (?:week|day|month)|this week|round-?up|digest|tracker|wrap|in brief|briefs|watch)\b|\bround-?up (?:of|on) (?:\w+ ){0,3}(?:deals|partnerships|collaborations|agreements|alliances)\b/i;

/** The same, told by the first sentence of the text. */
const INTRODUCTION =
  /\b(?:here are|the following|below are) (?:[\w-]+ ){0,6}(?:deals|partnerships|collaborations|agreements|alliances|affiliations)\b/i;

/** How many sentences of running text count as the lead. */
const LEAD = 3;
/** How many sentences behind the lead a partnership of the headline may first be named. */
const EARLY = 6;

/** Where the news of an article stands: its headlines and the first sentences of its body. */
export interface Lead {
  readonly sentences: ReadonlySet<Sentence>;
  /** The news is a partnership, by the headline's words; null without a headline. */
  readonly partnership: boolean | null;
  /** The headline announces several deals and names none. */
  readonly isRoundup: boolean;
  /** Index of the sentence behind the lead. */
  readonly end: number;
  /** The article. */
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** Finds the lead of an article; in: its text and sentences. */
export function lead(text: string, segmented: Segmented, mentions: readonly Mention[]): Lead {
  const sentences = new Set<Sentence>();
  let body = 0;
  let headline: boolean | null = null;
  let isRoundup = false;
  for (const s of segmented.sentences) {
    if (s.zone === 'headline') {
      sentences.add(s);
      const words = text.slice(s.start, s.end);
      headline = (headline ?? false) || NEWS.test(words);
      isRoundup ||= ROUNDUP.test(words);
    } else if (s.zone === 'body' && body < LEAD) {
      sentences.add(s);
      isRoundup ||= body === 0 && INTRODUCTION.test(text.slice(s.start, s.end));
      if (s.end - s.start > 40) body++;
    }
  }
  const end = Math.max(0, ...[...sentences].map((s) => s.index + 1));
  return { sentences, partnership: headline, isRoundup, end, text, mentions };
}

/** What all partnerships of an article together say of its news. */
export interface Front extends Lead {
  /** Those that a headline tells. */
  readonly head: readonly Cluster[];
  /** The lead tells one whose sides a headline names. */
  readonly namesLead: boolean;
  /** Headline or lead tell some. */
  readonly isTold: boolean;
  /** The headline speaks of a partnership, and neither tells nor names a counterpart. */
  readonly isUnnamed: boolean;
  /** How many are told by one match. */
  readonly toldBy: ReadonlyMap<Fact['match'], number>;
}

/** Sums up where the partnerships of an article are told; in: where its news stands, all partnerships. */
export function front(news: Lead, all: readonly Cluster[]): Front {
  const head = all.filter((c) => c.facts.some(inHeadline));
  const inLead = all.filter((c) => inNews(c, news));
  const toldBy = new Map<Fact['match'], number>();
  for (const c of all)
    for (const match of new Set(c.facts.map((f) => f.match))) toldBy.set(match, (toldBy.get(match) ?? 0) + 1);
  const known = {
    ...news,
    head,
    toldBy,
    isTold: inLead.length > 0,
    namesLead: inLead.some((c) => namedInHeadline(c, news) > 1),
  };
  return { ...known, isUnnamed: news.partnership === true && !all.some((c) => isOfHeadline(c, known)) };
}

/**
 * Main, background or related.
 * A partnership is the news when its telling stands in the headline, when the headline names its sides, or when it is
 * told in the lead of an article whose headline speaks of a partnership (or that has none), and not as history.
 */
export function prominence(cluster: Cluster, news: Front): Prominence {
  if (cluster.facts.every((f) => f.sentence.zone === 'related')) return 'related';
  return isNews(cluster, news) ? 'main' : 'background';
}

function isNews(cluster: Cluster, news: Front): boolean {
  const { facts } = cluster;
  if (isOfHeadline(cluster, news)) return true;
  if (news.isRoundup) return facts.some((f) => f.sentence.zone === 'body' && isEvent(f));
  if (news.isUnnamed && facts.some((f) => isOneOfMany(f, news))) return true;
  if (news.partnership === true && !news.isTold) return facts.some((f) => isToldInBody(f, news));
  if (news.head.some((c) => isToldOfUnits(cluster, c))) return facts.some((f) => !isHistory(f, news));
  const inLead = facts.filter((f) => news.sentences.has(f.sentence));
  if (inLead.length === 0) return false;
  if (news.head.length > 0) return inLead.some((f) => isAnnouncement(f) && !isOfYear(f, news) && shares(f, news.head));
  const opening = news.partnership === null ? inLead.filter((f) => f.sentence === first(news)) : [];
  if (opening.some((f) => f.status === 'ended' || isUnderWay(f, news))) return true;
  return inLead.some(
    news.partnership === false ? (f) => isAnnouncement(f) && !isOfYear(f, news) : (f) => !isHistory(f, news),
  );
}

/** The sentence with which the article begins. */
const first = ({ sentences }: Lead): Sentence | undefined => sentences.values().next().value;

/**
 * The headline tells it, or names its sides: whatever it says of them, their deal is the news, be it told late where
 * neither headline nor lead tells another of them.
 */
export function isOfHeadline(cluster: Cluster, news: Omit<Front, 'isUnnamed'>): boolean {
  if (cluster.facts.some(inHeadline)) return true;
  if (namedInHeadline(cluster, news) < 2) return false;
  if (inNews(cluster, news)) return true;
  return news.head.length === 0 && !news.namesLead && cluster.facts.some((f) => !isHistory(f, news));
}

const inHeadline = (f: Fact): boolean => f.sentence.zone === 'headline';

/** One of its parties is a party of the headline's partnership. */
const shares = (f: Fact, head: readonly Cluster[]): boolean =>
  f.members.some((m) => head.some((c) => c.members.some((n) => n.entity === m.entity)));

const inNews = (c: Cluster, news: Lead): boolean => c.facts.some((f) => news.sentences.has(f.sentence));

/** Where neither headline nor lead names both sides ("Acme partners with area hospitals"), the body does. */
const isToldInBody = (f: Fact, news: Lead): boolean =>
  isEarly(f, news) && (tells(f, 'list') || (!isHistory(f, news) && (isFirm(f) || f.status === 'signed')));

/** Where the headline names no partner ("Acme announces partnerships with leading makers"), those that are listed soon. */
const isOneOfMany = (f: Fact, news: Front): boolean =>
  isEarly(f, news) && f.status !== 'ended' && (news.toldBy.get(f.match) ?? 0) >= MANY;

/** From so many partners on they are a list. */
const MANY = 3;

const isFirm = (f: Fact): boolean => f.match.rule.confidence >= 0.75;

const isEarly = (f: Fact, news: Lead): boolean => f.sentence.zone === 'body' && f.sentence.index < news.end + EARLY;

/** How many of its parties a headline names. */
function namedInHeadline({ members }: Cluster, news: Lead): number {
  const heads = [...news.sentences].filter((s) => s.zone === 'headline');
  return members.filter(({ entity }) =>
    entity.mentions.some((m) => heads.some((s) => m.start >= s.start && m.end <= s.end)),
  ).length;
}

/** The deal of another with their units or owners told for them: "Acme and Orvane Labs" beside "Acme and Orvane". */
const isToldOfUnits = (cluster: Cluster, head: Cluster): boolean =>
  cluster !== head &&
  cluster.members.every((m) =>
    head.members.some((n) => n.entity === m.entity || isUnitOf(m.entity, n.entity) || isUnitOf(n.entity, m.entity)),
  );

const isHistory = (f: Fact, news: Lead): boolean =>
  f.status === 'active' || (f.status === 'ended' && !tells(f, 'ending')) || isSince(f, news) || isOfYear(f, news);

/** "In 2016, Acme and Orvane won a grant": so begins no news. */
const isOfYear = ({ sentence }: Fact, news: Lead): boolean =>
  sentence !== first(news) &&
  /^(?:Back )?[Ii]n (?:early |late |mid-)?(?:19|20)\d\d\b/.test(news.text.slice(sentence.start, sentence.start + 20));

/** "Acme is collaborating with Orvane to open a ward": told as the news of the day, though it has begun. */
const isUnderWay = (f: Fact, news: Lead): boolean =>
  tells(f, 'announcement') &&
  /\b(?:is|are) \w*ing (?:closely )?(?:with\b|together\b|to\b)/.test(news.text.slice(f.match.start, f.match.end)) &&
  !isSince(f, news);

/** Something that happened, be it the end. */
const isEvent = (f: Fact): boolean => f.status !== 'active' && isFirm(f);

/** Told with a verb of the day, not in passing. */
const isAnnouncement = (f: Fact): boolean => f.status !== 'active' && f.status !== 'ended' && tells(f, 'announcement');
