/** What "and" joins inside one name. */
import { TokenFlag } from '../../types.ts';
import { has, isNameWord, type Scan, word } from './name-scan.ts';

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
  if (s.words.lodging.has(word(s, i)) && s.words.lodging.has(word(s, k))) return true;
  if (!isField(s, i) || !isField(s, k)) return false;
  for (let p = first; p < i; p++) if (word(s, p) === 'of' || word(s, p) === 'for') return true;
  if (k + 1 < last && restIsPlain(s, k + 1, last)) return true;
  if (s.words.pairedTrade.has(word(s, i)) && k + 1 < last && s.words.legal.has(word(s, k + 1))) return true;
  for (let p = k + 1; p < last && p < k + 4 && isNameWord(s, p); p++)
    if (s.words.agencyHead.has(word(s, p))) return true;
  return false;
}

/** "Orvane Defence and Space Technologies": behind the second field stands no name, only what firms are called. */
function restIsPlain(s: Scan, from: number, last: number): boolean {
  let p = from;
  while (p < last && s.words.firmTail.has(word(s, p))) p++;
  return p > from && (p === last || !isNameWord(s, p));
}

/** "Ministry of New and Renewable Energy": what a public body is for has no field before the "and", and one behind it. */
const isUnfinishedBody = (s: Scan, first: number, i: number, k: number, last: number): boolean =>
  i > first + 1 &&
  word(s, i - 1) === 'of' &&
  s.words.publicBody.has(word(s, i - 2)) &&
  !isField(s, i) &&
  !s.words.place.has(word(s, i).toLowerCase()) &&
  k + 1 < last &&
  isNameWord(s, k + 1) &&
  isField(s, k + 1);

/** "Tavira Hospital and Medical Center", "Orvane Hospital and Clinics". */
function joinsWards(s: Scan, i: number, k: number, last: number): boolean {
  const { ward, wardBehind, wardField, wardHead } = s.words;
  if (!ward.has(word(s, i))) return false;
  return wardBehind.has(word(s, k)) || (wardField.has(word(s, k)) && k + 1 < last && wardHead.has(word(s, k + 1)));
}

/** "Larkmoor Community and Technical College": what a school teaches, told by two adjectives before its noun. */
function joinsSubjects(s: Scan, i: number, k: number, last: number): boolean {
  if (!s.words.taughtField.has(word(s, i)) || !s.words.taughtField.has(word(s, k))) return false;
  for (let p = k + 1; p < last && p < k + 3 && isNameWord(s, p); p++)
    if (s.words.schoolHead.has(word(s, p))) return true;
  return false;
}

/** "Ann and Jon Tavira Foundation": two given names, a family name, and what they founded. */
function joinsCouple(s: Scan, first: number, i: number, k: number, last: number): boolean {
  const { given, endowedHead } = s.words;
  const opens = i === first || (i === first + 1 && word(s, first) === 'The');
  if (!opens || !given.has(word(s, i).toLowerCase()) || !given.has(word(s, k).toLowerCase())) return false;
  for (let p = k + 1; p < last && p < k + 5 && isNameWord(s, p); p++)
    if (p > k + 1 && endowedHead.has(word(s, p))) return true;
  return false;
}

/** A field of work, by the list or by its ending ("Machinery and Materials"). */
function isField(s: Scan, i: number): boolean {
  const { field, fieldForm, fieldFormNot } = s.words;
  const w = word(s, i);
  return field.has(w) || (fieldForm.test(w) && !fieldFormNot.has(w));
}
