import type {
  Article,
  ArticleRecord,
  Cleaned,
  Evidence,
  Mention,
  Official,
  Organization,
  Partnership,
  Party,
  Published,
  Segmented,
  Sentence,
} from '../types.ts';
import type { Context } from './assemble/context.ts';
import { date, isOld } from './assemble/date.ts';
import { diseases, technologies } from './assemble/diseases.ts';
import { type Fact, facts, type Member } from './assemble/facts.ts';
import { type Cluster, merge } from './assemble/merge.ts';
import { mismatch, terms, values } from './assemble/money.ts';
import { ownersOf, withoutOwners } from './assemble/owners.ts';
import { front, isOfHeadline, lead, prominence } from './assemble/prominence.ts';
import { purpose } from './assemble/purpose.ts';
import { speakers } from './assemble/speakers.ts';
import { instrumentOf, statusOf } from './assemble/status.ts';
import { types } from './assemble/types.ts';
import type { DealSentence, RelationMatch } from './match.ts';
import type { Entities, Entity } from './resolve.ts';

/** Everything the stages before have found. */
export interface Found {
  readonly article: Article;
  readonly cleaned: Cleaned;
  readonly segmented: Segmented;
  readonly mentions: readonly Mention[];
  readonly matches: readonly RelationMatch[];
  readonly deal: readonly DealSentence[];
  readonly entities: Entities;
  /** Without the partnerships that they belong to. */
  readonly officials: readonly Official[];
  readonly published: Published | null;
}

/**
 * One record from all that was found in an article: one partnership per fact however often it is told.
 * In: the findings of the stages. Out: the record, sorted by place in the text, deterministic.
 */
export function assemble(found: Found): ArticleRecord {
  const partnerships = assemblePartnerships(found);
  const byParty = idsByParty(partnerships);
  const { article, cleaned, published } = found;
  return {
    source: article.source,
    title: article.title ?? headline(found),
    ...(article.url !== undefined && { url: article.url }),
    published,
    partnerships,
    officials: found.officials.map((o) => ({ ...o, partnerships: byParty.get(o.organization ?? '') ?? [] })),
    organizations: found.entities.all.map((e) => organization(e)),
    set_aside: cleaned.zones.filter((z) => z.name !== 'body' && z.name !== 'headline' && z.name !== 'dateline'),
  };
}

/** Ids of the partnerships that an organisation is a party of, by each of its names. */
function idsByParty(partnerships: readonly Partnership[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, parties } of partnerships) {
    for (const name of new Set(parties.flatMap((x) => [x.name, ...x.aliases]))) {
      const ids = found.get(name);
      if (ids) ids.push(id);
      else found.set(name, [id]);
    }
  }
  return found;
}

function headline({ article, segmented }: Found): string | null {
  const first = segmented.sentences.find((s) => s.zone === 'headline');
  return first ? article.text.slice(first.start, first.end).replace(/\s+/g, ' ').trim() : null;
}

const organization = (e: Entity): Organization => ({
  name: e.name,
  kind: e.kind,
  aliases: e.aliases,
  mentions: e.mentions.map((m) => [m.start, m.end] as const),
  ...(e.id !== undefined && { id: e.id }),
});

/** In: the findings of the stages. Out: the tellings of each partnership of the record, in its order. */
export function clustersOf(found: Found): readonly Cluster[] {
  const told = merge(facts(found.article.text, found.matches, found.entities, speakers(found)));
  return withoutOwners(told, ownersOf(found.matches, found.entities));
}

function assemblePartnerships(found: Found): Partnership[] {
  const { article, segmented, mentions, entities, published, deal } = found;
  const clusters = clustersOf(found);
  const news = front(lead(article.text, segmented, mentions), clusters);
  const lines = lineStarts(article.text);
  const several = mentions.filter((m) => m.type === 'ref' && m.number === 'many');
  const onBoth = segmented.sentences.filter(
    (s) => s.zone === 'body' && several.some((m) => m.start >= s.start && m.end <= s.end),
  );
  const telling = new Set(clusters.flatMap((c) => c.facts.map((f) => f.sentence)));
  const contextOf = (c: Cluster): Context => {
    const own = new Set(c.facts.map((f) => f.sentence));
    const tellsOther = (x: Sentence): boolean => telling.has(x) && !own.has(x);
    const about = deal.filter((d) => !tellsOther(d.sentence));
    return {
      text: article.text,
      segmented,
      mentions,
      entities,
      published,
      deal: about,
      definite: about.filter((d) => d.about === 'definite'),
      both: onBoth.filter((s) => !tellsOther(s)),
      tellsOther,
      lead: news.sentences,
    };
  };
  return clusters.map((c) => {
    const context = contextOf(c);
    const found = prominence(c, news);
    const isLongSince = found === 'main' && isOld(c, context);
    const place = isLongSince && !isOfHeadline(c, news) ? 'background' : found;
    const standing: Standing = { place, isLongSince, reach: news.isRoundup ? 'background' : place };
    return partnership(c, context, standing, lines);
  });
}

/** Its prominence, and whether it is old although it is the news. */
interface Standing {
  readonly place: Partnership['prominence'];
  readonly isLongSince: boolean;
  /** As what it is told: of the news all of the article speaks, unless it has several. */
  readonly reach: Partnership['prominence'];
}

function partnership(
  cluster: Cluster,
  context: Context,
  { place, isLongSince, reach }: Standing,
  lines: readonly number[],
): Partnership {
  const told = statusOf(cluster, context, place, isLongSince);
  const value = values(cluster, context, reach);
  const best = bestFact(cluster.facts);
  const parties = cluster.members.map((m) => party(m, best, context.text));
  const instrument = instrumentOf(cluster, context, reach);
  return {
    id: contentId(
      [...parties.map((p) => p.name)].sort().join('|') +
        `|${instrument}|${context.text.slice(best.sentence.start, best.sentence.end)}`,
    ),
    prominence: place,
    parties,
    instrument,
    types: types(cluster, context, reach),
    status: told,
    date: date(cluster, context, reach, told),
    purpose: purpose(cluster, context),
    disease_areas: diseases(cluster, context, reach),
    technologies: technologies(cluster, context, reach),
    value,
    ...(mismatch(value) && { value_mismatch: true }),
    terms: terms(cluster, context, value, reach),
    rule: best.match.rule.id,
    confidence: confidence(cluster.facts),
    evidence: evidence(cluster.facts, context.text, lines),
  };
}

/** The most telling: the surest rule, the earliest place. */
const bestFact = (all: readonly Fact[]): Fact =>
  all.reduce((best, f) => (f.match.rule.confidence > best.match.rule.confidence ? f : best));

function party(m: Member, fact: Fact, text: string): Party {
  const own = fact.match.fillers.find(
    (f) => f.mention.type === 'org' && m.entity.mentions.includes(f.mention),
  )?.mention;
  const at = own ?? m.entity.mentions.find((x) => text.slice(x.start, x.end) === m.entity.name) ?? m.entity.mentions[0];
  return {
    name: m.entity.name,
    kind: m.entity.kind,
    role: m.role,
    aliases: m.entity.aliases,
    ...(m.entity.id !== undefined && { id: m.entity.id }),
    start: at?.start ?? 0,
    end: at?.end ?? 0,
  };
}

/** The best rule's confidence, a little more for each further sentence that tells the same, at most 0.99. */
function confidence(all: readonly Fact[]): number {
  const best = Math.max(...all.map((f) => f.match.rule.confidence));
  const more = new Set(all.map((f) => f.sentence.index)).size - 1;
  return Math.round(Math.min(0.99, best + 0.02 * more) * 100) / 100;
}

function evidence(all: readonly Fact[], text: string, lines: readonly number[]): Evidence[] {
  const seen = new Set<number>();
  const out: Evidence[] = [];
  for (const { sentence, match } of all) {
    if (seen.has(sentence.start)) continue;
    seen.add(sentence.start);
    out.push({
      quote: text.slice(sentence.start, sentence.end),
      start: sentence.start,
      end: sentence.end,
      line: lineOf(lines, sentence.start),
      rule: match.rule.id,
    });
  }
  return out;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

/** 1-based line of an offset, by binary search. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if ((starts[mid] ?? 0) <= offset) low = mid;
    else high = mid;
  }
  return low + 1;
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo), as eight hexadecimal digits. */
function contentId(content: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < content.length; i++) h = Math.imul(h ^ content.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}
