/** Who "we" is outside of quotations: the house whose newsletter, blog or release the text is. */
import { light } from '../../regexp.ts';
import type { Article, Cleaned, Mention, OrgMention, RefMention, Segmented, Span } from '../../types.ts';
import type { Entities, Entity } from '../resolve.ts';

/** What is known of an article before its facts are told. */
export interface Told {
  readonly article: Article;
  readonly cleaned: Cleaned;
  readonly segmented: Segmented;
  readonly mentions: readonly Mention[];
  readonly entities: Entities;
}

/** What stands before the name of the house, at the head of the article. */
const MASTHEAD = light(
  /\b(?:newsletter|bulletin|magazine|blog|news|journal|voice|update|digest) (?:of|from|by|for) (?:the )?$/iu,
);
/** "A message from Jane Doe, president of Acme": who signs for the house. */
const LETTER = light(
  /^\W{0,3}(?:An? |The )?(?:\p{L}+ )?(?:message|letter|note|word|greetings|welcome) from [^!?;\n]{3,150} (?:of|at|for)(?: the)? $/iu,
);
/** "We at Acme", "Here at Acme, we". */
const AT = light(
  /\b(?:[Ww]e|[Uu]s|[Ff]riends|[Cc]olleagues|[Hh]ere|[Tt]eam|[Ss]taff) (?:all )?(?:here )?(?:at|of) (?:the )?$/u,
);
const AT_HEAD = light(/(?:^|[.!?\n] ?)At (?:the )?$/u);
/** "Acme is proud to", behind which "our" is Acme's. */
const PROUD = light(
  /^(?: (?:team|family|community|staff|board))? (?:is|are) (?:so |very |extremely |both )?(?:proud|pleased|thrilled|delighted|excited|happy|honou?red|grateful) /u,
);

/** "We are delighted to share that Acme". */
const SHARE = light(/\b[Ww]e(?: are|['’]re) [^.;]{3,60} (?:share|announce|report|tell you|say) that (?:the )?$/u);

/** How far into the article its masthead may stand, in code units. */
const HEAD = 400;

/**
 * The organisation that tells the article in the first person, or null.
 * In: the article and its organisations. Linear; abstains where the signs point to two of them.
 */
export function narrator({ article: { text }, cleaned, segmented, mentions, entities }: Told): Entity | null {
  const own = unquoted(mentions, cleaned.quotes);
  if (!own.some(isWe)) return null;
  const houses = new Set<Entity>();
  let next = 0;
  for (const s of segmented.sentences) {
    const inside: (OrgMention | RefMention)[] = [];
    for (let m = own[next]; m !== undefined && m.start < s.end; m = own[++next]) if (m.start >= s.start) inside.push(m);
    const [named] = inside.filter((m) => m.type === 'org');
    if (!named) continue;
    const before = text.slice(Math.max(s.start, named.start - 60), named.start);
    const isHouse =
      (s.start < HEAD && (MASTHEAD.test(before) || LETTER.test(text.slice(s.start, named.start)))) ||
      AT.test(before) ||
      SHARE.test(before) ||
      (inside.some((m) => isWe(m) && m.start > named.start) &&
        ((named.start - s.start < 8 && AT_HEAD.test(before)) || PROUD.test(text.slice(named.end, named.end + 60))));
    if (isHouse)
      for (const e of entities.of(named as OrgMention)) if (e.mentions.length > 2 || SHARE.test(before)) houses.add(e);
  }
  const [house] = houses;
  return house !== undefined && houses.size === 1 ? house : null;
}

const isWe = (m: OrgMention | RefMention): boolean => m.type === 'ref' && m.person === 'speaker';

/** The organisations and references outside of quotations. */
function unquoted(mentions: readonly Mention[], quotes: readonly Span[]): (OrgMention | RefMention)[] {
  let q = 0;
  return mentions.filter((m): m is OrgMention | RefMention => {
    if (m.type !== 'org' && m.type !== 'ref') return false;
    for (let quote = quotes[q]; quote !== undefined && quote.end <= m.start; quote = quotes[q]) q++;
    return (quotes[q]?.start ?? Number.POSITIVE_INFINITY) > m.start;
  });
}
