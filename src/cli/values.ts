/** Values of options → data, or a message that says what is wanted. */
import { InvalidArgumentError } from 'commander';
import type { Prominence } from '../types.ts';

/** YYYY-MM-DD that the calendar knows: no 30th of February. */
export function isCalendarDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

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
