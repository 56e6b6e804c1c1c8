import { computed, signal } from '@preact/signals';
import { cleared, emptyHistory, redone, undone, withStroke } from './inkHistory.ts';
import type { Stroke } from './stroke.ts';

const history = signal(emptyHistory);

/** What is drawn on the page's sheet. */
export const ink = computed(() => history.value.present);
export const canUndo = computed(() => history.value.past.length > 0);
export const canRedo = computed(() => history.value.future.length > 0);

export function addStroke(stroke: Stroke): void {
  history.value = withStroke(history.value, stroke);
}

export function clearInk(): void {
  history.value = cleared(history.value);
}

export function undoInk(): void {
  history.value = undone(history.value);
}

export function redoInk(): void {
  history.value = redone(history.value);
}
