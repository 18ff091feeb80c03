import { light } from '../regexp.ts';
import type { Article, Gazetteer, Mention, RuleSet, Segmented, Span, TitleMention, Tokens } from '../types.ts';
import { findDates } from './annotate/dates.ts';
import { findDefinedNames } from './annotate/defined-names.ts';
import { findHeadedNames, findMarkedNames } from './annotate/headed-names.ts';
import { findMoney } from './annotate/money.ts';
import { findOrganizations } from './annotate/organizations.ts';
import { OFFICER_OF } from './annotate/person-signs.ts';
import { findPersons } from './annotate/persons.ts';
import { findReferences } from './annotate/references.ts';
import { findRegistered, withRegisteredTerms } from './annotate/registered.ts';
import { findTerms } from './annotate/terms.ts';
import { findTitles } from './annotate/titles.ts';

/**
 * Finds all mentions of an article: dates, money, diseases and technologies, titles, persons, organisations, references.
 * In: the article, its sentences, the date of publication (ISO) that anchors relative dates, the rules, the registers.
 * Out: mentions sorted by start, without overlap; where two claim the same words the surer type wins.
 */
export function annotate(
  { text }: Article,
  segmented: Segmented,
  anchor: string | null,
  rules: RuleSet,
  gazetteer?: Gazetteer,
): Mention[] {
  const { tokens, sentences } = segmented;
  const dates = findDates(text, anchor, rules);
  const money = findMoney(text, rules);
  const titles = findTitles(text, tokens, sentences, rules);
  const persons = findPersons(text, tokens, sentences, titles, rules);
  const defined = apart([...findHeadedNames(text), ...findMarkedNames(text), ...findDefinedNames(text)]);
  const free = titles
    .filter((t) => !isInsideName(t, persons, text) && !defined.some((d) => isWithin(t, d)))
    .map((t) => behindName(t, defined));
  // "Chairman of the Orvane Bank Le Manh Hung": the name of the bank ends where his begins
  const officers = persons.filter((p) => p.rule === OFFICER_OF);
  const blocked = block(tokens, [free, dates, money, officers]);
  const registered = findRegistered(text, tokens, gazetteer);
  const orgs = findOrganizations(text, tokens, sentences, blocked, persons, rules, registered.orgs, defined);
  const terms = withRegisteredTerms(findTerms(text, tokens, sentences, rules), registered.terms);
  const names = new Set(orgs.map((o) => o.start));
  // "the charity Sightpath": the words only describe the name behind them
  const references = findReferences(text, rules).filter((r) => !names.has(r.end + 1));
  return layered([orgs, persons, titles, dates, money, terms, references]);
}

const NAME_BEGINS = light(/^ \p{Lu}\p{Ll}/u);
const NAME_BEFORE = light(/\p{Lu}\S* $/u);

const FIRM_BEHIND = light(
  /^ (?:\p{Lu}[\p{L}&.-]* ){1,4}(?:Corp|Inc|Ltd|LLC|Co|PLC|plc|Group|Holdings|Bank|University|College|School|Academy|Hospital|Clinic|Cent(?:er|re)|City|Institute|Foundation|Trust|Fund|Authority|Museum|Library|Airport)\b/u,
);
const LINKED = /\b(?:at|with|of|for|from) $/;
/** Plural heads that end names of firms. */
const FIRM_HEAD =
  /^(?:Partners|Associates|Advisers|Advisors)(?:[,.;)’'"”]|$| (?:said|says|has|is|was|in|of|LLC|LLP|LP|Inc|Ltd)\b)/;

/**
 * A title word that belongs to a name: with a capitalised word behind it that is no person ("Acme Lead Gen"), at the end
 * of a firm's ("Acme Partners"), at its start ("at President Acme Corp.").
 */
function isInsideName(title: Span, persons: readonly Span[], text: string): boolean {
  const before = text.slice(Math.max(0, title.start - 20), title.start);
  const after = text.slice(title.end, title.end + 80);
  if (LINKED.test(before)) return FIRM_BEHIND.test(after);
  if (!NAME_BEFORE.test(before)) return false;
  const isName = NAME_BEGINS.test(after) || FIRM_HEAD.test(text.slice(title.start, title.end + 8));
  return isName && !persons.some((p) => p.start === title.end + 1);
}

/** The spans sorted by start, without those that begin inside one before them. */
function apart<T extends Span>(spans: readonly T[]): T[] {
  const out: T[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (out.at(-1)?.end ?? 0)) out.push(span);
  return out;
}

/** "Acme United board member": the words of a title that end a name are no part of the title. */
function behindName(title: TitleMention, names: readonly Span[]): TitleMention {
  const name = names.find((n) => n.start < title.start && n.end > title.start && n.end < title.end);
  return name ? { ...title, start: name.end + 1 } : title;
}

const isWithin = (a: Span, b: Span): boolean => a.start >= b.start && a.end <= b.end;

/** 1 for each token inside one of the spans. */
function block(tokens: Tokens, lists: readonly (readonly Span[])[]): Uint8Array {
  const blocked = new Uint8Array(tokens.count);
  for (const spans of lists) {
    let t = 0;
    for (const s of spans) {
      while (t < tokens.count && (tokens.end[t] ?? 0) <= s.start) t++;
      for (let i = t; i < tokens.count && (tokens.start[i] ?? 0) < s.end; i++) blocked[i] = 1;
    }
  }
  return blocked;
}

/** All mentions in one order; a mention that overlaps one of an earlier layer is dropped. */
function layered(layers: readonly (readonly Mention[])[]): Mention[] {
  let all: Mention[] = [];
  for (const layer of layers) all = mergeLayer(all, layer);
  return all;
}

function mergeLayer(above: readonly Mention[], layer: readonly Mention[]): Mention[] {
  const out: Mention[] = [];
  let a = 0;
  let reached = 0;
  for (const m of layer) {
    for (let top = above[a]; top !== undefined && top.end <= m.start; top = above[++a]) out.push(top);
    const top = above[a];
    const free = (top === undefined || top.start >= m.end) && m.start >= reached;
    if (free) {
      out.push(m);
      reached = m.end;
    }
  }
  for (; a < above.length; a++) {
    const top = above[a];
    if (top) out.push(top);
  }
  return out;
}
