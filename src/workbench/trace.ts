/** The article as it was understood: plain data, made of what the stages found, after the fact. */
import { regExp } from '../regexp.ts';
import type { Found } from '../stages/assemble.ts';
import { isMasked, type MaskedSentence, mask } from '../stages/mask.ts';
import { cueScopes, readings } from '../stages/match.ts';
import type { Entity } from '../stages/resolve.ts';
import type {
  CueRule,
  Mention,
  MentionType,
  PartnershipType,
  Prominence,
  RefMention,
  RuleSet,
  Sentence,
  Span,
  ZoneName,
} from '../types.ts';
import { type Loss, type Outcome, type Outcomes, outcomesOf } from './outcome.ts';

/** A stretch of the article with its words; offsets are UTF-16 code units, half-open. */
export interface Stretch extends Span {
  readonly text: string;
}

export interface ZoneTrace extends Stretch {
  readonly zone: ZoneName;
  readonly rule: string;
  /** From 1. */
  readonly line: number;
}

export interface MentionTrace extends Stretch {
  readonly type: MentionType;
  readonly rule: string;
  /** Of a name or a reference: the organisations; empty where that is not clear. */
  readonly stands_for?: readonly string[];
  /** Of a date or a term: what it is in the record. */
  readonly value?: string | null;
  readonly strength?: number;
}

export interface CueTrace extends Stretch {
  readonly rule: string;
  readonly sets: CueRule['sets'];
  /** What it changes: matches whose trigger lies here. */
  readonly scope: Stretch;
  /** Rules of the matches that it covers. */
  readonly covers: readonly string[];
}

export interface MatchTrace extends Stretch {
  readonly rule: string;
  readonly confidence: number;
  /** The word that the rule turns on: cues count where their scope covers it. */
  readonly trigger: number;
  readonly roles: readonly { readonly role: string; readonly text: string; readonly stands_for: readonly string[] }[];
  /** What the cues made of it, as "status planned (cues/status/will)". */
  readonly changes: readonly string[];
  /** Ids of the partnerships that it tells. */
  readonly partnerships: readonly string[];
  readonly loss: Loss | null;
  /** The cue of the loss. */
  readonly by?: string;
}

export interface SentenceTrace extends Stretch {
  /** From 1. */
  readonly number: number;
  readonly line: number;
  readonly zone: ZoneName;
  readonly mentions: readonly MentionTrace[];
  readonly cues: readonly CueTrace[];
  /** Relation rules whose zones and needed words fit, so that their patterns were tried. */
  readonly tried: readonly string[];
  readonly matches: readonly MatchTrace[];
}

export interface NameTrace {
  readonly name: string;
  readonly kind: string;
  readonly rules: readonly string[];
  /** Other forms, and what makes them the same name. */
  readonly forms: readonly { readonly text: string; readonly because: string }[];
  readonly mentions: number;
}

export interface PartnershipTrace {
  readonly id: string;
  readonly parties: readonly string[];
  readonly rule: string;
  readonly prominence: Prominence;
  readonly confidence: number;
  /** Numbers of the sentences that tell it. */
  readonly sentences: readonly number[];
}

export interface ArticleTrace {
  readonly source: string;
  readonly published: string | null;
  readonly set_aside: readonly ZoneTrace[];
  readonly organizations: readonly NameTrace[];
  readonly sentences: readonly SentenceTrace[];
  readonly partnerships: readonly PartnershipTrace[];
}

/** What the parts of a trace are made of. */
interface Case {
  readonly found: Found;
  readonly rules: RuleSet;
  readonly outcomes: Outcomes;
  readonly lineOf: (offset: number) => number;
  readonly cues: Parameters<typeof cueScopes>[1];
}

/** In: what the stages found, and by which rules. Out: the trace of the whole article. */
export function traceOf(found: Found, rules: RuleSet): ArticleTrace {
  const outcomes = outcomesOf(found);
  const one: Case = { found, rules, outcomes, lineOf: lineCounter(found.article.text), cues: compiledCues(rules) };
  const { zones } = found.cleaned;
  return {
    source: found.article.source,
    published: found.published?.value ?? null,
    set_aside: zones.filter(({ name }) => name !== 'body').map((zone) => zoneTrace(one, zone)),
    organizations: found.entities.all.map(nameTrace),
    sentences: found.segmented.sentences.map((sentence) => sentenceTrace(one, sentence)),
    partnerships: outcomes.partnerships.map((p) => ({
      id: p.id,
      parties: p.parties.map(({ name }) => name),
      rule: p.rule,
      prominence: p.prominence,
      confidence: p.confidence,
      sentences: sentencesOf(outcomes, p.id),
    })),
  };
}

function sentencesOf({ all }: Outcomes, id: string): readonly number[] {
  const telling = all.filter(({ partnerships }) => partnerships.some((p) => p.id === id));
  return [...new Set(telling.map(({ match }) => match.sentence.index + 1))];
}

/** The 1-based line of an offset. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

function stretch({ found }: Case, { start, end }: Span): Stretch {
  return { text: found.article.text.slice(start, end), start, end };
}

function zoneTrace(one: Case, zone: Found['cleaned']['zones'][number]): ZoneTrace {
  const text = one.found.article.text.slice(zone.start, zone.end);
  const start = zone.start + (text.length - text.trimStart().length);
  const end = Math.max(start, zone.end - (text.length - text.trimEnd().length));
  return { zone: zone.name, rule: zone.rule, line: one.lineOf(start), ...stretch(one, { start, end }) };
}

// ── names ────────────────────────────────────────────────────────────────────────────────────────────

function nameTrace({ name, kind, aliases, mentions }: Entity): NameTrace {
  const keyOf = new Map(mentions.map(({ key }) => [key, key]));
  const full = [...keyOf.keys()].reduce((best, key) => (key.length > best.length ? key : best), '');
  return {
    name,
    kind,
    rules: [...new Set(mentions.map(({ rule }) => rule))],
    forms: aliases.map((text) => ({ text, because: reasonFor(text, full) })),
    mentions: mentions.length,
  };
}

/** Why a short form counts as the full name. */
function reasonFor(written: string, full: string): string {
  const short = written
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = full.split(' ');
  if (short === full || short.startsWith(`${full} `) || full.startsWith(`${short} `)) {
    return short.length >= full.length ? 'the same name' : 'its first words';
  }
  if (full.endsWith(` ${short}`)) return 'its last words';
  const initials = words.map((word) => word[0]).join('');
  if (
    short === initials ||
    short ===
      words
        .filter((word) => word.length > 3)
        .map((word) => word[0])
        .join('')
  ) {
    return 'its initials';
  }
  return [...words].sort().join(' ') === short.split(' ').sort().join(' ') ? 'the same words' : 'the text says so';
}

// ── sentences ────────────────────────────────────────────────────────────────────────────────────────

function sentenceTrace(one: Case, sentence: Sentence): SentenceTrace {
  const { found, outcomes } = one;
  const mentions = inside(found.mentions, sentence);
  const masked = readingsOf(found, sentence);
  const own = outcomes.all.filter(({ match }) => match.sentence === sentence);
  const isRead = mentions.some(({ type }) => type === 'org' || type === 'ref');
  return {
    number: sentence.index + 1,
    line: one.lineOf(sentence.start),
    zone: sentence.zone,
    ...stretch(one, sentence),
    mentions: mentions.map((mention) => mentionTrace(one, mention)),
    cues: isRead ? cueTraces(one, masked, own) : [],
    tried: isRead ? triedRules(one.rules, sentence, masked).map(({ id }) => id) : [],
    matches: own.map((outcome) => matchTrace(one, outcome)),
  };
}

const inside = (mentions: readonly Mention[], { start, end }: Span): readonly Mention[] =>
  mentions.filter((mention) => mention.start >= start && mention.start < end);

/** The masked sentence in the ways in which the relation rules read it. */
export function readingsOf({ article, mentions }: Found, sentence: Sentence): readonly MaskedSentence[] {
  return readings(mask(article.text, sentence, inside(mentions, sentence).filter(isMasked)));
}

/** The relation rules whose patterns are tried on a sentence. */
export function triedRules(rules: RuleSet, { zone }: Sentence, masked: readonly MaskedSentence[]) {
  const lower = masked.map(({ text }) => text.toLowerCase());
  const isNeeded = (needs: readonly string[]): boolean =>
    needs.length === 0 || needs.some((word) => lower.some((text) => text.includes(word)));
  return rules.relations.filter(({ zones, needs }) => (zones?.includes(zone) ?? true) && isNeeded(needs));
}

function mentionTrace(one: Case, mention: Mention): MentionTrace {
  const base = { type: mention.type, ...stretch(one, mention), rule: mention.rule };
  switch (mention.type) {
    case 'org':
      return { ...base, strength: mention.strength, stands_for: namesOf(one, mention) };
    case 'ref':
      return { ...base, stands_for: namesOf(one, mention) };
    case 'person':
      return { ...base, value: mention.key };
    case 'date':
      return { ...base, value: mention.value };
    case 'money':
      return { ...base, value: `${mention.currency} ${mention.amount}` };
    case 'disease':
    case 'technology':
      return { ...base, value: mention.name };
    default:
      return base;
  }
}

const namesOf = ({ outcomes }: Case, mention: Parameters<Outcomes['standsFor']>[0] | RefMention): readonly string[] =>
  outcomes.standsFor(mention).map(({ name }) => name);

// ── cues and matches ─────────────────────────────────────────────────────────────────────────────────

function compiledCues({ cues }: RuleSet): Case['cues'] {
  return cues.map((cue) => ({
    cue,
    regex: regExp(cue.pattern, 'gi'),
    until: cue.until === undefined ? null : regExp(cue.until, 'i'),
  }));
}

/** The cues of a sentence, each once, in text order. */
function cueTraces(one: Case, masked: readonly MaskedSentence[], own: readonly Outcome[]): readonly CueTrace[] {
  const traces = new Map<string, CueTrace>();
  for (const reading of masked) {
    const at = (i: number): number => reading.at[i] ?? reading.end;
    for (const { cue, start, end, from, to } of cueScopes(reading, one.cues)) {
      const key = `${cue.id}@${at(start)}`;
      if (traces.has(key)) continue;
      const covered = own.filter(({ match }) =>
        match.cues.some((hit) => hit.cue.id === cue.id && hit.start === at(start)),
      );
      traces.set(key, {
        rule: cue.id,
        sets: cue.sets,
        ...stretch(one, { start: at(start), end: at(end) }),
        scope: stretch(one, { start: at(from), end: at(to) }),
        covers: [...new Set(covered.map(({ match }) => match.rule.id))],
      });
    }
  }
  return [...traces.values()].sort((a, b) => a.start - b.start);
}

function matchTrace(one: Case, { match, facts, partnerships, loss, by }: Outcome): MatchTrace {
  const types = new Set(partnerships.flatMap((p) => p.types));
  return {
    rule: match.rule.id,
    confidence: match.rule.confidence,
    ...stretch(one, match),
    trigger: match.trigger,
    roles: match.fillers.map(({ role, mention }) => ({
      role,
      text: stretch(one, mention).text,
      stands_for: namesOf(one, mention),
    })),
    changes: [...new Set(facts.flatMap((fact) => changesOf(fact, types)))],
    partnerships: partnerships.map(({ id }) => id),
    loss,
    ...(by !== null && { by: by.cue.id }),
  };
}

/** What each cue changed of a fact: of two that set the same the one counts that the fact bears. */
function changesOf(
  { match, status, instrument, terms }: Outcome['facts'][number],
  types: ReadonlySet<PartnershipType>,
): readonly string[] {
  return match.cues.flatMap(({ cue: { id, sets } }) => [
    ...(sets.status !== undefined && sets.status === status ? [`status ${status} (${id})`] : []),
    ...(sets.instrument !== undefined && sets.instrument === instrument && match.rule.instrument === undefined
      ? [`instrument ${instrument} (${id})`]
      : []),
    ...(sets.type !== undefined && types.has(sets.type) ? [`type ${sets.type} (${id})`] : []),
    ...(sets.terms !== undefined && sets.terms === terms ? [`terms ${terms} (${id})`] : []),
  ]);
}
