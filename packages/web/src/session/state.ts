import { computed, signal } from '@preact/signals';
import { currentItem, newSession } from './session.ts';

/** Items are numbered from the time of the visit, so that those of earlier visits have other numbers. */
export const session = signal(newSession(Date.now(), Date.now()));
export const current = computed(() => currentItem(session.value));

/** The latest task for each item, by its id, and for reading all of them again. */
export const inFlight = new Map<number | 'all', AbortController>();

/** The document that is being split into pages; `of` is 0 until the number of pages is known. */
export const opening = signal<{ readonly name: string; readonly page: number; readonly of: number } | null>(
  null,
);

/** The shown drawing; null while a picture is shown. */
export const drawing = computed(() =>
  current.value.source.kind === 'ink' ? current.value.source.history : null,
);
