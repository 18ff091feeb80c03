/** The output formats: a new one is one file and one line here. */
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { text } from './text.ts';
import { yaml } from './yaml.ts';

export const formats = { yaml, json, ndjson, csv, text } as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
