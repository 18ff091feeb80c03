/** Values of options → data, or a message that says what is wanted. */
import { InvalidArgumentError } from 'commander';
import { isCalendarDate } from '../batch/dates.ts';
import type { Shard } from '../batch/shard.ts';
import type { Prominence } from '../types.ts';

export function parseDate(text: string): string {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('Give a date like 2016-08-30.');
  return text;
}

const PROMINENCE: Readonly<Record<Prominence, true>> = { main: true, background: true, related: true };

/** One or more values with commas between; the option may be given several times. */
export function parseProminence(text: string, before: readonly Prominence[] = []): readonly Prominence[] {
  const values = text.split(',').map((part) => part.trim());
  const unknown = values.find((value) => !Object.hasOwn(PROMINENCE, value));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`Give one or more of ${Object.keys(PROMINENCE).join(', ')}, with commas between.`);
  }
  return [...before, ...(values as Prominence[])];
}

/** A share from 0 to 1. */
export function parseConfidence(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.');
  return value;
}

/** A whole number from 1. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text.trim())) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}

/** Seconds, parts of them too. */
export function parseSeconds(text: string): number {
  const value = Number(text);
  // What timers can wait for.
  if (!(value > 0 && value <= 2_000_000)) throw new InvalidArgumentError('Give a number of seconds above 0.');
  return value;
}

/** "3/16": the third part of sixteen. */
export function parseShard(text: string): Shard {
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim())?.map(Number) ?? [];
  if (!number || !of || number > of) throw new InvalidArgumentError('Give a part like 3/16, from 1/16 to 16/16.');
  return { number, of };
}

/** Bytes: "5000", "500k", "64MiB", "2G"; K, M, G count by 1024. */
export function parseBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  const power = 'kmg'.indexOf(match?.[2]?.toLowerCase() || ' ') + 1;
  const bytes = Math.floor(Number(match?.[1]) * 1024 ** power);
  if (!(bytes > 0)) throw new InvalidArgumentError('Give a size like 500k or 64M.');
  return bytes;
}

/** For options that may be given several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
