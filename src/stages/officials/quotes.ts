import type { PersonMention, Span } from '../../types.ts';
import { SIGN, type View } from './view.ts';

/** A quotation and who says it. */
export interface Speech {
  readonly quote: Span;
  readonly key: string;
}

const P = SIGN.person;
const Q = SIGN.quote;
const STOP = SIGN.stop;
const HE = '\\b[Hh]e\\b|\\b[Ss]he\\b';
const NO = `[^${Q}${STOP}]`;
const NOBODY = `[^${Q}${STOP}${P}]`;

interface SpeechPattern {
  readonly pattern: RegExp;
}

/** Groups: `q` the quotation, `p` the person or pronoun. The nearest speaker is tried first. */
function patternsFor(verb: string): readonly SpeechPattern[] {
  const V = `\\b(?:${verb})\\b`;
  const who = `(?<p>${P}|${HE})`;
  return [
    // “…,” said Jane Doe; “…,” says the firm's chief, Jane Doe
    `(?<q>${Q}),? ?(?:[a-z]+ )?${V}${NOBODY}{0,90}?${who}`,
    // “…,” Jane Doe, chief of Acme, said; “…,” she added
    `(?<q>${Q}),? ?${NOBODY}{0,60}?${who}${NO}{0,200}?${V}`,
    // “…” – Jane Doe, chief of Acme
    `(?<q>${Q}) ?${STOP}? ?(?:[–—]|--?) ?${NOBODY}{0,60}?(?<p>${P})`,
    // Jane Doe, chief of Acme, said: “…”; She added, “…”
    `${who}${NOBODY}{0,250}?${V}${NOBODY}{0,100}?(?<q>${Q})`,
    // Jane Doe, Acme: “…”
    `(?<p>${P})${NOBODY}{0,160}?: ?(?<q>${Q})`,
    // said Jane Doe: “…”
    `${V}${NOBODY}{0,60}?${who}${NOBODY}{0,160}?[:,.] ?${STOP}?(?<q>${Q})`,
  ].map((source) => ({ pattern: new RegExp(source, 'gd') }));
}

type Groups = Readonly<Record<string, readonly [number, number] | undefined>>;

/** Who says which quotation in one view: place of the quotation → person, or null for a pronoun. */
function attributed(view: View, patterns: readonly SpeechPattern[]): Map<number, PersonMention | null> {
  const found = new Map<number, PersonMention | null>();
  for (const { pattern } of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(view.text); match !== null; match = pattern.exec(view.text)) {
      const { q, p } = (match.indices?.groups ?? {}) as Groups;
      if (q === undefined || p === undefined) continue;
      const item = view.items.get(p[0]);
      if (!found.has(q[0])) found.set(q[0], item?.type === 'person' ? item : null);
      pattern.lastIndex = Math.max(match.index + 1, Math.min(q[0], p[0]) + 1);
    }
  }
  return found;
}

/** A paragraph that opens with a dash and a person, or holds no more than him and his office: he said what ends the paragraph before. */
const SIGNED = new RegExp(
  `^ ?(?:[–—]|--?) ?${NOBODY}{0,60}?${P}|^${P}(?:,| of| at| for| the| [–—-]| |${SIGN.title}|${SIGN.org}|${SIGN.ref}){0,12}\\.?$`,
);

/** What is known while the paragraphs are read in order. */
interface Reading {
  readonly found: Speech[];
  /** The person named last. */
  named: string | null;
  /** Who spoke in the paragraph before. */
  speaker: string | null;
  /** Quotations of the paragraph before that nobody in it is named for. */
  open: Span[];
}

/** A quotation that fills its paragraph goes on from the one before, unless the next paragraph is signed. */
const ALONE = new RegExp(`^${Q}$`);

function readView(reading: Reading, view: View, patterns: readonly SpeechPattern[]): void {
  const said = view.text.includes(Q) ? attributed(view, patterns) : null;
  closeOpen(reading, view);
  let speaker: string | null = null;
  for (const [at, item] of view.items) {
    if (item.type === 'person') reading.named = item.key;
    if (item.type !== 'quote') continue;
    const quote = { start: item.start, end: item.end };
    const by = said?.get(at);
    if (by !== undefined) speaker = by?.key ?? reading.named;
    if (speaker !== null) reading.found.push({ quote, key: speaker });
    else reading.open.push(quote);
  }
  if (!ALONE.test(view.text)) reading.speaker = speaker;
}

/** Gives the open quotations to the person who signs them in this paragraph, else to who spoke before. */
function closeOpen(reading: Reading, view: View): void {
  const { open, found } = reading;
  if (open.length === 0) return;
  const signed = SIGNED.test(view.text) ? [...view.items.values()].find(({ type }) => type === 'person') : undefined;
  const key = signed?.type === 'person' ? signed.key : reading.speaker;
  if (key !== null && (signed !== undefined || open.length === 1)) found.push(...open.map((quote) => ({ quote, key })));
  reading.open = [];
}

/**
 * Who says each quotation. A pronoun is the person named last; a quotation that nobody is named for goes on from the one
 * before it in the same paragraph, or fills the paragraph after it; else it is left out.
 */
export function speeches(views: readonly View[], verb: string): Speech[] {
  const patterns = patternsFor(verb);
  const reading: Reading = { found: [], named: null, speaker: null, open: [] };
  for (const view of views) if (!view.inner) readView(reading, view, patterns);
  return reading.found.sort((a, b) => a.quote.start - b.quote.start);
}
