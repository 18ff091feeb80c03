/** Products that are called by their maker's name and a word or two ("Acme 4D LiDAR"): who is named there is the maker. */
import { orgKey } from '../../name-key.ts';
import type { Named } from './name-evidence.ts';
import type { Scan } from './name-scan.ts';
import type { Known } from './name-verdict.ts';

/** The last word of a product's name; "Cloud" behind one word may well be a firm's division. */
const TAIL =
  /^(?:\S+ ){1,4}(?:LiDAR|Lidar|Suite|Copilot|Dashboard|SDK|API|Console|Portal|Chatbot|Wallet|Marketplace|App|Workbench|Toolkit|Sandbox)$|^\S+ (?:\S+ ){1,3}Cloud$/;

/** What a product is called behind its name ("the Acme Falcon platform"). */
const NOUN =
  /^(?:®|™)? (?:platform|apps?|software|devices?|systems?|cars?|trucks?|phones?|smartphones?|chips?|headsets?|drones?|consoles?|burgers?|sandwich|cards?|assistant|chatbot|tool|suite|range|collection|model|vehicles?)\b/;
/** Signs in the name itself that it is an organisation's. */
const OWN = /\/(?:head-|legal-|known-|ticker|center-|domain-)/;
/** How long a well-known maker's product's name may be beyond its own, in words. */
const LONGEST_TAIL = 2;

/** A product's name → its maker's. */
export type Makers = ReadonlyMap<string, Known>;

/**
 * Takes out of the known names those of products whose maker is known under the words that they begin with.
 * In: the article, the known names by key, which lose the products; the candidates. Out: the makers by the products' keys.
 */
export function takeProducts(text: string, known: Map<string, Known>, candidates: readonly Named[]): Makers {
  const makers = new Map<string, Known>();
  for (const { key, name, end } of candidates) {
    const own = known.get(key);
    if (makers.has(key) || !own) continue;
    const isTailed = TAIL.test(name);
    if (!isTailed && (OWN.test(own.rule) || !NOUN.test(text.slice(end, end + 14)))) continue;
    for (let blank = key.lastIndexOf(' '); blank > 0; blank = key.lastIndexOf(' ', blank - 1)) {
      const maker = known.get(key.slice(0, blank));
      if (!maker) continue;
      if (isTailed || isSure(maker, key)) makers.set(key, maker);
      break;
    }
  }
  for (const key of makers.keys()) known.delete(key);
  return makers;
}

const isSure = (maker: Known, key: string): boolean =>
  maker.kind === 'company' &&
  maker.rule.endsWith('/known-company') &&
  key.split(' ').length - maker.key.split(' ').length <= LONGEST_TAIL;

/** The candidate as far as it names the maker of the product; null where it is none. */
export function makerIn({ text, tokens }: Scan, c: Named, makers: Makers): Named | null {
  const maker = makers.get(c.key);
  if (!maker) return null;
  for (let last = c.first + 1; last < c.last; last++) {
    const name = text.slice(c.start, tokens.end[last - 1]);
    if (orgKey(name) === maker.key) return { ...c, last, end: tokens.end[last - 1] ?? c.end, name, key: maker.key };
  }
  return null;
}
