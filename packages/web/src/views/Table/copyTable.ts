import { notify } from '../../platform/announce.ts';
import { isNumber, type TableRow, tableCounts } from '../../session/tableRows.ts';
import { tableText } from '../../session/tableText.ts';
import { words } from '../../words/words.ts';
import { nameOf } from './placeOf.ts';
import { tableWords } from './words/words.ts';

/** Copies the numbers, so that a spreadsheet pastes them as columns. */
export async function copyTable(rows: readonly TableRow[]): Promise<void> {
  const numbers = rows.filter((row) => isNumber(row) && row.kind !== 'doubtful' && row.text !== '');
  try {
    await navigator.clipboard.writeText(tableText(rows, nameOf));
    notify(tableWords.value.copied(numbers.length, tableCounts(rows).doubtful));
  } catch {
    notify(words.value.result.copyFailed);
  }
}
