/** Texts of strangers, made fit for a terminal. */

/**
 * Characters that act instead of showing: controls (C0, DEL, C1), line and paragraph separators, marks that reorder
 * the line, byte order marks, and halves of surrogate pairs.
 */
const ACTING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ACTING_ONCE = new RegExp(ACTING.source);
const NOT_IN_JSON = new RegExp(ACTING.source.replace('\\u0000-\\u001f', ''), 'g');
const NOT_IN_JSON_ONCE = new RegExp(NOT_IN_JSON.source);

/**
 * Replaces each acting character by one that shows it (ESC by ␛), white space by a blank.
 * @returns a text of the same length, so that offsets into it stay true; one line.
 */
export function printable(text: string): string {
  return ACTING_ONCE.test(text) ? text.replace(ACTING, picture) : text;
}

function picture(char: string): string {
  const code = char.charCodeAt(0);
  if ((code >= 0x09 && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029) return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/**
 * @param indent blanks per level; without it all is on one line
 * @returns JSON in which acting characters are escaped: the same value, safe to look at
 */
export function safeJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  if (!NOT_IN_JSON_ONCE.test(json)) return json;
  return json.replace(NOT_IN_JSON, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
