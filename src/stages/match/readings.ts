/** The ways in which a sentence is read: what is told beside a name is taken out, or told of that name. */
import { light } from '../../regexp.ts';
import { withoutAppositions } from '../mask/appositions.ts';
import { withoutDescriptions, withoutItems } from '../mask/descriptions.ts';
import { withoutParentheses } from '../mask/parentheses.ts';
import { type MaskedMention, type MaskedSentence, spelt } from '../mask.ts';
import type { MaskedMatch } from './rule.ts';

/** The ways in which a sentence is read: without appositions first, then with them. */
export function readings(masked: MaskedSentence): MaskedSentence[] {
  const spaced = withSpacedDashes(withoutParentheses(masked));
  const plain = withoutTaken(withoutEmployers(withoutItems(withoutDescriptions(spaced))));
  const short = withoutAppositions(plain);
  return short === plain ? [plain] : [short, plain];
}

/** A long dash between words, without blanks. */
const DASH = light(/(?<=[^\s\d])—(?=[^\s\d])/g);

/** "Acme—a maker of pumps—signed" reads "Acme — a maker of pumps — signed". */
function withSpacedDashes(s: MaskedSentence): MaskedSentence {
  if (!s.text.includes('—')) return s;
  const places = new Set([...s.text.matchAll(DASH)].map((m) => m.index));
  return places.size === 0 ? s : spelt(s, places, ' — ');
}

/** "With Acme founder Jane Doe", "with Acme and Orvane board adviser Jane Doe": a person, told by whom she works for. */
const EMPLOYER = light(
  /(?<=\bwith (?:the )?(?:\uE000(?:,|,? and) (?:the )?)?)\uE000(?=(?:['’]s?)? (?:[\p{L}-]+ ){0,3}?(?:CEO|CFO|CTO|COO|founder|co-founder|president|chair(?:man|woman|person)?|director|researcher|scientist|professor|star|player|pick|rookie|receiver|quarterback|pitcher|striker|midfielder|goalkeeper|racer|golfer|driver|captain|coach|legend|champion|artist|rapper|singer|actor|actress|designer|chef|author|advis[eo]r|influencer|expert|engineer|executive|officer|manager|owner|alum(?:nus|na|ni)?|ambassador|veteran|physician|surgeon|anchor|host|commissioner|minister|secretary|governor|mayor|senator|creator|Dr\.?|Prof\.?),? \uE003)/giu,
);

/** In: a masked sentence. Out: the same, those names spelt out as ordinary words. */
function withoutEmployers(s: MaskedSentence): MaskedSentence {
  if (!s.text.includes('\uE003')) return s;
  const places = new Set([...s.text.matchAll(EMPLOYER)].map((m) => m.index));
  return places.size === 0 ? s : spelt(s, places, 'their');
}

/** "After acquiring Acme, Orvane has signed", "Days after a deal to buy Acme, Orvane", "According to Acme, Orvane": Acme is no member of a list. */
const TAKEN = light(
  /^(?:[“"]?(?:(?:[\p{L}\p{N}]+ ){0,3}?(?:after|before)|since|by|following|upon|having|with|besides|in)? ?(?:(?:signing |reaching |inking )?an? (?:[\p{L}-]+ ){0,2}?(?:agreement|deal|contract) to |\p{L}+ly )?(?:(?:its |the )?(?:[\p{L}\p{N}.$\uE005-]+ ){0,3}?(?:acquisition|takeover|purchase|merger|integration|buyout) (?:of|with)|(?:(?:acquir|purchas|integrat|absorb|replac)(?:e|ing)|(?:buy|absorb)(?:ing)?|(?:tak|merg|leav|spinn|su)ing)(?: over| with| off| out of| from)?|according to (?:an? |the )?(?:[\p{L}-]+ ){0,4}?(?:reports?|data|story|article|statement|filing|sources) (?:from|by|in|at)|according to|as reported by|speaking to|in an interview with|citing) (?:[\p{Ll}-]+ ){0,5}?)(?=\uE000(?: (?:in|on) [\p{L}\p{N}\uE004]{1,12})?, (?:the |[\p{Ll}-]+ (?:[\p{Ll}-]+ ){0,4}?)?[\uE000\uE001](?!,)(?! and (?:the )?[\uE000\uE001](?:,|$))(?! and (?![\uE000\uE001]|the [\uE000\uE001])))/iu,
);

/** In: a masked sentence. Out: the same, whom its subject took over, or who tells it, spelt out as an ordinary word. */
function withoutTaken(s: MaskedSentence): MaskedSentence {
  const taken = TAKEN.exec(s.text);
  return taken === null ? s : spelt(s, new Set([taken[0].length]), 'it');
}

/** The mentions that only the reading with appositions holds: they describe another name, alone or in a list. */
export function besideMentions([short, plain]: readonly MaskedSentence[]): ReadonlySet<MaskedMention> {
  const beside = new Set<MaskedMention>();
  if (!short || !plain) return beside;
  const kept = new Set(short.mentions.values());
  let before: MaskedMention | undefined;
  for (const [at, m] of plain.mentions) {
    const isListed = before !== undefined && beside.has(before);
    if (!kept.has(m) && (isListed || isDescribing(plain.text, at))) beside.add(m);
    before = m;
  }
  return beside;
}

/** Words stand between it and the name before it: "Acme, a unit of Orvane," and not "Acme, the Orvane Institute,". */
const isDescribing = (text: string, at: number): boolean =>
  !/[\uE000-\uE002](?:,| and|, and)? (?:the )?$/.test(text.slice(0, at));

/**
 * "Acme, a unit of Orvane, signed with Tavira": what follows is told of Acme, not of Orvane; nor is it of the two in "Acme, a
 * venture of Orvane and Kelmar, signed".
 */
export function isSubjectOfAnother(
  m: MaskedMatch,
  beside: ReadonlySet<MaskedMention>,
  reading: MaskedSentence,
): boolean {
  const described = beside.size === 0 ? [] : m.fillers.filter((f) => beside.has(f.mention));
  if (described.length === 0) return false;
  const others = m.fillers.filter((f) => !beside.has(f.mention));
  if (others.length > 0) return described.some((f) => others.some((g) => g.mention.start > f.mention.start));
  const last = Math.max(...described.map((f) => f.mention.end));
  return (reading.at[m.end] ?? reading.end) - last > BEHIND;
}

/** So far behind the last one a match reaches, in UTF-16 code units, that it holds a verb or a noun more. */
const BEHIND = 8;
