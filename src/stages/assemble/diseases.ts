/** What diseases and technologies a partnership is about. */
import { light } from '../../regexp.ts';
import type { DiseaseArea, DiseaseMention, Mention, Prominence, Sentence, Technology } from '../../types.ts';
import { type Context, distinctSentences, mentionsIn } from './context.ts';
import type { Cluster } from './merge.ts';
import { describes } from './types/places.ts';

/** How many sentences on "the agreement" say what it is about. */
const DEFINITE = 5;

/** The sentences that say what a partnership is about. */
function aboutSentences(cluster: Cluster, context: Context, prominence: Prominence): Sentence[] {
  const own = distinctSentences(cluster.facts);
  if (prominence !== 'main') return own;
  const headline = context.segmented.sentences.filter((s) => s.zone === 'headline');
  const definite = context.definite.slice(0, DEFINITE).map((d) => d.sentence);
  const lead = [...context.lead].filter((s) => s.zone === 'headline' || !isOfOthers(s, cluster, context));
  return [...new Set([...headline, ...own, ...lead, ...definite, ...context.both])];
}

/** A sentence that names organisations and none of the partners: the next item of a digest. */
function isOfOthers(s: Sentence, { members }: Cluster, { mentions, entities }: Context): boolean {
  const orgs = mentionsIn(mentions, [s]).filter((m) => m.type === 'org');
  return orgs.length > 0 && !orgs.some((m) => entities.of(m).some((e) => members.some(({ entity }) => entity === e)));
}

/** What diseases it is about, once each, with their other names in the article as aliases. */
export function diseases(cluster: Cluster, context: Context, prominence: Prominence): DiseaseArea[] {
  const areas = new Map<string, DiseaseArea>();
  for (const m of aboutDiseases(cluster, context, prominence)) {
    if (areas.has(m.name)) continue;
    const forms = sameDisease(context.mentions, m.name).map((x) => context.text.slice(x.start, x.end));
    areas.set(m.name, {
      name: m.name,
      text: context.text.slice(m.start, m.end),
      id: m.id,
      aliases: [...new Set(forms)].filter((f) => f !== m.name),
      start: m.start,
      end: m.end,
    });
  }
  const found = [...areas.values()];
  return found.filter(
    (a) => !found.some((b) => b !== a && (isKindOf(b.name, a.name) || isLateStageOf(b.name, a.name))),
  );
}

/**
 * The diseases named in sentences about it; else, for the news, those that its lead tells of the world, and for what is
 * told beside the news, those of the headline where it is about the same ("The study is run by ...").
 */
function aboutDiseases(cluster: Cluster, context: Context, prominence: Prominence): readonly DiseaseMention[] {
  const { text, segmented } = context;
  const telling = distinctSentences(cluster.facts);
  const about = aboutSentences(cluster, context, prominence);
  const isAside = (s: Sentence): boolean =>
    !telling.includes(s) && s.zone !== 'headline' && OF_THE_WORLD.test(text.slice(s.start, s.end));
  const found = about.filter((s) => !isAside(s)).flatMap((s) => spokenOf(s, context, !telling.includes(s)));
  if (found.length > 0) return found;
  if (prominence === 'main') {
    const ofTheWorld = about.filter(isAside).flatMap((s) => spokenOf(s, context, true));
    return ofTheWorld.length > 0 ? ofTheWorld : ofParties(telling, context);
  }
  const isSame = telling.some((s) => OF_THE_SAME.test(text.slice(s.start, s.end)));
  const headlines = segmented.sentences.filter(({ zone }) => zone === 'headline');
  return isSame ? headlines.flatMap((s) => spokenOf(s, context, true)) : [];
}

/** What a party is said to be there for, where the text tells nothing else: "Acme, which treats gout". */
function ofParties(telling: readonly Sentence[], { mentions }: Context): readonly DiseaseMention[] {
  const named = mentionsIn(mentions, telling).filter((m) => m.type === 'disease');
  return new Set(named.map((m) => m.name)).size === 1 ? named : [];
}

/** So many diseases in one sentence are examples, or all that a party treats. */
const LIST = 5;

/** The diseases of a sentence, without those that describe a party or another disease, and without long lists. */
function spokenOf(s: Sentence, { text, mentions }: Context, isShort: boolean): readonly DiseaseMention[] {
  const inside = mentionsIn(mentions, [s]);
  const named = inside.filter((m) => m.type === 'disease');
  if (named.length === 0 || (isShort && named.length >= LIST)) return [];
  const orgs = inside.filter((m) => m.type === 'org');
  const isDefining = (m: DiseaseMention) => DEFINING.test(text.slice(Math.max(s.start, m.start - 60), m.start));
  return named.filter((m) => !orgs.some((o) => describes(text, o, m)) && !isDefining(m));
}

/** Words of a sentence that says how many have a disease, what it does, what brings it. */
const OF_THE_WORLD = light(
  /\b(?:percent|per cent|millions?|one in|out of|deaths?|die|dies|died|affects?|affecting|afflicts?|prevalence|leading cause|risk (?:of|factors?)|at risk|worldwide|globally|(?:each|every|per) year|annually|respondents|survey|causes? of)\b|\d ?%/iu,
);

/** Before a word on diseases that says something of one: "MDD is a severe ...", "AFib, an irregular ...", "this rare ...". */
const DEFINING =
  /(?:\b(?:is|are|was) an? (?:[\w-]+,? (?:and )?){0,4}|, an? (?:[\w-]+,? (?:and )?){0,3}|\bthis (?:[\w-]+,? (?:and )?){0,4}|\b(?:risks? (?:of|for)|risk factors? (?:of|for)|die of) (?:[\w-]+ ){0,2})$/i;

/** A sentence that speaks of the very thing that the headline does: "The project is developed by ...". */
const OF_THE_SAME = light(
  /\b(?:the|this|our|its|that|a similar) (?:[\w-]+ ){0,2}(?:project|study|trial|program(?:me)?|launch|drug|vaccine|therap(?:y|ies|eutic)|treatment|candidate|compound|product|device|test|drive)\b|\bdeveloped (?:jointly |in |with |together )/iu,
);

const diseasesByName = new WeakMap<readonly Mention[], ReadonlyMap<string, readonly DiseaseMention[]>>();

/** All mentions of a disease in the article. */
function sameDisease(mentions: readonly Mention[], name: string): readonly DiseaseMention[] {
  const known = diseasesByName.get(mentions);
  if (known) return known.get(name) ?? [];
  const found = new Map<string, DiseaseMention[]>();
  for (const m of mentions) {
    if (m.type !== 'disease') continue;
    const list = found.get(m.name);
    if (list) list.push(m);
    else found.set(m.name, [m]);
  }
  diseasesByName.set(mentions, found);
  return found.get(name) ?? [];
}

/** "Non-small cell lung cancer" is a "lung cancer": of the two only the narrower one is told. */
const isKindOf = (narrow: string, broad: string): boolean => ` ${narrow} `.includes(` ${broad} `);

/** Metastases are told beside the cancer that is meant. */
const isLateStageOf = (other: string, name: string): boolean =>
  name === 'metastatic cancer' && /(?:^| )cancer$|oma$/.test(other);

/** What technologies it is about, once each. */
export function technologies(cluster: Cluster, context: Context, prominence: Prominence): Technology[] {
  const found = new Map<string, Technology>();
  for (const m of mentionsIn(context.mentions, aboutSentences(cluster, context, prominence))) {
    if (m.type !== 'technology' || found.has(m.name)) continue;
    found.set(m.name, {
      name: m.name,
      text: context.text.slice(m.start, m.end),
      ...(m.id !== undefined && { id: m.id }),
      start: m.start,
      end: m.end,
    });
  }
  return [...found.values()];
}
