/** Facts that somebody expects of an article, as a record or a gold file writes them. */
import { parseSource } from '../rules/source.ts';

/** Names of the parties of one expected partnership. */
export type Expected = readonly string[];

/**
 * Reads the expected partnerships of a file: YAML or JSON, one partnership with `parties:`, or a record with
 * `partnerships:`; a party is a name, or has a `name` or `names`. Out: at least one, or as `error` what is wrong.
 */
export function parseExpected(file: string, text: string): readonly Expected[] | { readonly error: string } {
  const source = parseSource(file, text);
  const [error] = source.errors;
  if (error !== undefined) return { error: `${error.line}:${error.column}: ${error.message}` };
  const value: unknown = source.root?.toJSON();
  const { partnerships = [value] } = fieldsOf(value);
  const expected = listOf(partnerships).map(namesOf);
  if (expected.length > 0 && expected.every((names) => names.length > 1)) return expected;
  return { error: 'holds no partnership with parties: of two names or more' };
}

function namesOf(partnership: unknown): Expected {
  const { parties } = fieldsOf(partnership);
  return listOf(parties).flatMap(nameOf);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A name; of several forms the first. */
function nameOf(party: unknown): string[] {
  if (typeof party === 'string') return [party];
  const { name, names } = fieldsOf(party);
  const first = name ?? listOf(names)[0];
  return typeof first === 'string' ? [first] : [];
}
