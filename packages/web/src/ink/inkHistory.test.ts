import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleared, emptyHistory, type InkHistory, redone, undone, withStroke } from './inkHistory.ts';
import type { Stroke } from './stroke.ts';

const stroke = (x: number): Stroke => ({ points: [{ x, y: 0, pressure: 0.5 }], measured: true });

test('clearing can be undone like a stroke; an empty sheet is not cleared', () => {
  const drawn = withStroke(withStroke(emptyHistory, stroke(1)), stroke(2));
  expect(cleared(drawn).present).toEqual([]);
  expect(undone(cleared(drawn)).present).toEqual(drawn.present);
  expect(cleared(emptyHistory)).toBe(emptyHistory);
});

test('a new stroke drops the redo history', () => {
  const drawn = withStroke(undone(withStroke(emptyHistory, stroke(1))), stroke(2));
  expect(redone(drawn).present).toEqual([stroke(2)]);
});

test('undoing and redoing everything restores the ink', () => {
  const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant('clear' as const)));
  fc.assert(
    fc.property(steps, (all) => {
      const end = all.reduce<InkHistory>(
        (history, step) => (step === 'clear' ? cleared(history) : withStroke(history, stroke(step))),
        emptyHistory,
      );
      let back = end;
      for (const _ of end.past) back = undone(back);
      expect(back.present).toEqual([]);
      expect(undone(back)).toEqual(back);
      for (const _ of end.past) back = redone(back);
      expect(back).toEqual(end);
    }),
  );
});
