import { emptyHistory, type InkHistory } from '@cifra/ink/inkHistory.ts';
import { type Carried, type Correction, carried } from '@cifra/ink/reading/carried.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import type { Cut } from '../capture/cut.ts';
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
      /** The whole photograph, if `file` is a part of it. */
      readonly whole?: { readonly file: Blob; readonly cut: Cut };
    }
  /** A document, or a page of one, that could not be opened: there is nothing to read. */
  | { readonly kind: 'unopened'; readonly name: string; readonly fault: Fault };

/** Outcome of a reading. The boxes are in sheet units, or in pixels of the picture. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  /** `at`: time of the reading, ms since 1970 */
  | { readonly kind: 'read'; readonly readings: readonly InkReading[]; readonly at: number }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** One sheet or picture of this session. Numbers of items are never used twice, also over visits. */
export type Item = {
  readonly id: number;
  /** Creation time, ms since 1970. */
  readonly at: number;
  readonly source: Source;
  readonly outcome: Outcome;
  /** Oldest first: the last one that applies to a line counts. */
  readonly corrections: readonly Correction[];
};

/** Everything since the list was emptied. The current sheet is not listed while it is empty. */
export type Session = { readonly items: readonly Item[]; readonly current: number };

export function newSession(at: number, id = 0): Session {
  return { items: [sheetItem(id, at)], current: id };
}

/** Removes everything. Numbers are not used again: an item that is still being read keeps its own. */
export function emptied({ items }: Session, at: number): Session {
  return newSession(at, nextId(items));
}

/**
 * Adds a session that has just begun to an earlier one. What was begun stays shown, else the sheet
 * that was shown before; `newSheetAt` shows an empty one instead.
 */
export function joined(before: Session, begun: Session, newSheetAt: number | null): Session {
  const started = begun.items.filter((item) => !isEmptySheet(item));
  const items = [...before.items, ...started];
  if (started.length > 0) {
    const current = started.some(({ id }) => id === begun.current) ? begun.current : started[0].id;
    return { items, current };
  }
  return newSheetAt === null ? { items, current: before.current } : withSheet(before, newSheetAt);
}

/** Removes one item. If it was shown, an empty sheet is shown instead. */
export function withoutItem(session: Session, id: number, at: number): Session {
  const { items, current } = session.current === id ? withSheet(session, at) : session;
  return { items: items.filter((item) => item.id !== id), current };
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

/** Stores an outcome. Corrections belong to the ink: they apply however often it is read. */
export function withOutcome(item: Item, outcome: Outcome): Item {
  return { ...item, outcome };
}

export function withInk(item: Item, history: InkHistory): Item {
  return { ...item, source: { kind: 'ink', history } };
}

/** Shows another part of a photograph, which discards its reading and corrections. */
export function withPart(item: Item, source: Source): Item {
  return { ...item, source, outcome: { kind: 'none' }, corrections: [] };
}

export function withCorrection(item: Item, line: number, text: string): Item {
  if (correctionOf(item, line) === text) return item;
  const digits = readingsOf(item)[line]?.digits ?? [];
  const read = digits.map(({ digit }) => digit);
  const boxes = digits.map(({ box }) => box);
  return { ...item, corrections: [...item.corrections, { line, text, read, boxes, ink: inkOf(item) }] };
}

/** Undoes the last correction, or the last of a line: the previous value applies again. */
export function withoutCorrection(item: Item, line?: number): Item {
  const last = item.corrections.findLastIndex((correction) => {
    const now = apply(item, correction);
    return now !== null && (line === undefined || now.line === line);
  });
  return last === -1 ? item : { ...item, corrections: item.corrections.toSpliced(last, 1) };
}

/** Returns the corrections of a line as they apply to its reading, oldest first. */
export function carriedTo(item: Item, line: number): Carried[] {
  const all = item.corrections.map((correction) => apply(item, correction));
  return all.filter((correction) => correction !== null).filter((correction) => correction.line === line);
}

/** Returns the corrected texts of a line, oldest first. */
export function correctionsOf(item: Item, line: number): string[] {
  return carriedTo(item, line).map(({ text }) => text);
}

/** Returns the corrected text of a line; undefined if it was not corrected. */
export function correctionOf(item: Item, line: number): string | undefined {
  return correctionsOf(item, line).at(-1);
}

function apply(item: Item, correction: Correction): Carried | null {
  return carried(correction, readingsOf(item), inkOf(item));
}

function readingsOf({ outcome }: Item): readonly InkReading[] {
  return outcome.kind === 'read' ? outcome.readings : [];
}

function inkOf({ source }: Item): Ink {
  return source.kind === 'ink' ? source.history.present : [];
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
