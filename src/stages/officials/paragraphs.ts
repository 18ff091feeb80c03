import { firstFrom } from '../../spans.ts';
import type { Mention, Sentence, Span, ZoneName } from '../../types.ts';
import { type Around, type Item, isShown, type QuoteItem, type View, viewOf } from './view.ts';

/** Left out: press contacts, headlines of other articles, legal notices. */
const LEFT_OUT: ReadonlySet<ZoneName> = new Set(['contact', 'forward-looking', 'related', 'furniture']);

/** A run of sentences that stand in one paragraph, or that one quotation holds together. */
interface Paragraph extends Span {
  readonly sentences: Sentence[];
  end: number;
}

function paragraphsOf(sentences: readonly Sentence[], quotes: readonly Span[]): Paragraph[] {
  const found: Paragraph[] = [];
  let q = 0;
  for (const sentence of sentences) {
    if (LEFT_OUT.has(sentence.zone)) continue;
    while (q < quotes.length && (quotes[q] as Span).end <= sentence.start) q++;
    const quote = quotes[q];
    const last = found.at(-1);
    const goesOn = quote !== undefined && quote.start < sentence.start;
    if (last && (goesOn || last.sentences[0]?.paragraph === sentence.paragraph)) {
      last.sentences.push(sentence);
      last.end = Math.max(last.end, sentence.end);
    } else found.push({ start: sentence.start, end: sentence.end, sentences: [sentence] });
  }
  return found;
}

/** What lies inside a span, of a sorted list; `from` is the index where the search begins. */
function inside<T extends Span>(
  list: readonly T[],
  span: Span,
  from: number,
): { readonly items: readonly T[]; readonly next: number } {
  let first = from;
  while (first < list.length && (list[first] as T).start < span.start) first++;
  let last = first;
  while (last < list.length && (list[last] as T).end <= span.end) last++;
  return { items: list.slice(first, last), next: last };
}

/** Quotations as items, and the mentions outside of them, in one order. */
function outerItems(mentions: readonly Item[], quotes: readonly QuoteItem[]): Item[] {
  const found: Item[] = [];
  let q = 0;
  for (const mention of mentions) {
    for (; q < quotes.length && (quotes[q] as QuoteItem).start <= mention.start; q++)
      found.push(quotes[q] as QuoteItem);
    const open = quotes[q - 1];
    if (open === undefined || open.end <= mention.start) found.push(mention);
  }
  return [...found, ...quotes.slice(q)];
}

const LONG_QUOTE = 40;

/**
 * The views of an article: each paragraph that names or quotes a person, with its quotations as single signs, and the inside of each quotation that
 * names a person. Quotations of a few words ("so-called") stay text.
 */
export function viewsOf(
  text: string,
  sentences: readonly Sentence[],
  quotes: readonly Span[],
  mentions: readonly Mention[],
  around: Around,
): View[] {
  const shown = mentions
    .filter(isShown)
    .filter((m) => m.type !== 'org' || !around.degree.test(text.slice(m.start, m.end)));
  const spoken = quotes.filter(
    ({ start, end }) => end - start >= LONG_QUOTE || /[,.!?][”"’']$/.test(text.slice(start, end)),
  );
  const found: View[] = [];
  let [m, q] = [0, 0];
  for (const paragraph of paragraphsOf(sentences, quotes)) {
    const here = inside(shown, paragraph, m);
    const said = inside(spoken, paragraph, q);
    [m, q] = [here.next, said.next];
    if (said.items.length === 0 && !here.items.some(({ type }) => type === 'person')) continue;
    const items = said.items.map((span): QuoteItem => ({ type: 'quote', start: span.start, end: span.end }));
    found.push(viewOf(text, paragraph, outerItems(here.items, items), paragraph.sentences, around));
    for (const quote of items) found.push(...innerView(text, quote, here.items, paragraph.sentences, around));
  }
  return found;
}

function innerView(
  text: string,
  quote: QuoteItem,
  items: readonly Item[],
  sentences: readonly Sentence[],
  around: Around,
): View[] {
  const within = inside(items, quote, firstFrom(items, quote.start)).items;
  if (!within.some(({ type }) => type === 'person')) return [];
  const spoken = sentences.filter((s) => s.end > quote.start && s.start < quote.end);
  return spoken.length === 0 ? [] : [{ ...viewOf(text, quote, within, spoken, around), inner: true }];
}
