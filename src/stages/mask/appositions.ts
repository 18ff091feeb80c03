/** What is told of a name behind it, between commas or dashes. */
import { light, regExp } from '../../regexp.ts';
import type { Span } from '../../types.ts';
import { drop, type MaskedSentence, ranges } from '../mask.ts';

/** What the sentence goes on with after an apposition: a finite verb, a time, or the next name of a list. */
const RESUME =
  '(?:today|yesterday|has|have|had|is|are|was|were|will|would|announc\\w+|said|says|sign\\w*|enter\\w*|partner\\w*|team\\w*|join\\w*|launch\\w*|unveil\\w*|agree[sd]?|form\\w*|collaborat\\w*|reveal\\w*|report\\w*|plans?|expand\\w*|ink\\w*|select\\w*|tap\\w*|dropped|ended|withdrew|terminated|recently|jointly|proudly|officially|(?:mark|celebrat|receiv|rais|open|host|complet|start|continu|confirm|welcom)(?:e?d|e?s)(?! (?:by|in|at|from|as)\\b)|began|begins|won|wins|chose|hired|sells|makes|offers|supplies|operates|runs|wants|seeks|took|takes|gave|gives|got|gets|became|becomes|told|declined|hopes|aims|intends|expects|and (?:the )?[\\uE000\\uE001]|to (?:\\w+ )?(?:develop|create|launch|provide)|on [\\uE004]|[\\uE004])(?![\\w-])';

const APPOSITION = regExp(
  `(?<=[\\uE000])(?:,| ?[—–]| --) ?(?!the [\\uE000](?:,|,? and|,? or) (?:the )?[\\uE000])(?:an?|the|your|our|[\\p{Lu}\\uE000]\\w*['’]s|one of|formerly|specifically|namely|represented by|part of|known|also|best known|(?:widely|long|already|perhaps|better|mainly|mostly|chiefly|itself|currently|now|previously|once) (?:known|seen|regarded|famous|an?|the|owned|controlled|backed|run|listed|headed|led)|parent|parent company of|owners? of|creators? of|makers? of|home of|(?:and|&) (?:an?|the) (?:wholly|subsidiary|division|part|member|leading|\\w+ company)|which|who|whose|based|headquartered|located|spun (?:off|out)|set up|run by|built|bought|held|begun|known|developer|maker|provider|operator|owner|home|led|founded|a leader|leader|leading|maker|\\w+ed (?:by|in|on|for|over|last|as|from|to|with|at|after|earlier|this|[\\uE004]))\\b(?! [\\uE000],? and the [\\uE000])[^;\\uE002]{1,260}?(?:,| ?[—–]| --)(?= ?${RESUME})`,
  'gi',
);

/** "A deal for AX-2, a cancer drug, with Acme": what is told of a thing. */
const OF_A_THING = light(
  /(?<=[\p{Ll}\p{N})]), (?:an?|the|its) [^,;\uE000-\uE003]{3,80},(?= with (?:[\p{L}'’-]+ ){0,5}\uE000)/gu,
);

/** "The Acme Institute at Tavira University and Orvane announced": where one of the two is at home. */
const AT_HOME = regExp(
  `(?<=^[“"]?(?:[Tt]he )?\\uE000) (?:at|within) (?:the )?\\uE000(?=,? and (?:the )?\\uE000,? (?:proudly )?${RESUME})`,
  'gu',
);

/** "Acme, the maker of pumps and Beta, the maker of fans, have": an apposition that only the next name ends. */
const OPEN_APPOSITION = light(/(?<=[\uE000]), (?:an?|the) [^;,\uE000-\uE002]{3,160}(?= and (?:the )?[\uE000])/giu);

/** "Acme — its old venture with Beta ended last year — has signed": what is told between dashes. */
const DASHED = light(
  /(?<=\uE000) ?[—–] ?(?:\uE001|its|whose) [^;—–\uE002]{3,150}[—–](?= ?(?:has |have |had )?\p{Ll}{3,}ed\b)/gu,
);

/** "Acme, Orvane's media arm announced": an apposition that nothing ends. */
const UNCLOSED = light(
  /(?<=\uE000), (?:the )?\uE000['’]s (?:[\p{L}-]+ ){0,8}?(?:arm|unit|division|subsidiary|affiliate|brand|operator)(?= (?:today |has |have |will |\uE004 )?(?:announced|signed|said|launched|teamed|partnered|joined|inked|agreed|entered|unveiled|struck|formed|announces|signs|partners|teams|joins)\b)/gu,
);

/** "Acme signed a deal through its subsidiary Orvane with Beta": by what part of it the one signs. */
const THROUGH_UNIT = light(
  / (?:through|via) (?:\uE001|its) (?:[\p{L}-]+ ){0,4}?(?:subsidiary|unit|arm|affiliate|division),? (?:the )?\uE000,?(?= with )/gu,
);

/** Without appositions and relative clauses: "Acme, a maker of pumps, and Beta signed" reads "Acme and Beta signed". */
export const withoutAppositions = (s: MaskedSentence): MaskedSentence => {
  const plain = s.text.includes(', with ') ? drop(s, ranges(s.text, OF_A_THING)) : s;
  const whole = / (?:through|via) /.test(plain.text) ? drop(plain, ranges(plain.text, THROUGH_UNIT)) : plain;
  const undashed = /[—–]/.test(whole.text) ? drop(whole, ranges(whole.text, DASHED)) : whole;
  const closed = drop(undashed, ranges(undashed.text, UNCLOSED));
  const away = / (?:at|within) /.test(closed.text) ? drop(closed, ranges(closed.text, AT_HOME)) : closed;
  const open = drop(away, ranges(away.text, OPEN_APPOSITION));
  const found = ranges(open.text, APPOSITION).map((r) => ({
    start: r.start,
    end: keepsComma(open.text, r) ? r.end - 1 : r.end,
  }));
  return drop(open, found);
};

/** Before the next name of a list the comma is the list's. */
const keepsComma = (text: string, r: Span): boolean => text[r.end - 1] === ',' && text.startsWith(' and ', r.end);
