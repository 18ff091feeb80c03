/** What stands in parentheses and quotes beside a name. */
import { initialsOf } from '../../name-key.ts';
import { light } from '../../regexp.ts';
import type { Span } from '../../types.ts';
import { drop, type MaskedSentence, ranges } from '../mask.ts';

const PARENTHESIS = light(
  /(?<=\uE000),? (?:\[[A-Z0-9.\uE000]{3,12}\]|[A-Z0-9]{1,6}\.[A-Z]{1,2}(?![\w.]))|(?<=[\uE000-\uE003)]|[\p{L}\p{N}]) ?\([^()]{1,160}\)|(?<=[\uE000]), \([^()]{1,160}\)(?=[, ])| ?(?:®|™|\((?:R|TM)\))|(?<=[\uE000]) <\d{4}>/gu,
);

/** "The Acme Future Company “Acme”": the name by which it goes. */
const CALLED = light(/(?<=\uE000) [“"‘'«]\uE000[”"’'»](?=[ ,.;:)]|$)/gu);

/** "With startup ‘Acme’": the marks around a name. */
const QUOTED = light(
  /(?<=^|[ (])[“"‘'«](?=\uE000[”"’'»](?=[ ,.;:)]|$))|(?<=(?:^|[ (])[“"‘'«]\uE000)[”"’'»](?=[ ,.;:)]|$)/gu,
);

/** "A business agreement (MOU)": the noun and the opening parenthesis; then what closes it. */
const PAPER = light(
  /\b(?:agreement|pact|accord|contract|cooperation|collaboration|partnership|arrangement)s? \((?=(?:MOUs?|LOI|JV|memorandum of understanding|letter of intent|joint venture)\))|(?<=\b(?:agreement|pact|accord|contract|cooperation|collaboration|partnership|arrangement)s? \((?:MOUs?|LOI|JV|memorandum of understanding|letter of intent|joint venture))\)/giu,
);

/** "With the Orvane Institute of Robotics, or OIR, and Acme": other names between commas. */
const OR_SHORT = light(
  /(?<=\uE000), or (?:simply |the )?\uE000(?=,)|(?<=\uE000) or \uE000(?=,| and (?:the )?\uE000)/gu,
);

/** Whether the second name at a place may be the short form of the first one: a word of the same beginning. */
function isShortForm(s: MaskedSentence, { start, end }: Span): boolean {
  const full = s.mentions.get(start - 1);
  const short = s.mentions.get(end - 1);
  if (full?.type !== 'org' || short?.type !== 'org') return false;
  const isInitial = short.key[0] === full.key[0] && !short.key.includes(' ') && full.key.includes(' ');
  return isInitial && (s.text[start] === ',' || short.key === initialsOf(full.key.split(' ')));
}

/** Without parentheses: "Acme (NASDAQ: ACME) said" reads "Acme said", "an agreement (MOU)" reads "an MOU"; so ", or ACM,", and “Acme”. */
export const withoutParentheses = (s: MaskedSentence): MaskedSentence => {
  const known = drop(s, ranges(s.text, CALLED));
  const bare = drop(known, ranges(known.text, QUOTED));
  const named = drop(bare, ranges(bare.text, PAPER));
  const plain = drop(named, ranges(named.text, PARENTHESIS));
  if (!plain.text.includes(' or ')) return plain;
  return drop(
    plain,
    ranges(plain.text, OR_SHORT).filter((r) => isShortForm(plain, r)),
  );
};
