import type { Reading } from '@cifra/core/types.ts';
import { emptyHistory, type InkHistory } from '../ink/inkHistory.ts';

export type Source =
  | { readonly kind: 'ink'; readonly history: InkHistory }
  | {
      readonly kind: 'picture';
      readonly name: string;
      readonly file: Blob;
      /** Address under which the page shows the file. */
      readonly url: string;
      /** pixels, null until it was decoded */
      readonly size: { readonly width: number; readonly height: number } | null;
    };

/** What became of reading; the boxes of readings are in sheet units, or in pixels of the picture. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  /** `at`: when, ms since 1970 */
  | { readonly kind: 'read'; readonly readings: readonly Reading[]; readonly at: number }
  | { readonly kind: 'failed'; readonly message: string };

/** What the visitor says a line is. */
export type Correction = { readonly line: number; readonly text: string };

/** One sheet or picture of this session. */
export type Item = {
  readonly id: number;
  /** When it was begun, ms since 1970. */
  readonly at: number;
  readonly source: Source;
  readonly outcome: Outcome;
  /** In the order in which they were made: the last one of a line holds. */
  readonly corrections: readonly Correction[];
};

/** Everything since the page was opened; the last item drawn on is not listed while its sheet is empty. */
export type Session = { readonly items: readonly Item[]; readonly current: number };

export function newSession(at: number): Session {
  return { items: [sheetItem(0, at)], current: 0 };
}

export function currentItem({ items, current }: Session): Item {
  return items.find(({ id }) => id === current) as Item;
}

/** Those that have something on them, newest first. */
export function listed({ items }: Session): Item[] {
  return items.filter((item) => !isEmptySheet(item)).reverse();
}

export function isEmptySheet({ source }: Item): boolean {
  return source.kind === 'ink' && source.history.present.length === 0;
}

/** Those that are read once more when the kind of number changes, what is shown first. Pictures that wait for their first reading are not among them. */
export function readBefore({ items, current }: Session): Item[] {
  const read = items.filter((item) =>
    item.source.kind === 'ink' ? !isEmptySheet(item) : item.outcome.kind !== 'none',
  );
  return read.toSorted((a, b) => Number(b.id === current) - Number(a.id === current));
}

/** Shows an empty sheet: the one that is there, or a new one. */
export function withSheet({ items }: Session, at: number): Session {
  const empty = items.find(isEmptySheet);
  if (empty) return { items, current: empty.id };
  const id = nextId(items);
  return { items: [...items, sheetItem(id, at)], current: id };
}

/** Adds pictures; the first of them is shown. */
export function withPictures(
  { items, current }: Session,
  pictures: readonly { readonly name: string; readonly file: Blob; readonly url: string }[],
  at: number,
): Session {
  const first = nextId(items);
  const added = pictures.map(
    (picture, i): Item => ({
      id: first + i,
      at,
      source: { kind: 'picture', ...picture, size: null },
      outcome: { kind: 'none' },
      corrections: [],
    }),
  );
  return { items: [...items, ...added], current: added.length > 0 ? first : current };
}

/** Changes one item; nothing when it is gone. */
export function withItem(session: Session, id: number, change: (item: Item) => Item): Session {
  return { ...session, items: session.items.map((item) => (item.id === id ? change(item) : item)) };
}

export function shown(session: Session, id: number): Session {
  return session.items.some((item) => item.id === id) ? { ...session, current: id } : session;
}

/** What the visitor says of its lines holds for as long as the ink does, however often it is read. */
export function withOutcome(item: Item, outcome: Outcome): Item {
  return { ...item, outcome };
}

/** New ink makes what was corrected before out of date. */
export function withInk(item: Item, history: InkHistory): Item {
  return { ...item, source: { kind: 'ink', history }, corrections: [] };
}

export function withCorrection(item: Item, line: number, text: string): Item {
  if (correctionOf(item, line) === text) return item;
  return { ...item, corrections: [...item.corrections, { line, text }] };
}

/** Takes the last correction back, or the last one of a line: what was there before it holds again. */
export function withoutCorrection(item: Item, line = item.corrections.at(-1)?.line): Item {
  const last = item.corrections.findLastIndex((correction) => correction.line === line);
  return last === -1 ? item : { ...item, corrections: item.corrections.toSpliced(last, 1) };
}

/** What the visitor said a line is, one after the other. */
export function correctionsOf({ corrections }: Item, line: number): string[] {
  return corrections.filter((correction) => correction.line === line).map(({ text }) => text);
}

/** What the visitor says a line is; undefined where nothing was corrected. */
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
