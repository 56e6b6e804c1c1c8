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
  | { readonly kind: 'read'; readonly readings: readonly Reading[] }
  | { readonly kind: 'failed'; readonly message: string };

/** One sheet or picture of this session. */
export type Item = {
  readonly id: number;
  /** When it was begun, ms since 1970. */
  readonly at: number;
  readonly source: Source;
  readonly outcome: Outcome;
  /** What the visitor says is right, by line; undefined where nothing was corrected. */
  readonly corrections: readonly (string | undefined)[];
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

/** A new reading makes what was corrected before out of date. */
export function withOutcome(item: Item, outcome: Outcome): Item {
  return { ...item, outcome, corrections: [] };
}

export function withCorrection(item: Item, line: number, text: string): Item {
  const corrections = [...item.corrections];
  corrections[line] = text;
  return { ...item, corrections };
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
