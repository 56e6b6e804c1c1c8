import { type PenPoint, type Stroke, staysWithin } from './stroke.ts';

/** A finger, pen or mouse at the sheet. */
export type Contact = { readonly id: number; readonly type: string; readonly at: PenPoint };

/** What touches the sheet: at most one pointer draws, and fingers that do not draw may tap. */
export type Contacts = {
  readonly drawing: { readonly id: number; readonly type: string; readonly stroke: Stroke } | null;
  /** Two fingers put down without drawing; `isTap` as long as none moves and no third joins. */
  readonly fingers: { readonly down: ReadonlyMap<number, PenPoint>; readonly isTap: boolean } | null;
  /** Once a pen was used, touches are the palm of the hand. */
  readonly isPenUsed: boolean;
};

export const noContacts: Contacts = { drawing: null, fingers: null, isPenUsed: false };

/** `still`: movement below which a finger counts as still, sheet units. */
export function pressed(before: Contacts, { id, type, at }: Contact, still: number): Contacts {
  const stroke: Stroke = { points: [at], measured: type === 'pen' };
  // A pen takes over: what a finger has drawn so far came from the palm.
  if (type === 'pen') return { drawing: { id, type, stroke }, fingers: null, isPenUsed: true };
  if (type === 'touch' && before.isPenUsed) return before;
  const { drawing, fingers } = before;
  if (fingers) return { ...before, fingers: { down: new Map([...fingers.down, [id, at]]), isTap: false } };
  if (!drawing) return { ...before, drawing: { id, type, stroke } };
  // A second finger next to a finger that already draws is the palm.
  if (type !== 'touch' || drawing.type !== 'touch' || !staysWithin(drawing.stroke, still)) return before;
  const down = new Map([
    [drawing.id, drawing.stroke.points[0]],
    [id, at],
  ]);
  return { ...before, drawing: null, fingers: { down, isTap: true } };
}

export function dragged(before: Contacts, id: number, points: readonly PenPoint[], still: number): Contacts {
  const { drawing, fingers } = before;
  if (drawing?.id === id) {
    const stroke = { ...drawing.stroke, points: [...drawing.stroke.points, ...points] };
    return { ...before, drawing: { ...drawing, stroke } };
  }
  const start = fingers?.down.get(id);
  if (!fingers || !start) return before;
  const isStill = staysWithin({ points: [start, ...points], measured: true }, still);
  return isStill ? before : { ...before, fingers: { ...fingers, isTap: false } };
}

/** What a lifted pointer completes. */
export type Done =
  | { readonly kind: 'stroke'; readonly stroke: Stroke }
  | { readonly kind: 'two-finger-tap' }
  | { readonly kind: 'nothing' };

/**
 * Lifts a pointer. `isCancelled`: the browser takes the pointer, for instance to zoom with two
 * fingers. What a finger has drawn until then is dropped, a stroke of a pen is kept.
 */
export function lifted(before: Contacts, id: number, isCancelled: boolean): [Contacts, Done] {
  const { drawing, fingers } = before;
  if (drawing?.id === id) {
    const isKept = !isCancelled || drawing.type === 'pen';
    return [
      { ...before, drawing: null },
      isKept ? { kind: 'stroke', stroke: drawing.stroke } : { kind: 'nothing' },
    ];
  }
  if (!fingers?.down.has(id)) return [before, { kind: 'nothing' }];
  const down = new Map([...fingers.down].filter(([other]) => other !== id));
  const isTap = fingers.isTap && !isCancelled;
  if (down.size > 0) return [{ ...before, fingers: { down, isTap } }, { kind: 'nothing' }];
  return [{ ...before, fingers: null }, isTap ? { kind: 'two-finger-tap' } : { kind: 'nothing' }];
}
