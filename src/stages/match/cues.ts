/** Cues: words that change what a match near them means, and how far they reach (ConText: Harkema et al. 2009). */
import { caselessRegExp, smallLetters } from '../../caseless.ts';
import { gramsOf, passes } from '../../grams.ts';
import { onceFor } from '../../once.ts';
import { light } from '../../regexp.ts';
import type { CueRule, RuleSet, Span } from '../../types.ts';
import type { MaskedSentence } from '../mask.ts';

/** A cue, ready; its expressions are for texts in small letters, `regex` is global. */
export interface CompiledCue {
  readonly cue: CueRule;
  readonly regex: () => RegExp;
  readonly until: (() => RegExp) | null;
  readonly slight: (() => RegExp) | null;
}

export const compileCue = (cue: CueRule): CompiledCue => ({
  cue,
  regex: caselessRegExp(cue.pattern, 'g', cue.small),
  until: cue.until === undefined ? null : caselessRegExp(cue.until, '', cue.smallUntil),
  slight: cue.slight === undefined ? null : caselessRegExp(cue.slight, '', cue.smallSlight),
});

/** The cues of a rule set, ready. */
export const cuesOf = onceFor(({ cues }: RuleSet): readonly CompiledCue[] => cues.map(compileCue));

/** A cue in a masked sentence and the range of it that the cue changes; masked offsets. */
export interface CueScope extends Span {
  readonly cue: CueRule;
  readonly from: number;
  readonly to: number;
  /** Its words say little. */
  readonly isSlight: boolean;
}

/**
 * Where a clause ends: at a semicolon, a dash, a comma before a conjunction or relative, a conjunction with a new subject
 * or a new auxiliary, a relative on the deal's terms.
 */
const CLAUSE_END = light(
  /[;:]| [—–] | -- |, (?:and|but|while|which|who|as|after|although|though|with|where|whereas)\b| (?:but|while|whereas|although|whereby|wherein|where) | (?:under|by|in|through) which | and (?=(?:will|would|plans?|intends?|expects?|hopes?|aims?|is|are|has|have|had) )/giu,
);

/**
 * What was before or what it may lead to, told before the subject: "Two days after signing a deal to acquire Acme,",
 * "While Acme is in court,", "In a move that could save lives,".
 */
const OPENING = light(
  /^[“"]?(?:(?:[\p{L}\p{N}]+ ){0,4}(?:after|before|since)|following|having|(?:even )?(?:while|although|though)|whereas|(?:on \uE004, )?in (?:an?|another) (?:[\p{L}-]+ ){0,3}?(?:move|bid|step|effort|initiative|push|attempt|drive|first|development)(?: that)?) (?!the agreement|the deal|that\b)[^,;]{6,160}, (?=(?:[\p{L}'’&.-]+ ){0,6}?[\uE000\uE001])/u,
);

/** The scope of what stands in the opening ends with it. */
const within = (opening: number, scope: CueScope): CueScope =>
  scope.end <= opening && scope.cue.scope === 'clause' ? { ...scope, to: Math.min(scope.to, opening) } : scope;

/** The cues of a masked sentence with their scopes. */
export function cueScopes(sentence: MaskedSentence, cues: readonly CompiledCue[]): CueScope[] {
  const found: CueScope[] = [];
  const grams = gramsOf(sentence.text);
  const lower = smallLetters(sentence.text);
  const opening = OPENING.exec(lower)?.[0].length ?? 0;
  for (const compiled of cues) {
    if (!passes(compiled.cue.gate, grams)) continue;
    const regex = compiled.regex();
    regex.lastIndex = 0;
    for (let m = regex.exec(lower); m !== null; m = regex.exec(lower)) {
      if (m[0] === '') regex.lastIndex++;
      found.push(within(opening, scopeOf(lower, compiled, m.index, m.index + m[0].length)));
    }
  }
  return found;
}

function scopeOf(text: string, { cue, until, slight }: CompiledCue, start: number, end: number): CueScope {
  const from = cue.direction === 'forward' ? start : cue.scope === 'sentence' ? 0 : clauseStart(text, start);
  let to = cue.direction === 'backward' ? end : cue.scope === 'sentence' ? text.length : clauseEnd(text, end);
  if (until && cue.direction !== 'backward') {
    const stop = until().exec(text.slice(end, to));
    if (stop) to = end + stop.index;
  }
  const isSlight = slight?.().test(text.slice(start, end)) ?? false;
  return { cue, start, end, from, to, isSlight };
}

function clauseEnd(text: string, from: number): number {
  CLAUSE_END.lastIndex = from;
  return CLAUSE_END.exec(text)?.index ?? text.length;
}

function clauseStart(text: string, to: number): number {
  const before = text.slice(0, to);
  let start = 0;
  CLAUSE_END.lastIndex = 0;
  while (CLAUSE_END.test(before)) start = CLAUSE_END.lastIndex;
  return start;
}
