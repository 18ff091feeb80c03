/** Rule files to start from: they load, and pass check. */

export const STARTERS = { relation, entity } as const;
export type StarterKind = keyof typeof STARTERS;

/** @param schema path or URL of the schema of rule files, from the folder of the new file: so editors look for it */
const firstLine = (schema: string): string => `# yaml-language-server: $schema=${schema}\n`;

function relation(name: string, schema: string): string {
  return `${firstLine(schema)}# A relation rule says who agreed with whom. Change the three parts below: examples, pattern, meaning.
# Then: extract check FOLDER. The language on one page: rules/README.md of the package.
about: What the rules of this file are for, in one sentence.
rules:
  ${name}:
    # One of these words must stand in the sentence: a quick test.
    needs: [hands]
    # A regular expression; case does not count. {org as parties} is one organisation, {org+ as parties} one or a
    # list of them, ... up to 150 characters without another organisation, <name> a word list of the lexicon.
    pattern: '{org+ as parties} ... shook hands with (?:the )?{org+ as parties}'
    # What a match means; leave out what the sentence does not say.
    status: signed
    confidence: 0.8
    # Sentences in which exactly the marked parties must be found,
    accepts:
      - '{org as parties: Acme Bio} on Monday shook hands with {org as parties: Mercy Hospital} on a drug for gout.'
    # and sentences in which this rule must find nothing.
    rejects:
      - '{org: Acme Bio} and {org: Mercy Hospital} shook hands.'
`;
}

function entity(name: string, schema: string): string {
  return `${firstLine(schema)}# An entity rule is evidence on names with capitals. Change the three parts below: examples, pattern, meaning.
# Then: extract check FOLDER. The language on one page: rules/README.md of the package.
about: What the rules of this file are for, in one sentence.
# What the rules find: org, person, place, or none for what is no name of these.
type: org
rules:
  ${name}:
    # On the name itself; before: and after: test the text on both sides. Case counts.
    name: ' Observatory$'
    # company, hospital, university, research-institute, government, nonprofit, consortium or other.
    kind: research-institute
    # From 0 to 1: how sure this evidence is.
    strength: 0.9
    # Sentences in which the marked name must be found, exactly so,
    accepts:
      - 'It will be built by the {org: Kestrel Bay Observatory} next year.'
    # and sentences in which this rule must find nothing.
    rejects:
      - 'The observatory was built last year.'
`;
}
