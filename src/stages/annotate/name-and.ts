/** What "and" joins inside one name. */
import { TokenFlag } from '../../types.ts';
import { has, isNameWord, type Scan, word } from './name-scan.ts';

/** How names of what serves a state begin. */
export const PUBLIC_BODY = /^(?:Ministry|Department|Ministries|Bureau|Office|Committee)$/;

/** Whether the "and" between the name's word at `i` and the one at `k` stands inside the name that begins at `first`. */
export const joinsByAnd = (s: Scan, first: number, i: number, k: number, last: number): boolean =>
  joinsFields(s, first, i, k, last) ||
  joinsCouple(s, first, i, k, last) ||
  joinsWards(s, i, k, last) ||
  joinsSubjects(s, i, k, last);

/** "Health and Welfare", "Food and Drug Administration", "Lilly and Company". */
function joinsFields(s: Scan, first: number, i: number, k: number, last: number): boolean {
  if (s.words.companyAnd.has(word(s, k))) return i === first || has(s, i, TokenFlag.upper);
  if (isUnfinishedBody(s, first, i, k, last)) return true;
  if (LODGINGS.test(word(s, i)) && LODGINGS.test(word(s, k))) return true;
  if (!isField(s, i) || !isField(s, k)) return false;
  for (let p = first; p < i; p++) if (word(s, p) === 'of' || word(s, p) === 'for') return true;
  if (k + 1 < last && restIsPlain(s, k + 1, last)) return true;
  if (TRADE.test(word(s, i)) && k + 1 < last && s.words.legal.has(word(s, k + 1))) return true;
  for (let p = k + 1; p < last && p < k + 4 && isNameWord(s, p); p++)
    if (s.words.agencyHead.has(word(s, p))) return true;
  return false;
}

/** "Orvane Defence and Space Technologies": behind the second field stands no name, only what firms are called. */
function restIsPlain(s: Scan, from: number, last: number): boolean {
  let p = from;
  while (p < last && PLAIN.test(word(s, p))) p++;
  return p > from && (p === last || !isNameWord(s, p));
}

const PLAIN = /^(?:Technologies|Technology|Systems|Industries|Solutions|Equipment|Products|Projects|Holdings)$/;

/** "Ministry of New and Renewable Energy": what a public body is for has no field before the "and", and one behind it. */
const isUnfinishedBody = (s: Scan, first: number, i: number, k: number, last: number): boolean =>
  i > first + 1 &&
  word(s, i - 1) === 'of' &&
  PUBLIC_BODY.test(word(s, i - 2)) &&
  !isField(s, i) &&
  !s.words.place.has(word(s, i).toLowerCase()) &&
  k + 1 < last &&
  isNameWord(s, k + 1) &&
  isField(s, k + 1);

/** What names of hosts end with: "Hotels and Resorts", "Parks and Resorts". */
const LODGINGS = /^(?:Hotels|Parks|Resorts|Residences|Suites|Spas|Casinos|Cruises)$/;

/** "Tavira Hospital and Medical Center", "Orvane Hospital and Clinics". */
const joinsWards = (s: Scan, i: number, k: number, last: number): boolean =>
  /^(?:Hospitals?|Clinic)$/.test(word(s, i)) &&
  (/^(?:Clinics|Clinic)$/.test(word(s, k)) ||
    (/^(?:Medical|Health|Trauma|Research|Rehabilitation)$/.test(word(s, k)) &&
      k + 1 < last &&
      /^(?:Cent(?:er|re)|System|Network|Institute|Services)$/.test(word(s, k + 1))));

const SUBJECT =
  /^(?:Community|Technical|Agricultural|Mechanical|Medical|Dental|Veterinary|Vocational|Clinical|Environmental|Biological|Physical|Natural|Social|Human|Animal|Industrial|Scientific)$/;

/** "Larkmoor Community and Technical College": what a school teaches, told by two adjectives before its noun. */
function joinsSubjects(s: Scan, i: number, k: number, last: number): boolean {
  if (!SUBJECT.test(word(s, i)) || !SUBJECT.test(word(s, k))) return false;
  for (let p = k + 1; p < last && p < k + 3 && isNameWord(s, p); p++)
    if (/^(?:College|University|Institute|School|Academy|Polytechnic)$/.test(word(s, p))) return true;
  return false;
}

const ENDOWED = /^(?:Foundation|Fund|Trust|Institute|Center|Centre|Library|Charities|Endowment)$/;

/** "Ann and Jon Tavira Foundation": two given names, a family name, and what they founded. */
function joinsCouple(s: Scan, first: number, i: number, k: number, last: number): boolean {
  const { given } = s.words;
  const opens = i === first || (i === first + 1 && word(s, first) === 'The');
  if (!opens || !given.has(word(s, i).toLowerCase()) || !given.has(word(s, k).toLowerCase())) return false;
  for (let p = k + 1; p < last && p < k + 5 && isNameWord(s, p); p++)
    if (p > k + 1 && ENDOWED.test(word(s, p))) return true;
  return false;
}

/** A field of work, by the list or by its ending ("Machinery and Materials"). */
const isField = (s: Scan, i: number): boolean =>
  s.words.field.has(word(s, i)) || (FIELD.test(word(s, i)) && !HOUSE.test(word(s, i)));

/** Words that end like fields and close names: "Tavira Foundation and National Heart Institute" are two. */
const HOUSE = /^(?:Foundation|Association|Federation|Corporation|Organi[sz]ation|Coalition|Government)$/;

/** Trades that go in pairs in firms' names: "Telegraph and Telephone Corp.", "Gas and Electric Company". */
const TRADE =
  /^(?:Telegraph|Telephone|Gas|Oil|Light|Steel|Iron|Electric|Railway|Pulp|Marine|Fire|Power|Metal|Mining|Sugar)$/;

const FIELD =
  /^[A-Z][a-z]+(?:ology|ogies|omics|amics|ysics|istics|onics|ment|ation|ition|ction|sion|ulture|inery|istry|ustry|eering|ences|vices|erials|omy|aphy|merce|fare|ssions|ecurity|ability)$/;
