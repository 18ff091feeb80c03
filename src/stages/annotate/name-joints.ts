/** The joints of names: what may stand between two words of one name, and what ends it. */
import { TokenFlag } from '../../types.ts';
import { joinsByAnd } from './name-and.ts';
import { close, has, isNameWord, type Scan, word } from './name-scan.ts';

/** The token that a name ending at `i` can be grown to, or -1: the whole grammar of joints. */
export function grow(s: Scan, first: number, i: number, last: number): number {
  const j = i + 1;
  if (j >= last || s.blocked[j] !== 0 || !close(s, i, j)) return -1;
  const spaced = has(s, j, TokenFlag.spaced);
  const w = word(s, j);
  if (w === 'A' && spaced && j + 2 < last && word(s, j + 1) === '/' && word(s, j + 2) === 'S') return j + 2;
  if (isNameWord(s, j)) return spaced && !endsName(s, first, i, w) ? j : -1;
  if (w === "'s" || w === '’s') return acrossPossessive(s, first, i, j, last);
  if ((w === "'" || w === '’') && !spaced) return acrossPlural(s, i, j, last);
  if (w === ',') return acrossComma(s, first, i, j, last);
  if (w === '(') return Math.max(acrossPlace(s, j, last), acrossLetters(s, first, i, j, last));
  if (w === '–' || w === '—') return acrossDash(s, i, j, last);
  if (w === '®' || w === '™') return acrossMark(s, j, last);
  if (w === '&' || w === '+') return j + 1 < last && isNameWord(s, j + 1) ? j + 1 : -1;
  if (s.words.legal.has(w) && spaced) return j;
  if (isNumber(s, j) && spaced) return numberInName(s, i, j, last);
  const lower = spaced ? endInLowerCase(s, first, i, j, last) : -1;
  if (lower >= 0) return lower;
  return has(s, j, TokenFlag.word) && spaced ? acrossWord(s, first, i, j, last) : -1;
}

/** A legal form ("Acme, Inc."), a campus ("University of California, Berkeley"), or the next field of a public body ("Ministry of Trade, Industry and Energy"). */
function acrossComma(s: Scan, first: number, i: number, j: number, last: number): number {
  const next = j + 1;
  if (next >= last || s.blocked[next] !== 0) return -1;
  if (s.words.legal.has(word(s, next))) return next;
  if (s.words.campus.has(word(s, next)) && isStateSchool(s, first, i) && word(s, i - 1) === 'of') return next;
  if (!s.words.publicBody.has(word(s, first)) && !s.words.publicBody.has(word(s, first + 1))) return -1;
  if (!s.words.field.has(word(s, i)) || !s.words.field.has(word(s, next))) return -1;
  // a list goes on to its last field: ", Industry and Energy", ", Industry, and Energy"
  for (let p = next + 1; p < last && p < next + 8; p++) {
    const w = word(s, p);
    if (w === 'and' || w === '&') return p + 1 < last && s.words.field.has(word(s, p + 1)) ? next : -1;
    if (w !== ',' && !s.words.field.has(w)) return -1;
  }
  return -1;
}

/**
 * "the Panamanian government", "Jeju provincial government", "the Peruvian health ministry", "the Tavira foundation", and a brand in lower case
 * before its legal form ("SK hynix Inc.").
 */
function endInLowerCase(s: Scan, first: number, i: number, j: number, last: number): number {
  const w = word(s, j);
  const next = j + 1 < last ? word(s, j + 1) : '';
  const from = word(s, first) === 'The' ? first + 1 : first;
  const ofState = from === i || isPlace(s, from, i);
  if (w === 'government') return ofState ? j : -1;
  if (w === 'foundation') return word(s, first - 1).toLowerCase() === 'the' || word(s, first) === 'The' ? j : -1;
  if (next === 'government') return ofState && LEVEL.test(w) ? j + 1 : -1;
  if (next === 'ministry') return STATE_FIELD.test(w) && isPlace(s, from, i) ? j + 1 : -1;
  if (LAND.test(w)) return isBodyOf(s, first, i) ? j : -1;
  const branded = i === first && /^[A-Z]{2,4}$/.test(word(s, i)) && /^[a-z]{3,}$/.test(w);
  return branded && isFormal(next) && s.words.legal.has(next) ? j : -1;
}

const LAND = /^(?:province|prefecture|county|district|municipality)$/;

/** "People's Committee of Tavi Lan province": a public body, and the land that it serves. */
function isBodyOf(s: Scan, first: number, i: number): boolean {
  for (let p = first + 1; p < i; p++) if (word(s, p) === 'of') return s.words.publicBody.has(word(s, p - 1));
  return false;
}

const LEVEL = /^(?:state|provincial|municipal|city|metropolitan|regional|federal|central|local|county)$/;

/** What ministries are for. */
const STATE_FIELD =
  /^(?:health|defen[cs]e|commerce|finance|trade|energy|agriculture|transport|foreign|interior|education|science|technology|industry|economy|environment|culture|tourism|labou?r|justice|oil|petroleum|mining|communications?|planning|housing|water|industrial)$/;

const isNumber = (s: Scan, i: number): boolean =>
  s.blocked[i] === 0 && has(s, i, TokenFlag.digit) && /^\d{1,4}$/.test(word(s, i));

/** Head word that licenses a connector: the last word so far, or one before its fields ("Ministry of Health and"). */
function headBefore(s: Scan, first: number, i: number, heads: ReadonlySet<string>): boolean {
  return i >= first && heads.has(word(s, i));
}

function afterOptionalThe(s: Scan, j: number, last: number): number {
  return j + 1 < last && word(s, j) === 'the' ? j + 1 : j;
}

const APPEAL_JOINT = /^(?:for|on|in|to|with|without)$/;

/**
 * "Toys for Tavira", "Girls on the Rise", "Save the Herons", inside a sentence, where the capital of a common word is no
 * accident, and what follows is no place ("Women in Peru").
 */
function isAppeal(s: Scan, first: number, i: number, j: number, k: number): boolean {
  if (i !== first || first === 0 || !has(s, first - 1, TokenFlag.word) || has(s, first - 1, TokenFlag.upper))
    return false;
  const { appealHead, appealVerb, place } = s.words;
  const w = word(s, j);
  if (w === 'the') return appealVerb.has(word(s, i));
  return appealHead.has(word(s, i)) && APPEAL_JOINT.test(w) && !place.has(word(s, k).toLowerCase());
}

/** "of the", "for", "at", "and" and particles: the index of the name word they lead to, or -1. */
function acrossWord(s: Scan, first: number, i: number, j: number, last: number): number {
  const w = word(s, j);
  const { words } = s;
  const k = afterOptionalThe(s, j + 1, last);
  if (k >= last || !isNameWord(s, k) || !close(s, k - 1, k)) return -1;
  if (isAppeal(s, first, i, j, k)) return k;
  if (w === 'of') {
    const isJoint =
      headBefore(s, first, i, words.ofHead) ||
      isMinistryOf(s, first, i, k) ||
      isLettered(s, first, k, last) ||
      isOfTheWorld(s, i, k);
    return isJoint ? k : -1;
  }
  if (w === 'for') return headBefore(s, first, i, words.forHead) ? k : -1;
  if (w === 'on') return headBefore(s, first, i, words.onHead) && k === j + 1 ? k : -1;
  if (w === 'at') return (headBefore(s, first, i, words.atHead) || isStateSchool(s, first, i)) && k === j + 1 ? k : -1;
  if (w === 'and' || w === '&') return joinsByAnd(s, first, i, k, last) ? k : -1;
  return words.particle.has(w) && k === j + 1 ? k : -1;
}

/** "Leading Estates of the World", "Doctors of the World". */
const isOfTheWorld = (s: Scan, i: number, k: number): boolean =>
  word(s, k) === 'World' && word(s, k - 1) === 'the' && /^\p{Lu}.*s$/u.test(word(s, i));

/** "Gas of Tavira (GTN)", "Airports of Peru (APP)": the letters behind it begin with both of its words. */
function isLettered(s: Scan, first: number, k: number, last: number): boolean {
  if (k + 3 >= last || word(s, k + 1) !== '(' || word(s, k + 3) !== ')') return false;
  const letters = word(s, k + 2);
  const [a, b] = [word(s, first)[0] ?? '', word(s, k)[0] ?? ''];
  return /^[A-Z]{2,5}$/.test(letters) && letters.startsWith(a) && letters.indexOf(b, 1) > 0;
}

/** "University of California at San Francisco". */
const isStateSchool = (s: Scan, first: number, i: number): boolean => {
  for (let p = first; p + 1 < i; p++) if (word(s, p) === 'University' && word(s, p + 1) === 'of') return true;
  return false;
};

/** "Ministry of Health of Kazakhstan": behind its field the state that it serves. */
const isMinistryOf = (s: Scan, first: number, i: number, k: number): boolean =>
  i > first + 1 &&
  /^(?:Ministry|Department|Embassy|Office|Bureau|Government)$/.test(
    word(s, first) === 'The' ? word(s, first + 1) : word(s, first),
  ) &&
  (s.words.place.has(word(s, k).toLowerCase()) || (s.words.field.has(word(s, i)) && word(s, first) === 'Ministry'));

/** A possessive inside a name: "Children's Hospital", "St. Mary's Medical Center"; and what is a state's: "Peru's health ministry". */
function acrossPossessive(s: Scan, first: number, i: number, j: number, last: number): number {
  if (j + 1 < last && isPlace(s, first, i) && !isNameWord(s, j + 1)) {
    const head = LEVEL.test(word(s, j + 1)) || STATE_FIELD.test(word(s, j + 1)) ? j + 2 : j + 1;
    return head < last && /^(?:government|ministry)$/.test(word(s, head)) ? head : -1;
  }
  const inside = s.words.possessive.has(word(s, i)) || /^(?:St\.?|Saint)$/.test(word(s, Math.max(first, i - 1)));
  if (!inside) return -1;
  return j + 1 < last && isNameWord(s, j + 1) && close(s, j, j + 1) ? j + 1 : j;
}

/** "Teachers’ Retirement System": a plural of people, and what is theirs. */
const acrossPlural = (s: Scan, i: number, j: number, last: number): number =>
  PEOPLE.test(word(s, i)) && j + 1 < last && isNameWord(s, j + 1) && has(s, j + 1, TokenFlag.spaced) ? j + 1 : -1;

const PEOPLE =
  /^(?:Teachers|Employees|Workers|Farmers|Veterans|Lawyers|Journalists|Nurses|Physicians|Doctors|Manufacturers|Producers|Consumers|Students|Officers|Firefighters|Players|Writers|Directors|Actors|Citizens|Bankers|Traders|Retailers|Builders|Miners|Drivers|Pilots|Engineers|Scientists|Merchants|Growers|Owners|Patients|Girls|Boys|Ladies|Policemen|Exporters|Importers|Artists|Musicians|Composers|Publishers|Authors)$/;

const isPlace = (s: Scan, first: number, i: number): boolean =>
  s.words.place.has(s.text.slice(s.tokens.start[first], s.tokens.end[i]).toLowerCase()) ||
  (/^(?:South|North|New|Saudi|Sri|Hong)$/.test(word(s, first)) && i === first + 1);

const ADDRESS = /^(?:About|ABOUT|Dr|Prof|Mr|Mrs|Ms)\.?$/;

/** Behind a legal form only another one goes on ("Co. Ltd."); "About" begins a heading, "Dr" a person's name. */
const endsName = (s: Scan, first: number, i: number, next: string): boolean =>
  ADDRESS.test(next) ||
  (i > first + 1 &&
    s.words.companyAnd.has(word(s, i)) &&
    /^(?:and|&)$/.test(word(s, i - 1)) &&
    !s.words.legal.has(next)) ||
  (i > first && s.words.legal.has(word(s, i)) && isFormal(word(s, i)) && !s.words.legal.has(next));

/** Forms that close a name; "Company" and "Group" may stand inside one ("Ford Motor Company Fund"). */
const isFormal = (w: string): boolean => !/^(?:Company|Companies|Corporation|Limited)$/.test(w);

/**
 * "Acme (Shanghai) Medical Co., Ltd.", "Larkmoor (Wis.) Health": a place in parentheses before the legal form, a state
 * behind a town that a name begins with.
 */
function acrossPlace(s: Scan, j: number, last: number): number {
  if (j + 3 >= last || !isNameWord(s, j + 1)) return -1;
  const closing = word(s, j + 2) === '.' ? j + 3 : j + 2;
  const behind = closing + 1;
  if (behind >= last || word(s, closing) !== ')') return -1;
  if (s.words.legal.has(word(s, behind))) return behind;
  if (s.words.place.has(word(s, j + 1).toLowerCase()) && leadsToForm(s, behind, last)) return behind;
  const state = s.text.slice(s.tokens.start[j + 1], s.tokens.end[closing - 1]);
  return s.words.state.has(state) && isNameWord(s, behind) && close(s, closing, behind) ? behind : -1;
}

const SCHOOL = /^(?:Institute|Institutes|University|College|School|Academy|Sciences)$/;
const NO_CAMPUS =
  /^(?:CEO|Prof|Professor|Dr|Mr|Ms|Mrs|Vice|Deputy|Executive|Senior|Chief|Chair\w*|President|Director|Dean|Rector|Head|Chancellor|Governor|Researcher|Scientist|Spokes\w+|\w+ologist|Assistant|Associate|Alumn\w+|Student\w*|Graduate\w*)$/;

/** "Indian Institute of Technology (IIT) Kharagarh": its letters stand before the word that tells the campus. */
function acrossLetters(s: Scan, first: number, i: number, j: number, last: number): number {
  const campus = j + 3;
  if (campus >= last || word(s, j + 2) !== ')' || !isNameWord(s, campus)) return -1;
  if (NO_CAMPUS.test(word(s, campus)) || s.words.unitHead.has(word(s, campus))) return -1;
  let letters = '';
  let school = false;
  for (let p = first; p <= i; p++) {
    if (!has(s, p, TokenFlag.upper)) continue;
    letters += word(s, p)[0] ?? '';
    school ||= SCHOOL.test(word(s, p));
  }
  const follows = s.tokens.start[campus] === (s.tokens.end[j + 2] ?? 0) + 1;
  const told = word(s, j + 1);
  return school && follows && letters.endsWith(told) && letters.length - told.length < 2 ? campus : -1;
}

/** "Department of Health – Abu Dhabi", "Noor Hospital – Al Ain": behind the dash the place of an institution. */
function acrossDash(s: Scan, i: number, j: number, last: number): number {
  const next = j + 1;
  if (next >= last || !has(s, j, TokenFlag.spaced) || !isNameWord(s, next)) return -1;
  if (!s.words.institutionHead.has(word(s, i)) && !/^(?:Authority|Education|Economy)$/.test(word(s, i))) return -1;
  for (let end = Math.min(next + 1, last - 1); end >= next; end--) {
    const isTown = end > next && word(s, next) === 'Al' && isNameWord(s, end);
    if (isTown || isPlace(s, next, end)) return end + 1 < last && isNameWord(s, end + 1) ? -1 : end;
  }
  return -1;
}

/** How many words behind a mark may lead to the legal form. */
const BEHIND_MARK = 5;

/** "Acme® Electronics, Ltd.": the mark stands inside a name only where a legal form closes it. */
const acrossMark = (s: Scan, j: number, last: number): number => (leadsToForm(s, j + 1, last) ? j + 1 : -1);

/** "Electronics, Ltd.": words of a name that a legal form closes. */
function leadsToForm(s: Scan, from: number, last: number): boolean {
  for (let k = from; k < last && k < from + BEHIND_MARK; k++) {
    if (s.words.legal.has(word(s, k))) return true;
    if (!isNameWord(s, k) && word(s, k) !== ',') return false;
  }
  return false;
}

/** A number belongs to a name when a name word follows it, or a short one ends it ("Studio 54"). */
function numberInName(s: Scan, i: number, j: number, last: number): number {
  // "the Acme-Orvane 50:50 venture", "Acme 20% stake"
  if (j + 1 < last && !has(s, j + 1, TokenFlag.spaced) && /^[:/%]$/.test(word(s, j + 1))) return -1;
  if (j + 1 < last && isNameWord(s, j + 1) && close(s, j, j + 1)) return j + 1;
  return word(s, i).length > 3 && word(s, j).length < 3 ? j : -1;
}
