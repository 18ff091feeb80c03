import { firstFrom } from '../../spans.ts';
import type { Mention, OrgKind, OrgMention, RefMention, Segmented, Sentence, Span } from '../../types.ts';
import type { Item, View } from './view.ts';

/** How far before a paragraph an organisation may be named that the paragraph leaves out, in code units. */
const REACH = 1500;

/** So many code units nearer weigh as much as being named e times as often, to the power of OFTEN. */
const STEP = 150;
const OFTEN = 0.6;
/** A name behind the office counts as if it stood farther away, one in a later sentence the more. */
const BEHIND = 1.5;
const LATER = 3;
const IN_HEADLINE = 0.5;
/** The first name of its sentence, which likely speaks of it. */
const FIRST = 0.3;

/** An office of this kind of organisation is rarely one of another. */
const KIND = 1.5;
const OFFICES: readonly (readonly [RegExp, OrgKind])[] = [
  [/\b(?:vice[- ]?chancellor|chancellor|rector|provost|dean|professor)\b/i, 'university'],
  [
    /\b(?:medical superintendent|chief nurse|nursing officer|chief of (?:surgery|cardiology|medicine|staff)|physician|medical director)\b/i,
    'hospital',
  ],
  [/\b(?:mayor|governor|undersecretary|minister|permanent secretary|commissioner)\b/i, 'government'],
];

/** "University President": its words say of what kind of organisation it is. */
const HOUSES: readonly (readonly [RegExp, OrgKind])[] = [
  [/\b(?:university|college)\b/i, 'university'],
  [/\b(?:hospital|health system)\b/i, 'hospital'],
  [/\bcompany\b/i, 'company'],
];

/** "The health system CEO": what it is the office of stands right before it. */
const HOUSE_BEFORE = /\b(?:university|college|hospital|health system|company) $/;

/** The kind of organisation that an office must be of, where its words name it. */
export const houseOf = (title: string): OrgKind | undefined => HOUSES.find(([house]) => house.test(title))?.[1];

/** Whom something is done with is rarely whose office it is. */
const BESIDE = 1;
const IS_BESIDE =
  /\b(?:with|to|from|through|via|against) (?:the |its |an? )?(?:\p{Lu}\p{L}+['’]s? )?(?:[\p{Ll}-]+ ){0,3}$/u;

/** "Acme-backed", "the Acme and Tavira-owned": it tells of another. */
const EPITHET =
  /^(?:[ ,](?:and|&|or)? ?(?:\p{Lu}[\p{L}&.]*[ -]?){0,5})?-(?:based|backed|owned|led|funded|listed|controlled|born)\b/u;

type Shown = OrgMention | RefMention;

interface Around {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly segmented: Segmented;
  readonly nameOf: (m: Shown) => string | null;
  readonly kindOf: (m: Shown) => OrgKind | null;
}

/**
 * The organisation that an office must be of which the text tells of none: one that is named near it, and often
 * (salience by recency, frequency and place in the sentence: Lappin and Leass 1994).
 * In: the article; the place of the office; its paragraph. Out: the mention of it that is nearest, or null.
 */
export function mostSalient(around: Around, at: Span, paragraph: View): Shown | null {
  const title = around.text.slice(at.start, at.end);
  const house =
    houseOf(title) ?? houseOf(HOUSE_BEFORE.exec(around.text.slice(Math.max(0, at.start - 20), at.start))?.[0] ?? '');
  const near = candidates(around, at, paragraph).filter((c) => !house || around.kindOf(c.mention) === house);
  if (near.length < 2) return near[0]?.mention ?? null;
  const counts = countsOf(around);
  const headlines = new Set(inHeadlines(around));
  const kind = OFFICES.find(([office]) => office.test(title))?.[1];
  const score = ({ mention, name, steps, first, beside }: Candidate): number =>
    OFTEN * Math.log(1 + (counts.get(name) ?? 0)) +
    (headlines.has(name) ? IN_HEADLINE : 0) +
    (kind !== undefined && around.kindOf(mention) === kind ? KIND : 0) +
    (first ? FIRST : 0) -
    (beside ? BESIDE : 0) -
    steps;
  return near.reduce((top, c) => (score(c) > score(top) ? c : top)).mention;
}

interface Candidate {
  readonly mention: Shown;
  readonly name: string;
  readonly steps: number;
  readonly first: boolean;
  readonly beside: boolean;
}

/** The organisations before the office, and those of its paragraph outside of quotations, each by its nearest mention. */
function candidates({ text, mentions, segmented: { sentences }, nameOf }: Around, at: Span, view: View): Candidate[] {
  const nearest = new Map<string, Candidate>();
  const earlier = mentions.slice(firstFrom(mentions, view.start - REACH), firstFrom(mentions, view.start));
  const own = sentenceOf(sentences, at.start);
  let last = -1;
  for (const mention of [...earlier, ...view.items.values()].filter(isShown)) {
    const sentence = sentenceOf(sentences, mention.start);
    const first = sentence !== last;
    last = sentence;
    const name = EPITHET.test(text.slice(mention.end, mention.end + 60)) ? null : nameOf(mention);
    if (name === null) continue;
    const ahead = at.start - mention.start;
    const steps = (ahead >= 0 ? ahead : -ahead * (sentence > own ? LATER : BEHIND)) / STEP;
    if (steps < (nearest.get(name)?.steps ?? Number.POSITIVE_INFINITY))
      nearest.set(name, { mention, name, steps, first, beside: isBeside(text, mention) });
  }
  return [...nearest.values()];
}

const isBeside = (text: string, { start }: Span): boolean => IS_BESIDE.test(text.slice(Math.max(0, start - 60), start));

/** Index of the sentence that a place lies in. */
const sentenceOf = (sentences: readonly Sentence[], place: number): number => firstFrom(sentences, place + 1) - 1;

/** A name, or "the company" and "it". */
const isShown = (m: Mention | Item): m is Shown =>
  m.type === 'org' || (m.type === 'ref' && m.number === 'one' && m.person === 'third');

function countsOf({ mentions, nameOf }: Around): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const m of mentions) {
    const name = m.type === 'org' ? nameOf(m) : null;
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function inHeadlines({ mentions, segmented, nameOf }: Around): string[] {
  const headlines = segmented.sentences.filter((s: Sentence) => s.zone === 'headline');
  return headlines.flatMap(({ start, end }) => {
    const found: string[] = [];
    for (let i = firstFrom(mentions, start); i < mentions.length; i++) {
      const m = mentions[i];
      if (m === undefined || m.start >= end) break;
      const name = m.type === 'org' ? nameOf(m) : null;
      if (name !== null) found.push(name);
    }
    return found;
  });
}
