/** Where the attributes of a partnership differ from what is expected, and which sentence and rule they come from. */
import { foldName } from '../../name-key.ts';
import type { Mention, Partnership, Span } from '../../types.ts';
import { ATTRIBUTES, type Attribute, type Expected, type Forms } from '../expected.ts';
import { entityOf } from './names.ts';
import { cueIn, originOf, type SetKey, tellingIn } from './origins.ts';
import type { Case, Difference } from './types.ts';

/** In: a partnership of the article, and what is expected of it. Out: one difference per attribute that differs. */
export function differencesOf(one: Case, p: Partnership, expected: Expected): readonly Difference[] {
  const kinds = [...expected.kinds].flatMap(([name, kind]) => kindDifference(one, p, name, kind));
  const others = ATTRIBUTES.flatMap((attribute) => {
    const wanted = expected.attributes.get(attribute);
    return wanted === undefined ? [] : attributeDifference(one, p, attribute, wanted);
  });
  return [...kinds, ...others];
}

function kindDifference(one: Case, p: Partnership, name: string, kind: string): readonly Difference[] {
  const entity = entityOf(one.found.entities.all, name);
  const party = p.parties.find((own) => own.name === entity?.name);
  if (entity === null || party === undefined || party.kind === kind) return [];
  const mention = entity.mentions.find((own) => own.kind === party.kind) ?? entity.mentions[0];
  const because = mention === undefined ? 'no rule says' : byMention(one, mention);
  return [{ attribute: `kind of ${party.name}`, expected: [kind], found: [party.kind], because: [because] }];
}

function attributeDifference(
  one: Case,
  p: Partnership,
  attribute: Attribute,
  wanted: readonly Forms[],
): readonly Difference[] {
  const found = valuesOf(p, attribute);
  const missing = wanted.filter((forms) => !found.some((own) => isSame(own.forms, forms)));
  const extra = found.filter(({ forms }) => !wanted.some((own) => isSame(own, forms)));
  if (missing.length + extra.length === 0) return [];
  const because = [
    ...extra.map(
      ({ forms, place }) => `${forms[0]}: ${place === null ? setBy(one, p, attribute, forms) : byPlace(one, place)}`,
    ),
    ...missing.map((forms) => `${forms[0]}: ${whyMissing(one, p, attribute, forms)}`),
  ];
  const shown = (all: readonly Forms[]): readonly string[] => all.map((forms) => forms[0] ?? '');
  return [{ attribute, expected: shown(wanted), found: shown(found.map(({ forms }) => forms)), because }];
}

function isSame(a: Forms, b: Forms): boolean {
  const keys = new Set(a.map(foldName));
  return b.some((form) => keys.has(foldName(form)) || a.includes(form));
}

/** A value of the record; its place where words of the text stand for it. */
interface Value {
  readonly forms: Forms;
  readonly place: Span | null;
}

function valuesOf(p: Partnership, attribute: Attribute): readonly Value[] {
  switch (attribute) {
    case 'types':
      return p.types.map((type) => ({ forms: [type], place: null }));
    case 'date':
      return p.date === null ? [] : [{ forms: [p.date.value ?? p.date.text], place: p.date }];
    case 'disease_areas':
      return p.disease_areas.map((area) => ({ forms: [area.name, area.text, ...area.aliases], place: area }));
    case 'value':
      return p.value.map((paid) => ({ forms: [`${paid.currency} ${paid.amount}`], place: paid }));
    default:
      return [{ forms: [p[attribute]], place: null }];
  }
}

// ── where it comes from ──────────────────────────────────────────────────────────────────────────────

const KEYS: Readonly<Partial<Record<Attribute, SetKey>>> = {
  status: 'status',
  instrument: 'instrument',
  types: 'type',
  terms: 'terms',
};

/** The rule or cue that sets a value which no words of its own stand for. */
function setBy(one: Case, p: Partnership, attribute: Attribute, forms: Forms): string {
  const key = KEYS[attribute];
  if (key !== undefined) return originOf(one, p, key, forms[0] ?? '');
  const told = tellingIn(one, p).map(({ index, zone }) => `${index + 1} (${zone})`);
  return `it is told in sentence${told.length === 1 ? '' : 's'} ${told.join(', ')}`;
}

function byPlace(one: Case, { start }: Span): string {
  const mention = one.found.mentions.find((own) => own.start === start);
  return mention === undefined ? `line ${one.lineOf(start)}` : byMention(one, mention);
}

function byMention({ found }: Case, { start, end, rule }: Mention): string {
  const sentence = found.segmented.sentences.find((own) => own.start <= start && start < own.end);
  const where = sentence === undefined ? '' : ` in sentence ${sentence.index + 1}`;
  return `“${found.article.text.slice(start, end)}”${where}, by ${rule}`;
}

// ── why it is not there ──────────────────────────────────────────────────────────────────────────────

function whyMissing(one: Case, p: Partnership, attribute: Attribute, forms: Forms): string {
  const key = KEYS[attribute];
  if (key !== undefined) return cueIn(one, p, key, forms[0] ?? '');
  if (attribute === 'prominence') return 'headline and first sentences decide, see extract explain';
  const mention = one.found.mentions.find((own) => isSame(formsOf(own), forms));
  if (mention === undefined) return 'no rule recognised it in the article';
  return `${byMention(one, mention)}, which was not taken for a part of this partnership`;
}

function formsOf(mention: Mention): Forms {
  if (mention.type === 'date') return mention.value === null ? [] : [mention.value];
  if (mention.type === 'money') return [`${mention.currency} ${mention.amount}`];
  return mention.type === 'disease' ? [mention.name] : [];
}
