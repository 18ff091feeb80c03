import type { MoneyMention, Prominence, Span, Terms, Value } from '../../types.ts';
import { type Context, distinctSentences, inside, mentionsIn } from './context.ts';
import type { Cluster } from './merge.ts';

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
