/** extract new relation|entity NAME */
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, type Command } from 'commander';
import { STARTERS, type StarterKind } from '../../workbench/starter.ts';
import { Failure } from '../failure.ts';
import { writeNew } from '../files.ts';
import { EXIT, type Io, openChannel } from '../io.ts';

interface Options {
  readonly into: string;
}

/** "rule" is what most people will call a relation. */
const KINDS: Readonly<Record<string, StarterKind>> = { rule: 'relation', relation: 'relation', entity: 'entity' };
const FOLDERS: Readonly<Record<StarterKind, string>> = { relation: 'relations', entity: 'entities' };

export const examples = [
  ['extract new rule shook-hands', 'my-rules/relations/shook-hands.yaml'],
  ['extract new entity observatory --into rules-of-ours', 'a rule on names'],
] as const;

export function define(command: Command): Command {
  return command
    .description('Writes a commented rule file to start from; it passes extract check as it is.')
    .addArgument(new Argument('<kind>', 'what the rule finds').choices(Object.keys(KINDS)))
    .argument('<name>', 'letters, digits and -')
    .option('--into <dir>', 'folder of your rules', 'my-rules');
}

/** Beside the sources, and beside the bundle. */
const SCHEMA = fileURLToPath(
  new URL(`${import.meta.url.endsWith('.ts') ? '../../..' : '..'}/rules/rules.schema.json`, import.meta.url),
);

export async function run([given = '', name = '']: readonly string[], values: object, io: Io): Promise<number> {
  const { into } = values as Options;
  const kind = KINDS[given] ?? 'relation';
  if (!/^[a-z][a-z0-9-]{0,60}$/i.test(name)) {
    throw new Failure(
      `${JSON.stringify(name)} is no name for a rule`,
      'letters, digits and -, beginning with a letter',
    );
  }
  const path = `${into.replace(/[/\\]+$/, '')}/${FOLDERS[kind]}/${name}.yaml`;
  const file = resolve(io.cwd, path);
  writeNew(file, STARTERS[kind](name, relative(dirname(file), SCHEMA).split(sep).join('/')));
  await openChannel(io.stdout).write(`${path}\n`);
  return EXIT.ok;
}
