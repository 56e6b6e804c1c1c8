import type { ReadonlySignal, Signal } from '@preact/signals';
import { announce, notify } from '../../platform/announce.ts';
import { correct, undoCorrection } from '../../session/actions.ts';
import {
  type NumberRow,
  neighbour,
  nextDoubtful,
  type TableRow,
  tableCounts,
} from '../../session/tableRows.ts';
import type { RowStep } from './NumberField.tsx';
import { fieldId, placeOf } from './placeOf.ts';
import { tableWords } from './words/words.ts';

type Rows = ReadonlySignal<readonly TableRow[]>;

/** Takes the step of a row: changes the session and moves the focus. */
export function takeStep(
  rows: Rows,
  decided: Signal<readonly NumberRow[]>,
  row: NumberRow,
  step: RowStep,
): void {
  const at = rows.value.findIndex((each) => fieldId(each) === fieldId(row));
  switch (step.kind) {
    case 'go':
      focusOn(neighbour(rows.value, at, step.by));
      break;
    case 'next':
      goOn(rows.value, at);
      break;
    case 'undo':
      undo(decided, row);
      break;
    case 'settle':
      correct(row.item.id, row.line, step.text);
      decided.value = [...decided.value, row];
      if (step.stays !== true) goOn(rows.value, at);
      else if (tableCounts(rows.value).doubtful === 0) sayDone(rows.value);
  }
}

/** Goes to the next doubtful number; after the last one, to the button that hands all on. */
function goOn(rows: readonly TableRow[], at: number): void {
  const next = nextDoubtful(rows, at);
  if (next) focusOn(next);
  else if (tableCounts(rows).waiting === 0) {
    sayDone(rows);
    document.querySelector<HTMLElement>('.numbers-actions button')?.focus();
  }
}

function sayDone(rows: readonly TableRow[]): void {
  notify(tableWords.value.allChecked(tableCounts(rows).pictures));
}

/** Undoes the last decision in the table, or else an earlier correction of this row. */
function undo(decided: Signal<readonly NumberRow[]>, row: NumberRow): void {
  const last = decided.value.at(-1) ?? row;
  decided.value = decided.value.slice(0, -1);
  undoCorrection(last.item.id, last.line);
  focusOn(last);
  announce(tableWords.value.undone(placeOf(last)));
}

function focusOn(row: NumberRow | null): void {
  if (row) document.getElementById(fieldId(row))?.focus();
}
