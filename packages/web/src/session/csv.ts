import type { Words } from '../words/en.ts';
import { correctionOf, type Item } from './session.ts';

/** The session's readings as a file for spreadsheets (RFC 4180), a line for each, after one of headings. */
export function sessionCsv(items: readonly Item[], words: Pick<Words, 'csv' | 'session'>): string {
  const head = Object.values(words.csv);
  return [head, ...items.flatMap((item) => linesOf(item, words.session.drawn))].map(csvLine).join('');
}

/** In the order of the headings. */
function linesOf(item: Item, drawn: string): string[][] {
  const { at, source, outcome } = item;
  if (outcome.kind !== 'read') return [];
  return outcome.readings.map((reading, line) => [
    source.kind === 'ink' ? drawn : source.name,
    String(line + 1),
    reading.text,
    reading.value,
    reading.confidence.toFixed(4),
    String(reading.accepted),
    reading.refusal ?? '',
    correctionOf(item, line) ?? '',
    new Date(at).toISOString(),
  ]);
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;
}

/** Spreadsheets run a cell that begins like a formula (OWASP, "CSV Injection"): an apostrophe makes it text. */
function guarded(cell: string): string {
  const isNumber = /^-?\d+([.,]\d+)*$/.test(cell);
  return !isNumber && /^[=+\-@\t\r\n|%]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
