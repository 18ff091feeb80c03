import { foldName, orgKey } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import type { Span } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import type { Scan } from './name-scan.ts';

/** What joins two names into one candidate: "Acme & Orvane", "Acme-Orvane", "Acme/Orvane". */
const JOINT = light(/ & |(?<=[\p{L}\p{N}])[-–/](?=\p{Lu})/gu);

/** Both halves of "MEK-PI" are no names. */
const CODE = /^[A-Z]{1,4}$/;

/**
 * Splits "Acme & Orvane" and "Acme-Orvane" where both halves stand alone elsewhere in the article: two names, not one.
 * In: the scan and its candidates in order. Out: the candidates with such pairs parted.
 */
export function splitPairs({ text }: Scan, candidates: readonly Candidate[]): readonly Candidate[] {
  const name = (c: Span): string => text.slice(c.start, c.end);
  const joined = new Set(candidates.filter((c) => !c.defined && name(c).search(JOINT) > 0));
  if (joined.size === 0) return candidates;
  const others = candidates.filter((c) => !joined.has(c)).map(name);
  const alone = new Set(others.map(orgKey));
  const heads = new Set(others.flatMap(keysOf));
  return candidates.flatMap((c) => {
    if (!joined.has(c)) return [c];
    for (const m of name(c).matchAll(JOINT)) {
      const left = { ...c, end: c.start + m.index };
      const right = { ...c, start: c.start + m.index + m[0].length, initial: false };
      const known = m[0] === ' & ' ? alone : heads;
      if ([left, right].every((half) => CODE.test(name(half)))) continue;
      if (known.has(orgKey(name(left))) && known.has(orgKey(name(right)))) return [left, right];
    }
    return [c];
  });
}

/** The key of a name, and that of its first word where a longer name has a distinctive one. */
const keysOf = (name: string): string[] => {
  const key = orgKey(name);
  const head = key.split(' ')[0] ?? '';
  return head.length > 3 && head !== key ? [key, head] : [key];
};

/** A stretch that the text itself shows to be one name; `headed`: by a heading, so that its beginning is sure as well. */
export interface WholeSpan extends Span {
  readonly headed?: boolean;
}

/** The candidates, those inside a stretch that the text shows to be one name joined to one. */
export function joinDefined(scan: Scan, candidates: readonly Candidate[], defined: readonly WholeSpan[]): Candidate[] {
  if (defined.length === 0) return [...candidates];
  const out: Candidate[] = [];
  for (const c of candidates) {
    const span = spanAt(defined, c);
    const before = out.at(-1);
    if (!span || c.end > span.end) out.push(c);
    else if (before && before.end >= span.end) continue;
    else out.push(whole(scan, c, span));
  }
  return out;
}

/** The first of the stretches, sorted and without overlap, that shares words with the candidate. */
function spanAt(spans: readonly WholeSpan[], { start, end }: Candidate): WholeSpan | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const span = spans[low];
  return span && span.start < end ? span : undefined;
}

/**
 * The candidate from its own first word, or the span's where that comes earlier, to the end of the span; where the
 * beginning of the name is sure, without words of a heading before it ("Support USA Acme").
 */
function whole({ text, tokens }: Scan, c: Candidate, span: WholeSpan): Candidate {
  let { first, last } = c;
  while (first > 0 && (tokens.start[first] ?? 0) > span.start) first--;
  while (last < tokens.count && (tokens.end[last - 1] ?? 0) < span.end) last++;
  const start = Math.min(c.start, span.start);
  const lead = text.slice(start, span.start);
  const isLonger = /^[Tt]he .|\.? \p{Lu}\. $/u.test(lead) || text.slice(start - 4, start) === 'the ';
  const isCut = span.headed === true && !/^(?:[Tt]he )?$/.test(lead) && !isLonger;
  let cut = first;
  while (isCut && (tokens.start[cut] ?? 0) < span.start) cut++;
  const from = isCut ? cut : first;
  return {
    ...c,
    first: from,
    last,
    start: isCut ? span.start : start,
    end: span.end,
    initial: c.initial && from === c.first,
    defined: isCut || /^(?:[Tt]he )?$/.test(lead),
  };
}

/** What a member of a list may be called before its name ("and local startup Acme", "and Peru's aid agency, Acme"). */
const CALLED =
  "(?:the |its |an? )?(?:[A-Z]\\w+['’]s )?(?:[A-Za-z]+-(?:owned|based|backed|listed|run|controlled) )?(?:(?:[a-z-]+ ){0,2}(?:startup|start-up|company|firm|giant|maker|\\w+maker|developer|insurer|bank|lender|retailer|airline|carrier|operator|supplier|distributor|charity|nonprofit|non-profit|university|hospital|institute|agency|ministry|regulator|group|conglomerate|subsidiary|affiliate|unit|rival|peer|partner|brand|platform|utility|broadcaster|publisher|foundation|union|think tank),? )?";
/** Between two members of a list. */
const LIST_JOINT = new RegExp(`^(?: \\([^()]{1,30}\\))?,? (?:and |& |or |as well as |along with |plus )?${CALLED}$`);
/** Between the last two. */
const LAST_JOINT = new RegExp(`^(?: \\([^()]{1,30}\\))?,? (?:and|&|as well as|along with|plus) ${CALLED}$`);

/** Before a list of organisations: "partners like", "hospitals including the", "Five banks -", "an alliance made up of". */
const INTRODUCED = light(
  /\b(?:made up of|consist(?:s|ing) of|compris(?:es|ed of|ing)|composed of|br(?:ings?|inging|ought) together|unit(?:es|ing|ed)|representatives (?:of|from)|\bunder (?:the|this|that|their|its) (?:[\p{L}-]+ ){0,3}?(?:deal|agreement|partnership|pact|alliance|accord|memorandum|MOU|venture),|(?:consortium|coalition|alliance|partnership|venture|network|group)(?:,? (?:which|that))? (?:includes?|included|including|of|between|among))(?: the)? $|\b(?:drugmakers|automakers|carmakers|chipmakers|planemakers|steelmakers|shipbuilders|telcos|startups|lenders|insurers|retailers|airlines|giants|biotechs|universities|nonprofits|charities)(?: the)? $|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[\p{L}-]+ ){0,3}?(?:companies|firms|partners|institutions|universities|hospitals|organi[sz]ations|agencies|banks|lenders|airlines|carriers|operators|startups|start-ups|colleges|schools|charities|nonprofits|retailers|brands|manufacturers|makers|insurers|utilities|ministries)(?:,|:| ?[–—]| --?| \()(?: the)? ?$|\b(?:partners?|collaborators?|companies|firms|brands|organi[sz]ations|institutions|institutes|universities|colleges|hospitals|clinics|sponsors|members|clients|customers|manufacturers|makers|banks|lenders|insurers|retailers|providers|vendors|agencies|foundations|charities|nonprofits|startups|start-ups|publishers|broadcasters|airlines|carriers|distributors|suppliers|ministries|operators|competitors|rivals|investors|funders|supporters|centers|centres|giants|platforms|businesses|associations|societies|groups|partnerships|collaborations|alliances|agreements|ventures|affiliations)(?: [\w-]+){0,6}?,? (?:(?:like|such as|including|include|includes|included|namely|are|were)(?: (?:those|collaborations|partnerships|agreements|ones|deals))?(?: with)?)(?: the)? $/iu,
);
/** Behind two that act together. */
const ACTING = light(
  /^(?:,? (?:today|jointly|together|both|recently|also|proudly|officially|formally|have|has|are|will|to))*,? (?:partner|team(?:ed|ing|s)? up|join(?:ed|s|ing)? (?:forces|hands)|collaborat|cooperat|sign(?:ed|s)? (?:an? |the )?(?:\w+ ){0,3}(?:agreement|deal|MOU|memorandum|contract|partnership)|announced? (?:an? |the |their )?(?:\w+ ){0,3}(?:partnership|collaboration|alliance|agreement|joint)|in (?:partnership|collaboration|cooperation) with|(?<=jointly )\w+(?:ing|ed?)\b|form(?:ed)? an? |enter(?:ed)? into|work(?:ing)? together|launch(?:ed)? an? joint)/u,
);
/** Before two that act together. */
const BETWEEN = light(
  /\b(?:partnership|collaboration|alliance|agreement|deal|pact|venture|cooperation|contract|accord|memorandum of understanding|MOU|tie-up|effort|project|program|programme)(?:,? (?:signed|reached|announced|concluded|made|struck|inked|agreed))? (?:between|of|by|among) (?:the |\p{Lu}\w+['’]s )?$/u,
);

/** Right before the first member of a list. */
const OPENS = /\b(?:with|by|between|among|from|for|like|as|includ(?:e|es|ing)|and) (?:the )?$/;

const POSSESSOR = light(/^['’]s \p{Lu}/u);

/** How far before a list its introduction is looked for, in UTF-16 code units. */
const REACH = 90;

/**
 * The keys of names that stand in a list with names that are known ("Acme, NowThis and Orvane" tells that NowThis is of
 * their kind), in a list that is introduced as one of organisations, or beside a known one with which they act.
 * In: the text, candidates in order, whether a key is known. Out: keys, not known so far.
 */
export function listedAmong(
  text: string,
  candidates: readonly Candidate[],
  isKnown: (key: string) => boolean,
): Set<string> {
  const found = new Set<string>();
  const key = (c: Candidate): string => orgKey(text.slice(c.start, c.end));
  for (const list of lists(text, candidates)) {
    const known = list.filter((c) => isKnown(key(c))).length;
    if (known === list.length) continue;
    for (const c of learnt(text, list, known)) if (!isKnown(key(c)) && foldName(key(c)).length > 2) found.add(key(c));
  }
  return found;
}

/** The lists of two or more candidates; "and" ends one. */
function lists(text: string, candidates: readonly Candidate[]): Candidate[][] {
  const all: Candidate[][] = [];
  let list: Candidate[] = [];
  let closed = false;
  for (const c of candidates) {
    // "Acme (Peru) and Orvane (US)": where each is
    if (text[c.start - 1] === '(' && text[c.end] === ')') continue;
    // "and Brazil's Acme": whose it is
    if (POSSESSOR.test(text.slice(c.end, c.end + 4))) continue;
    const last = list.at(-1);
    const joint = last && last.sentence === c.sentence ? text.slice(last.end, c.start) : null;
    if (!closed && joint !== null && LIST_JOINT.test(joint)) {
      list.push(c);
      closed = LAST_JOINT.test(joint);
    } else {
      list = [c];
      closed = false;
      all.push(list);
    }
  }
  return all.filter((l) => l.length > 1);
}

/** Those of a list that it shows to be organisations. */
function learnt(text: string, list: readonly Candidate[], known: number): readonly Candidate[] {
  const first = list[0];
  const last = list.at(-1);
  if (!first || !last) return [];
  const before = text.slice(Math.max(0, first.start - REACH), first.start);
  if (INTRODUCED.test(before)) return list;
  // "In Oslo, Acme and Orvane": what comes first may be no member
  if (list.length > 2) {
    if (known === 0 || (known === 1 && !ACTING.test(text.slice(last.end, last.end + REACH)))) return [];
    return OPENS.test(before) ? list : list.slice(1);
  }
  const act = BETWEEN.test(before) || ACTING.test(text.slice(last.end, last.end + REACH));
  return known === 1 && act ? list : [];
}
