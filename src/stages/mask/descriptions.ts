/** What describes a name before it, or each name of a list. */
import { light, regExp } from '../../regexp.ts';
import { drop, type MaskedSentence, ranges } from '../mask.ts';

const DESCRIPTION = light(
  /(?<=(?:^|[\s,(])(?:with|and|by|from|between|to|of|including|that) |, |^)(?:the |its |an? )?(?:(?!(?:and|or|to|with|by|for|from|of|in|on|said|has|have|will|is|are|was|were|signed|its|their|that|which|between|among|under|through|via|partnering|partnerships?|ventures?|alliances?|collaborations?|agreements?|deals?|contracts?|pacts?)\b)[\p{L}\p{N}.’'-]+ ){0,4}?(?:company|firm|maker|manufacturer|developer|provider|operator|giant|startup|start-up|charity|nonprofit|drugmaker|chipmaker|automaker|bank|insurer|retailer|supplier|distributor|university|hospital|foundation|leader|specialist|powerhouse|group|agency|conglomerate|carrier|airline|peer|rival|multinational|biotech|fintech|vendor|network|brand|platform|leaders|companies|firms|giants|startups|(?:auto|car|drug|chip|plane|steel)makers|makers|manufacturers|producers|banks|insurers|lenders|retailers|airlines|carriers|operators|providers|developers|suppliers|universities|hospitals|utilities|conglomerates|cent(?:er|re)|institute|think tank|society|association|ministry|authority|fund|investor|lender|miner|trader|refiner|brewer|utility|shipbuilder|shipper|contractor|major|supermajor|heavyweight|titan|juggernaut|newcomer|pioneer|consultancy|integrator|telco|streamer|builder|shipyard|distiller|grower|studio|label|roaster|publisher|broadcaster|corporation|unicorn|trading house|producer|exporter|importer|exchange|steelmaker|organi[sz]ation|cooperative|JV)(?: of (?:[\p{L}-]+ ){0,5}[\p{L}-]+,)? (?=\uE000)|(?<=\uE000(?: \([^()]{2,12}\))? and )(?:[\p{L}-]+ ){1,3}(?:company|firm|maker|manufacturer|drugmaker|producer|giant|startup|provider|developer), (?=\uE000 (?:has |have |had |will |plan |are )?(?:agreed|signed|inked|formed|announced|launched|set up|teamed|joined|agree|sign|partner))/giu,
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

/** "With researchers at Acme", "with the U.S. unit of Acme", "with Beta subsidiary Acme", "between its subsidiary Acme", "with First League club Acme", "with Starfall developer Acme", "to Beta's rival, Acme": Acme it is. */
const PART_OF = light(
  /(?<=(?:\b(?:with|between)|\uE000 and) )(?:(?:the |a |an )?(?:[\p{L}.-]+ ){0,3}?(?:unit|arm|subsidiary|division|branch|affiliate|chapter|campus|researchers|scientists|engineers|doctors|teams?|colleagues|experts|investigators) (?:of|at|from) (?:the )?|(?:\uE000|(?<=\bbetween )\uE001)(?:['’]s)? (?:(?!(?:to|and|for|in|on|of|as|at|with|or) )[\p{L}-]+ ){0,3}?(?:subsidiary|unit|affiliate|arm|supplier|distributor|contractor|rival|competitor|peer|club|team|side|franchise|outfit|powerhouse|champions|giants?|member|carrier|airline|spin-?off|spin-?out|company|startup|start-up|unicorn|portfolio company|developer|maker|creator|publisher|owner|parent|operator|studio),? )(?=\uE000)|(?<=\bto )\uE000['’]s? (?:[\p{L}-]+ ){0,3}?(?:rival|competitor|peer|unit|subsidiary|affiliate|arm),? (?=\uE000)/giu,
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
