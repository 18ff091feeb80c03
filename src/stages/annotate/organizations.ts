import { light } from '../../regexp.ts';
import type { GazetteerHit } from '../../rules/gazetteer/match.ts';
import type { OrgMention, RuleSet, Sentence, Tokens } from '../../types.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { joinAuthorities, joinDefined, joinLettered, splitPairs, type WholeSpan } from './joined-names.ts';
import { withKnown } from './known-names.ts';
import { listedAmong, nameLists } from './listed-names.ts';
import {
  type Named,
  named,
  type Rival,
  readHeadlines,
  shareSigns,
  weigh,
  weighPersonParts,
  weighRegistered,
} from './name-evidence.ts';
import type { Scan } from './name-scan.ts';
import { isPart } from './name-units.ts';
import { accepted, contradicted, type Known, THRESHOLD } from './name-verdict.ts';
import { type Compiled, organizationRules } from './organization-rules.ts';
import { type Makers, makerIn, takeProducts } from './product-tails.ts';
import { withRegistered } from './registered.ts';
import { actingAdjective, learnIntroduced, learnShortForms } from './short-names.ts';
import { smallBrands } from './small-brands.ts';
import { inTitleCase, mention } from './title-case-names.ts';
import { trimAll } from './trimmed-names.ts';
import { wholeNames } from './whole-names.ts';

/**
 * Finds the organisations of an article: capitalised names with enough evidence, wherever they stand.
 * A name learnt in one place is recognised in all others, headlines in title case included.
 * In: the article's text, tokens and sentences, tokens taken by other mentions (`blocked`), persons as rivals, what the
 * user's registers have of its names.
 * Out: mentions sorted by start, without overlap; offsets are UTF-16 code units.
 */
export function findOrganizations(
  text: string,
  tokens: Tokens,
  sentences: readonly Sentence[],
  blocked: Uint8Array,
  persons: readonly Rival[],
  rules: RuleSet,
  registered: readonly GazetteerHit[] = [],
  defined: readonly WholeSpan[] = [],
): OrgMention[] {
  const compiled = organizationRules(rules);
  const scan: Scan = {
    text,
    tokens,
    blocked,
    words: compiled.words,
    brands: smallBrands(text, tokens, compiled.known.small),
  };
  const raw: Candidate[] = [];
  for (const s of sentences) {
    if (s.titleCase || s.zone === 'furniture') continue;
    raw.push(...joinDefined(scan, findCandidates(scan, s), defined));
  }
  const trimmed = withKnown(scan, trimAll(scan, wholeNames(scan, raw, compiled), compiled), compiled.known);
  const candidates = withRegistered(
    joinLettered(scan, joinAuthorities(scan, splitPairs(scan, trimmed, compiled.known.has))),
    registered,
    sentences,
    blocked,
  ).map((c) => named(text, c));
  const lists = nameLists(text, candidates);
  const entries = weigh(text, candidates, lists, persons, compiled);
  weighPersonParts(text, persons, entries);
  weighRegistered(text, registered, entries);
  shareSigns(text, candidates, entries);
  readHeadlines(text, sentences, entries);
  const known = accepted(entries);
  learnShortForms(known, candidates, compiled, entries);
  learnIntroduced(known, candidates, text, entries);
  for (const key of listedAmong(text, lists, (k) => known.has(k))) {
    const entry = entries.get(key);
    if (!entry || contradicted(entry) || entry.contra.has('person') || compiled.given.has(key)) continue;
    known.set(key, { key, kind: entry.kind ?? 'company', strength: THRESHOLD, rule: 'entities/organization/listed' });
  }
  const makers = takeProducts(text, known, candidates);
  return mentions(scan, sentences, candidates, known, makers, persons, compiled);
}

/** "On Instagram", "via its official Facebook page": a place. */
const POSTED = /\b(?:on|via) (?:(?:its|their|his|her|our|my) )?(?:official )?$/;

/** "In Peru", "Peru's insurer Acme": where something is, whatever Peru signs elsewhere. */
const INSIDE = /\b(?:in|from|across|throughout|within|near|outside|inside) (?:the )?$/i;
const BELONGS = light(/^['’]s? (?:[\p{Ll}-]+ ){0,4}\p{Lu}/u);

const isWhere = (text: string, k: Known, c: Named, { place }: Compiled): boolean =>
  k.kind === 'government' &&
  place.has(k.key) &&
  (INSIDE.test(text.slice(Math.max(0, c.start - 16), c.start)) || BELONGS.test(text.slice(c.end, c.end + 60)));

/** "Lagos Governor Ann Roe": a place, whatever else is called by one word like it. */
const GOVERNED = /^ (?:Vice |Deputy )?(?:Governor|Gov\.|Mayor)\b/;

const isGoverned = (text: string, c: Named): boolean =>
  /^\p{Lu}\p{Ll}+$/u.test(c.name) && GOVERNED.test(text.slice(c.end, c.end + 20));

function mentions(
  scan: Scan,
  sentences: readonly Sentence[],
  candidates: readonly Named[],
  known: ReadonlyMap<string, Known>,
  makers: Makers,
  persons: readonly Rival[],
  compiled: Compiled,
): OrgMention[] {
  const out: OrgMention[] = [];
  const strongPersons = new Set(persons.filter((p) => p.strength > 0.9).map((p) => p.start));
  for (const whole of candidates) {
    const c = makerIn(scan, whole, makers) ?? whole;
    const k = known.get(c.key) ?? actingAdjective(scan.text, known, c, compiled);
    if (!k || (strongPersons.has(c.start) && k.strength < 0.95)) continue;
    if (isWhere(scan.text, k, c, compiled) || isGoverned(scan.text, c)) continue;
    if (compiled.networks.has(c.name) && POSTED.test(scan.text.slice(Math.max(0, c.start - 24), c.start))) continue;
    out.push(isPart(scan, c) ? { ...mention(k, c), unit: true } : mention(k, c));
  }
  for (const m of inTitleCase(scan.text, scan.tokens, sentences, known)) out.push(m);
  return out.sort((a, b) => a.start - b.start);
}
