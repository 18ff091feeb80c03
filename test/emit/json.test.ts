import { describe, expect, it } from 'vitest';
import { json } from '../../src/emit/json.ts';
import { ndjson } from '../../src/emit/ndjson.ts';
import { empty, hostile, plain, record } from './records.ts';

const array = (...items: Parameters<typeof json.item>[0][]) =>
  json.open + items.map((item) => json.item(item, plain)).join(json.between) + json.close(items.length);

describe('json', () => {
  it('is one array, whatever the number of records', () => {
    expect(JSON.parse(array())).toEqual([]);
    expect(JSON.parse(array(record))).toEqual([record]);
    expect(JSON.parse(array(record, { source: 'b', error: 'is empty' }, empty))).toEqual([
      record,
      { source: 'b', error: 'is empty' },
      empty,
    ]);
  });

  it('ends with a line feed', () => {
    expect(array()).toBe('[]\n');
    expect(array(empty).endsWith('}\n]\n')).toBe(true);
  });
});

describe('ndjson', () => {
  it('is one line per record, errors included', () => {
    const lines = [record, { source: 'b', error: 'is empty' }].map((item) => ndjson.item(item, plain));
    expect(lines.map((line) => line.split('\n').length)).toEqual([2, 2]);
    expect(lines.map((line) => JSON.parse(line))).toEqual([record, { source: 'b', error: 'is empty' }]);
  });

  it('escapes what acts on a terminal, and gives it back to JSON', () => {
    const text = 'a\u001b[2Jb\u009bc\u202ed\u2028e\u007ff\ud800';
    const line = ndjson.item(hostile(text), plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
    expect(JSON.parse(line).title).toBe(text);
  });
});
