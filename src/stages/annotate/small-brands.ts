/** Names that begin with small letters. */
import { articleGrams, passes } from '../../grams.ts';
import { light } from '../../regexp.ts';
import { TokenFlag, type Tokens } from '../../types.ts';

const SMALL_CAMEL = light(/^\p{Ll}{3,8}\p{Lu}\p{L}+$/u);
/** A ticker or a legal form, which only names have before them. */
const NAMED =
  / (?:\((?:NYSE|NASDAQ|Nasdaq|KOSDAQ|KOSPI|Euronext|LSE|TSX|ASX|OTC)\b|(?:Inc\.|GmbH|N\.V\.|plc|SE \(|AG \(|S\.A\.|S\.p\.A\.|Ltd\.))/g;
/** The heading of a section on a name in small letters, or a site's address where the name of a partner stands. */
const SMALL_HEADED =
  /\bAbout (?:the )?([a-z][a-z\d]{0,14}(?:\.[a-z][a-z\d]{1,11})?)(?=\n|:|\r| \1[ ,]| [A-Z][a-z]+(?: [A-Z][a-z]+)?(?:\n|\r|:))/g;
/** What opens a headline in small letters, before a word with a capital, and is no question or preposition. */
const SMALL_OPENING =
  /^\s*(?!(?:how|why|what|when|where|who|which|the|and|but|for|from|with|into|over|under|after|before|are|can|will|does|did|has|have|had|not|new|more|most|this|that|these|those|our|your|its|their|two|three|all|via|per|as|at|by|in|on|to|of|is|it|an?)\b)([a-z][a-z\d]{2,14})(?= [A-Z&])/;
const SITE_AS_NAME =
  /(?<=\bpartner(?:ed|s|ship|ing)? with |\b(?:collaborat|agree|team)\w{1,7} (?:up )?with |\n)[a-z][a-z\d]{1,20}\.(?:com|ai|io|org|net|co|app|me|tv|fm|xyz|eu)(?=,? [a-z])/g;
/** A small word, whole, at the end of the text before; no trade ("the drugmaker (Euronext: TVR)"). */
const SMALL_NAME = /(?:^|[^\w.-])([a-z][a-z\d]{3,14})(?<!maker|company|firm|group|giant)$/;

/**
 * Words of the article that begin with small letters and yet name something.
 * In: the text, its tokens, well-known names in small letters. Out: those of them in the text; words with a capital
 * inside that occur twice or more ("bioMérieux"), words with a ticker or a legal form behind them ("argenta N.V."), those
 * with a section of their own, one that opens the headline, and sites that partner.
 */
export function smallBrands(text: string, tokens: Tokens, known: readonly string[]): ReadonlySet<string> {
  const grams = articleGrams(text);
  const found = new Set(known.filter((name) => passes([name.toLowerCase()], grams) && text.includes(name)));
  const once = new Set<string>();
  for (let i = 0; i < tokens.count; i++) {
    const flags = tokens.flags[i] ?? 0;
    if ((flags & (TokenFlag.camel | TokenFlag.upper)) !== TokenFlag.camel) continue;
    const w = text.slice(tokens.start[i], tokens.end[i]);
    if (!SMALL_CAMEL.test(w)) continue;
    if (once.has(w)) found.add(w);
    once.add(w);
  }
  for (const m of text.matchAll(NAMED)) {
    const small = SMALL_NAME.exec(text.slice(Math.max(0, m.index - 18), m.index))?.[1];
    if (small !== undefined) found.add(small);
  }
  for (const m of text.matchAll(SMALL_HEADED))
    if (m[1] !== undefined && !/^(?:us|our|the|this|your|their|its|my|these|an?)$/.test(m[1])) found.add(m[1]);
  const opening = SMALL_OPENING.exec(text.slice(0, 60));
  if (
    opening?.[1] !== undefined &&
    new RegExp(`\\b${opening[1]}(?= [A-Z]|[’']s\\b)`).test(text.slice(opening[0].length))
  )
    found.add(opening[1]);
  for (const m of text.matchAll(SITE_AS_NAME)) found.add(m[0]);
  return found;
}
