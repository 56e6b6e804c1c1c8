import type { Reading } from '@cifra/core/types.ts';
import { csvLine } from './csv.ts';
import type { ItemRow } from './store.ts';

/** An item as one line of JSON. The result is put in as it was stored: it is JSON already. */
export function jsonLine({ number, name, status, result, problem }: ItemRow): string {
  const head = JSON.stringify({ number, name, status }).slice(0, -1);
  if (result !== null) return `${head},"result":${result}}\n`;
  if (problem !== null) return `${head},"problem":${problem}}\n`;
  return `${head}}\n`;
}

export const csvHead = csvLine([
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
]);

/** An item as lines of CSV, one for each reading. */
export function csvLines(item: ItemRow): string {
  const head = [item.number, item.name, item.status];
  const { readings } = item.result === null ? { readings: [] } : (JSON.parse(item.result) as Result);
  if (readings.length === 0) {
    const problem = item.problem === null ? '' : (JSON.parse(item.problem) as { detail: string }).detail;
    return csvLine([...head, '', '', '', '', '', '', problem]);
  }
  return readings
    .map(({ text, value, confidence, accepted, refusal }, line) =>
      csvLine([...head, line, text, value, Number(confidence.toFixed(6)), accepted, refusal, '']),
    )
    .join('');
}

type Result = { readonly readings: readonly Reading[] };
