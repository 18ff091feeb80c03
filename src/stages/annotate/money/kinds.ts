/** What an amount is for, from the words near it in its sentence. */
import type { AmountRole, MoneyKind, MoneyMention, Span } from '../../../types.ts';
import { matchesIn, type RuleRegExp } from '../scanner.ts';

/** How far from the amount, in code units. */
const NEAR = 100;
/** Added to the distance of a weak word. */
const WEAK = 1000;

const KINDS: readonly MoneyKind[] = ['total', 'upfront', 'milestones', 'royalty', 'investment', 'grant', 'other'];
const ROLES: readonly AmountRole[] = ['market', 'price', 'revenue', 'round', 'acquisition', 'payment', 'conversion'];

type Plain = Omit<MoneyMention, 'kind' | 'role'>;

export interface Meaning {
  readonly kind: MoneyKind;
  readonly role?: AmountRole;
}

/** Words that tell a meaning. */
export interface KindRule {
  readonly words: RuleRegExp;
  readonly meaning: Meaning;
  /** Counts only where no other is near: "a total of". */
  readonly weak: boolean;
}

interface Cue extends Span {
  readonly meaning: Meaning;
  readonly weak: boolean;
}

/** Reads what a rule sets; its expression is global. */
export function kindRule(words: RuleRegExp): KindRule {
  const { kind: kindName, role: roleName, weak } = words.rule.sets;
  const kind = KINDS.find((name) => name === kindName) ?? 'other';
  const role = ROLES.find((name) => name === roleName);
  return { words, meaning: role === undefined ? { kind } : { kind, role }, weak: weak !== undefined };
}

/** The words in a stretch of the text that tell a kind; a word inside a longer one is left out. */
function cuesIn(text: string, { start, end }: Span, rules: readonly KindRule[]): Cue[] {
  const stretch = text.slice(start, end);
  const cues = rules.flatMap(({ words, meaning, weak }) =>
    matchesIn(stretch, words).map(({ 0: { length }, index }) => {
      return { start: start + index, end: start + index + length, meaning, weak };
    }),
  );
  const holds = (a: Span, b: Span) => a.start <= b.start && b.end <= a.end && length(b) < length(a);
  return cues.filter((cue) => !cues.some((other) => holds(other, cue)));
}

const length = ({ start, end }: Span): number => end - start;

const SENTENCE_END = /[.!?]["”’)]*\s+(?=["“(]?[A-Z\d])|\n|;/g;

/** The part of the mention's sentence before it, near it, and after the mention before. */
function stretchBefore(text: string, { start }: Plain, previous: Plain | undefined): Span {
  const from = Math.max(previous?.end ?? 0, start - NEAR);
  let first = from;
  for (const { 0: mark, index } of text.slice(from, start).matchAll(SENTENCE_END)) first = from + index + mark.length;
  return { start: first, end: start };
}

function stretchAfter(text: string, { end }: Plain, next: Plain | undefined): Span {
  const to = Math.min(next?.start ?? text.length, end + NEAR);
  const stop = text.slice(end, to).search(SENTENCE_END);
  return { start: end, end: stop < 0 ? to : end + stop };
}

const OF_NEXT = /^(?:\s[\w-]+){0,2}\s(?:of|total(?:l?ing)?|worth|valued at|amounting to|equal to)(?:\s[^,;]*)?$|^:\s?$/;
const OF_PREVIOUS = /^\s?$|^\s(?:in|for|as|of)\s[^;]*$|^-$/;
const SEPARATOR = /,|;|\s(?:and|plus|with|or)\s/;

/** Whether words between two amounts belong to the one before them, by what stands on either side of them. */
function belongsBefore(left: string, right: string): boolean {
  if (OF_NEXT.test(right)) return false;
  if (OF_PREVIOUS.test(left)) return true;
  const [parted, partedAfter] = [SEPARATOR.test(left), SEPARATOR.test(right)];
  return parted === partedAfter ? left.length <= right.length : partedAfter;
}

/** An amount with the ones before and after it. */
interface Placed {
  readonly mention: Plain;
  readonly previous: Plain | undefined;
  readonly next: Plain | undefined;
}

interface Claim {
  readonly cue: Cue;
  readonly distance: number;
}

function claimsBefore(text: string, { mention, previous }: Placed, rules: readonly KindRule[]): Claim[] {
  return cuesIn(text, stretchBefore(text, mention, previous), rules)
    .filter(({ start, end }) => {
      const near = previous !== undefined && start - previous.end < NEAR;
      return !near || !belongsBefore(text.slice(previous.end, start), text.slice(end, mention.start));
    })
    .map((cue) => ({ cue, distance: mention.start - cue.end }));
}

function claimsAfter(text: string, { mention, next }: Placed, rules: readonly KindRule[]): Claim[] {
  return cuesIn(text, stretchAfter(text, mention, next), rules)
    .filter(({ start, end }) => {
      const near = next !== undefined && next.start - end < NEAR;
      return !near || belongsBefore(text.slice(mention.end, start), text.slice(end, next.start));
    })
    .map((cue) => ({ cue, distance: cue.start - mention.end }));
}

function nearest(text: string, placed: Placed, rules: readonly KindRule[]): Meaning {
  let best: Meaning = { kind: 'other' };
  let least = Number.POSITIVE_INFINITY;
  for (const { cue, distance } of [...claimsBefore(text, placed, rules), ...claimsAfter(text, placed, rules)]) {
    const far = distance + (cue.weak ? WEAK : 0);
    if (far < least) [best, least] = [cue.meaning, far];
  }
  return best;
}

/** Whether an amount repeats the one before it in another currency: "4.9 billion euros ($5.6 billion)". */
function converts(
  text: string,
  mention: Plain,
  previous: Plain | undefined,
  conversions: readonly RuleRegExp[],
): boolean {
  if (previous === undefined || previous.currency === mention.currency || mention.start - previous.end > NEAR)
    return false;
  const between = text.slice(previous.end, mention.start);
  return conversions.some(({ regex }) => regex.test(between));
}

/** The mentions, each with its kind; an amount in another currency has the kind of the one that it repeats. */
export function kinds(
  text: string,
  mentions: readonly Plain[],
  rules: readonly KindRule[],
  conversions: readonly RuleRegExp[],
): MoneyMention[] {
  const out: MoneyMention[] = [];
  for (const [i, mention] of mentions.entries()) {
    const previous = out[i - 1];
    if (previous !== undefined && converts(text, mention, previous, conversions)) {
      out.push({ ...mention, kind: previous.kind, role: 'conversion' });
    } else out.push({ ...mention, ...nearest(text, { mention, previous, next: mentions[i + 1] }, rules) });
  }
  return out;
}
