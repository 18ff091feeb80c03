import { SIGN } from './view.ts';

/**
 * How a person's office is told, over a masked paragraph: groups `p` (one person, or a list), `t` (title), `o`
 * (organisation), `b` and `x` (words that belong to the title, before and after it), `h` (how the person is addressed).
 */
export interface OfficePattern {
  readonly name: string;
  /** Which reading wins where several match. */
  readonly weight: number;
  /** What the paragraph must show. */
  readonly needsTitle: boolean;
  readonly needsOrg: boolean;
  /** The sign that it begins at. */
  readonly at: 'person' | 'title';
  /** The title is of all persons of the list even in the singular. */
  readonly all: boolean;
  readonly pattern: RegExp;
}

const P = SIGN.person;
const T = SIGN.title;
const O = `[${SIGN.org}${SIGN.ref}]`;
const NAME = SIGN.org;
/** Anything but a sign. */
const PLAIN = `[^${SIGN.org}${SIGN.ref}${SIGN.person}${SIGN.title}${SIGN.quote}${SIGN.stop};]`;

/** "(D-NY)", "(pictured above)", ", 45". */
const ASIDE = `(?: \\([^()${T}${O.slice(1, -1)}]{1,20}\\))?(?:, (?:aged )?[1-9]\\d(?=,))?`;
/** "A", "A and B", "A (D-NY), B, and C". */
const PERSONS = `${P}${ASIDE}(?:(?:,? and|,? &|,| \\/) ${P}${ASIDE}){0,20}`;
const ARTICLE =
  '(?:(?:the|an?|its|our|their|his|her|currently|current|former|proud|new|newly appointed|longtime|long-time|veteran|then|also|both|now|serves as|sole|as|is|(?:[A-Z][\\w.]+, )?[\\w.]+(?: [\\w.]+)?-based) ){0,4}';
/** Between a title and its organisation: "of", "at the", "for our". */
const LINK = ' (?:of|at|for|with|from|in|to|on behalf of|@)(?: [Tt]he| our| its| an?)? ?';
const OWNER = "(?:['’]s?)?";
/** Words in small letters, few, without what begins another phrase ("Acme was sold by"). */
const FEW =
  '(?:(?!(?:was|were|is|are|has|had|have|will|by|with|to|from|at|in|on|of|for|that|which|who|met|said|told|(?!retired|appointed|elected|named)[a-z]+ed)\\b(?!-))[a-z][a-z-]* ){0,3}?';
/** "a global lifestyle brand", "Italy's", "French fashion house", "one of the". */
const KIND =
  "(?:[A-Z][\\w.]*['’]s )?(?:[A-Z][a-z]+ (?=[a-z]))?(?:(?!(?:that|which|who|with|by|and|to|against) )[a-z][a-z-]* ){0,8}?";
/** "Acme's unit Orvane": the unit is meant. */
const PARENT = `(?:${O}['’]s (?:[a-z][a-z-]* ){1,3})?`;
/** Words of a title that no list knows, with capitals. */
const REST = '(?:[A-Z0-9][\\w&-]* ){0,2}';
/** Words right before the title: of it ("policy chair"), or of whose it is ("UAE Minister"). */
const LEAD =
  '(?:(?:[a-z][a-z-]* ){1,4}and (?:the )?)?' +
  '(?<b>(?:(?!(?:and|or|who|that|which|as|said|says|one|of|for|in|on|at|with|to|by|from|speaking|along|is|are|was|were|has|have|had|be|been|being|will|would|can|could|may|must|became|becomes|serves|served|serving|also|now|proud|named|told|met|thanked|urged|asked|joined|hosted|greeted|welcomed|succeeded|replaced|appointed|elected)\\b)[a-z][a-z-]* ){0,2})' +
  "(?:[A-Z][\\w.&-]*(?:['’]s)? ){0,4}";
/** Words after the title that no list knows, up to "at Acme". */
const MORE =
  '(?<x>(?:,? (?:and|&|of|for|-|–))?' +
  "(?: (?!(?:said|says|told|who|that|which|is|was|were|has|had|have|will|in|on|from|at|with|after|during|speaking|spoke)\\b)[\\w&/’'-]+,?){1,8}?)";
const NAMED =
  '(?:appoint(?:s|ed|ing|ment of)?|nam(?:es?|ed|ing)|hir(?:es?|ed|ing of)|promot(?:es?|ed|ion of)|elect(?:s|ed|ion of)?|welcom(?:es?|ed|ing)|taps?|tapped|add(?:s|ed)?|select(?:s|ed)?|announce[sd]?|recruit(?:s|ed)?|pick(?:s|ed)?)';
const AS = '(?:as|to|to the (?:role|position|post) of|to serve as|to be|to become|in the (?:role|position) of)';
const RUNS =
  '(?:heads?|headed|leads?|led|runs?|ran|founded|co-?founded|directs|directed|controls|controlled|chairs|chaired|owns|owned|started|oversees|manages|launched|established|represents|represented|works (?:for|at))';
const RUN_BY = `(?<!\\bside (?:is|was) )\\b(?:[Ll]ed|[Hh]eaded|[Ff]ounded|[Rr]un|[Cc]haired|[Cc]o-?founded|[Ss]tarted|[Oo]wned|[Cc]reated|[Dd]irected|[Ee]stablished|[Cc]ontrolled|[Gg]uided|[Rr]epresented)(?: in \\d{4})? by ${ARTICLE}(?:[a-z]+ ){0,3}(?:(?<t>${T}),? )?`;
const FIRM =
  '(?:company|firm|startup|start-up|service|fund|foundation|business|brand|studio|label|agency|charity|nonprofit|group|venture)';
const SAID = '\\b(?:said|says|added|adds|noted|stated|explained|explains|commented|remarked)';

/** Of a title: "of Peru", "for Latin America". */
const FOR = '(?: (?:of|for|to)(?: the)? [A-Z][\\w.-]*(?: [A-Z][\\w.-]*){0,3})';
/** Between two of a list of titles, each before its name: "…, Jane Doe, and the Acme chief executive, John Roe". */
const NEXT = `,? (?:and |& )?(?:(?:[\\w.&-]+(?:['’]s?)?|${O}${OWNER}) ){0,5}?`;
/** "the mayor of Acme, Jane Doe". */
const TITLED = `${T}(?:${LINK}${O}|${FOR})?,? ${P}`;

type Signs = 'p' | 'pt' | 'po' | 'pto' | 't' | 'to';

/** `signs`: what the pattern begins at, and what else it needs: a person, a title, an organisation. */
function from(name: string, weight: number, signs: Signs, source: string, all = false): OfficePattern {
  const pattern = new RegExp(source, 'dy');
  const at = signs.startsWith('p') ? 'person' : 'title';
  return { name, weight, at, needsTitle: signs.includes('t'), needsOrg: signs.includes('o'), all, pattern };
}

/**
 * Tried in this order on each paragraph that names a person. Each begins at a person or a title, looks around by bounded
 * steps, and is therefore linear.
 */
export const OFFICE_PATTERNS: readonly OfficePattern[] = [
  // Jane Doe, chief executive of Acme; Jane Doe – CEO, Acme; Jane Doe is the CEO at Acme
  from(
    'after',
    9,
    'pt',
    `(?<p>${PERSONS})(?:,|:| [–—-]{1,2}| \\(|,? who|)(?: previously| formerly| also| now| currently| recently| most recently| at the time| until recently| once|)` +
      '(?:(?: is| was| has been| had been| will be| will serve| would serve| serves| served| serving| acts| acting| works| worked| became| becomes| remains)\\b|)(?: as\\b)? ?' +
      `${ARTICLE}(?!(?:[A-Z][\\w.]* ){1,3}${T} ${P}|${T}${LINK}${O} ${P})${LEAD}(?<t>${T})(?: \\([^()]{1,40}\\))?(?:(?:${LINK}|, |,? [–—|-]{1,2} | (?=${NAME}[.,;]))${ARTICLE}${KIND}${PARENT}(?<o>${O})(?!['’]?s? ?${T}))?`,
  ),
  // Jane Doe, vice president of giving and something else at Acme
  from(
    'after-more',
    9.2,
    'pto',
    `(?<p>${PERSONS})(?:,| [–—-]{1,2}) ?${ARTICLE}(?<t>${T})${MORE} at(?: the)? (?<o>${O})`,
  ),
  // Jane Doe, managing director, Trade and Services, Acme
  from(
    'after-unit',
    9.2,
    'pto',
    `(?<p>${PERSONS})(?:,| [–—-]{1,2}) ?${ARTICLE}(?<t>${T})(?<x>(?:, [A-Z][\\w&’'-]*| (?:and|&|of|for) [A-Z][\\w&’'-]*)(?:(?:,| and| &| of| for)? [A-Z&][\\w&’'-]*){0,6}(?: and ${T})?), (?<o>${O})(?=[.,;)”"]|$| ?${SAID})`,
  ),
  // Jane Doe, VP, business development, financial services, Acme
  from(
    'after-fields',
    9.2,
    'pto',
    `(?<p>${PERSONS}), ${ARTICLE}(?<t>${T})(?<x>(?:, (?!(?:and|who|which|said|says)\\b)[a-z][a-z &-]{2,40}){1,2}), (?<o>${NAME})(?=[.;)”"]|$|,? ?${SAID})`,
  ),
  // Jane Doe, head of something that looks like an organisation at Acme
  from(
    'after-part',
    9.6,
    'pto',
    `(?<p>${PERSONS})(?:,| [–—-]{1,2}) ?${ARTICLE}(?<t>${T})(?<x>(?:,| of| for)(?: the)? ${NAME}) (?:at|with) (?:the )?(?<o>${O})`,
  ),
  // Jane Doe, head of something that looks like an organisation, Acme
  from(
    'after-part-of',
    9.6,
    'pto',
    `(?<p>${PERSONS})(?:,| [–—-]{1,2}) ?${ARTICLE}(?<t>${T})(?<x> of(?: the)? ${NAME}), (?<o>${NAME})(?=[.,;)”"]|$| ?${SAID})`,
  ),
  // Jane Doe, Acme's chief executive; Jane Doe, Acme CEO
  from(
    'after-owner',
    9.5,
    'pto',
    `(?<p>${PERSONS})(?:,| [–—-]{1,2}| \\(|,? who is| is| was) ?${ARTICLE}(?<o>${O})${OWNER},? ${FEW}${REST}(?<t>${T})(?! ${P})`,
  ),
  // Acme CEO Jane Doe; Acme's chief executive, Jane Doe; Acme's vice chancellor, Professor Jane Doe
  from(
    'before',
    8,
    'to',
    `(?<=(?<o>${O})${OWNER} ${FEW}${REST})(?<t>${T})(?:${FOR}?,)? (?:(?<h>${T}) )?(?<p>${PERSONS})`,
  ),
  // the chief executive of Acme, Jane Doe
  from(
    'before-of',
    8.5,
    'to',
    `(?<t>${T})${LINK}(?<o>${O})(?:['’]s(?: [a-z][a-z-]*){1,4}| in [A-Z]\\w+)?,? (?:(?<h>${T}) )?(?<p>${PERSONS})(?!, ${ARTICLE}(?:[A-Z]\\w* )?${T})`,
  ),
  // the mayor of Acme, Jane Doe, the chief executive of Orvane, John Roe, and …: each title stands before its name
  from(
    'before-in-list',
    9.6,
    't',
    `(?<=(?<!${P}${NEXT})(?:${TITLED}${NEXT}){0,6})(?<t>${T})(?:${LINK}(?<o>${O})|${FOR})?, (?<p>${P})(?=${NEXT}${TITLED})`,
  ),
  // President Jane Doe of Acme
  from(
    'around',
    9,
    'to',
    `(?<t>${T}),? (?<p>${P}),? (?:of(?: the)? (?=${O})|(?:from|at)(?: the)? (?=${NAME}))(?<o>${O})`,
  ),
  // Jane Doe of Acme, serving as president
  from(
    'of-serving',
    8,
    'pto',
    `(?<p>${P}),? (?:of|from|at)(?: the)? (?<o>${O}),? (?:who )?(?:serving|serves|served|acting|acts|named|elected|appointed)(?: as)? ${ARTICLE}(?<t>${T})`,
  ),
  // Acme (CEO Jane Doe)
  from('in-parentheses', 9, 'to', `(?<=(?<o>${O}) \\(${ARTICLE})(?<t>${T}):? (?<p>${P})\\)`),
  // Acme names Jane Doe as chief executive
  from(
    'appointed',
    8,
    'pt',
    `(?<=(?:(?<o>${O})${PLAIN}{0,60}?)?\\b${NAMED}(?: [a-z]+)? )(?<p>${PERSONS})(?:,[^${P}${T};]{0,60},)? ${AS} ${ARTICLE}(?<t>${T})`,
    true,
  ),
  from(
    'appointed-title',
    7.5,
    'pto',
    `(?<=(?<o>${O})${PLAIN}{0,60}?\\b${NAMED} )(?<p>${P}) (?:[a-z]+ )?${ARTICLE}(?<t>${T})`,
  ),
  // Jane Doe was named chief executive of Acme
  from(
    'was-appointed',
    7.5,
    'pt',
    `(?<p>${PERSONS})(?: has been| have been| was| were| is| will be|,)?(?: recently)? ${NAMED}(?: ${AS})? ${ARTICLE}(?<t>${T})(?:${LINK}(?<o>${O}))?`,
    true,
  ),
  // Jane Doe joins Acme as adviser
  from(
    'joined',
    8.5,
    'pto',
    `(?<p>${PERSONS}) (?:joins|joined|has joined|have joined|will join|is joining|rejoins|rejoined)(?: the)? (?<o>${O})${PLAIN}{0,40}? as ${ARTICLE}(?<t>${T})`,
    true,
  ),
  // the CEO, Jane Doe; Senator Jane Doe
  from('bare', 5, 't', `(?<t>${T})(?:${FOR}?,|:)? (?:(?<h>${T}) )?(?<p>${PERSONS})`),
  // The Acme coaches included Jane Doe, John Roe and Ann Poe
  from(
    'plural-list',
    7,
    't',
    `(?<=(?:(?<o>${O})${OWNER} ${FEW}${REST})?)(?<t>${T})(?: includ(?:e|es|ed|ing)| are| were|:|, including| led by| headed by| such as| like):? (?<p>${PERSONS})`,
  ),
  // Jane Doe, who runs Acme; Jane Doe founded Acme
  from(
    'runs',
    4,
    'po',
    `(?<p>${PERSONS}),?(?: who)?(?: now| currently| has| previously)? ${RUNS}(?: up)?(?: the)? (?<o>${O})`,
    true,
  ),
  // Jane Doe, who now leads licensing for Acme; Jane Doe, who left to form Acme
  from(
    'runs-part',
    3.8,
    'po',
    `(?<p>${P}), who (?!.{0,30}left)${PLAIN}{0,80}?\\b(?:at|for|form|formed|join|joined|found|start|run|lead|head|of)(?: the)? (?<o>${O})(?!['’])`,
  ),
  // Jane Doe sits on the board of Acme
  from(
    'on-board',
    3.9,
    'po',
    `(?<p>${P}),?(?: who)?(?: also)? (?:sits|serves|served|sat) on (?:the )?(?:board of directors|advisory board|board)(?: of directors)? (?:of|at|for)(?: the)? (?<o>${O})`,
  ),
  // Jane Doe's streaming service Acme
  from('owns', 3.8, 'po', `(?<p>${P})['’]s? (?:[a-z][a-z-]* ){0,4}${FIRM},? (?<o>${NAME})`),
  // Jane Doe's Acme
  from(
    'owner-of',
    2.2,
    'po',
    `(?<p>${P})['’]s (?<o>${NAME})(?!['’]| (?:accounts?|feeds?|pages?|profiles?|posts?|tweets?|handle|channel|show|interview|column|book|speech|app|video)\\b)`,
  ),
  // Founded by Jane Doe and John Roe, Acme makes …
  from(
    'run-by-first',
    4.6,
    'po',
    `(?<=${RUN_BY})(?<p>${PERSONS}),(?: ${PLAIN}{0,120},)? (?:the )?(?<o>${O})(?!['’]s? ?${T})`,
    true,
  ),
  // Acme, led by Jane Doe; founded in 2000 by chief executive Jane Doe
  from(
    'run-by',
    4.5,
    'p',
    `(?<=(?:(?<o>${O})(?:(?! (?:while|whereas|but) )${PLAIN}){0,80}?)?${RUN_BY})(?<p>${PERSONS})`,
    true,
  ),
  // Jane Doe of Acme
  from('of', 4, 'po', `(?<p>${P}),? (?:of|from|at)(?: the)? (?<o>${NAME})(?!['’]s)`),
  // her counterpart at Acme, Jane Doe
  from(
    'counterpart',
    4,
    'po',
    `(?<=\\b(?:counterparts?|colleagues?|peers?) (?:at|from|of)(?: the)? (?<o>${NAME}),? )(?<p>${P})`,
  ),
  // – Jane Doe, Acme; said Jane Doe, Acme Security Team
  from(
    'signed',
    3.5,
    'po',
    `(?<=(?:[–—]|--|${SAID}) ?)(?<p>${P}), (?<o>${NAME})(?: (?:[A-Z]\\w+ ){0,2}(?:[Tt]eam|[Gg]roup|[Dd]epartment|[Oo]ffice|[Dd]ivision))?(?=[.,;)”"]|$)`,
  ),
  // said Jane Doe, Community & Ecosystem, Acme
  from(
    'signed-part',
    3,
    'po',
    `(?<=(?:[–—]|--|${SAID}) ?)(?<p>${P}), [A-Z][^${P}${T}${SIGN.org}${SIGN.ref}.,;:]{2,60}, (?<o>${NAME})(?=[.,;)”"]|$)`,
  ),
  // Acme, Jane Doe and John Roe, as a line of its own
  from('line', 3, 'p', `(?<=^(?:(?<o>${NAME})(?:,|:| [–—-])|[^${T}${P},:]{2,40},) )(?<p>${PERSONS})\\.?$`, true),
  // Acme's Jane Doe
  from('owner', 2.5, 'po', `(?<=(?<o>${NAME})['’]s? )(?<p>${PERSONS})`, true),
];
