/** The article as it was understood: plain data, made of what the stages found, after the fact. */
import type { Found } from '../stages/assemble.ts';
import type { RuleSet } from '../types.ts';
import { type Outcomes, outcomesOf } from './outcome.ts';
import { lineCounter } from './reading.ts';
import { nameTrace } from './trace/names.ts';
import { type Case, compiledCues, sentenceTrace, stretch } from './trace/sentences.ts';
import type { ArticleTrace, ZoneTrace } from './trace/types.ts';

export type * from './trace/types.ts';

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

function zoneTrace(one: Case, zone: Found['cleaned']['zones'][number]): ZoneTrace {
  const text = one.found.article.text.slice(zone.start, zone.end);
  const start = zone.start + (text.length - text.trimStart().length);
  const end = Math.max(start, zone.end - (text.length - text.trimEnd().length));
  return { zone: zone.name, rule: zone.rule, line: one.lineOf(start), ...stretch(one, { start, end }) };
}
