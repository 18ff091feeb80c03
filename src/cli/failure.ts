/** What ends a run: one clear line on stderr, a hint where there is one, and an exit code. */
import { printable } from '../emit/printable.ts';
import { EXIT } from './io.ts';

export class Failure extends Error {
  readonly hint: string | undefined;
  readonly exitCode: number;

  constructor(message: string, hint?: string, exitCode: number = EXIT.input) {
    super(message);
    this.name = 'Failure';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** @returns a line for stderr, in which nothing from outside can act on the terminal. */
export function errorLine(message: string): string {
  return `extract: ${printable(message)}\n`;
}

export function hintLine(hint: string): string {
  return `  hint: ${printable(hint)}\n`;
}
