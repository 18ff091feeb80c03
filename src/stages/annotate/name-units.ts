/** Units of an institution, which are part of its name: "Genome Center, Hansol University". */
import { TokenFlag } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import { has, type Scan, word } from './name-scan.ts';

/** Joins "Genome Center", "College of Medicine", "Hansol University" when only commas part them. */
export function joinUnits(s: Scan, found: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const c of found) {
    const prev = out.at(-1);
    if (prev && isUnitOf(s, prev, c)) out[out.length - 1] = { ...prev, last: c.last, end: c.end };
    else out.push(c);
  }
  return out;
}

function isUnitOf(s: Scan, unit: Candidate, whole: Candidate): boolean {
  if (whole.first - unit.last > 2 || s.text[unit.end] !== ',') return false;
  if (whole.first - unit.last === 2 && word(s, unit.last + 1) !== 'the') return false;
  const endsAsInstitution = s.words.institutionHead.has(word(s, whole.last - 1));
  const isUnit = s.words.unitHead.has(word(s, whole.first)) && whole.last - whole.first > 2;
  return (endsAsInstitution || isUnit) && isNamelessUnit(s, unit);
}

/** Names of disciplines that no list can hold. */
const DISCIPLINE = /(?:ology|omics|omes?|istry|etics|ics|iatry|therapy|surgery|graphy|nomy)$/i;

/** "College of Medicine", "Department of Surgery", "Genome Medicine Research Center": fields and a head, no name. */
function isNamelessUnit(s: Scan, c: Candidate): boolean {
  let unit = false;
  for (let i = c.first; i < c.last; i++) {
    const w = word(s, i);
    unit ||= s.words.unitHead.has(w);
    if (has(s, i, TokenFlag.upper) && !s.words.field.has(w) && !s.words.unitHead.has(w) && !DISCIPLINE.test(w))
      return false;
  }
  return unit;
}

/** "Institute for Marine Biology", "National Cancer Center": such a name stands for itself. */
const STANDS_ALONE =
  /^(?:Institutes?|Cent(?:er|re)|Laboratory|Office|Clinic)$|^(?:National|International|Global|Regional|World|Federal|Public|Foreign|European|Consumer)$/;

/** A unit that is named only by what it does, so that it means nothing without the institution that it belongs to. */
export function isPart(s: Scan, c: Candidate): boolean {
  if (!isNamelessUnit(s, c) || c.last - c.first < 2) return false;
  return !STANDS_ALONE.test(word(s, c.first)) && !/^(?:National|International)$/.test(word(s, c.first + 1));
}
