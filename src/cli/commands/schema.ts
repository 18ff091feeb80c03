/** extract schema */
import type { Command } from 'commander';
import { schema } from '../../emit/schema.ts';
import { EXIT, type Io } from '../io.ts';

export const examples = [['extract schema > record.schema.json', 'for validators and editors']] as const;

export function define(command: Command): Command {
  return command.description('Prints the JSON Schema (2020-12) of the record that each article gives.');
}

export async function run(_args: readonly string[], _options: object, { stdout }: Io): Promise<number> {
  stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
  return EXIT.ok;
}
