/** Readings of a sentence beside the plain ones: a second verb of the subject alone, and "its" as an ordinary word. */
import { light } from '../../regexp.ts';
import { drop, type MaskedSentence, reworded } from '../mask.ts';

/** What opens a sentence: its subject, names in a list, behind an adverb or a time. */
const SUBJECT = light(
  /^[“"]?(?:\p{Lu}\p{Ll}+(?:, | )|(?:In|On|Since|Last|Earlier)[^,\uE000-\uE002]{0,30}, )?(?:[Tt]he )?[\uE000-\uE002](?:(?:,| and|, and) (?:the )?[\uE000-\uE002])*(?![’'])/u,
);

/** A conjunction and a finite verb with no subject of its own. */
const SECOND_VERB = light(
  /(?:,? and|, but|;) (?:(?:also|recently|currently|now|already|later|separately|then|subsequently|earlier|plans to|will|\uE004|in \uE004|on \uE004) ){0,2}(?=(?:is|are|was|were|has|have|had|will|plans?|signed|inked|entered|agreed|announced|formed|launched|established|set up|opened|teamed|joined|partnered|partners|works|worked|operates|runs|supplies|supplied|holds|concluded|began|started|extended|renewed|licensed|received|won|selected|awarded|chose|picked|tapped|hired|appointed|named|granted|obtained|acquired|developed|launches|signs|expects|intends|collaborates|cooperates|participates|belongs|exchanged|struck|reached|secured|serves|acts|became|becomes|partner|sign|work|collaborate|operate|supply) )/gu,
);

/** Another subject in between has the verb for itself: "said that Acme met Orvane and signed". */
const OTHER_SUBJECT = light(
  /\b(?:said|says|told|that|which|who|where|when|because|after|before|as|if|while|whether) (?:the )?[\uE000-\uE002](?!['’]s)/u,
);

/** At most so many second verbs are read apart. */
const MOST = 2;

/**
 * "Acme signed a deal with Orvane and is a member of Tavira" also reads "Acme is a member of Tavira".
 * In: a masked sentence. Out: a reading for each later verb of its subject behind another organisation.
 */
export function secondVerbs(s: MaskedSentence): MaskedSentence[] {
  const subject = SUBJECT.exec(s.text);
  if (subject === null) return [];
  const start = subject[0].length;
  const found: MaskedSentence[] = [];
  SECOND_VERB.lastIndex = start;
  for (let m = SECOND_VERB.exec(s.text); m !== null && found.length < MOST; m = SECOND_VERB.exec(s.text)) {
    const first = s.text.slice(start, m.index);
    if (!first.includes('\uE000') || OTHER_SUBJECT.test(first)) continue;
    const joint = /^(?:,? and|, but|;)/.exec(m[0])?.[0].length ?? 0;
    found.push(drop(s, [{ start, end: m.index + joint }]));
  }
  return found;
}

/** Behind "its" so soon that it may be its own: "its partnership with". */
const OWN_DEAL = light(
  /^ (?:[\p{L}-]+ ){0,5}?(?:partner|collaborat|agreement|deal|contract|pact|alliance|venture|tie-up|cooperat|memorandum|MOU|licen[sc]|relationship|subsidiar|unit|arm)/iu,
);

/**
 * "Acme opened a lab at its plant together with Orvane": "its" is an ordinary word here.
 * In: a masked sentence. Out: the reading in which such words stand as they are written; none without them.
 */
export function ordinaryIts(s: MaskedSentence): MaskedSentence[] {
  const ordinary = [...s.mentions].filter(
    ([at, m]) => at > 0 && m.type === 'ref' && m.end - m.start === 3 && !OWN_DEAL.test(s.text.slice(at + 1, at + 60)),
  );
  const others = [...s.mentions.values()].filter((m) => m.type === 'org').length;
  if (ordinary.length === 0 || others < 2) return [];
  const places = ordinary.map(([at]) => ({ start: at, end: at + 1 })).sort((a, b) => a.start - b.start);
  return [reworded(s, places, 'its')];
}
