/** Links and e-mail addresses: one token each. */

const LINK = /(?:https?:\/\/|www\.)[^\s"”“’<>()[\]{}|]+/iy;
const TAIL = /[.,;:!?'*]+$/;
const HOST = /[\w-]+(?:\.[\w-]+)*/y;

/** The end of the link that starts at `start`, or 0; marks of punctuation behind it are not of it. */
export function linkEnd(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start) | 32;
  if (code !== 104 && code !== 119) return 0;
  LINK.lastIndex = start;
  if (!LINK.test(text)) return 0;
  const link = text.slice(start, Math.min(LINK.lastIndex, end));
  return start + link.replace(TAIL, '').length;
}

/** The end of the e-mail address whose "@" stands at `at`, or 0. */
export function emailEnd(text: string, at: number, end: number): number {
  HOST.lastIndex = at + 1;
  return HOST.test(text) ? Math.min(HOST.lastIndex, end) : 0;
}
