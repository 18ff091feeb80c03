import { firstFrom } from '../../spans.ts';
import type { Mention, Published, Segmented, Sentence, Span } from '../../types.ts';
import type { DealSentence } from '../match.ts';
import type { Entities } from '../resolve.ts';
import type { Fact } from './facts.ts';

/** What the attributes of a partnership are read from. */
export interface Context {
  readonly text: string;
  readonly segmented: Segmented;
  readonly mentions: readonly Mention[];
  readonly entities: Entities;
  readonly published: Published | null;
  /** Sentences about the deal that tell no other one, in order, and those of them that speak of "the agreement", "this partnership". */
  readonly deal: readonly DealSentence[];
  readonly definite: readonly DealSentence[];
  /** Sentences of the body on what "the two companies" do that tell no other deal. */
  readonly both: readonly Sentence[];
  /** Whether a sentence tells another deal and not this one. */
  readonly tellsOther: (sentence: Sentence) => boolean;
  /** Headlines and first sentences of the body. */
  readonly lead: ReadonlySet<Sentence>;
}

/** Whether the one lies in the other. */
export const inside = (m: Span, s: Span): boolean => m.start >= s.start && m.end <= s.end;

/** The mentions inside some sentences, in order; mentions are sorted. */
export function mentionsIn(mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] {
  const inOrder = [...sentences].sort((a, b) => a.start - b.start);
  return inOrder.flatMap((s) => {
    const within = mentions.slice(firstFrom(mentions, s.start), firstFrom(mentions, s.end));
    return within.filter((m) => m.end <= s.end);
  });
}

/** The sentences of some tellings, once each. */
export const distinctSentences = (facts: readonly Fact[]): Sentence[] => [...new Set(facts.map((f) => f.sentence))];

/** The tellings, the first one of each sentence. */
export const oncePerSentence = (facts: readonly Fact[]): Fact[] =>
  facts.filter((f, i) => facts.findIndex((g) => g.sentence === f.sentence) === i);

/** "They have partnered since 2015": the beginning is told right behind the match's words. */
export function isSince({ match, sentence }: Fact, { text, mentions }: Pick<Context, 'text' | 'mentions'>): boolean {
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
