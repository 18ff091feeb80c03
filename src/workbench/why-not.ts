/** Why a partnership between two organisations was not found, and what to change first. */
import { foldName, orgKey } from '../name-key.ts';
import type { Found } from '../stages/assemble.ts';
import { matchRule } from '../stages/match.ts';
import type { Entity } from '../stages/resolve.ts';
import type { ExtractOptions, Mention, Partnership, RuleSet, Sentence, Span, ZoneName } from '../types.ts';
import { type Split, splitter } from './elements.ts';
import { type NearRule, nearestRules } from './nearest-rules.ts';
import { type Loss, type Outcome, type Outcomes, outcomesOf } from './outcome.ts';
import { lineCounter, readingsOf, type Stretch, triedRules } from './trace.ts';

export type Verdict =
  | 'found'
  /** Found, and left out by an option. */
  | 'left-out'
  | 'not-in-text'
  | 'not-recognised'
  | 'one-organization'
  /** No sentence names both. */
  | 'apart'
  /** A sentence with the one and a reference that could be the other. */
  | 'tie'
  /** A rule matched, and a cue suppressed it. */
  | 'cue'
  | 'kept-apart'
  | 'no-consortium'
  /** A rule matches, but not in this zone. */
  | 'zone'
  | 'no-rule';

/** A place where a party's name is written. */
export interface Writing extends Stretch {
  readonly line: number;
  readonly zone: ZoneName;
  /** What the words were taken for; null: for no mention. */
  readonly read_as: { readonly type: string; readonly text: string; readonly rule: string } | null;
}

export interface PartyFinding {
  readonly party: string;
  /** Null where no organisation of that name was recognised. */
  readonly organization: string | null;
  readonly mentions: number;
  readonly written: readonly Writing[];
}

export interface SentenceFinding extends Stretch {
  /** From 1, as extract explain counts. */
  readonly number: number;
  readonly line: number;
  readonly zone: ZoneName;
  readonly verdict: Verdict;
  /** The rule that matched, where one did. */
  readonly rule?: string;
  /** The cue, the rule or the reference that suppressed the match. */
  readonly by?: string;
  /** Rules whose zones and words fit the sentence. */
  readonly tried: number;
  /** Of the first twenty sentences; of the others none are looked for. */
  readonly nearest: readonly NearRule[];
}

export interface Finding {
  readonly parties: readonly PartyFinding[];
  readonly verdict: Verdict;
  /** One sentence each. */
  readonly because: string;
  readonly change: string;
  /** Ids of the partnerships of both, where there are some. */
  readonly partnerships: readonly string[];
  /** Sentences in which both stand. */
  readonly sentences: readonly SentenceFinding[];
}

/** What the search for a reason is made of. */
interface Case {
  readonly found: Found;
  readonly rules: RuleSet;
  readonly options: ExtractOptions;
  readonly outcomes: Outcomes;
  readonly lineOf: (offset: number) => number;
  readonly split: Split;
}

type Pair = readonly [Entity, Entity];

/**
 * In: what the stages found in an article, the rules, the names of two organisations, and the options of the run that
 * leave partnerships out. Out: the reason why no partnership of the two is in the record.
 */
export function whyNot(
  found: Found,
  rules: RuleSet,
  names: readonly [string, string],
  options: ExtractOptions = {},
): Finding {
  const lineOf = lineCounter(found.article.text);
  const one: Case = { found, rules, options, outcomes: outcomesOf(found), lineOf, split: splitter(rules.lists) };
  const entities = names.map((name) => entityOf(found.entities.all, name));
  const parties = names.map((name, i) => partyFinding(one, name, entities[i] ?? null));
  const [a, b] = entities;
  if (a == null || b == null) return { parties, ...unrecognised(parties), partnerships: [], sentences: [] };
  if (a === b) return { parties, ...sameOne(a), partnerships: [], sentences: [] };
  return { parties, ...betweenOf(one, [a, b]) };
}

type Reason = Pick<Finding, 'verdict' | 'because' | 'change'>;

// ── names ────────────────────────────────────────────────────────────────────────────────────────────

/** The organisation of a name: the same key, else one whose name holds all its words or the other way round. */
function entityOf(all: readonly Entity[], name: string): Entity | null {
  const [key, folded] = [orgKey(name), foldName(name)];
  const exact = all.find(
    (e) => e.mentions.some((m) => m.key === key) || [e.name, ...e.aliases].some((n) => foldName(n) === folded),
  );
  const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `);
  return exact ?? all.find((e) => e.mentions.some((m) => within(key, m.key) || within(m.key, key))) ?? null;
}

function partyFinding(one: Case, party: string, entity: Entity | null): PartyFinding {
  const written = writings(one, party);
  return { party, organization: entity?.name ?? null, mentions: entity?.mentions.length ?? 0, written };
}

/** Where a name is written, whatever its case and the white space in it. */
function writings({ found, lineOf }: Case, name: string): readonly Writing[] {
  const { text } = found.article;
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const over = found.mentions.find((mention) => mention.start < span.end && span.start < mention.end);
    const zone = found.cleaned.zones.find(({ start, end }) => start <= span.start && span.start < end)?.name ?? 'body';
    return {
      text: match[0],
      ...span,
      line: lineOf(span.start),
      zone,
      read_as: over === undefined ? null : readAs(over, text),
    };
  });
}

function readAs({ type, start, end, rule }: Mention, text: string): Writing['read_as'] {
  return { type, text: text.slice(start, end), rule };
}

function unrecognised(parties: readonly PartyFinding[]): Reason {
  const missing = parties.find((p) => p.organization === null && p.written.length === 0);
  if (missing !== undefined) {
    return {
      verdict: 'not-in-text',
      because: `“${missing.party}” is not written in the article.`,
      change: 'Give the name as the article writes it.',
    };
  }
  const { party, written } = parties.find((p) => p.organization === null)!;
  const taken = written.find(({ read_as }) => read_as !== null)?.read_as ?? null;
  const because = taken === null ? 'for no name at all' : `for ${aOrAn(taken.type)} “${taken.text}” by ${taken.rule}`;
  return {
    verdict: 'not-recognised',
    because: `“${party}” is in the article (line ${written[0]?.line}), but was taken ${because}.`,
    change: `Write an entity rule (type: org) that finds “${party}”: see rules/README.md, Entities.`,
  };
}

const aOrAn = (type: string): string => (/^[aeo]/.test(type) ? `an ${type}` : `a ${type}`);

function sameOne({ name }: Entity): Reason {
  return {
    verdict: 'one-organization',
    because: `Both names were taken for one organisation, ${name}.`,
    change: 'Name the two as the article does in full; extract explain shows why forms were joined.',
  };
}

// ── both were recognised ─────────────────────────────────────────────────────────────────────────────

function betweenOf(one: Case, pair: Pair): Omit<Finding, 'parties'> {
  const told = one.outcomes.partnerships.filter(({ parties }) =>
    pair.every((entity) => parties.some(({ name }) => name === entity.name)),
  );
  const sentences = togetherIn(one, pair).map((sentence, i) => sentenceFinding(one, sentence, pair, i < COMPARED));
  const partnerships = told.map(({ id }) => id);
  if (told.length > 0) return { ...foundReason(told, one.options), partnerships, sentences };
  if (sentences.length === 0) return { ...apartReason(one, pair), partnerships, sentences };
  return { ...reasonOf(one, nearestOf(sentences)), partnerships, sentences };
}

function foundReason(told: readonly Partnership[], { prominence, minConfidence = 0 }: ExtractOptions): Reason {
  const isIn = (p: Partnership): boolean =>
    p.confidence >= minConfidence && (prominence?.includes(p.prominence) ?? true);
  const shown = told.find(isIn);
  if (shown !== undefined) {
    return { verdict: 'found', because: `It was found: ${shown.id}, by ${shown.rule}.`, change: 'Nothing.' };
  }
  const [p] = told;
  const isWeak = (p?.confidence ?? 0) < minConfidence;
  return {
    verdict: 'left-out',
    because: `It was found (${p?.id}, ${p?.prominence}, confidence ${p?.confidence}), and the options leave it out.`,
    change: isWeak ? `Lower --min-confidence to ${p?.confidence}.` : `Add ${p?.prominence} to --prominence.`,
  };
}

const isOf = ({ outcomes }: Case, mention: Mention, entity: Entity): boolean =>
  (mention.type === 'org' || mention.type === 'ref') && outcomes.standsFor(mention).includes(entity);

const within = (mention: Span, { start, end }: Span): boolean => mention.start >= start && mention.start < end;

function togetherIn(one: Case, pair: Pair): readonly Sentence[] {
  const { mentions, segmented } = one.found;
  return segmented.sentences.filter((sentence) => {
    const own = mentions.filter((mention) => within(mention, sentence));
    return pair.every((entity) => own.some((mention) => isOf(one, mention, entity)));
  });
}

/** What a lost match says of the whole: the more a rule had found, the nearer it was. */
const VERDICTS: readonly Verdict[] = [
  'cue',
  'kept-apart',
  'tie',
  'no-consortium',
  'one-organization',
  'zone',
  'no-rule',
];

/** The sentence that came nearest to telling it. */
function nearestOf(sentences: readonly SentenceFinding[]): SentenceFinding {
  const rank = ({ verdict, nearest }: SentenceFinding): number => VERDICTS.indexOf(verdict) - (nearest[0]?.share ?? 0);
  return sentences.reduce((best, sentence) => (rank(sentence) < rank(best) ? sentence : best));
}

// ── one sentence ─────────────────────────────────────────────────────────────────────────────────────

const OF_LOSS: Readonly<Record<Loss, Verdict>> = {
  'suppress-rule': 'kept-apart',
  'kept-apart': 'kept-apart',
  cue: 'cue',
  tie: 'tie',
  'one-organization': 'one-organization',
  'no-consortium': 'no-consortium',
};

/** Sentences in which the nearest rules are looked for; it takes some milliseconds each, and the first say most. */
const COMPARED = 20;

function sentenceFinding(one: Case, sentence: Sentence, pair: Pair, isCompared: boolean): SentenceFinding {
  const { found, rules, lineOf } = one;
  const { text } = found.article;
  const readings = readingsOf(found, sentence);
  const tried = triedRules(rules, sentence, readings);
  const base = {
    number: sentence.index + 1,
    line: lineOf(sentence.start),
    zone: sentence.zone,
    text: text.slice(sentence.start, sentence.end),
    start: sentence.start,
    end: sentence.end,
    tried: tried.length,
  };
  const lost = lostMatch(one, sentence, pair);
  if (lost !== null) return { ...base, ...lost, nearest: [] };
  const elsewhere = ruleOfOtherZone(one, sentence, pair);
  if (elsewhere !== null) return { ...base, verdict: 'zone', rule: elsewhere, nearest: [] };
  if (!isCompared) return { ...base, verdict: 'no-rule', nearest: [] };
  const mentions = found.mentions.filter((m) => within(m, sentence) && pair.some((entity) => isOf(one, m, entity)));
  const wanted = new Set(mentions.map(({ start }) => start));
  const near = nearestRules(text, readings, tried, one.split, (at) => wanted.has(at));
  return { ...base, verdict: 'no-rule', nearest: near };
}

type Lost = Pick<SentenceFinding, 'verdict' | 'rule' | 'by'>;

/** A match of this sentence that told nothing: of both, or of one and a reference that stands for nobody. */
function lostMatch(one: Case, sentence: Sentence, pair: Pair): Lost | null {
  const own = one.outcomes.all.filter(({ match, loss }) => match.sentence === sentence && loss !== null);
  const held = ({ match }: Outcome): number =>
    pair.filter((entity) => match.fillers.some(({ mention }) => isOf(one, mention, entity))).length;
  const both = own.filter((outcome) => held(outcome) === 2);
  const unclear = own.filter((outcome) => outcome.loss === 'tie' && held(outcome) === 1);
  const kept = both.find(({ loss }) => loss === 'suppress-rule') ?? both[0] ?? unclear[0];
  if (kept === undefined || kept.loss === null) return null;
  const by = kept.by?.cue.id ?? blameOf(one, kept, pair);
  return { verdict: OF_LOSS[kept.loss], rule: kept.match.rule.id, ...(by !== undefined && { by }) };
}

function blameOf(one: Case, { loss, match }: Outcome, pair: Pair): string | undefined {
  if (loss === 'suppress-rule') return match.rule.id;
  if (loss === 'kept-apart') {
    const keeper = one.outcomes.all.find(
      (other) =>
        other.loss === 'suppress-rule' &&
        pair.every((entity) => other.match.fillers.some(({ mention }) => isOf(one, mention, entity))),
    );
    return keeper?.match.rule.id;
  }
  if (loss !== 'tie') return undefined;
  const unclear = match.fillers.find(({ mention }) => one.outcomes.standsFor(mention).length === 0);
  return unclear && one.found.article.text.slice(unclear.mention.start, unclear.mention.end);
}

/** A rule that would match here, were the sentence in another zone. */
function ruleOfOtherZone(one: Case, sentence: Sentence, pair: Pair): string | null {
  const readings = readingsOf(one.found, sentence);
  for (const rule of one.rules.relations) {
    if (rule.effect === 'suppress' || (rule.zones?.includes(sentence.zone) ?? true)) continue;
    const matches = readings.flatMap((reading) => matchRule(rule, reading));
    const isOurs = matches.some(({ fillers }) =>
      pair.every((entity) => fillers.some(({ mention }) => isOf(one, mention, entity))),
    );
    if (isOurs) return rule.id;
  }
  return null;
}

// ── reasons ──────────────────────────────────────────────────────────────────────────────────────────

function reasonOf(one: Case, sentence: SentenceFinding): Reason {
  const { verdict, number, rule, by, zone } = sentence;
  const where = `In sentence ${number}`;
  switch (verdict) {
    case 'cue':
      return {
        verdict,
        because: `${where} ${rule} matched, and the cue ${by} suppressed it.`,
        change: `Narrow the cue ${by}${placed(one, by)}: its pattern, its scope or its direction.`,
      };
    case 'kept-apart':
      return {
        verdict,
        because: `${by ?? rule} says that the two buy or own one another, or quarrel: their partnerships are left out.`,
        change: `Narrow the rule ${by ?? rule}${placed(one, by ?? rule)}.`,
      };
    case 'tie':
      return {
        verdict,
        because: `${where} ${rule} matched, but it is not clear whom “${by}” stands for.`,
        change: `Write a rule that finds the two without “${by}”: a reference is never guessed.`,
      };
    case 'zone':
      return {
        verdict,
        because: `${where} ${rule} would match, but not in the zone ${zone}.`,
        change: `Add ${zone} to the zones: of ${rule}${placed(one, rule)}.`,
      };
    case 'no-rule':
      return noRule(one, sentence);
    default:
      return {
        verdict,
        because: `${where} ${rule} matched, but ${verdict === 'no-consortium' ? 'what is joined is no consortium' : 'the names stand for one organisation'}.`,
        change: 'See extract explain for what each name stands for.',
      };
  }
}

function noRule(one: Case, { number, nearest: [near], tried }: SentenceFinding): Reason {
  if (near === undefined) {
    return {
      verdict: 'no-rule',
      because: `In sentence ${number} no rule came near (${tried} tried).`,
      change: 'Write a relation rule for this wording: see rules/README.md, A first rule.',
    };
  }
  const { rule, wanted, instead } = near;
  return {
    verdict: 'no-rule',
    because: `In sentence ${number} no rule matched; ${rule} came nearest, and wanted ${wanted} where “${instead}” stands.`,
    change: `Write a rule like ${rule}${placed(one, rule)} that takes “${instead}”, or widen that one.`,
  };
}

/** Where a rule or cue is written, in brackets. */
function placed({ rules }: Case, id: string | undefined): string {
  const place = [...rules.cues, ...rules.relations].find((rule) => rule.id === id)?.place;
  return place === undefined ? '' : ` (${place})`;
}

/** No sentence has both: is there one with a reference that stands for nobody? */
function apartReason(one: Case, pair: Pair): Reason {
  const { mentions, segmented, article } = one.found;
  for (const sentence of segmented.sentences) {
    const own = mentions.filter((mention) => within(mention, sentence));
    const isNamed = pair.some((entity) => own.some((mention) => isOf(one, mention, entity)));
    const unclear = own.find((m) => m.type === 'ref' && one.outcomes.standsFor(m).length === 0);
    if (!isNamed || unclear === undefined) continue;
    const words = article.text.slice(unclear.start, unclear.end);
    return {
      verdict: 'tie',
      because: `No sentence has both; in sentence ${sentence.index + 1} it is not clear whom “${words}” stands for.`,
      change: 'Nothing that a rule can do: a reference that could stand for several is never guessed.',
    };
  }
  return {
    verdict: 'apart',
    because: `No sentence has both ${pair[0].name} and ${pair[1].name}, or a reference that stands for them.`,
    change:
      'A relation rule reads one sentence: write a reference rule (type: ref) if other words stand for one of them.',
  };
}
