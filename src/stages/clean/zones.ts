/** Walks over the paragraphs once and names every part of the text. */
import type { Paragraphs } from '../../paragraphs.ts';
import { isBlank } from '../../paragraphs.ts';
import type { Zone, ZoneName, ZoneRule } from '../../types.ts';
import { type Opening, readOpening } from './opening.ts';
import { isProse } from './prose.ts';
import { type Hit, isInPlace, lineHit, scanner, type ZoneRules } from './rules.ts';

/** Inline rules look into lines longer than this only; a shorter line is one thing. */
const LONG_LINE = 160;

interface Label {
  readonly name: ZoneName;
  readonly rule: string;
}

interface Walk {
  readonly text: string;
  readonly paragraphs: Paragraphs;
  readonly rules: ZoneRules;
  readonly opening: Opening;
  readonly starts: (Label & { readonly start: number })[];
  readonly nextInline: (from: number) => Hit | undefined;
  /** What lines belong to where no rule says otherwise: the body, or a section that runs until the next one. */
  section: Label;
  /** A stretch that ends before running text, or at a blank line. */
  stretch: (Label & { readonly until: 'prose' | 'paragraph' }) | undefined;
  /** Running text of the article has been seen. */
  underWay: boolean;
  /** A rule has taken everything to the end of the text. */
  ended: boolean;
}

const BODY: Label = { name: 'body', rule: 'clean/body' };

function begin(walk: Walk, start: number, label: Label, always = false): void {
  const last = walk.starts.at(-1);
  if (last !== undefined && last.start === start) walk.starts.pop();
  const before = walk.starts.at(-1);
  if (!always && before !== undefined && before.name === label.name && before.rule === label.rule) return;
  walk.starts.push({ name: label.name, rule: label.rule, start });
}

const labelOf = (rule: ZoneRule): Label => ({ name: rule.zone, rule: rule.id });

/** Sections may only set text aside once there was some: an article never consists of what is set aside. */
function untilOf(walk: Walk, rule: ZoneRule): ZoneRule['until'] {
  const sets = rule.until === 'zone' || rule.until === 'end';
  return sets && !walk.underWay && rule.zone !== 'about' ? 'prose' : rule.until;
}

function skipBlanks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isBlank(text.charCodeAt(next))) next++;
  return next;
}

/** A hit inside what is already set aside under the same name changes nothing; only one "About X" ends another. */
function continues(walk: Walk, label: Label, until: ZoneRule['until']): boolean {
  if (label.name === 'about') return false;
  if (walk.stretch !== undefined) return walk.stretch.name === label.name && (until === 'line' || until === 'match');
  return walk.section.name === label.name;
}

/** Starts the zone of a hit; returns where the text after the match goes on in the zone before, or `end`. */
function apply(walk: Walk, hit: Hit, end: number): number {
  const label = labelOf(hit.rule);
  const until = untilOf(walk, hit.rule);
  if (continues(walk, label, until)) return end;
  walk.stretch = until === 'prose' || until === 'paragraph' ? { ...label, until } : undefined;
  if (until === 'zone' || until === 'end') walk.section = label;
  if (until === 'end') walk.ended = true;
  begin(walk, hit.start, label, until === 'zone' || until === 'end');
  const rest = until === 'match' ? skipBlanks(walk.text, hit.end, end) : end;
  if (rest < end) begin(walk, rest, walk.section);
  return rest;
}

function inlineHits(walk: Walk, from: number, start: number, end: number): void {
  if (end - start < LONG_LINE) return;
  for (let at = from; at < end; ) {
    const hit = walk.nextInline(at);
    if (hit === undefined || hit.start >= end) return;
    if (hit.start > start && isInPlace(walk.text, hit, start)) at = Math.max(apply(walk, hit, end), hit.start + 1);
    else at = hit.start + 1;
    if (hit.rule.until === 'zone' || hit.rule.until === 'line') at = Math.max(hit.start + 1, Math.min(hit.end, end));
  }
}

/** The stretch that is open goes on in this paragraph. */
function stretches(walk: Walk, i: number): boolean {
  const { stretch, text, paragraphs } = walk;
  if (stretch === undefined) return false;
  const over =
    stretch.until === 'paragraph'
      ? paragraphs.spaced[i] === 1
      : isProse(text.slice(paragraphs.start[i]!, paragraphs.end[i]!));
  if (over) walk.stretch = undefined;
  return !over;
}

function readParagraph(walk: Walk, i: number): void {
  const start = walk.paragraphs.start[i]!;
  const end = walk.paragraphs.end[i]!;
  const { entries, hits } = walk.opening;
  const opening = entries.get(i);
  let from = start;
  if (opening !== undefined) {
    for (const zone of opening.zones) begin(walk, zone.start, zone);
    if (opening.rest >= end) return;
    from = opening.rest;
  } else {
    const hit = i < hits.length ? hits[i] : lineHit(walk.rules, walk.text, start, end);
    if (hit !== undefined) from = apply(walk, hit, end);
    else if (stretches(walk, i)) return;
    if (from >= end) {
      if (walk.stretch === undefined && hit?.rule.until !== 'line')
        inlineHits(walk, Math.max(start + 1, hit?.end ?? start), start, end);
      return;
    }
  }
  walk.underWay = true;
  begin(walk, from, walk.section);
  inlineHits(walk, from, start, end);
}

/**
 * The zones of the text: sorted, without gaps, from 0 to its length. White space after a zone belongs to it.
 * Each paragraph is decided by the first of these that holds: its place in the opening, a line rule, a stretch that is
 * still open, the section that it stands in.
 */
export function zonesOf(text: string, paragraphs: Paragraphs, rules: ZoneRules): Zone[] {
  const walk: Walk = {
    text,
    paragraphs,
    rules,
    opening: readOpening(text, paragraphs, rules),
    starts: [],
    nextInline: scanner(rules.inline, text),
    section: BODY,
    stretch: undefined,
    underWay: false,
    ended: false,
  };
  for (let i = 0; i < paragraphs.count && !walk.ended; i++) readParagraph(walk, i);
  const { starts } = walk;
  if (starts.length === 0) starts.push({ ...BODY, start: 0 });
  return starts.map(({ name, rule, start }, i) => ({
    name,
    rule,
    start: i === 0 ? 0 : start,
    end: starts[i + 1]?.start ?? text.length,
  }));
}
