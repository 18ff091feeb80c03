import type {
  DateMention,
  Instrument,
  Mention,
  MoneyMention,
  Prominence,
  Published,
  Quotation,
  RecordDate,
  Segmented,
  Sentence,
  Span,
  Status,
  Terms,
  Value,
} from '../../types.ts';
import type { DealSentence } from '../match.ts';
import type { Fact } from './facts.ts';
import type { Cluster } from './merge.ts';

/** What the attributes of a partnership are read from. */
export interface Context {
  readonly text: string;
  readonly segmented: Segmented;
  readonly mentions: readonly Mention[];
  readonly published: Published | null;
  /** Sentences about the deal that tell no other one, in order, and those of them that speak of "the agreement", "this partnership". */
  readonly deal: readonly DealSentence[];
  readonly definite: readonly DealSentence[];
  /** Sentences of the body on what "the two companies" do that tell no other deal. */
  readonly both: readonly Sentence[];
  /** Headlines and first sentences of the body. */
  readonly lead: ReadonlySet<Sentence>;
}

const inside = (m: Span, s: Span): boolean => m.start >= s.start && m.end <= s.end;

/** The mentions inside some sentences, in order; mentions are sorted and are found by binary search. */
export function mentionsIn(mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] {
  const inOrder = [...sentences].sort((a, b) => a.start - b.start);
  return inOrder.flatMap((s) => {
    let low = 0;
    for (let high = mentions.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((mentions[middle]?.start ?? 0) < s.start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while ((mentions[end]?.start ?? s.end) < s.end) end++;
    return mentions.slice(low, end).filter((m) => m.end <= s.end);
  });
}

/** The sentences of some tellings, once each. */
export const distinctSentences = (facts: readonly Fact[]): Sentence[] => [...new Set(facts.map((f) => f.sentence))];

// ── status and instrument ────────────────────────────────────────────────────────────────────────────

const NEWS_ORDER: readonly Status[] = ['denied', 'ended', 'expanded', 'negotiating', 'planned'];

/**
 * The status that the tellings agree on (the present of a headline is its news); the news of the day is signed unless
 * the text says otherwise, or that it began long since. The surer tellings go before the others.
 */
export function status(cluster: Cluster, context: Context, prominence: Prominence, isLongSince: boolean): Status {
  if (cluster.facts.some((f) => f.status === 'denied')) return 'denied';
  const firm = cluster.facts.filter((f) => f.match.rule.confidence >= FIRM);
  const sure = (firm.length > 0 ? firm : cluster.facts).map((f) => statusOf(f, context));
  const isTold = sure.some((told) => told !== null);
  const stated = isTold
    ? sure
    : cluster.facts.map((f) => statusOf(f, context)).filter((told) => told && NEWS_ORDER.includes(told));
  const [first] = stated;
  const isNews = prominence === 'main';
  const ahead = isNews && stillAhead(firm, context);
  if (ahead) return ahead;
  // what a headline has still to come the text may tell as done
  if (isNews && first === 'planned' && (stated.includes('signed') || isSigned(context))) return 'signed';
  if (isNews && first && NEWS_ORDER.includes(first)) return first;
  if (stated.includes('expanded')) return 'expanded';
  const told = stated.find((s) => s !== null);
  if (told) return told;
  return (isNews && !isLongSince) || cluster.facts.some(isEvent) ? 'signed' : 'active';
}

/** What the body tells as planned or spoken of and nowhere as done, whatever the present of a headline says; else null. */
function stillAhead(facts: readonly Fact[], context: Context): Status | null {
  const inBody = facts.filter((f) => f.sentence.zone === 'body').map((f) => f.status);
  const first = inBody.find((told) => told !== null);
  const isAhead = first === 'planned' || first === 'negotiating';
  return isAhead && !inBody.includes('signed') && !isSigned(context) ? first : null;
}

/** Confidence from which on a telling is sure of what it says. */
const FIRM = 0.75;

function statusOf(f: Fact, { text, mentions }: Context): Status | null {
  if (f.sentence.zone === 'headline') return f.status === 'active' ? null : f.status;
  return f.status === null || f.status === 'signed' ? (isSince(f, text, mentions) ? 'active' : f.status) : f.status;
}

/** "They have partnered since 2015": the beginning is told right behind the match's words. */
function isSince({ match, sentence }: Fact, text: string, mentions: readonly Mention[]): boolean {
  return mentionsIn(mentions, [sentence]).some(
    (m) =>
      m.type === 'date' &&
      m.value?.endsWith('/..') === true &&
      m.start > match.trigger &&
      m.start < match.trigger + SINCE &&
      !/[,;]/.test(text.slice(match.trigger, m.start)),
  );
}

/** How far behind the word that tells a partnership "since 2015" may stand, in UTF-16 code units. */
const SINCE = 80;

const SIGNING =
  /(?<!\b(?:be|to|formal|until|before|when|once|after|if|will) |\bis (?:\w+ )?)\b(?:signed|inked|exchanged|sealed)\b(?! (?:last year|in (?:\w+ )?\d{4}|earlier|previously))/i;

/** A sentence of the body on the deal says that the paper is signed. */
const isSigned = ({ text, deal }: Context): boolean =>
  deal.some(
    ({ sentence: s, about }) => about !== 'other' && s.zone === 'body' && SIGNING.test(text.slice(s.start, s.end)),
  );

/** Rules that tell an event by themselves. */
const isEvent = (f: Fact): boolean =>
  /together\/(?:tapped-to|named-as)|rights\/(?:licensed|grants|grant-from)/.test(f.match.rule.id);

/** The paper: what the tellings say, else what "the agreement" is called later in the text. */
export function instrument(cluster: Cluster, context: Context, prominence: Prominence): Instrument {
  const stated = cluster.facts.find((f) => f.instrument !== null)?.instrument;
  if (stated) return stated;
  if (prominence !== 'main') return 'unspecified';
  for (const d of context.definite) {
    const named = d.cues.find((c) => c.cue.sets.instrument)?.cue.sets.instrument;
    if (named && d.sentence.zone === 'body') return named;
  }
  for (const { about, cues, sentence: s } of context.deal) {
    const named = cues.find((c) => c.cue.sets.instrument)?.cue.sets.instrument;
    if (named && about === 'opening' && s.zone === 'body' && SIGNING.test(context.text.slice(s.start, s.end)))
      return named;
  }
  return 'unspecified';
}

// ── date ─────────────────────────────────────────────────────────────────────────────────────────────

const recordDate = (text: string, d: DateMention): RecordDate => {
  const since = d.value?.match(/^(\d{4}(?:-\d\d)?(?:-\d\d)?)\/\.\.$/);
  const value = since?.[1] ?? d.value;
  return {
    value,
    precision: since ? precisionOf(value ?? '') : d.precision,
    text: text.slice(d.start, d.end),
    stated: d.stated,
    start: d.start,
    end: d.end,
  };
};

const precisionOf = (value: string): 'day' | 'month' | 'year' =>
  value.length > 7 ? 'day' : value.length > 4 ? 'month' : 'year';

/** Words before a date that make it something else: a goal, an age, the founding, the end of a period. */
const NOT_THE_DEAL =
  /\b(?:by|until|through|before|expected|founded|established|born|since its|in the year|target|over the|for the|next|starting|beginning|begin|launch(?:ed|ing)? (?:in|on)|completed?|ending|ended|end of|fiscal|quarter of|phase|during|running|between)\b[^.]{0,25}$/i;

/** One telling per sentence. */
const byFirst = (facts: readonly Fact[]): Fact[] =>
  facts.filter((f, i) => facts.findIndex((g) => g.sentence === f.sentence) === i);

/** When it was signed, as its tellings say; for the news of the day the date of publication. */
export function date(cluster: Cluster, context: Context, prominence: Prominence, told: Status): RecordDate | null {
  const { text, mentions, published } = context;
  const formal = prominence === 'main' ? signingDate(context) : null;
  if (formal) return recordDate(text, formal);
  for (const f of byFirst(cluster.facts)) {
    const near = mentionsIn(mentions, [f.sentence])
      .filter((m): m is DateMention => m.type === 'date')
      .filter((d) => fits(text, d, f, published) && !(prominence === 'background' && isNow(text, d)))
      .sort((a, b) => remoteness(text, a, f) - remoteness(text, b, f))[0];
    if (near) return recordDate(text, near);
  }
  if (prominence !== 'main' || told === 'active' || told === 'ended' || told === 'denied') return null;
  // a date that came from outside the text has no words to show for it
  if (!published || published.text === null || published.start === null || published.end === null) return null;
  const { value, start, end } = published;
  return { value, precision: precisionOf(value), text: published.text, stated: true, start, end };
}

/** "The MOU, signed on", "the agreement was signed by its president at the hospital on", "held a signing ceremony on". */
const SIGNED =
  /\b(?:(?:the|an?|this|under the) (?:[\p{L}-]+ ){0,3}?(?:MOU|memorandum of understanding|memorandum|agreement|pact|deal|contract|accord|tie-up|partnership)(?: \([^)]{1,12}\))?,? (?:which |that )?(?:was |were |had been )?(?:officially |formally |jointly )?(?:signed|inked|concluded|exchanged|sealed|announced)|signing ceremony(?:,? which)?(?: was| took)?(?: held| place)?)\b(?:(?! said| told| added)[^.;“”"]){0,110}?(?:\bon |\bin |, )?$/iu;

/** When the paper was signed, where a sentence on the known deal says so; nearer to the deed than when it was told of. */
function signingDate({ text, definite, published, mentions }: Context): DateMention | null {
  for (const { sentence } of definite) {
    for (const d of mentionsIn(mentions, [sentence])) {
      if (d.type !== 'date' || d.precision !== 'day' || d.value === null || d.value.includes('/')) continue;
      if (published && d.value > published.value) continue;
      if (SIGNED.test(text.slice(sentence.start, d.start)) && !/\d{4}|last|earlier/.test(text.slice(d.start, d.end)))
        return d;
    }
  }
  return null;
}

/** A deal that its own date tells to be some months old is no news. */
export function isOld(cluster: Cluster, context: Context): boolean {
  const told = date(cluster, context, 'background', 'signed')?.value;
  const now = context.published?.value;
  return told !== null && told !== undefined && now !== undefined && monthOf(now) - monthOf(told) > 3;
}

/** Months since the year 0; a year alone counts as its end. */
const monthOf = (edtf: string): number => Number(edtf.slice(0, 4)) * 12 + Number(/^\d{4}-(\d\d)/.exec(edtf)?.[1] ?? 12);

/** "Today" dates the news, not what is told beside it. */
const isNow = (text: string, d: Span): boolean =>
  /^(?:today|now|this (?:morning|afternoon))$/i.test(text.slice(d.start, d.end));

/** Another clause lies between: ", which listed last year, signed". */
const remoteness = (text: string, d: Span, f: Fact): number =>
  distance(d, f) + (d.end < f.match.trigger && text.slice(d.end, f.match.trigger).includes(', ') ? 80 : 0);

const distance = (d: Span, f: Fact): number =>
  d.start > f.match.trigger ? d.start - f.match.trigger : f.match.trigger - d.end;

function fits(text: string, d: DateMention, f: Fact, published: Published | null): boolean {
  if (distance(d, f) > 160) return false;
  if (d.value?.endsWith('/..') && f.sentence.zone !== 'headline') return true;
  if (d.value?.includes('/') || d.precision === 'range') return false;
  if (published && d.value && d.value > published.value && f.status !== 'planned') return false;
  return !NOT_THE_DEAL.test(text.slice(Math.max(f.sentence.start, d.start - 40), d.start));
}

// ── money ────────────────────────────────────────────────────────────────────────────────────────────

const DEAL_MONEY: ReadonlySet<string> = new Set(['upfront', 'milestones', 'investment', 'grant', 'total']);

/** The amounts of the deal: those in its tellings, and for the news of the day the payments that the body tells. */
export function values(cluster: Cluster, context: Context, prominence: Prominence): Value[] {
  const sentences = distinctSentences(cluster.facts);
  const seen = prominence === 'main' ? context.mentions : mentionsIn(context.mentions, sentences);
  const money = seen.filter((m): m is MoneyMention => m.type === 'money');
  const chosen = money.filter((m) => {
    if ('role' in m && m.role !== undefined) return false;
    const own = sentences.find((s) => inside(m, s));
    if (own) return DEAL_MONEY.has(m.kind) || isWorth(context.text, m);
    return prominence === 'main' && (isPayment(context, m) || isOfTheDeal(context, m));
  });
  const told = new Set<string>();
  return chosen
    .map((m) => value(context.text, m))
    .filter((v) => {
      const key = `${v.currency} ${v.amount}`;
      if (told.has(key)) return false;
      told.add(key);
      return true;
    });
}

const value = (text: string, m: MoneyMention): Value => ({
  text: text.slice(m.start, m.end),
  amount: m.amount,
  currency: m.currency,
  bound: m.bound,
  kind: m.kind,
  start: m.start,
  end: m.end,
});

const isWorth = (text: string, m: Span): boolean =>
  /\b(?:worth|valued at|value of|at a cost of|costing|deal|agreement|contract|partnership|collaboration|project|pay|pays|paid)\b[^.;]{0,40}$/i.test(
    text.slice(Math.max(0, m.start - 60), m.start),
  ) ||
  /^[^.;]{0,25}\b(?:deal|agreement|contract|partnership|collaboration|project|grant)\b/i.test(
    text.slice(m.end, m.end + 60),
  );

/** "The contract is worth ...", "the two companies will invest ...": told of the deal as something known. */
function isOfTheDeal(context: Context, m: MoneyMention): boolean {
  if ('role' in m && m.role !== undefined) return false;
  if (m.kind === 'other' && !isWorth(context.text, m)) return false;
  if (m.kind === 'other' && context.both.some((s) => inside(m, s))) return true;
  if (m.kind === 'investment') {
    const s = context.segmented.sentences.find((x) => inside(m, x));
    if (s === undefined) return false;
    const isOfBoth = context.mentions.some((r) => r.type === 'ref' && r.number === 'many' && inside(r, s));
    return isOfBoth || /^They\b/.test(context.text.slice(s.start, s.end));
  }
  return context.definite.some((d) => inside(m, d.sentence));
}

/** Upfront and milestone payments are only spoken of for a deal; so is a total or an investment told beside them. */
function isPayment(context: Context, m: MoneyMention): boolean {
  if (m.kind !== 'upfront' && m.kind !== 'milestones' && m.kind !== 'investment' && m.kind !== 'total') return false;
  const s = context.segmented.sentences.find((x) => inside(m, x));
  if (s === undefined || (s.zone !== 'body' && s.zone !== 'headline')) return false;
  const beside = m.kind === 'upfront' || m.kind === 'milestones';
  return beside || /\b(?:upfront|milestone)/i.test(context.text.slice(s.start, s.end));
}

/** Whether a stated total differs from the sum of its stated parts. */
export function mismatch(all: readonly Value[]): boolean {
  const total = all.find((v) => v.kind === 'total');
  const parts = all.filter((v) => v.kind === 'upfront' || v.kind === 'milestones' || v.kind === 'investment');
  if (!total || parts.length < 2 || parts.some((p) => p.currency !== total.currency)) return false;
  const sum = parts.reduce((s, p) => s + p.amount, 0);
  return Math.abs(sum - total.amount) > total.amount * 0.01;
}

/** Disclosed, undisclosed (said so), or not spoken of. */
export function terms(cluster: Cluster, context: Context, all: readonly Value[], prominence: Prominence): Terms {
  const own = cluster.facts.some((f) => f.terms === 'undisclosed');
  const later =
    prominence === 'main' && context.definite.some((d) => d.cues.some((c) => c.cue.sets.terms === 'undisclosed'));
  if (own || later) return 'undisclosed';
  return all.length > 0 ? 'disclosed' : 'not-mentioned';
}

// ── purpose ──────────────────────────────────────────────────────────────────────────────────────────

const PURPOSE =
  /^(?:[^.;]{0,80}?[ ,])??(?:for|to|aimed at|aiming to|in order to|designed to|that will|which will|focused on|focusing on|on|that aims to|intended to|with the aim of|under which)\s+(?<what>(?!the (?:first|second) )[^.;]{8,400})/d;

/** What it is for: the words after "to", "for", "aimed at" behind the match, up to the end of the clause. */
export function purpose(cluster: Cluster, context: Context): Quotation | null {
  for (const f of cluster.facts) {
    const rest = context.text.slice(f.match.end, f.sentence.end);
    const range = PURPOSE.exec(rest)?.indices?.groups?.['what'];
    if (!range) continue;
    const start = f.match.end + range[0];
    const whole = context.text.slice(start, f.match.end + range[1]);
    const text = whole.replace(/(?:,? (?:said|says|according to)\b|[”"]).*$/s, '').trimEnd();
    if (text.length >= 8) return { text, start, end: start + text.length };
  }
  return null;
}
