import type {
  Mention,
  OrgMention,
  PersonMention,
  RefMention,
  Sentence,
  Span,
  TitleMention,
  ZoneName,
} from '../../types.ts';

/** What the masked text of a paragraph shows as one character. */
export type Item = PersonMention | TitleMention | OrgMention | RefMention | QuoteItem;

/** A quotation, whole. */
export interface QuoteItem extends Span {
  readonly type: 'quote';
}

/** The characters that stand for items. */
export const SIGN = {
  org: '\uE000',
  ref: '\uE001',
  person: '\uE003',
  title: '\uE006',
  quote: '\uE007',
  /** Between two sentences. */
  stop: '\uE008',
} as const;

/**
 * One paragraph, or the inside of one quotation: white space folded to single blanks, items as single characters, forms
 * of address and degrees left out, and small letters where capitals tell nothing. `items` goes from place in `text` to item.
 */
export interface View extends Span {
  readonly text: string;
  readonly items: ReadonlyMap<number, Item>;
  readonly zone: ZoneName;
  /** The inside of a quotation. */
  readonly inner: boolean;
  /** Written in title case: the view is in small letters. */
  readonly titleCase: boolean;
}

/** Matchers for what surrounds a name and is no part of it. */
export interface Around {
  /** Forms of address, up to the end. */
  readonly honorifics: RegExp;
  /** Degrees, from the start. */
  readonly degrees: RegExp;
  /** A degree and nothing else. */
  readonly degree: RegExp;
}

interface Builder {
  text: string;
  readonly items: Map<number, Item>;
  at: number;
  before: Item | null;
}

const TICKER = /^ ?\((?:[A-Z][A-Za-z]+ ?(?:[:,]|: ) ?[^()]{1,24}|“[^”]{1,40}”|"[^"]{1,40}"|the “[^”]{1,40}”)\)/;

/** The stretch between two items, cleaned of what belongs to neither. */
function between(b: Builder, article: string, to: number, next: Item | null, around: Around): string {
  let gap = article.slice(b.at, to).replace(/\s+/g, ' ');
  if (b.before?.type === 'person') gap = gap.replace(around.degrees, '').replace(/^,? ['’]\d\d\b/, '');
  if (b.before?.type === 'org') gap = gap.replace(TICKER, '');
  return next?.type === 'person' ? gap.replace(around.honorifics, (_, lead: string) => lead) : gap;
}

/** "Acme Bio (ACB)": the second name of the same. */
function isAlias(b: Builder, article: string, item: Item, gap: string): boolean {
  return item.type === 'org' && b.before?.type === 'org' && gap.trim() === '(' && article[item.end] === ')';
}

function put(b: Builder, article: string, item: Item, around: Around): void {
  const gap = between(b, article, item.start, item, around);
  if (isAlias(b, article, item, gap)) {
    b.at = item.end + 1;
    return;
  }
  b.text += gap;
  b.items.set(b.text.length, item);
  b.text += SIGN[item.type];
  b.at = item.end;
  b.before = item;
}

/** Builds the view of a stretch from its items (sorted, without overlap) and the sentences that it covers. */
export function viewOf(
  article: string,
  span: Span,
  items: readonly Item[],
  sentences: readonly Sentence[],
  around: Around,
): View {
  const b: Builder = { text: '', items: new Map(), at: span.start, before: null };
  const stops = sentences.slice(1).map((s) => s.start);
  let s = 0;
  for (const item of items) {
    for (; s < stops.length && (stops[s] as number) <= item.start; s++) stop(b, article, stops[s] as number, around);
    put(b, article, item, around);
    while (s < stops.length && (stops[s] as number) < item.end) s++;
  }
  for (; s < stops.length; s++) stop(b, article, stops[s] as number, around);
  b.text += between(b, article, span.end, null, around);
  const titleCase = sentences.every((sentence) => sentence.titleCase);
  const shown = titleCase ? b.text.toLowerCase() : b.text;
  return {
    start: span.start,
    end: span.end,
    text: shown,
    items: b.items,
    zone: sentences[0]?.zone ?? 'body',
    inner: false,
    titleCase,
  };
}

function stop(b: Builder, article: string, at: number, around: Around): void {
  if (at <= b.at) return;
  b.text += between(b, article, at, null, around) + SIGN.stop;
  b.at = at;
  b.before = null;
}

/** Whether a mention is shown in views: persons, titles, names and single references in the third person. */
export function isShown(m: Mention): m is PersonMention | TitleMention | OrgMention | RefMention {
  return (
    m.type === 'person' ||
    m.type === 'title' ||
    m.type === 'org' ||
    (m.type === 'ref' && m.number === 'one' && m.person === 'third')
  );
}
