import { Readable } from 'node:stream';
import { spreadsheetRow } from '@cifra/core/base/csv.ts';
import type { Reading } from '@cifra/core/base/types.ts';
import type { ItemRow } from './store.ts';

/**
 * An item as one line of JSON. The result is inserted as it was stored, because it is JSON already.
 */
export function jsonLine({ number, name, status, result, problem }: ItemRow): string {
  const head = JSON.stringify({ number, name, status }).slice(0, -1);
  if (result !== null) return `${head},"result":${result}}\n`;
  if (problem !== null) return `${head},"problem":${problem}}\n`;
  return `${head}}\n`;
}

export const csvHead = spreadsheetRow([
  'number',
  'name',
  'status',
  'line',
  'text',
  'value',
  'confidence',
  'accepted',
  'refusal',
  'problem',
  'page',
  'table',
  'row',
  'column',
  'print',
]);

/** An item as lines of CSV, one per reading. */
export function csvLines(item: ItemRow): string {
  const head = [item.number, item.name, item.status];
  const { readings } = item.result === null ? { readings: [] } : (JSON.parse(item.result) as Result);
  if (readings.length === 0) {
    const problem = item.problem === null ? '' : (JSON.parse(item.problem) as { detail: string }).detail;
    return spreadsheetRow([...head, '', '', '', '', '', '', problem, '', '', '', '', '']);
  }
  return readings
    .map(({ text, value, confidence, accepted, refusal, page = '', cell, print = null }, line) => {
      const read = [line, text, value, Number(confidence.toFixed(6)), accepted, refusal];
      const { table = null, row = null, column = null } = cell ?? {};
      return spreadsheetRow([...head, ...read, '', page, table, row, column, print]);
    })
    .join('');
}

type Result = { readonly readings: readonly (Reading & { readonly page?: number })[] };

/** Characters that are written at once. */
const BLOCK = 64 * 1024;

/**
 * Turns many lines into a stream of larger pieces, because one piece per line would take too much
 * time.
 */
export function inBlocks<Item>(
  head: string,
  items: AsyncIterable<Item>,
  write: (item: Item) => string,
): Readable {
  async function* blocks(): AsyncGenerator<string> {
    yield head;
    let held = '';
    for await (const item of items) {
      held += write(item);
      if (held.length < BLOCK) continue;
      yield held;
      held = '';
    }
    yield held;
  }
  return Readable.from(blocks(), { objectMode: false });
}
