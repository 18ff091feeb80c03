import { SIGN } from './view.ts';

/**
 * How a person's office is told, over a masked paragraph: groups `p` (one person, or a list), `t` (title) and
 * `o` (organisation). `weight` says which reading wins where several match.
 */
export interface OfficePattern {
  readonly name: string;
  readonly weight: number;
  readonly pattern: RegExp;
  /** The title is of all persons of the list even in the singular. */
  readonly all?: boolean;
}

const P = SIGN.person;
const T = SIGN.title;
const O = `[${SIGN.org}${SIGN.ref}]`;
const NAME = SIGN.org;
const ANY = `${SIGN.org}${SIGN.ref}${SIGN.person}${SIGN.title}${SIGN.quote}${SIGN.stop}`;
/** "A", "A and B", "A, B, and C". */
const PERSONS = `${P}(?: \\([^()]{1,12}\\))?(?:(?:,? and|,? &|,| \\/) ${P}(?: \\([^()]{1,12}\\))?){0,20}`;
const ARTICLE =
  '(?:(?:the|an?|its|our|their|his|her|currently|current|former|new|newly appointed|longtime|long-time|veteran|then|also|both|now|serves as|sole|as|is|[\\w.]+(?: [\\w.]+)?-based) ){0,4}';
/** Between a title and its organisation: "of", "at the", "for our partner". */
const LINK = ' (?:of|at|for|with|from|in|to|on behalf of|@)(?: the| our| its| an?)? ?';
const POSSESSIVE = "(?:['’]s?)?";
/** Words right before the title that go on with it ("policy chair"), or tell the country ("UAE Minister"). */
const LEAD = "(?<b>(?:(?!(?:and|or|who|that|which|as|said|says|one|of|for|in|on|at|with|to|by|from|speaking|along|is|was|also)\\b)[a-z][a-z-]* ){0,2})(?:[A-Z][\\w.&-]*(?:['’]s)? ){0,4}";
/** Words in small letters, few. */
const FEW = '(?:[a-z][a-z-]* ){0,3}?';
/** "a global lifestyle brand", "one of the". */
const KIND = "(?:[A-Z][\\w.]*['’]s )?" + '(?:(?!(?:that|which|who|with|by|and|to|against) )[a-z][a-z-]* ){0,8}?';
/** Words of a title that no list knows. */
const REST = '(?:[A-Z0-9][\\w&-]* ){0,2}';
const NAMED = '(?:appoints?|appointed|appointing|appointment of|names?|named|naming|hires?|hired|hiring of|promotes?|promoted|promotion of|elects?|elected|election of|welcomes?|welcomed|welcoming|taps?|tapped|adds?|added|selects?|selected|announces?|announced|recruits?|recruited|picks?|picked)';
const AS = '(?:as|to|to the (?:role|position|post) of|to serve as|to be|to become|in the (?:role|position) of)';
const RUNS =
  '(?:heads?|headed|heads up|leads?|led|runs?|ran|founded|co-?founded|directs|directed|chairs|chaired|owns|owned|started|oversees|manages|launched|established|represents|represented|works (?:for|at))';

const from = (name: string, weight: number, source: string, all = false): OfficePattern => ({
  name,
  weight,
  pattern: new RegExp(source, 'gd'),
  all,
});

/** Words of a title that no list knows, up to "at Acme". */
const MORE =
  "(?<x>(?:,? (?:and|&|of|for|-|–))?(?: (?!(?:said|says|told|who|that|which|is|was|were|has|had|have|will|in|on|from|at|with|after|during|speaking|spoke)\\b)[\\w&/’'-]+,?){1,8}?)";

/** Tried in this order on each paragraph; each is linear: gaps are bounded and hold no sign. */
export const OFFICE_PATTERNS: readonly OfficePattern[] = [
  // Jane Doe, chief executive of Acme; Jane Doe – CEO, Acme; Jane Doe is the CEO at Acme
  from('after', 9, `(?<p>${PERSONS})(?:,|:| [–—-]{1,2}| \\(|,? who|)(?: previously| formerly| also| now| currently| recently| once|)(?: is| was| serves| served| serving| acts| acting| works| worked| became| becomes| remains|)(?: as)? ?${ARTICLE}(?:(?:[a-z][a-z-]* ){1,4}and (?:the )?)?${LEAD}(?<t>${T})(?:(?:${LINK}|, |,? [–—|-]{1,2} )${ARTICLE}${KIND}(?<o>${O})(?!['’]?s? ?${T}))?`),
  // Jane Doe, vice president of giving and something else at Acme
  from('after-more', 9.2, `(?<p>${PERSONS})(?:,| [–—-]{1,2}) ?${ARTICLE}(?<t>${T})${MORE} at(?: the)? (?<o>${O})`),
  // Jane Doe, Acme's chief executive; Jane Doe, Acme CEO
  from('after-owner', 9.5, `(?<p>${PERSONS})(?:,| [–—-]{1,2}| \\(|,? who is| is| was) ?${ARTICLE}(?<o>${O})${POSSESSIVE},? ${FEW}${REST}(?<t>${T})(?! ${P})`),
  // Acme CEO Jane Doe; Acme's chief executive, Jane Doe
  from('before', 8, `(?<o>${O})${POSSESSIVE} ${FEW}${REST}(?<t>${T}),? (?<p>${PERSONS})`),
  // the chief executive of Acme, Jane Doe
  from('before-of', 8.5, `(?<t>${T})${LINK}(?<o>${O})(?:['’]s(?: [a-z][a-z-]*){1,4})?,? (?<p>${PERSONS})`),
  // President Jane Doe of Acme
  from('around', 9, `(?<t>${T}),? (?<p>${P}),? (?:of|from|at)(?: the)? (?<o>${O})`),
  // Jane Doe of Acme, serving as president
  from('of-serving', 8, `(?<p>${P}),? (?:of|from|at)(?: the)? (?<o>${O}),? (?:who )?(?:serving|serves|served|acting|acts|named|elected|appointed)(?: as)? ${ARTICLE}(?<t>${T})`),
  // Acme (CEO Jane Doe)
  from('in-parentheses', 9, `(?<o>${O}) \\(${ARTICLE}(?<t>${T}):? (?<p>${P})\\)`),
  // Acme names Jane Doe as chief executive
  from('appointed', 8, `(?:(?<o>${O})[^${ANY};]{0,60}?)?\\b${NAMED}(?: [a-z]+)? (?<p>${PERSONS})(?:,[^${P}${T};]{0,60},)? ${AS} ${ARTICLE}(?<t>${T})`, true),
  from('appointed-title', 7.5, `(?<o>${O})[^${ANY};]{0,60}?\\b${NAMED} (?<p>${P}) (?:[a-z]+ )?${ARTICLE}(?<t>${T})`),
  // Jane Doe was named chief executive of Acme
  from('was-appointed', 7.5, `(?<p>${PERSONS})(?: has been| have been| was| were| is| will be|,)?(?: recently)? ${NAMED}(?: ${AS})? ${ARTICLE}(?<t>${T})(?:${LINK}(?<o>${O}))?`, true),
  // Jane Doe joins Acme as adviser
  from('joined', 8.5, `(?<p>${PERSONS}) (?:joins|joined|has joined|have joined|will join|is joining|rejoins|rejoined)(?: the)? (?<o>${O})[^${ANY};]{0,40}? as ${ARTICLE}(?<t>${T})`, true),
  // the CEO, Jane Doe; Senator Jane Doe
  from('bare', 5, `(?<t>${T})(?:,|:)? (?<p>${PERSONS})`),
  // Jane Doe, who runs Acme; Jane Doe founded Acme
  from('runs', 4, `(?<p>${PERSONS}),?(?: who)?(?: now| currently| has| previously)? ${RUNS}(?: up)?(?: the)? (?<o>${O})`, true),
  // Jane Doe, who now leads licensing for Acme; Jane Doe, who left to form Acme
  from('runs-part', 3.8, `(?<p>${P}), who [^${ANY};.,]{0,80}?\\b(?:at|for|form|formed|join|joined|found|start|run|lead|head|of)(?: the)? (?<o>${O})(?!['’])`),
  // Jane Doe's streaming service Acme
  from('owns', 3.8, `(?<p>${P})['’]s? (?:[a-z][a-z-]* ){0,4}(?:company|firm|startup|start-up|service|fund|foundation|business|brand|studio|label|agency|charity|nonprofit|group|venture),? (?<o>${NAME})`),
  // Founded by Jane Doe and John Roe, Acme makes …
  from('run-by-first', 4.6, `\\b(?:[Ll]ed|[Hh]eaded|[Ff]ounded|[Rr]un|[Cc]o-?founded|[Ss]tarted|[Oo]wned|[Cc]reated|[Ee]stablished)(?: in \\d{4})? by ${ARTICLE}(?:[a-z]+ ){0,3}(?:(?<t>${T}),? )?(?<p>${PERSONS}),(?: [^${ANY};]{0,120},)? (?:the )?(?<o>${O})(?!['’]s? ?${T})`, true),
  // The Acme coaches included Jane Doe, John Roe and Ann Poe
  from('plural-list', 7, `(?:(?<o>${O})${POSSESSIVE} ${FEW})?(?<t>${T})(?: includ(?:e|es|ed|ing)| are| were|:|, including):? (?<p>${PERSONS})`),
  // Acme, led by Jane Doe; founded in 2000 by chief executive Jane Doe
  from('run-by', 4.5, `(?:(?<o>${O})[^${ANY};.]{0,80}?)?\\b(?:[Ll]ed|[Hh]eaded|[Ff]ounded|[Rr]un|[Cc]haired|[Cc]o-?founded|[Ss]tarted|[Oo]wned|[Cc]reated|[Dd]irected|[Ee]stablished)(?: in \\d{4})? by ${ARTICLE}(?:[a-z]+ ){0,3}(?:(?<t>${T}),? )?(?<p>${PERSONS})`, true),
  // Jane Doe of Acme
  from('of', 4, `(?<p>${P}),? (?:of|from|at)(?: the)? (?<o>${NAME})(?!['’]s)`),
  // Acme, Jane Doe and John Roe, as a line of its own
  from('line', 3, `^(?<o>${NAME})(?:,|:| [–—-]) (?<p>${PERSONS})\\.?$`, true),
  // – Jane Doe, Acme
  from('signed', 3.5, `(?:[–—]|--) ?(?<p>${P}), (?<o>${NAME})(?=[.,;)”"]|$)`),
  // said Jane Doe, Community & Ecosystem, Acme
  from('signed-part', 3, `(?:[–—]|--|\\b[a-z]+s|said|[a-z]ed) ?(?<p>${P}), [A-Z][^${ANY}.,;:]{2,60}, (?<o>${NAME})(?=[.,;)”"]|$)`),
  // Acme's Jane Doe
  from('owner', 2.5, `(?<o>${NAME})['’]s? (?<p>${PERSONS})`, true),
];
