import type { Instrument, Prominence, Status } from '../../types.ts';
import { type Context, isSince } from './context.ts';
import { type Fact, tells } from './facts.ts';
import type { Cluster } from './merge.ts';

const NEWS_ORDER: readonly Status[] = ['denied', 'ended', 'expanded', 'negotiating', 'planned'];

/**
 * The status that the tellings agree on (the present of a headline is its news); the news of the day is signed unless
 * the text says otherwise, or that it began long since. The surer tellings go before the others.
 */
export function statusOf(cluster: Cluster, context: Context, prominence: Prominence, isLongSince: boolean): Status {
  if (cluster.facts.some((f) => f.status === 'denied')) return 'denied';
  const firm = cluster.facts.filter((f) => f.match.rule.confidence >= FIRM);
  const sure = (firm.length > 0 ? firm : cluster.facts).map((f) => statusIn(f, context));
  const isTold = sure.some((told) => told !== null);
  const stated = isTold
    ? sure
    : cluster.facts.map((f) => statusIn(f, context)).filter((told) => told && NEWS_ORDER.includes(told));
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
  return (isNews && !isLongSince) || cluster.facts.some((f) => tells(f, 'event')) ? 'signed' : 'active';
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

function statusIn(f: Fact, context: Context): Status | null {
  if (f.sentence.zone === 'headline') return f.status === 'active' ? null : f.status;
  return f.status === null || f.status === 'signed' ? (isSince(f, context) ? 'active' : f.status) : f.status;
}

const SIGNING =
  /(?<!\b(?:be|to|formal|until|before|when|once|after|if|will) |\bis (?:\w+ )?)\b(?:signed|inked|exchanged|sealed)\b(?! (?:last year|in (?:\w+ )?\d{4}|earlier|previously))/i;

/** A sentence of the body on the deal says that the paper is signed. */
const isSigned = ({ text, deal }: Context): boolean =>
  deal.some(
    ({ sentence: s, about }) => about !== 'other' && s.zone === 'body' && SIGNING.test(text.slice(s.start, s.end)),
  );

/** "The five-year MOU": what the headline calls an agreement. */
const namesMou = ({ definite, text }: Context): boolean =>
  definite.some(({ sentence: s }) => s.zone === 'body' && THE_MOU.test(text.slice(s.start, s.end)));

const THE_MOU = /\b(?:the|this) (?:[\w-]+ ){0,3}(?:MOU|memorandum of understanding)\b/i;

/** The paper: what the tellings say, else what "the agreement" is called later in the text. */
export function instrumentOf(cluster: Cluster, context: Context, prominence: Prominence): Instrument {
  const stated = cluster.facts.find((f) => f.instrument !== null)?.instrument;
  if (stated && stated !== 'agreement') return stated;
  if (prominence !== 'main') return stated ?? 'unspecified';
  if (stated) return namesMou(context) ? 'mou' : stated;
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
