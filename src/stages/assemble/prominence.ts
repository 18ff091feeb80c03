import type { Prominence, Segmented, Sentence } from '../../types.ts';
import type { Fact } from './facts.ts';
import type { Cluster } from './merge.ts';

/** Words by which a headline says that the news is a partnership. */
const NEWS =
  /\b(?:partner\w*|team\w* up|teams? with|teaming|collaborat\w*|cooperat\w*|co-?develop\w*|alliance|agreement|deals?|pact|MOUs?|memorandum|joint(?:ly)?|join\w*(?! (?:the )?board)|licens\w*|sign\w*|inks?|inked|ties? up|tie-up|unite\w*|selects?|taps?|tapped|work(?:s|ing)? (?:with|together)|contract|venture|supply|supplies|distribut\w*|together|accord|affiliat\w*|consortium|grant|sponsor\w*|link\w* up|forges?|co-\w+|enlists?|expands?|extends?|launch\w* .* with|with)\b/i;

/** How many sentences of running text count as the lead. */
const LEAD = 3;
/** How many sentences behind the lead a partnership of the headline may first be named. */
const EARLY = 6;

/** Where the news of an article stands: its headlines and the first sentences of its body. */
export interface Lead {
  readonly sentences: ReadonlySet<Sentence>;
  /** The news is a partnership, by the headline's words; null without a headline. */
  readonly partnership: boolean | null;
  /** Index of the sentence behind the lead. */
  readonly end: number;
}

/** Finds the lead of an article; in: its text and sentences. */
export function lead(text: string, segmented: Segmented): Lead {
  const sentences = new Set<Sentence>();
  let body = 0;
  let headline: boolean | null = null;
  for (const s of segmented.sentences) {
    if (s.zone === 'headline') {
      sentences.add(s);
      headline = (headline ?? false) || NEWS.test(text.slice(s.start, s.end));
    } else if (s.zone === 'body' && body < LEAD) {
      sentences.add(s);
      if (s.end - s.start > 40) body++;
    }
  }
  const end = Math.max(0, ...[...sentences].map((s) => s.index + 1));
  return { sentences, partnership: headline, end };
}

/**
 * Main, background or related.
 * A partnership is the news when its telling stands in the headline, or in the lead of an article whose headline
 * speaks of a partnership (or that has none), and the lead does not tell it as history.
 */
export function prominence(cluster: Cluster, news: Lead, all: readonly Cluster[]): Prominence {
  const { facts } = cluster;
  if (facts.every((f) => f.sentence.zone === 'related')) return 'related';
  if (news.partnership === true && !all.some((c) => inNews(c, news)))
    return facts.some((f) => isToldInBody(f, news)) ? 'main' : 'background';
  if (facts.some(inHeadline)) return 'main';
  if (isNamedInHeadline(cluster, news) && facts.some((f) => isEarly(f, news))) return 'main';
  const inLead = facts.filter((f) => news.sentences.has(f.sentence));
  if (inLead.length === 0) return 'background';
  const head = all.filter((c) => c.facts.some(inHeadline));
  if (head.length > 0) return inLead.some((f) => isAnnouncement(f) && shares(f, head)) ? 'main' : 'background';
  if (news.partnership !== false) return inLead.some((f) => !isHistory(f)) ? 'main' : 'background';
  return inLead.some(isAnnouncement) ? 'main' : 'background';
}

const inHeadline = (f: Fact): boolean => f.sentence.zone === 'headline';

/** One of its parties is a party of the headline's partnership. */
const shares = (f: Fact, head: readonly Cluster[]): boolean =>
  f.members.some((m) => head.some((c) => c.members.some((n) => n.entity === m.entity)));

const inNews = (c: Cluster, news: Lead): boolean => c.facts.some((f) => news.sentences.has(f.sentence));

/** Where neither headline nor lead names both sides ("Acme partners with area hospitals"), the body does. */
const isToldInBody = (f: Fact, news: Lead): boolean =>
  isEarly(f, news) && !isHistory(f) && f.match.rule.confidence >= 0.75;

const isEarly = (f: Fact, news: Lead): boolean => f.sentence.zone === 'body' && f.sentence.index < news.end + EARLY;

/** The headline names two of the parties: whatever it says of them, their deal is the news. */
function isNamedInHeadline({ members }: Cluster, news: Lead): boolean {
  const heads = [...news.sentences].filter((s) => s.zone === 'headline');
  const named = members.filter(({ entity }) =>
    entity.mentions.some((m) => heads.some((s) => m.start >= s.start && m.end <= s.end)),
  );
  return named.length > 1;
}

const isHistory = (f: Fact): boolean => f.status === 'active' || f.status === 'ended';

/** Told with a verb of the day, not in passing. */
const isAnnouncement = (f: Fact): boolean =>
  f.status !== 'active' &&
  f.status !== 'ended' &&
  /announced-with|signed-with|both-announce|joins-with|both-join|in-partnership-with/.test(f.match.rule.id);
