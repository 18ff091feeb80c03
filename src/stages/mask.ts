import { initialsOf } from '../name-key.ts';
import { light, regExp } from '../regexp.ts';
import { MASK } from '../rules/pattern.ts';
import type { DateMention, Mention, MoneyMention, OrgMention, PersonMention, RefMention, Span } from '../types.ts';

/** Mentions that a masked sentence hides behind one character. */
export type MaskedMention = OrgMention | RefMention | PersonMention | DateMention | MoneyMention;

/**
 * A sentence with each mention replaced by one private-use character and white space folded to single blanks.
 * `at[i]` is the offset in the article of the i-th character; `mentions` are in order, one per mask character.
 */
export interface MaskedSentence {
  readonly text: string;
  readonly at: readonly number[];
  readonly mentions: ReadonlyMap<number, MaskedMention>;
  /** Offset in the article just behind the last character. */
  readonly end: number;
}

const maskOf = (m: MaskedMention): string => {
  if (m.type === 'ref') return m.number === 'many' ? MASK.refs : MASK.ref;
  return MASK[m.type];
};

/** Whether the mention is of a type that is masked. */
export const isMasked = (m: Mention): m is MaskedMention =>
  m.type === 'org' || m.type === 'ref' || m.type === 'person' || m.type === 'date' || m.type === 'money';

interface Builder {
  text: string;
  readonly at: number[];
  readonly mentions: Map<number, MaskedMention>;
}

/**
 * Masks one sentence.
 * In: the article, the sentence's span, its mentions (sorted, without overlap). Out: the masked sentence; linear.
 */
export function mask(article: string, sentence: Span, mentions: readonly MaskedMention[]): MaskedSentence {
  const b: Builder = { text: '', at: [], mentions: new Map() };
  let from = sentence.start;
  for (const m of mentions) {
    copy(b, article, from, m.start);
    b.mentions.set(b.text.length, m);
    b.text += maskOf(m);
    b.at.push(m.start);
    from = m.end + (m.type === 'org' ? tickerBehind(article, m) : 0);
  }
  copy(b, article, from, sentence.end);
  return { text: b.text, at: b.at, mentions: b.mentions, end: sentence.end };
}

/** "Kelmar Co Ltd KLM and Orvane Inc. ORV have": the length of the letters of a share behind a legal form. */
function tickerBehind(article: string, { start, end }: Span): number {
  if (article[end] !== ' ' || !LEGAL.test(article.slice(Math.max(start, end - LEGAL_LENGTH), end))) return 0;
  TICKER.lastIndex = end;
  return TICKER.exec(article)?.[0].length ?? 0;
}

const LEGAL_LENGTH = 12;
const LEGAL = / (?:Inc|Corp|Ltd|Co|PLC|plc|Corporation|Limited|Holdings)\.?$/;
const TICKER = / [A-Z]{2,5}(?=[ ,.;](?!\p{Lu}))/uy;

/** The masked sentence with a list behind it, as if its bullets stood in the sentence: "its partners are: A, B, C". */
export function withList(s: MaskedSentence, list: readonly MaskedMention[]): MaskedSentence {
  const text = s.text.replace(/ *[.:]? *$/, '');
  const b: Builder = { text: `${text}:`, at: s.at.slice(0, text.length), mentions: new Map(s.mentions) };
  b.at.push(s.at[text.length] ?? s.end);
  list.forEach((m, i) => {
    const joint = i === 0 ? ' ' : ', ';
    for (let k = 0; k < joint.length; k++) b.at.push(m.start);
    b.text += joint;
    b.mentions.set(b.text.length, m);
    b.text += maskOf(m);
    b.at.push(m.start);
  });
  return { text: b.text, at: b.at, mentions: b.mentions, end: list.at(-1)?.end ?? s.end };
}

/** Copies a stretch of the article, each run of white space as one blank. */
function copy(b: Builder, article: string, from: number, to: number): void {
  let start = from;
  for (let i = from; i < to; i++) {
    if (!isSpace(article.charCodeAt(i))) {
      b.at.push(i);
      continue;
    }
    b.text += article.slice(start, i);
    if (!b.text.endsWith(' ')) {
      b.text += ' ';
      b.at.push(i);
    }
    while (i + 1 < to && isSpace(article.charCodeAt(i + 1))) i++;
    start = i + 1;
  }
  b.text += article.slice(start, to);
}

/** As `\s`. */
const isSpace = (code: number): boolean =>
  code === 32 || (code > 8 && code < 14) || (code > 159 && /\s/.test(String.fromCharCode(code)));

/** The masked sentence without the given ranges of its own text (sorted, without overlap). */
function without(s: MaskedSentence, ranges: readonly Span[]): MaskedSentence {
  let text = '';
  const at: number[] = [];
  const mentions = new Map<number, MaskedMention>();
  let from = 0;
  const keep = (to: number): void => {
    for (let i = from; i < to; i++) {
      const m = s.mentions.get(i);
      if (m) mentions.set(at.length, m);
      at.push(s.at[i] ?? s.end);
    }
    text += s.text.slice(from, to);
  };
  for (const r of ranges) {
    keep(r.start);
    from = r.end;
  }
  keep(s.text.length);
  return { text, at, mentions, end: s.end };
}

/** The masked sentence with a word instead of the mentions at some places of its text. */
export function spelt(s: MaskedSentence, places: ReadonlySet<number>, word: string): MaskedSentence {
  let text = '';
  const at: number[] = [];
  const mentions = new Map<number, MaskedMention>();
  for (let i = 0; i < s.text.length; i++) {
    const shown = places.has(i) ? word : (s.text[i] ?? '');
    const m = s.mentions.get(i);
    if (m && !places.has(i)) mentions.set(text.length, m);
    for (let k = 0; k < shown.length; k++) at.push(s.at[i] ?? s.end);
    text += shown;
  }
  return { text, at, mentions, end: s.end };
}

/** All matches of a global expression. (`matchAll` would make a new expression at each call.) */
function ranges(text: string, pattern: RegExp): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m !== null; m = pattern.exec(text)) {
    found.push({ start: m.index, end: m.index + m[0].length });
    if (m[0] === '') pattern.lastIndex++;
  }
  return found;
}

const PARENTHESIS = light(
  /(?<=\uE000),? (?:\[[A-Z0-9.\uE000]{3,12}\]|[A-Z0-9]{1,6}\.[A-Z]{1,2}(?![\w.]))|(?<=[\uE000-\uE003)]|[\p{L}\p{N}]) ?\([^()]{1,160}\)|(?<=[\uE000]), \([^()]{1,160}\)(?=[, ])| ?(?:®|™|\((?:R|TM)\))|(?<=[\uE000]) <\d{4}>/gu,
);

/** The masked sentence without some ranges of its own text (sorted, without overlap). */
export const drop = (s: MaskedSentence, found: readonly Span[]): MaskedSentence =>
  found.length === 0 ? s : without(s, found);

/** "The Acme Future Company “Acme”": the name by which it goes. */
const CALLED = light(/(?<=\uE000) [“"‘'«]\uE000[”"’'»](?=[ ,.;:)]|$)/gu);

/** "With startup ‘Acme’": the marks around a name. */
const QUOTED = light(
  /(?<=^|[ (])[“"‘'«](?=\uE000[”"’'»](?=[ ,.;:)]|$))|(?<=(?:^|[ (])[“"‘'«]\uE000)[”"’'»](?=[ ,.;:)]|$)/gu,
);

/** "A business agreement (MOU)": the noun and the opening parenthesis; then what closes it. */
const PAPER = light(
  /\b(?:agreement|pact|accord|contract|cooperation|collaboration|partnership|arrangement)s? \((?=(?:MOUs?|LOI|JV|memorandum of understanding|letter of intent|joint venture)\))|(?<=\b(?:agreement|pact|accord|contract|cooperation|collaboration|partnership|arrangement)s? \((?:MOUs?|LOI|JV|memorandum of understanding|letter of intent|joint venture))\)/giu,
);

/** "With the Orvane Institute of Robotics, or OIR, and Acme": other names between commas. */
const OR_SHORT = light(
  /(?<=\uE000), or (?:simply |the )?\uE000(?=,)|(?<=\uE000) or \uE000(?=,| and (?:the )?\uE000)/gu,
);

/** Whether the second name at a place may be the short form of the first one: a word of the same beginning. */
function isShortForm(s: MaskedSentence, { start, end }: Span): boolean {
  const full = s.mentions.get(start - 1);
  const short = s.mentions.get(end - 1);
  if (full?.type !== 'org' || short?.type !== 'org') return false;
  const isInitial = short.key[0] === full.key[0] && !short.key.includes(' ') && full.key.includes(' ');
  return isInitial && (s.text[start] === ',' || short.key === initialsOf(full.key.split(' ')));
}

/** Without parentheses: "Acme (NASDAQ: ACME) said" reads "Acme said", "an agreement (MOU)" reads "an MOU"; so ", or ACM,", and “Acme”. */
export const withoutParentheses = (s: MaskedSentence): MaskedSentence => {
  const known = drop(s, ranges(s.text, CALLED));
  const bare = drop(known, ranges(known.text, QUOTED));
  const named = drop(bare, ranges(bare.text, PAPER));
  const plain = drop(named, ranges(named.text, PARENTHESIS));
  if (!plain.text.includes(' or ')) return plain;
  return drop(
    plain,
    ranges(plain.text, OR_SHORT).filter((r) => isShortForm(plain, r)),
  );
};

const DESCRIPTION = light(
  /(?<=(?:^|[\s,(])(?:with|and|by|from|between|to|of|including|that) |, |^)(?:the |its |an? )?(?:(?!(?:and|or|to|with|by|for|from|of|in|on|said|has|have|will|is|are|was|were|signed|its|their|that|which|between|among|under|through|via|partnerships?|ventures?|alliances?|collaborations?|agreements?|deals?|contracts?|pacts?)\b)[\p{L}\p{N}.’'-]+ ){0,4}?(?:company|firm|maker|manufacturer|developer|provider|operator|giant|startup|start-up|charity|nonprofit|drugmaker|chipmaker|automaker|bank|insurer|retailer|supplier|distributor|university|hospital|foundation|leader|specialist|powerhouse|group|agency|conglomerate|carrier|airline|peer|rival|multinational|biotech|fintech|vendor|network|brand|platform|leaders|companies|firms|giants|startups|(?:auto|car|drug|chip|plane|steel)makers|makers|manufacturers|producers|banks|insurers|lenders|retailers|airlines|carriers|operators|providers|developers|suppliers|universities|hospitals|utilities|conglomerates|cent(?:er|re)|institute|think tank|society|association|ministry|authority|fund|investor|lender|miner|trader|refiner|brewer|utility|shipbuilder|shipper|contractor|publisher|broadcaster|corporation|unicorn|trading house|producer|exporter|importer|exchange|steelmaker|organi[sz]ation|cooperative|JV)(?: of (?:[\p{L}-]+ ){0,5}[\p{L}-]+,)? (?=\uE000)|(?<=\uE000(?: \([^()]{2,12}\))? and )(?:[\p{L}-]+ ){1,3}(?:company|firm|maker|manufacturer|drugmaker|producer|giant|startup|provider|developer), (?=\uE000 (?:has |have |had |will |plan |are )?(?:agreed|signed|inked|formed|announced|launched|set up|teamed|joined|agree|sign|partner))/giu,
);

const POSSESSOR = light(
  /(?<=^|[ (])(?:\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?|[\uE000\uE001\uE003])['’]s (?=\uE000)|(?<=^|[ (])(?:\p{Lu}\.)+['’] (?=\uE000)|(?<=^|[ (])\p{Lu}\p{L}+s['’] (?=\uE000)|(?<= with )(?:[\p{Ll}-]+,? ){1,7}?(?:company|firm|giant|maker|provider|leader|group|brand|platform) (?=\uE000)/gu,
);

const TOWN = "\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.-]+){0,2}";
const REGION = '\\p{Lu}[\\p{L}.]+(?: \\p{Lu}[\\p{L}.]+)?';
const SEATED =
  'based|listed|headquartered|owned|backed|run|funded|controlled|affiliated|invested|led|maker|owner|parent';

/** "Pune-based Acme", "Larkmoor, Wis.-based Acme", "Acme in Larkmoor, Wis., has", "Acme of Larkmoor, Wis., has", "Acme of Germany": where it is. */
const LOCATION = regExp(
  [
    `(?<=^|[ (])(?:${TOWN}, )?(?:\\p{Lu}\\p{L}+ ){0,2}[\\p{L}.]+-(?:${SEATED}) (?!by )(?:(?!of )[\\p{Ll}-]+ ){0,4}?(?=\\uE000)`,
    "(?<=\\uE000), \\p{Lu}[\\p{L}.]+(?: \\p{Lu}[\\p{L}.]+)?(?:, \\p{Lu}[\\p{L}.]+)?(?=,? and (?:the )?(?:\\p{Lu}[\\p{L}]+['’]s )?\\uE000|,? (?:for|to|on|has|have|will|signed|said)\\b)",
    `(?<=\\uE000) in (?:the )?${TOWN}(?=, (?:the )?\\uE000)`,
    `(?<=\\uE000) in ${TOWN}(?:, ${REGION})?(?=,? and (?:with )?(?:the |\\p{Lu}[\\p{L}.]+(?:['’]s|-based) )?(?:[\\p{Ll}-]+ ){0,3}\\uE000)`,
    `(?<=\\uE000)(?: in|,? of) ${TOWN}(?:, ${REGION})?,(?= (?:and|has|have|is|are|will|to|for|on|\\p{Ll}{2,9}ed)\\b)`,
    `(?<=\\uE000), (?:both|all) (?:of|in|from|based in) ${TOWN}(?:, ${REGION})?(?=,)`,
    `(?<=\\uE000), of ${TOWN}(?:, ${REGION})?(?=, (?:and )?\\uE000)`,
    '(?<=\\uE000) (?:of|from) (?:the )?\\p{Lu}[\\p{L}.]+(?: \\p{Lu}[\\p{L}.]+){0,2}(?=,? (?:and|has|have|is|are|to|on|for|said|will|about|over|under)\\b|,)',
  ].join('|'),
  'gu',
);

/** "With researchers at Acme", "with the U.S. unit of Acme", "with Beta subsidiary Acme", "between its subsidiary Acme", "with First League club Acme", "to Beta's rival, Acme": Acme it is. */
const PART_OF = light(
  /(?<=(?:\b(?:with|between)|\uE000 and) )(?:(?:the |a |an )?(?:[\p{L}.-]+ ){0,3}?(?:unit|arm|subsidiary|division|branch|affiliate|chapter|campus|researchers|scientists|engineers|doctors|teams?|colleagues|experts|investigators) (?:of|at|from) (?:the )?|(?:\uE000|(?<=\bbetween )\uE001)(?:['’]s)? (?:(?!(?:to|and|for|in|on|of|as|at|with|or) )[\p{L}-]+ ){0,3}?(?:subsidiary|unit|affiliate|arm|supplier|distributor|contractor|rival|competitor|peer|club|team|side|franchise|outfit|powerhouse|champions|giants?|member|carrier|airline|spin-?off|spin-?out|company|startup|start-up|unicorn|portfolio company),? )(?=\uE000)|(?<=\bto )\uE000['’]s? (?:[\p{L}-]+ ){0,3}?(?:rival|competitor|peer|unit|subsidiary|affiliate|arm),? (?=\uE000)/giu,
);

/** "Acme's drug institute and Beta", "Beta and Acme's drug unit have": a part without a name is the whole. */
const NAMELESS_PART = light(
  /(?<=\uE000)['’]s (?:[\p{L}\p{N}-]+ ){0,4}?(?:institute|cent(?:er|re)|hospital|school|college|laboratory|lab|department|unit|arm|division|faculty|clinic)(?= (?:and|&) (?:the )?\uE000(?!['’])|(?<=\uE000(?:,| and| &) (?:the )?\uE000['’][^\uE000]*) (?:have|has|will|said|signed|agreed|announced|launched|are|plan)\b)/gu,
);

/** "With one of the largest oil companies - Acme", "with one of its oldest rivals, Acme". */
const ONE_OF = light(
  /(?<=\b(?:with|and|by|from|to) )one of [^,;\uE000-\uE002]{3,80}?(?:,| ?[–—-]) ?(?:(?:the|an?) (?:[\p{L}\p{N}-]+ ){0,3})?(?=\uE000)/giu,
);

/** "With Acme, as well as other firms including Orvane": one more of the list. */
const SUCH_AS =
  /(?<=\b(?:with|between|from|to|by) (?:the )?\uE000(?:,? and|,? as well as|,? along with) (?:with )?)(?!(?:customer|client|investor|shareholder|rival|competitor|creditor|lender)s\b)(?:(?!(?:and|or|to|for|in|on|by|at|from|that|which|customers|clients|investors|shareholders|rivals|competitors|creditors)\b)[\p{L}\p{N}.'’-]+ ){0,6}?\p{Ll}+s,? (?:such as|including|like) (?=(?:the )?\uE000)/giu;

/** "With its first distributor, Acme". */
const WITH_ITS = light(
  /(?<=\bwith )\uE001 (?:(?!(?:subsidiary|unit|arm|division|parent|owner|sister|affiliate|own|former|and|or|to|of|for|in|on|at|from|that|which|with)\b)[\p{L}\p{N}.-]+ ){0,4}?(?!(?:subsidiary|unit|arm|division|parent|owner|affiliate)\b)[\p{L}-]+,? (?=\uE000)/giu,
);

/** "With, and received an order from, Acme": another deed beside it. */
const AND_ELSE = light(
  /(?<=\b(?:with|from|to|by)), (?:and|or) [^,;\uE000-\uE003]{3,100} (?:from|to|by|of|for|with|in),(?= (?:the |[^,;\uE000-\uE003]{2,40} )?\uE000)/giu,
);

const AND_ELSE_GATE = /(?:with|from|to|by), (?:and|or) /;

/** "Acme and its long-time supplier, Orvane, signed": who it is stands between commas. */
const AND_ITS = light(
  /(?<=\uE000 and )(?:\uE001|\p{Lu}\p{L}+['’]s) (?:[\p{Ll}-]+ ){0,5}[\p{Ll}-]{3,}, (?=\uE000, (?:have|has|had|will|are|to|[a-z]+ed)\b)/gu,
);

/** Whether what stands there is "its" or "their", and no "the company". */
const isPossessive = (s: MaskedSentence, at: number): boolean => {
  const m = s.mentions.get(at);
  return m !== undefined && m.end - m.start === 3;
};

/** "Acme, a maker of pumps; Beta, a carrier; and Tavira": what is told of each. */
const ITEM = light(
  /(?<=\uE000)(?:,| [–—-]| --) [^;\uE000-\uE002]{2,160}(?=; (?:(?:and|as well as) )?(?:the )?\uE000)/gu,
);
/** "With Acme for pumps, Beta for fans and Tavira for tubes". */
const PARALLEL = light(
  /(?<=\uE000) (for|in|on|to) [^,;\uE000-\uE003]{2,60}?(?=(?:,| and|, and| as well as) (?:with )?(?:the )?\uE000 \1 )/gu,
);

/** Lists without what is told of each of their members: "Acme, a maker of pumps; Beta; and Tavira" reads "Acme, Beta, and Tavira". */
export const withoutItems = (s: MaskedSentence): MaskedSentence => {
  const short = s.text.includes('; ') ? drop(s, ranges(s.text, ITEM)) : s;
  const listed = {
    ...short,
    text: short.text.replace(/(?<=\uE000);(?= (?:(?:and|as well as) )?(?:the )?\uE000)/g, ','),
  };
  return drop(listed, ranges(listed.text, PARALLEL));
};

/** Without what only describes the name behind it: "with chip maker Acme", "with Japan's Acme" read "with Acme". */
export const withoutDescriptions = (s: MaskedSentence): MaskedSentence => {
  const whom = AND_ELSE_GATE.test(s.text) ? drop(s, ranges(s.text, AND_ELSE)) : s;
  const its = drop(
    whom,
    ranges(whom.text, WITH_ITS).filter((r) => isPossessive(whom, r.start)),
  );
  const own = drop(its, ranges(its.text, AND_ITS));
  const alike = own.text.includes(' such as ') || own.text.includes(' including ') || own.text.includes(' like ');
  const shown = alike ? drop(own, ranges(own.text, SUCH_AS)) : own;
  const single = shown.text.includes('one of ') ? drop(shown, ranges(shown.text, ONE_OF)) : shown;
  const parted = drop(single, ranges(single.text, NAMELESS_PART));
  const whole = drop(parted, ranges(parted.text, PART_OF));
  const placed = drop(whole, ranges(whole.text, LOCATION));
  const named = drop(placed, ranges(placed.text, POSSESSOR));
  return drop(named, ranges(named.text, DESCRIPTION));
};

/** What the sentence goes on with after an apposition: a finite verb, a time, or the next name of a list. */
const RESUME =
  '(?:today|yesterday|has|have|had|is|are|was|were|will|would|announc\\w+|said|says|sign\\w*|enter\\w*|partner\\w*|team\\w*|join\\w*|launch\\w*|unveil\\w*|agree[sd]?|form\\w*|collaborat\\w*|reveal\\w*|report\\w*|plans?|expand\\w*|ink\\w*|select\\w*|tap\\w*|dropped|ended|withdrew|terminated|recently|jointly|proudly|officially|(?:mark|celebrat|receiv|rais|open|host|complet|start|continu|confirm|welcom)(?:e?d|e?s)(?! (?:by|in|at|from|as)\\b)|began|begins|won|wins|chose|hired|sells|makes|offers|supplies|operates|runs|wants|seeks|took|takes|gave|gives|got|gets|became|becomes|told|declined|hopes|aims|intends|expects|and (?:the )?[\\uE000\\uE001]|to (?:\\w+ )?(?:develop|create|launch|provide)|on [\\uE004]|[\\uE004])(?![\\w-])';

const APPOSITION = regExp(
  `(?<=[\\uE000])(?:,| ?[—–]| --) ?(?!the [\\uE000](?:,|,? and|,? or) (?:the )?[\\uE000])(?:an?|the|your|our|[\\p{Lu}\\uE000]\\w*['’]s|one of|formerly|specifically|namely|represented by|part of|known|also|best known|(?:widely|long|already|perhaps|better|mainly|mostly|chiefly|itself|currently|now|previously|once) (?:known|seen|regarded|famous|an?|the|owned|controlled|backed|run|listed|headed|led)|parent|parent company of|owners? of|creators? of|makers? of|home of|(?:and|&) (?:an?|the) (?:wholly|subsidiary|division|part|member|leading|\\w+ company)|which|who|whose|based|headquartered|located|spun (?:off|out)|set up|run by|built|bought|held|begun|known|developer|maker|provider|operator|owner|home|led|founded|a leader|leader|leading|maker|\\w+ed (?:by|in|on|for|over|last|as|from|to|with|at|after|earlier|this|[\\uE004]))\\b(?! [\\uE000],? and the [\\uE000])[^;\\uE002]{1,260}?(?:,| ?[—–]| --)(?= ?${RESUME})`,
  'gi',
);

/** "A deal for AX-2, a cancer drug, with Acme": what is told of a thing. */
const OF_A_THING = light(
  /(?<=[\p{Ll}\p{N})]), (?:an?|the|its) [^,;\uE000-\uE003]{3,80},(?= with (?:[\p{L}'’-]+ ){0,5}\uE000)/gu,
);

/** "The Acme Institute at Tavira University and Orvane announced": where one of the two is at home. */
const AT_HOME = regExp(
  `(?<=^[“"]?(?:[Tt]he )?\\uE000) (?:at|within) (?:the )?\\uE000(?=,? and (?:the )?\\uE000,? (?:proudly )?${RESUME})`,
  'gu',
);

/** "Acme, the maker of pumps and Beta, the maker of fans, have": an apposition that only the next name ends. */
const OPEN_APPOSITION = light(/(?<=[\uE000]), (?:an?|the) [^;,\uE000-\uE002]{3,160}(?= and (?:the )?[\uE000])/giu);

/** "Acme — its old venture with Beta ended last year — has signed": what is told between dashes. */
const DASHED = light(
  /(?<=\uE000) ?[—–] ?(?:\uE001|its|whose) [^;—–\uE002]{3,150}[—–](?= ?(?:has |have |had )?\p{Ll}{3,}ed\b)/gu,
);

/** "Acme, Orvane's media arm announced": an apposition that nothing ends. */
const UNCLOSED = light(
  /(?<=\uE000), (?:the )?\uE000['’]s (?:[\p{L}-]+ ){0,8}?(?:arm|unit|division|subsidiary|affiliate|brand|operator)(?= (?:today |has |have |will |\uE004 )?(?:announced|signed|said|launched|teamed|partnered|joined|inked|agreed|entered|unveiled|struck|formed|announces|signs|partners|teams|joins)\b)/gu,
);

/** Without appositions and relative clauses: "Acme, a maker of pumps, and Beta signed" reads "Acme and Beta signed". */
export const withoutAppositions = (s: MaskedSentence): MaskedSentence => {
  const plain = s.text.includes(', with ') ? drop(s, ranges(s.text, OF_A_THING)) : s;
  const undashed = /[—–]/.test(plain.text) ? drop(plain, ranges(plain.text, DASHED)) : plain;
  const closed = drop(undashed, ranges(undashed.text, UNCLOSED));
  const away = / (?:at|within) /.test(closed.text) ? drop(closed, ranges(closed.text, AT_HOME)) : closed;
  const open = drop(away, ranges(away.text, OPEN_APPOSITION));
  const found = ranges(open.text, APPOSITION).map((r) => ({
    start: r.start,
    end: keepsComma(open.text, r) ? r.end - 1 : r.end,
  }));
  return drop(open, found);
};

/** Before the next name of a list the comma is the list's. */
const keepsComma = (text: string, r: Span): boolean => text[r.end - 1] === ',' && text.startsWith(' and ', r.end);
