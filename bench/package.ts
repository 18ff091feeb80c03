/** The package as it is shipped: `npm run bench` builds it first. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Library from '../src/index.ts';
import { root } from './load.ts';

const library: typeof Library = await import(pathToFileURL(join(root, 'dist/index.js')).href);

export const { extract, builtinRules } = library;
export const binary = join(root, 'bin/extract.js');
