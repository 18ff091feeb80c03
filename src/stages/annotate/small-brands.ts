/** Names that begin with small letters. */
import { light } from '../../regexp.ts';
import { TokenFlag, type Tokens } from '../../types.ts';

const SMALL_CAMEL = light(/^\p{Ll}{3,8}\p{Lu}\p{L}+$/u);
/** A ticker or a legal form, which only names have before them. */
const NAMED =
  / (?:\((?:NYSE|NASDAQ|Nasdaq|KOSDAQ|KOSPI|Euronext|LSE|TSX|ASX|OTC)\b|(?:Inc\.|GmbH|N\.V\.|plc|SE \(|AG \(|S\.A\.|S\.p\.A\.|Ltd\.))/g;
/** The heading of a section on a name in small letters, or a site's address where the name of a partner stands. */
const SMALL_HEADED = /\bAbout ([a-z][a-z\d]{0,14}(?:\.[a-z][a-z\d]{1,11})?)(?=\n|:|\r| \1[ ,])/g;
const SITE_AS_NAME =
  /(?<=\bpartner(?:ed|s|ship|ing)? with |\b(?:collaborat|agree|team)\w{1,7} (?:up )?with |\n)[a-z][a-z\d]{1,20}\.(?:com|ai|io|org|net|co|app|me|tv|fm|xyz|eu)(?=,? [a-z])/g;
/** A small word, whole, at the end of the text before. */
const SMALL_NAME = /(?:^|[^\w.-])([a-z][a-z\d]{3,14})$/;

/**
 * Words of the article that begin with small letters and yet name something.
 * In: the text and its tokens. Out: words with a capital inside that occur twice or more ("bioMérieux"), words with a
 * ticker or a legal form behind them ("argenta N.V."), those with a section of their own, and sites that partner.
 */
export function smallBrands(text: string, tokens: Tokens): ReadonlySet<string> {
  const found = new Set<string>();
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
    if (m[1] !== undefined && !/^(?:us|our|the|this)$/.test(m[1])) found.add(m[1]);
  for (const m of text.matchAll(SITE_AS_NAME)) found.add(m[0]);
  return found;
}
