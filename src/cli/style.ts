/** How output looks: colours and width. */
import type { Mark, Paint, Style, Tone } from '../emit/format.ts';
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

export async function styleFor(color: boolean, { stdout, env }: Io): Promise<Style> {
  const columns = stdout.columns || Number(env.COLUMNS) || USUAL;
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns));
  return { width, paint: color ? await colors() : null };
}

async function colors(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  const paints: Readonly<Record<Mark | Tone, (text: string) => string>> = {
    party: chalk.bold.cyan,
    official: chalk.bold.magenta,
    date: chalk.yellow,
    disease: chalk.green,
    strong: chalk.bold,
    faint: chalk.dim,
    good: chalk.bold.green,
    open: chalk.bold.yellow,
    bad: chalk.bold.red,
  };
  return (text, as) => paints[as](text);
}
