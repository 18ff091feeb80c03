/** Why a partnership was not found, for a terminal. */
import type { Style } from '../emit/format.ts';
import type { NearRule } from '../workbench/nearest-rules.ts';
import type {
  Difference,
  Finding,
  OfficialFinding,
  PartyFinding,
  SentenceFinding,
  Writing,
} from '../workbench/why-not.ts';
import { cut, labelled, tone, wrapped } from './layout.ts';

/** In UTF-16 code units. */
const SENTENCE = 300;
const PATTERN = 120;
/** Sentences and places that are shown; the others are in the JSON. */
const SENTENCES = 5;
const PLACES = 3;

export function findingLines(finding: Finding | OfficialFinding, style: Style): readonly string[] {
  if ('official' in finding) return officialLines(finding, style);
  const { parties, verdict, because, change, sentences, differences } = finding;
  const names = parties.map(({ party }) => party).join(' + ');
  const isTold = verdict === 'found' || verdict === 'differs';
  const shown = isTold ? [] : sentences.slice(0, SENTENCES);
  const more = isTold ? 0 : sentences.length - SENTENCES;
  return [
    ...wrapped(names, style.width).map((line) => tone(line, 'strong', style)),
    ...labelled('why', because, style, { as: verdict === 'found' ? 'good' : 'bad' }),
    ...(verdict === 'found' ? [] : labelled('first', change, style, { as: 'open' })),
    ...differences.flatMap((difference) => differenceLines(difference, style)),
    ...parties.flatMap((party) => partyLines(party, style)),
    ...shown.flatMap((sentence) => sentenceLines(sentence, style)),
    ...(more > 0 ? labelled('', `and ${more} more with both: see --json`, style, { as: 'faint' }) : []),
  ];
}

function officialLines({ official, verdict, because, change, differences }: OfficialFinding, style: Style) {
  return [
    ...wrapped(official, style.width).map((line) => tone(line, 'strong', style)),
    ...labelled('why', because, style, { as: verdict === 'found' ? 'good' : 'bad' }),
    ...(verdict === 'found' ? [] : labelled('first', change, style, { as: 'open' })),
    ...differences.flatMap((difference) => differenceLines(difference, style)),
  ];
}

function differenceLines({ attribute, expected, found, because }: Difference, style: Style): readonly string[] {
  const shown = (values: readonly string[]): string => values.join(', ') || 'none';
  return [
    ...labelled('differs', `${attribute}: ${shown(found)}, expected ${shown(expected)}`, style, { as: 'bad' }),
    ...because.flatMap((reason) => labelled('', reason, style)),
  ];
}

function partyLines({ party, organization, mentions, written }: PartyFinding, style: Style): readonly string[] {
  if (organization !== null) {
    const as = organization === party ? '' : ` as ${organization}`;
    return labelled('name', `${party}: recognised${as}, ${mentions === 1 ? 'once' : `${mentions} times`}`, style);
  }
  const head = written.length === 0 ? 'not in the article' : 'not recognised as an organisation';
  return [
    ...labelled('name', `${party}: ${head}`, style, { as: 'bad' }),
    ...written.slice(0, PLACES).flatMap((place) => labelled('', writingText(place), style)),
  ];
}

function writingText({ line, zone, read_as }: Writing): string {
  const taken =
    read_as === null ? 'taken for nothing' : `taken for ${read_as.type} “${read_as.text}” (${read_as.rule})`;
  return `line ${line}, ${zone}: ${taken}`;
}

function sentenceLines(sentence: SentenceFinding, style: Style): readonly string[] {
  const { number, line, zone, text, verdict, rule, by, tried, nearest } = sentence;
  const lost = rule === undefined ? [] : [`${rule} matched: ${verdict}${by === undefined ? '' : ` (${by})`}`];
  return [
    '',
    tone(`Sentence ${number}, line ${line}, ${zone}: ${tried} rules tried`, 'strong', style),
    ...wrapped(cut(text, SENTENCE), style.width - 2).map((row) => `  ${row}`),
    ...lost.flatMap((what) => labelled('match', what, style, { as: 'bad' })),
    ...nearest.flatMap((near) => nearLines(near, style)),
  ];
}

function nearLines({ rule, place, matched, words, wanted, instead, share }: NearRule, style: Style): readonly string[] {
  return [
    ...labelled('near', `${rule}, ${Math.round(share * 100)}%`, style),
    ...labelled('', place ?? '', style, { as: 'faint' }),
    ...labelled('', `matched ${cut(matched, PATTERN)}`, style, { as: 'faint' }),
    ...labelled('', `on “${cut(words, PATTERN)}”`, style, { as: 'faint' }),
    ...labelled('', `wanted ${cut(wanted, PATTERN)}`, style),
    ...labelled('', `where “${instead}” stands`, style),
  ];
}
