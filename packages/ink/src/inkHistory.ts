import type { Ink } from './stroke.ts';

/** The current ink, the earlier states, and the undone states. */
export type InkHistory = {
  readonly past: readonly Ink[];
  readonly present: Ink;
  readonly future: readonly Ink[];
};

export const emptyHistory: InkHistory = { past: [], present: [], future: [] };

/** Adds strokes that are undone together. */
export function withStrokes(history: InkHistory, strokes: Ink): InkHistory {
  return changed(history, [...history.present, ...strokes]);
}

/** Erases strokes by their indices. */
export function erased(history: InkHistory, strokes: ReadonlySet<number>): InkHistory {
  if (strokes.size === 0) return history;
  return changed(
    history,
    history.present.filter((_, i) => !strokes.has(i)),
  );
}

/** Clears the sheet; undo restores the ink. */
export function cleared(history: InkHistory): InkHistory {
  return history.present.length === 0 ? history : changed(history, []);
}

export function undone({ past, present, future }: InkHistory): InkHistory {
  const before = past.at(-1);
  return before
    ? { past: past.slice(0, -1), present: before, future: [present, ...future] }
    : { past, present, future };
}

export function redone({ past, present, future }: InkHistory): InkHistory {
  const [after, ...later] = future;
  return after ? { past: [...past, present], present: after, future: later } : { past, present, future };
}

function changed({ past, present }: InkHistory, ink: Ink): InkHistory {
  return { past: [...past, present], present: ink, future: [] };
}
