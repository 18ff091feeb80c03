/** The trace of an article for a terminal. */
import type { Mark, Style } from '../emit/format.ts';
import { type Marked, painted } from '../emit/marks.ts';
import { printable } from '../emit/printable.ts';
import { wrap } from '../emit/wrap.ts';
import type { MentionType } from '../types.ts';
import type { Loss } from '../workbench/outcome.ts';
import type {
  ArticleTrace,
  AsideTrace,
  CueTrace,
  MatchTrace,
  MentionTrace,
  NameTrace,
  PartnershipTrace,
  SentenceTrace,
  ZoneTrace,
} from '../workbench/trace.ts';
import { counted, cut, labelled, tone, wrapped } from './layout.ts';

/** Quotations of zones and scopes are cut here, in UTF-16 code units. */
const SHORT = 60;

export const LOSSES: Readonly<Record<Loss, string>> = {
  'suppress-rule': 'this rule keeps others out',
  cue: 'suppressed by a cue',
  tie: 'no partnership: it is not clear whom a reference stands for',
  'kept-apart': 'no partnership: another rule says that the one buys or owns the other',
  'one-organization': 'no partnership: the names stand for one organisation',
  'no-consortium': 'no partnership: what is joined is no consortium',
};

/** The lines of an explanation. @param number undefined: the whole article; else this sentence alone */
export function explanation(trace: ArticleTrace, style: Style, number?: number): readonly string[] {
  const isAlone = number !== undefined;
  const sentences = trace.sentences.flatMap((sentence) => ['', ...sentenceLines(sentence, isAlone, style)]);
  if (number !== undefined) return sentences.slice(1);
  return [
    ...heading(trace, style),
    ...section('Zones', trace.set_aside, zoneLines, style),
    ...section('Organisations', trace.organizations, nameLines, style),
    ...section('Partnerships', trace.partnerships, partnershipLines, style),
    ...sentences,
  ];
}

function heading({ source, published, sentences, partnerships }: ArticleTrace, style: Style): readonly string[] {
  const date = published === null ? '' : `, published ${published}`;
  const counts = `${counted(sentences.length, 'sentence')}, ${counted(partnerships.length, 'partnership')}`;
  return wrapped(`${source}${date}: ${counts}`, style.width).map((line) => tone(line, 'strong', style));
}

function section<T>(
  title: string,
  items: readonly T[],
  linesOf: (item: T, style: Style) => readonly string[],
  style: Style,
): readonly string[] {
  if (items.length === 0) return [];
  return ['', tone(title, 'strong', style), ...items.flatMap((item) => linesOf(item, style))];
}

function zoneLines({ zone, rule, line, text }: ZoneTrace, style: Style): readonly string[] {
  const label = `line ${line}`;
  return [
    ...labelled(label, `${zone}, by ${rule}`, style),
    ...labelled('', `“${cut(text, SHORT)}”`, style, { as: 'faint' }),
  ];
}

function nameLines({ name, kind, rules, forms, mentions }: NameTrace, style: Style): readonly string[] {
  const also = forms.map(({ text, because }) => `“${text}” (${because})`).join(', ');
  const times = mentions === 1 ? 'once' : `${mentions} times`;
  return [
    ...wrapped(`${name}: ${kind}, ${times}`, style.width - 2).map((line) => `  ${line}`),
    ...labelled('also', also, style, { indent: 4, width: 6 }),
    ...labelled('by', rules.join(', '), style, { indent: 4, width: 6, as: 'faint' }),
  ];
}

function partnershipLines(p: PartnershipTrace, style: Style): readonly string[] {
  const { id, parties, rule, prominence, confidence, sentences } = p;
  const where = `${sentences.length === 1 ? 'sentence' : 'sentences'} ${sentences.join(', ')}`;
  return [
    ...labelled(id, parties.join(' + '), style),
    ...labelled('', `${prominence}, confidence ${confidence}, from ${where}, by ${rule}`, style),
  ];
}

// ── sentences ────────────────────────────────────────────────────────────────────────────────────────

/** @param isAlone then the rules that were tried are named, too */
function sentenceLines(sentence: SentenceTrace, isAlone: boolean, style: Style): readonly string[] {
  const { number, line, zone, mentions, asides, cues, tried, matches } = sentence;
  const ids = [...new Set(matches.flatMap(({ partnerships }) => partnerships))];
  const found = ids.length === 0 ? '' : ` → ${ids.join(', ')}`;
  const isQuiet = mentions.length === 0 && cues.length === 0 && matches.length === 0;
  return [
    tone(`Sentence ${number}, line ${line}, ${zone}`, isQuiet ? 'faint' : 'strong', style) + tone(found, 'good', style),
    ...quotation(sentence, style),
    ...mentions.flatMap((mention) => mentionLines(mention, style)),
    ...asides.flatMap((aside) => asideLines(aside, style)),
    ...cues.flatMap((cue) => cueLines(cue, sentence, style)),
    ...matches.flatMap((match) => matchLines(match, style)),
    ...(tried.length === 0 ? [] : labelled('tried', triedText(tried.length, matches), style, { as: 'faint' })),
    ...(isAlone ? tried.flatMap((rule) => labelled('', rule, style, { as: 'faint' })) : []),
  ];
}

const triedText = (tried: number, matches: readonly MatchTrace[]): string =>
  `${counted(tried, 'relation rule')}, matched ${new Set(matches.map(({ rule }) => rule)).size}`;

const PAINTED: Readonly<Partial<Record<MentionType, Mark>>> = {
  org: 'party',
  ref: 'party',
  person: 'official',
  date: 'date',
  disease: 'disease',
};

/** The sentence with its mentions painted; without colours as it is, since they are listed below. */
function quotation({ text, start, mentions }: SentenceTrace, style: Style): readonly string[] {
  const marks = mentions.flatMap((mention): Marked[] => {
    const as = PAINTED[mention.type];
    return as === undefined ? [] : [{ start: mention.start - start, end: mention.end - start, as }];
  });
  const quote = printable(text);
  return wrap(quote, style.width - 2).map(
    (line) =>
      `  ${style.paint === null ? quote.slice(line.start, line.end) : painted(quote, line, marks, style.paint)}`,
  );
}

function mentionLines({ type, text, rule, stands_for, value }: MentionTrace, style: Style): readonly string[] {
  const name = cut(text, SHORT);
  const meaning =
    stands_for === undefined ? (value ?? '') : stands_for.join(', ') || (type === 'ref' ? 'not clear' : '');
  const arrow = meaning === '' || meaning === name ? '' : ` → ${meaning}`;
  return besideRule(type, `${name}${arrow}`, rule, style);
}

/** Label, text, and the rule's id flush right, or on a line of its own where there is no room. */
function besideRule(label: string, content: string, rule: string, style: Style): readonly string[] {
  const lines = labelled(label, content, style);
  const room = style.width - 14 - printable(content).length;
  if (lines.length > 1 || room < rule.length + 2) return [...lines, ...labelled('', rule, style, { as: 'faint' })];
  return [`${lines[0] ?? ''}${' '.repeat(room - rule.length)}${tone(rule, 'faint', style)}`];
}

const asideLines = ({ text, rule, reads }: AsideTrace, style: Style): readonly string[] =>
  besideRule(
    'aside',
    `“${cut(text, SHORT)}” is ${reads === undefined ? 'left out' : `read as “${reads}”`}`,
    rule,
    style,
  );

function cueLines(
  { rule, text, sets, scope, covers }: CueTrace,
  sentence: SentenceTrace,
  style: Style,
): readonly string[] {
  const isWhole = scope.start === sentence.start && scope.end === sentence.end;
  const reach = isWhole ? 'the whole sentence' : `“${scope.text.replace(/\s+/g, ' ').trim()}”`;
  const effect = Object.entries(sets).map(([key, value]) => (key === 'effect' ? value : `${key} ${value}`));
  const idle = covers.length === 0 ? ' (no match there)' : '';
  return [
    ...besideRule('cue', `“${cut(text, SHORT)}”: ${effect.join(', ')}`, rule, style),
    ...labelled('', `over ${reach}${idle}`, style, { as: 'faint' }),
  ];
}

function matchLines(match: MatchTrace, style: Style): readonly string[] {
  const { rule, confidence, roles, changes, partnerships, loss, by } = match;
  const parts = roles.map(({ role, text, stands_for }) => {
    const meaning = stands_for.join(', ');
    return `${role} ${text}${meaning === '' || meaning === text ? '' : ` → ${meaning}`}`;
  });
  const result =
    loss === null ? `→ ${partnerships.join(', ')}` : `${LOSSES[loss]}${by === undefined ? '' : ` (${by})`}`;
  return [
    ...labelled('match', `${rule}, confidence ${confidence}`, style),
    ...labelled('', parts.join('; '), style),
    ...changes.flatMap((change) => labelled('', change, style)),
    ...labelled('', result, style, { as: loss === null ? 'good' : 'bad' }),
  ];
}
