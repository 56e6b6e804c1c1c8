import type { Reading } from '@cifra/core/base/types.ts';
import { emptyHistory, type InkHistory } from '../ink/inkHistory.ts';
import type { Fault } from '../platform/fault.ts';

export type Source =
  | { readonly kind: 'ink'; readonly history: InkHistory }
  | {
      readonly kind: 'picture';
      readonly name: string;
      readonly file: Blob;
      /** Address under which the page shows the file. */
      readonly url: string;
      /** pixels; null until decoded */
      readonly size: { readonly width: number; readonly height: number } | null;
    }
  /** A document, or a page of one, that could not be opened: there is nothing to read. */
  | { readonly kind: 'unopened'; readonly name: string; readonly fault: Fault };

/** Outcome of a reading. The boxes are in sheet units, or in pixels of the picture. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  /** `at`: time of the reading, ms since 1970 */
  | { readonly kind: 'read'; readonly readings: readonly Reading[]; readonly at: number }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** The visitor's correction of a line. */
export type Correction = { readonly line: number; readonly text: string };

/** One sheet or picture of this session. */
export type Item = {
  readonly id: number;
  /** Creation time, ms since 1970. */
  readonly at: number;
  readonly source: Source;
  readonly outcome: Outcome;
  /** Oldest first: the last correction of a line applies. */
  readonly corrections: readonly Correction[];
};

/** Everything since the page was opened. The current sheet is not listed while it is empty. */
export type Session = { readonly items: readonly Item[]; readonly current: number };

export function newSession(at: number, id = 0): Session {
  return { items: [sheetItem(id, at)], current: id };
}

/** Removes everything. Numbers are not used again: an item that is still being read keeps its own. */
export function emptied({ items }: Session, at: number): Session {
  return newSession(at, nextId(items));
}

export function currentItem({ items, current }: Session): Item {
  return items.find(({ id }) => id === current) as Item;
}

/** Returns the items that are not empty, newest first. */
export function listed({ items }: Session): Item[] {
  return items.filter((item) => !isEmptySheet(item)).reverse();
}

export function isEmptySheet({ source }: Item): boolean {
  return source.kind === 'ink' && source.history.present.length === 0;
}

/**
 * Returns the items to read again when the kind of number changes, the shown one first. Pictures
 * that wait for their first reading are excluded.
 */
export function toReadAgain({ items, current }: Session): Item[] {
  const read = items.filter((item) =>
    item.source.kind === 'ink' ? !isEmptySheet(item) : item.outcome.kind !== 'none',
  );
  return read.toSorted((a, b) => Number(b.id === current) - Number(a.id === current));
}

/** Shows an empty sheet: the existing one or a new one. */
export function withSheet({ items }: Session, at: number): Session {
  const empty = items.find(isEmptySheet);
  if (empty) return { items, current: empty.id };
  const id = nextId(items);
  return { items: [...items, sheetItem(id, at)], current: id };
}

/** Adds an item, which is not shown yet. */
export function withAdded({ items, current }: Session, source: Source, at: number): Session {
  const item: Item = { id: nextId(items), at, source, outcome: { kind: 'none' }, corrections: [] };
  return { items: [...items, item], current };
}

/** Changes one item; does nothing if it was removed. */
export function withItem(session: Session, id: number, change: (item: Item) => Item): Session {
  return { ...session, items: session.items.map((item) => (item.id === id ? change(item) : item)) };
}

export function shown(session: Session, id: number): Session {
  return session.items.some((item) => item.id === id) ? { ...session, current: id } : session;
}

/**
 * Stores an outcome. Corrections apply as long as the ink is unchanged, however often it is read.
 */
export function withOutcome(item: Item, outcome: Outcome): Item {
  return { ...item, outcome };
}

/** Changes the ink, which discards its corrections. */
export function withInk(item: Item, history: InkHistory): Item {
  return { ...item, source: { kind: 'ink', history }, corrections: [] };
}

export function withCorrection(item: Item, line: number, text: string): Item {
  if (correctionOf(item, line) === text) return item;
  return { ...item, corrections: [...item.corrections, { line, text }] };
}

/** Undoes the last correction, or the last of a line: the previous value applies again. */
export function withoutCorrection(item: Item, line = item.corrections.at(-1)?.line): Item {
  const last = item.corrections.findLastIndex((correction) => correction.line === line);
  return last === -1 ? item : { ...item, corrections: item.corrections.toSpliced(last, 1) };
}

/** Returns the corrections of a line, oldest first. */
export function correctionsOf({ corrections }: Item, line: number): string[] {
  return corrections.filter((correction) => correction.line === line).map(({ text }) => text);
}

/** Returns the corrected text of a line; undefined if it was not corrected. */
export function correctionOf(item: Item, line: number): string | undefined {
  return correctionsOf(item, line).at(-1);
}

function sheetItem(id: number, at: number): Item {
  return {
    id,
    at,
    source: { kind: 'ink', history: emptyHistory },
    outcome: { kind: 'none' },
    corrections: [],
  };
}

function nextId(items: readonly Item[]): number {
  return Math.max(-1, ...items.map(({ id }) => id)) + 1;
}
