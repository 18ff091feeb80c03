import type { MoneyKind, MoneyMention, Prominence, Sentence, Span, Terms, Value } from '../../types.ts';
import { type Context, distinctSentences, inside, mentionsIn } from './context.ts';
import type { Cluster } from './merge.ts';

/** Said of an amount in a sentence that tells the deal, these make it the deal's. */
const DEAL_MONEY: ReadonlySet<MoneyKind> = new Set(['upfront', 'milestones', 'investment', 'grant', 'total']);

/** The amounts of the deal: those in its tellings, and for the news of the day the payments that the body tells. */
export function values(cluster: Cluster, context: Context, prominence: Prominence): Value[] {
  const sentences = distinctSentences(cluster.facts);
  const seen = prominence === 'main' ? context.mentions : mentionsIn(context.mentions, sentences);
  const money = seen.filter((m): m is MoneyMention => m.type === 'money');
  const chosen = money.filter((m) => {
    if (!mayBePaid(m)) return false;
    if (sentences.some((s) => inside(m, s)))
      return DEAL_MONEY.has(m.kind) || m.role === 'payment' || isWorth(context.text, m);
    return prominence === 'main' && isTold(cluster, context, m);
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

const mayBePaid = ({ role }: MoneyMention): boolean => role === undefined || role === 'payment';

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

/** Whether a sentence that does not tell the deal speaks of an amount as the deal's. */
function isTold(cluster: Cluster, context: Context, m: MoneyMention): boolean {
  const s = context.segmented.sentences.find((x) => inside(m, x));
  if (s === undefined || (s.zone !== 'body' && s.zone !== 'headline')) return false;
  return isPayment(context, m, s) || isOfTheDeal(context, m) || isOfParties(cluster, context, m, s);
}

/** "The contract is worth ...": told of the deal as something known. */
function isOfTheDeal({ text, definite, both }: Context, m: MoneyMention): boolean {
  if (m.kind === 'investment') return false;
  if (m.kind === 'other' && !isWorth(text, m)) return false;
  return definite.some((d) => inside(m, d.sentence)) || (m.kind === 'other' && both.some((s) => inside(m, s)));
}

/** Upfront and milestone payments are only spoken of for a deal; so is a total or an investment told beside them. */
function isPayment({ text }: Context, { kind }: MoneyMention, s: Sentence): boolean {
  if (kind === 'upfront' || kind === 'milestones') return true;
  return (kind === 'investment' || kind === 'total') && /\b(?:upfront|milestone)/i.test(text.slice(s.start, s.end));
}

/** Another time than that of the news: what was paid or earned before. */
const EARLIER =
  /\b(?:last (?:year|month|quarter)|previously|earlier|annual(?:ly)?|each year|per year|a year|so far|to date|in (?:19|20)\d\d)\b/i;

/** Verbs of those who put money into something, right before the amount. */
const GIVES =
  /\b(?:invest(?:s|ing)?|inject(?:s|ing)?|contribut(?:e|es|ing)|commit(?:s|ting)?|pledg(?:e|es|ed|ing)|donat(?:e|es|ed|ing)|grant(?:s|ed|ing)?|award(?:s|ed|ing)?|fund(?:s|ing)?) (?:[a-z]+ ){0,3}$/;

/** How a sentence that names nobody speaks of what the parties give. */
const ALL_OF_THEM = /^(?:Together,? )?[Tt]hey\b/;
const IN_ALL = /^(?:The )?[Tt]otal (?:investment|costs?|outlay)\b/;

/** What is over and done is another deal's, unless the telling itself says it. */
const DONE = /(?<!\b(?:be|to be|get) )\b(?:paid|received|spent|got|earned|added|gained) (?:[a-z]+ ){0,3}$/;

/** "Acme will pay", "together they are investing": those of the deal, and nobody else, before the amount. */
function isOfParties(
  { members }: Cluster,
  { text, mentions, entities, tellsOther }: Context,
  m: MoneyMention,
  s: Sentence,
): boolean {
  if (s.zone !== 'body') return false;
  const words = text.slice(s.start, m.start);
  if (m.role !== 'payment' && !GIVES.test(words) && !IN_ALL.test(words)) return false;
  if (DONE.test(words) || tellsOther(s) || EARLIER.test(text.slice(s.start, s.end))) return false;
  const before = mentionsIn(mentions, [{ ...s, end: m.start }]).filter((x) => x.type === 'org' || x.type === 'ref');
  if (before.length === 0) return ALL_OF_THEM.test(words) || IN_ALL.test(words);
  return before.every((x) => {
    if (x.type === 'ref' && x.number === 'many') return true;
    const named = entities.of(x);
    return named.length > 0 && named.every((e) => members.some((member) => member.entity === e));
  });
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
