import type { Quotation } from '../../types.ts';
import type { Context } from './context.ts';
import type { Cluster } from './merge.ts';

const PURPOSE =
  /^(?:[^.;]{0,80}?[ ,])??(?:for|to|aimed at|aiming to|in order to|designed to|that will|which will|focused on|focusing on|on|that aims to|intended to|with the aim of|under which)\s+(?<what>(?!the (?:first|second) )[^.;]{8,400})/d;

/** What it is for: the words after "to", "for", "aimed at" behind the match, up to the end of the clause. */
export function purpose(cluster: Cluster, context: Context): Quotation | null {
  for (const f of cluster.facts) {
    const rest = context.text.slice(f.match.end, f.sentence.end);
    const range = PURPOSE.exec(rest)?.indices?.groups?.['what'];
    if (!range) continue;
    const start = f.match.end + range[0];
    const whole = context.text.slice(start, f.match.end + range[1]);
    const text = whole.replace(/(?:,? (?:said|says|according to)\b|[”"]).*$/s, '').trimEnd();
    if (text.length >= 8) return { text, start, end: start + text.length };
  }
  return null;
}
