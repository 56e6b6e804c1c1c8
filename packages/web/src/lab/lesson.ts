import { emptyHistory, type InkHistory } from '@cifra/ink/inkHistory.ts';
import { effect, signal } from '@preact/signals';
import { keeping } from '../platform/keeping.ts';
import { keptDatabase } from '../platform/keptDatabase.ts';
import { type OwnDigit, ownDigits } from './ownDigits.ts';

/** Digits of a lesson, each class twice. */
export const LESSON = 20;

type Digits = readonly (OwnDigit | null)[];
type Kept = { readonly digits: Digits; readonly ink: InkHistory };

const unwritten: Digits = new Array(LESSON).fill(null);

/** The digits of the lesson in its order; null where one is still to be written. */
export const lessonDigits = signal<Digits>(unwritten);
/** The sheet of the digit that is being written. */
export const lessonInk = signal(emptyHistory);

/** Returns the place of the next digit to write; -1 if all are written. */
export function nextPlace(digits: Digits): number {
  return digits.indexOf(null);
}

export function takeDigit(digit: OwnDigit): void {
  lessonDigits.value = lessonDigits.value.with(nextPlace(lessonDigits.value), digit);
  ownDigits.value = [...ownDigits.value, digit];
  lessonInk.value = emptyHistory;
}

/** Takes a digit back, which is then the next one to write if none before it is missing. */
export function takeBack(place: number): void {
  const digit = lessonDigits.value[place];
  lessonDigits.value = lessonDigits.value.with(place, null);
  ownDigits.value = ownDigits.value.filter((other) => other !== digit);
}

export function restartLesson(): void {
  lessonDigits.value = unwritten;
}

let isResumed = false;

/** Restores the lesson of the last visit, once, and stores every change from then on. */
export async function resumeLesson(): Promise<void> {
  if (isResumed) return;
  isResumed = true;
  const { ask } = keptDatabase;
  const kept: Kept | undefined = await ask('lesson', 'readonly', (store) => store.get(0)).catch(
    () => undefined,
  );
  const isBegun = lessonDigits.value !== unwritten || lessonInk.value !== emptyHistory;
  if (kept && !isBegun && keeping.value === 'on') {
    lessonDigits.value = kept.digits;
    lessonInk.value = kept.ink;
    ownDigits.value = [...ownDigits.value, ...kept.digits.filter((digit) => digit !== null)];
  }
  effect(() => {
    const now: Kept = { digits: lessonDigits.value, ink: lessonInk.value };
    if (keeping.value === 'off') return;
    // Where the browser stores nothing, the lesson lasts until the page is closed.
    void ask('lesson', 'readwrite', (store) => store.put(now, 0)).catch(() => {});
  });
}
