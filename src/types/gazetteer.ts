/** Registers of organisations, diseases and technologies. */

/**
 * Registers, compiled. Bytes: a header of integers (magic number, slots, entries, forms, bytes of texts), then
 * the columns below in their order, then the texts. Integers are 32 bits in the order of the machine that compiled it.
 */
export interface Gazetteer {
  /** By slot: second hash of the form. */
  readonly check: Int32Array;
  /** By slot: index of the entry plus one, and FLAGs; 0: free. */
  readonly value: Int32Array;
  /** Filter of beginnings, one bit each. */
  readonly beginnings: Int32Array;
  /** By entry: where its name and its id end in `texts`; each begins where the one before ends. */
  readonly ends: Int32Array;
  /** By hash of the first word, if it has no capital, then if it has: most words of a form, and whether some form is one word. */
  readonly longest: Uint8Array;
  /** By entry: type and kind. */
  readonly codes: Uint8Array;
  /** UTF-8. */
  readonly texts: Uint8Array;
  readonly entries: number;
  /** How many ways of writing them there are. */
  readonly forms: number;
}
