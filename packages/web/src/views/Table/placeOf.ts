import { isNumber, type TableRow } from '../../session/tableRows.ts';
import { words } from '../../words/words.ts';
import { tableWords } from './words/words.ts';

/** Returns the name of a row's picture. */
export function nameOf({ item: { source } }: TableRow): string {
  return source.kind === 'ink' ? words.value.session.drawn : source.name;
}

/** Returns the name of a row's picture, and its line if the picture has several. */
export function placeOf(row: TableRow): string {
  return tableWords.value.place(nameOf(row), row.line + 1, isNumber(row) ? row.of : 1);
}

/** Returns the id of a row's field. */
export function fieldId({ item, line }: Pick<TableRow, 'item' | 'line'>): string {
  return `number-${item.id}-${line}`;
}
