/** How output looks: colours and width. */
import type { Style } from '../emit/format.ts';
import { painter } from '../emit/paint.ts';
import type { Io } from './io.ts';

/** @param flag what --color or --no-color says; it goes before NO_COLOR (no-color.org) and FORCE_COLOR. */
export function wantsColor(flag: boolean | undefined, { stdout, env }: Io, toStdout: boolean): boolean {
  if (flag !== undefined) return flag;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return toStdout && stdout.isTTY === true && env.TERM !== 'dumb';
}

/** In terminal columns; wider lines are hard to read. */
const NARROWEST = 40;
const WIDEST = 120;
const USUAL = 80;

export async function styleFor(color: boolean, io: Io): Promise<Style> {
  return { width: widthOf(io), paint: color ? await painter() : null };
}

/** @returns terminal columns for what is printed. */
export function widthOf({ stdout, env }: Io): number {
  const columns = stdout.columns || Number(env.COLUMNS) || USUAL;
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}
