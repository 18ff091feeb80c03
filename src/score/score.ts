/** One article's record compared with its gold, slot by slot. */
import type { ArticleRecord, Official, Partnership } from '../types.ts';
import type { Gold, GoldOfficial, GoldPartnership } from './gold.ts';
import { isSamePerson, isSameTitle, meet, orgKey, termKey } from './names.ts';
import { aligned, type FoundPair, foundPairs, type GoldPair, goldPairs, shown } from './pairs.ts';
import { add, type GrowingTally, judge, type Tally } from './tally.ts';

export type ErrorClass =
  | 'missed partnership'
  | 'spurious partnership'
  | 'wrong status'
  | 'wrong instrument'
  | 'wrong prominence'
  | 'wrong party kind'
  | 'wrong date'
  | 'wrong types'
  | 'wrong value'
  | 'missed disease'
  | 'spurious disease'
  | 'missed official'
  | 'spurious official'
  | 'wrong title'
  | 'wrong organization';

export interface ScoreError {
  readonly class: ErrorClass;
  readonly article: string;
  readonly detail: string;
}

/** A pair on one side of the comparison: what break-downs group. */
export interface Judged {
  readonly side: 'gold' | 'found';
  readonly weight: number;
  readonly isHit: boolean;
  /** Of the found partnership, or of the one that answers the gold; null: none does. */
  readonly rule: string | null;
  readonly partnership: Partnership | GoldPartnership;
}

export interface ArticleScore {
  readonly article: string;
  readonly tally: Tally;
  readonly errors: readonly ScoreError[];
  readonly judged: readonly Judged[];
  readonly isNegative: boolean;
  /** Of an article without any partnership: one was found nevertheless. */
  readonly isFalseAlarm: boolean;
}

/** What a comparison writes to. */
interface Book {
  readonly gold: Gold;
  readonly tally: GrowingTally;
  readonly errors: ScoreError[];
  readonly judged: Judged[];
}

function note({ gold, errors }: Book, kind: ErrorClass, detail: string): void {
  errors.push({ class: kind, article: gold.id, detail });
}

/** Compares one record (null: there is none) with the gold of its article. */
export function scoreArticle(gold: Gold, record: ArticleRecord | null): ArticleScore {
  const book: Book = { gold, tally: {}, errors: [], judged: [] };
  const partnerships = record?.partnerships ?? [];
  scorePartnerships(book, partnerships);
  if (gold.partnerships.length > 0) scoreDiseases(book, partnerships);
  scoreOfficials(book, record?.officials ?? []);
  const isNegative = gold.partnerships.length === 0;
  const { tally, errors, judged } = book;
  return {
    article: gold.id,
    tally,
    errors,
    judged,
    isNegative,
    isFalseAlarm: isNegative && partnerships.length > 0,
  };
}

// ── partnerships ─────────────────────────────────────────────────────────────────────────────────────

function scorePartnerships(book: Book, partnerships: readonly Partnership[]): void {
  const wanted = goldPairs(book.gold.partnerships);
  const found = foundPairs(partnerships);
  for (const pair of wanted) scoreGoldPair(book, pair, found);
  for (const pair of found) scoreFoundPair(book, pair, wanted);
}

function scoreGoldPair(book: Book, pair: GoldPair, found: readonly FoundPair[]): void {
  const { partnership, weight } = pair;
  const best = bestAnswer(pair, found);
  const counts = { gold: weight, goldHit: best === null ? 0 : weight };
  add(book.tally, 'partnership pairs', counts);
  add(book.tally, `recall on ${partnership.prominence}`, counts);
  const rule = best?.partnership.rule ?? null;
  book.judged.push({ side: 'gold', weight, isHit: best !== null, rule, partnership });
  if (best !== null) scoreAttributes(book, pair, best);
  else note(book, 'missed partnership', `${partnership.prominence} ${shown(pair)} | ${partnership.quote}`);
}

function scoreFoundPair(book: Book, pair: FoundPair, wanted: readonly GoldPair[]): void {
  const { weight, partnership } = pair;
  const isHit = wanted.some((one) => aligned(one, pair) !== null);
  add(book.tally, 'partnership pairs', { found: weight, foundHit: isHit ? weight : 0 });
  book.judged.push({ side: 'found', weight, isHit, rule: partnership.rule, partnership });
  if (isHit) return;
  const quote = partnership.evidence[0]?.quote ?? '';
  note(book, 'spurious partnership', `${shown(pair)} [${partnership.rule}] | ${quote}`);
}

/** Of the found pairs with the same parties the first of those whose attributes agree best. */
function bestAnswer(pair: GoldPair, found: readonly FoundPair[]): FoundPair | null {
  let best: FoundPair | null = null;
  let most = -1;
  for (const candidate of found) {
    if (aligned(pair, candidate) === null) continue;
    const agreed = agreement(pair.partnership, candidate.partnership);
    if (agreed > most) [best, most] = [candidate, agreed];
  }
  return best;
}

const dateOf = (p: Partnership): string | null => p.date?.value ?? null;

const common = <T>(a: readonly T[], b: readonly T[]): T[] => a.filter((one) => b.includes(one));

function agreement(gold: GoldPartnership, p: Partnership): number {
  const same = [gold.status === p.status, gold.instrument === p.instrument, gold.date === dateOf(p)];
  return same.filter(Boolean).length + common<string>(gold.types, p.types).length;
}

// ── attributes of a partnership that was found ───────────────────────────────────────────────────────

function scoreAttributes(book: Book, pair: GoldPair, answer: FoundPair): void {
  const { partnership: gold, weight } = pair;
  const p = answer.partnership;
  const single = (slot: 'status' | 'instrument' | 'prominence') => {
    judge(book.tally, slot, weight, gold[slot] === p[slot]);
    if (gold[slot] !== p[slot]) note(book, `wrong ${slot}`, `${p[slot]} should be ${gold[slot]} | ${shown(pair)}`);
  };
  single('status');
  single('instrument');
  single('prominence');
  scoreKinds(book, pair, answer);
  scoreDate(book, pair, p);
  scoreTypes(book, pair, p);
  scoreValues(book, pair, p);
}

function scoreKinds(book: Book, pair: GoldPair, answer: FoundPair): void {
  const [a, b] = aligned(pair, answer) ?? [answer.a, answer.b];
  for (const [gold, side] of [[pair.a, a] as const, [pair.b, b] as const]) {
    judge(book.tally, 'party kind', pair.weight, gold.kind === side.kind);
    if (gold.kind !== side.kind) note(book, 'wrong party kind', `${gold.name}: ${side.kind} should be ${gold.kind}`);
  }
}

/** A date that the gold does not give counts as found only where it is not just the date of the news. */
function scoreDate(book: Book, pair: GoldPair, p: Partnership): void {
  const { weight } = pair;
  const [wanted, found] = [pair.partnership.date || null, dateOf(p)];
  const hit = wanted !== null && wanted === found ? weight : 0;
  if (wanted !== null) add(book.tally, 'date value', { gold: weight, goldHit: hit });
  const isAsked = wanted !== null || found !== book.gold.published;
  if (found !== null && isAsked) add(book.tally, 'date value', { found: weight, foundHit: hit });
  if (wanted !== found && (wanted !== null || (found !== null && isAsked))) {
    note(book, 'wrong date', `${found ?? 'none'} should be ${wanted ?? 'none'} | ${shown(pair)}`);
  }
}

function scoreTypes(book: Book, pair: GoldPair, { types }: Partnership): void {
  const wanted = pair.partnership.types;
  const hits = pair.weight * common<string>(wanted, types).length;
  const [gold, found] = [pair.weight * wanted.length, pair.weight * types.length];
  add(book.tally, 'types', { gold, found, goldHit: hits, foundHit: hits });
  if (hits === gold && hits === found) return;
  note(book, 'wrong types', `${types.join(', ')} should be ${wanted.join(', ')} | ${shown(pair)}`);
}

function scoreValues(book: Book, pair: GoldPair, { value }: Partnership): void {
  const keyOf = ({ currency, amount }: { readonly currency: string; readonly amount: number }) =>
    `${currency} ${amount}`;
  const wanted = pair.partnership.values.map(keyOf);
  const found = value.map(keyOf);
  const hits = pair.weight * common([...new Set(wanted)], found).length;
  const counts = { gold: pair.weight * wanted.length, found: pair.weight * found.length };
  add(book.tally, 'deal value', { ...counts, goldHit: hits, foundHit: hits });
  if (hits === counts.gold && hits === counts.found) return;
  note(book, 'wrong value', `${found.join(', ') || 'none'} should be ${wanted.join(', ') || 'none'} | ${shown(pair)}`);
}

// ── diseases ─────────────────────────────────────────────────────────────────────────────────────────

type Forms = ReadonlyMap<string, ReadonlySet<string>>;

/** The diseases of an article under the key of their first form; of the same key twice the first stays. */
function goldDiseases({ partnerships }: Gold): Forms {
  const diseases = new Map<string, ReadonlySet<string>>();
  for (const forms of partnerships.flatMap((p) => p.diseases)) {
    const key = termKey(forms[0] ?? '');
    if (!diseases.has(key)) diseases.set(key, new Set(forms.map(termKey)));
  }
  return diseases;
}

function foundDiseases(partnerships: readonly Partnership[]): Forms {
  const areas = partnerships.flatMap((p) => p.disease_areas);
  return new Map(
    areas.map(({ name, text, aliases }) => [termKey(name), new Set([name, text, ...aliases].map(termKey))]),
  );
}

function scoreDiseases(book: Book, partnerships: readonly Partnership[]): void {
  const wanted = goldDiseases(book.gold);
  const found = foundDiseases(partnerships);
  const missed = unmatched(wanted, found);
  const spurious = unmatched(found, wanted);
  add(book.tally, 'disease areas', {
    gold: wanted.size,
    goldHit: wanted.size - missed.length,
    found: found.size,
    foundHit: found.size - spurious.length,
  });
  for (const name of missed) note(book, 'missed disease', name);
  for (const name of spurious) note(book, 'spurious disease', name);
}

/** Names of the diseases that share no form with any of the others. */
function unmatched(diseases: Forms, others: Forms): string[] {
  return [...diseases].filter(([, forms]) => ![...others.values()].some((o) => meet(o, forms))).map(([name]) => name);
}

// ── officials ────────────────────────────────────────────────────────────────────────────────────────

const described = (name: string, title: string | null): string => (title === null ? name : `${name}, ${title}`);

/** Each found official answers one of the gold at most. */
function scoreOfficials(book: Book, found: readonly Official[]): void {
  const used = new Set<Official>();
  for (const wanted of book.gold.officials) {
    const answer = found.find((one) => !used.has(one) && isSamePerson(one.name, wanted.names));
    add(book.tally, 'officials', { gold: 1, goldHit: answer === undefined ? 0 : 1 });
    if (answer === undefined) {
      note(book, 'missed official', described(wanted.names[0] ?? '', wanted.title));
      continue;
    }
    used.add(answer);
    scoreOffice(book, wanted, answer);
  }
  for (const one of found) {
    add(book.tally, 'officials', { found: 1, foundHit: used.has(one) ? 1 : 0 });
    if (!used.has(one)) note(book, 'spurious official', described(one.name, one.title));
  }
}

function scoreOffice(book: Book, wanted: GoldOfficial, { title, organization }: Official): void {
  const name = wanted.names[0] ?? '';
  if (wanted.title !== null && wanted.title !== '') {
    const isRight = isSameTitle(title, wanted.title);
    judge(book.tally, 'official title', 1, isRight);
    if (!isRight) note(book, 'wrong title', `${name}: ${title ?? 'none'} should be ${wanted.title}`);
  }
  const { organizations } = wanted;
  if (organizations.length === 0) return;
  const isRight = organizations.map(orgKey).includes(orgKey(organization ?? ''));
  judge(book.tally, 'official organization', 1, isRight);
  if (!isRight) note(book, 'wrong organization', `${name}: ${organization ?? 'none'} should be ${organizations[0]}`);
}
