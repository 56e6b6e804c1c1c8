import { spreadsheetRow } from '@cifra/core/base/csv.ts';
import type { Reading } from '@cifra/core/base/types.ts';
import { seenText } from '@cifra/ink/reading/boxedText.ts';
import type { Words } from '../words/en.ts';
import { correctionOf, type Item, type Session } from './session.ts';

/**
 * Returns the session's readings as CSV (RFC 4180): a header, then one row per text line, oldest
 * first.
 */
export function sessionCsv({ items }: Pick<Session, 'items'>, words: Pick<Words, 'csv' | 'session'>): string {
  const head = Object.values(words.csv);
  return [head, ...items.flatMap((item) => rowsOf(item, words.session.drawn))].map(spreadsheetRow).join('');
}

/**
 * Cells in the order of the header. `number` and `value` hold only accepted or corrected numbers,
 * so that they can be summed.
 */
function rowsOf(item: Item, drawn: string): string[][] {
  const { source, outcome } = item;
  if (outcome.kind !== 'read') return [];
  return outcome.readings.map((reading, line) => {
    const corrected = correctionOf(item, line);
    const number = corrected ?? (reading.accepted ? reading.text : '');
    const { table = '', row = '', column = '' } = reading.cell ?? {};
    return [
      source.kind === 'ink' ? drawn : source.name,
      String(line + 1),
      number,
      valueFor(reading, number),
      reading.confidence.toFixed(4),
      String(reading.accepted),
      reading.refusal ?? '',
      seenText(reading),
      corrected ?? '',
      new Date(outcome.at).toISOString(),
      ...[table, row, column].map(String),
    ];
  });
}

/** The value of a number that was read: also of one that the visitor confirmed or chose. */
function valueFor({ text, value, candidates }: Reading, number: string): string {
  if (number === text) return value;
  return candidates.find((candidate) => candidate.text === number)?.value ?? '';
}
