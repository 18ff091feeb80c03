import type { DateMention, Mention, Prominence, Published, RecordDate, Sentence, Span, Status } from '../../types.ts';
import { type Context, mentionsIn, oncePerSentence } from './context.ts';
import type { Fact } from './facts.ts';
import type { Cluster } from './merge.ts';

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

/** When it was signed, as its tellings say; for the news of the day the date of publication. */
export function date(cluster: Cluster, context: Context, prominence: Prominence, told: Status): RecordDate | null {
  const { text, mentions, published } = context;
  const formal = prominence === 'main' ? signingDate(context) : null;
  if (formal) return recordDate(text, formal);
  for (const f of oncePerSentence(cluster.facts)) {
    const near = datesIn(mentions, f.sentence)
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

const DEED = '(?:officially |formally |jointly )?(?:signed|inked|concluded|exchanged|sealed|clinched|announced)';
const PAPER = '(?:MOU|memorandum of understanding|memorandum|agreement|pact|deal|contract|accord|tie-up|partnership)';
/** From the deed to right before a date. */
const UP_TO = String.raw`\b(?:(?! said| told| added)[^.;“”"]){0,110}?(?:\bon |\bin |, )?$`;

/** "The MOU, signed on", "the agreement was signed by its president at the hospital on", "held a signing ceremony on". */
const SIGNED = new RegExp(
  String.raw`\b(?:(?:the|an?|this|under the) (?:[\p{L}-]+ ){0,3}?${PAPER}(?: \([^)]{1,12}\))?,? (?:which |that )?(?:was |were |had been )?${DEED}|signing ceremony(?:,? which)?(?: was| took)?(?: held| place)?)${UP_TO}`,
  'iu',
);

/** "The two firms" – "signed a deal on". */
const BOTH_SIGNED = new RegExp(`^ (?:have |had )?${DEED}${UP_TO}`, 'iu');

/** One day; a weekday is one also where nothing tells which. */
const isDay = (text: string, d: DateMention): boolean =>
  d.value === null
    ? /^\p{Lu}\p{Ll}+day$/u.test(text.slice(d.start, d.end))
    : d.precision === 'day' && !d.value.includes('/');

/** When the paper was signed, where a sentence on the known deal says so; nearer to the deed than when it was told of. */
function signingDate({ text, definite, both, published, mentions }: Context): DateMention | null {
  const isSigning = (d: DateMention): boolean =>
    isDay(text, d) &&
    !(published && d.value !== null && d.value > published.value) &&
    !/\d{4}|last|earlier/.test(text.slice(d.start, d.end));
  for (const { sentence } of definite) {
    const found = datesIn(mentions, sentence).find(
      (d) => isSigning(d) && SIGNED.test(text.slice(sentence.start, d.start)),
    );
    if (found) return found;
  }
  for (const sentence of both) {
    const them = mentionsIn(mentions, [sentence]).find((m) => m.type === 'ref' && m.number === 'many');
    const found =
      them && datesIn(mentions, sentence).find((d) => isSigning(d) && BOTH_SIGNED.test(text.slice(them.end, d.start)));
    if (found) return found;
  }
  return null;
}

const datesIn = (mentions: readonly Mention[], sentence: Sentence): DateMention[] =>
  mentionsIn(mentions, [sentence]).filter((m): m is DateMention => m.type === 'date');

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

/** "In June, Acme and Orvane agreed; in May, Tavira left": of another deal of the sentence. */
const isOfNextItem = (text: string, d: Span, f: Fact): boolean =>
  d.start > f.match.end && text.slice(f.match.end, d.start).includes('; ');

const distance = (d: Span, f: Fact): number =>
  d.start > f.match.trigger ? d.start - f.match.trigger : f.match.trigger - d.end;

function fits(text: string, d: DateMention, f: Fact, published: Published | null): boolean {
  if (distance(d, f) > 160 || isOfNextItem(text, d, f)) return false;
  if (d.value?.endsWith('/..') && f.sentence.zone !== 'headline') return true;
  if (d.value?.includes('/') || d.precision === 'range') return false;
  if (published && d.value && d.value > published.value && f.status !== 'planned') return false;
  return !NOT_THE_DEAL.test(text.slice(Math.max(f.sentence.start, d.start - 40), d.start));
}
