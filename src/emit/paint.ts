/** Colours for the formats that have some. */
import type { Mark, Paint, Tone } from './format.ts';

/** Loads the library of colours: only those who paint pay for it. */
export async function painter(): Promise<Paint> {
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
