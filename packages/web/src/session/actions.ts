// Actions of a visitor. Each changes the session and reads the ink or pictures that changed.

import type { InkHistory } from '@cifra/ink/inkHistory.ts';
import * as inkHistory from '@cifra/ink/inkHistory.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import { stopOpening } from './addFiles.ts';
import { readItem } from './readItem.ts';
import {
  emptied,
  shown,
  withCorrection,
  withInk,
  withItem,
  withoutCorrection,
  withoutItem,
  withSheet,
} from './session.ts';
import { current, inFlight, session } from './state.ts';

export const addStrokes = (strokes: Ink) => draw((before) => inkHistory.withStrokes(before, strokes));
export const eraseStrokes = (strokes: ReadonlySet<number>) =>
  draw((before) => inkHistory.erased(before, strokes));
export const clearInk = () => draw(inkHistory.cleared);
export const undoInk = () => draw(inkHistory.undone);
export const redoInk = () => draw(inkHistory.redone);

function draw(change: (before: InkHistory) => InkHistory): void {
  const { id, source } = current.value;
  if (source.kind !== 'ink') return;
  const after = change(source.history);
  if (after === source.history) return;
  session.value = withItem(session.value, id, (item) => withInk(item, after));
  void readItem(id);
}

export function nextSheet(): void {
  session.value = withSheet(session.value, Date.now());
}

/** Shows strokes on a new sheet. */
export function writeOnNextSheet(strokes: Ink): void {
  nextSheet();
  addStrokes(strokes);
}

export function showItem(id: number): void {
  session.value = shown(session.value, id);
}

export function correct(id: number, line: number, text: string): void {
  session.value = withItem(session.value, id, (item) => withCorrection(item, line, text));
}

/** Undoes the last correction of the item, or of `line` if given. */
export function undoCorrection(id: number, line?: number): void {
  session.value = withItem(session.value, id, (item) => withoutCorrection(item, line));
}

export function forgetItem(id: number): void {
  inFlight.get(id)?.abort();
  const item = session.value.items.find((each) => each.id === id);
  if (item?.source.kind === 'picture') URL.revokeObjectURL(item.source.url);
  session.value = withoutItem(session.value, id, Date.now());
}

export function forgetAll(): void {
  stopOpening();
  for (const { source } of session.value.items)
    if (source.kind === 'picture') URL.revokeObjectURL(source.url);
  session.value = emptied(session.value, Date.now());
}
