import { digitsOf } from '@cifra/ink/reading/boxedText.ts';
import { shareInside } from '@cifra/ink/reading/looseStrokes.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import type { Session } from './session.ts';

/** A digit of a drawing that the visitor corrected. */
export type Misread = { readonly digit: number; readonly ink: Ink };

/** A stroke belongs to a digit if at least this share of its points is in the digit's box. */
const INSIDE = 0.5;
/** A digit that was misread this often is no accident. */
const OFTEN = 3;

/**
 * Returns the digits that were misread: those that the last correction of each line changed. A
 * correction with more or fewer digits than were found does not say which of them are wrong.
 */
export function misreadDigits({ items }: Pick<Session, 'items'>): Misread[] {
  return items.flatMap(({ corrections }) => {
    const last = [...Map.groupBy(corrections, ({ line }) => line).values()].map((all) => all[all.length - 1]);
    return last.flatMap(({ text, read, boxes, ink }) => {
      const right = digitsOf(text);
      if (right.length !== boxes.length || ink.length === 0) return [];
      return right.flatMap((digit, place) => {
        const own = ink.filter((stroke) => shareInside(stroke, boxes[place]) >= INSIDE);
        return digit === read[place] || own.length === 0 ? [] : [{ digit, ink: own }];
      });
    });
  });
}

/** Returns the digit that was misread most often, and how often; null if none was misread often. */
export function oftenMisread(
  misread: readonly Misread[],
): { readonly digit: number; readonly times: number } | null {
  const counts = [...Map.groupBy(misread, ({ digit }) => digit)].map(([digit, all]) => ({
    digit,
    times: all.length,
  }));
  const [most] = counts.toSorted((a, b) => b.times - a.times);
  return most && most.times >= OFTEN ? most : null;
}
