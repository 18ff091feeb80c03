/** From a number as written to its value: "1,500", "1.5", "€1,5 million", "2 lakh crore". */

/** A number as written, with the word it is multiplied by. */
export interface Quantity {
  readonly number: string;
  readonly scale: string | undefined;
}

const WORDS: Readonly<Record<string, number>> = {
  'half a': 0.5,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

/** Power of ten of a scale, in lower case; "m" is a million, "mm" as well. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:thousand|k$)/, 3],
  [/^lakh\s+crore/, 12],
  [/^lakh/, 5],
  [/^cr/, 7],
  [/^(?:mrd|b)/, 9],
  [/^t/, 12],
  [/^m/, 6],
];

function exponentOf(scale: string | undefined): number {
  if (scale === undefined) return 0;
  const lower = scale.toLowerCase();
  return SCALES.find(([form]) => form.test(lower))?.[1] ?? 0;
}

/** "1,500", "1,500.50", "12,50,000" (Indian), "1.500.000", "1.500,50": groups of digits. Null where it is none. */
function grouped(digits: string): string | null {
  const [, whole = '', , fraction = ''] =
    /^(\d{1,3}(?:([,.\u00A0\u202F])\d{3})(?:\2\d{3})*)(?:[.,](\d+))?$/.exec(digits) ?? [];
  if (whole !== '') return `${whole.replace(/\D/g, '')}.${fraction}`;
  const [, indian = '', rest = ''] = /^(\d{1,2}(?:,\d{2})*,\d{3})(?:\.(\d+))?$/.exec(digits) ?? [];
  return indian === '' ? null : `${indian.replace(/\D/g, '')}.${rest}`;
}

/** Digits with a plain decimal point, or null. */
function plainDigits({ number, scale }: Quantity): string | null {
  if (/^\d+$/.test(number)) return number;
  // before "million" three digits after a point are decimals: "1.125 million"
  const decimal = scale === undefined ? /^\d+\.(?:\d{1,2}|\d{4,})$|^0[.,]\d+$/ : /^\d+\.\d+$/;
  if (decimal.test(number)) return number.replace(',', '.');
  if (/^\d+,\d{1,2}$/.test(number)) return number.replace(',', '.');
  return grouped(number);
}

/** The value, or null where the digits are no number ("1,2,3"). */
export function amountOf(quantity: Quantity): number | null {
  const { number, scale } = quantity;
  const word = WORDS[number.toLowerCase().replace(/\s+/g, ' ')];
  const digits = word === undefined ? plainDigits(quantity) : String(word);
  // by way of text, since 1.1 * 1e9 is not 1.1e9
  return digits === null ? null : Number(`${digits.replace(/\.$/, '')}e${exponentOf(scale)}`);
}

/** Whether it has a scale or is written with groups of thousands: no year, no count of small things. */
export function isLarge({ number, scale }: Quantity): boolean {
  return scale !== undefined || /\d[,.\u00A0\u202F]\d{3}/.test(number);
}
