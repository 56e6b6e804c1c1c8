import { words } from '../words/words.ts';
import { sessionCsv } from './csv.ts';
import { offerDownload } from './offerDownload.ts';
import { session } from './state.ts';

/** Offers the session's readings as a CSV file. */
export function offerCsv(): void {
  // Spreadsheets recognise UTF-8 only after a byte order mark.
  offerDownload('cifra.csv', 'text/csv', `\uFEFF${sessionCsv(session.value, words.value)}`);
}
