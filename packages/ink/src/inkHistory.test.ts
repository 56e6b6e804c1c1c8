import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleared, emptyHistory, erased, type InkHistory, redone, undone, withStrokes } from './inkHistory.ts';
import type { Stroke } from './stroke.ts';

const stroke = (x: number): Stroke => ({ points: [{ x, y: 0, pressure: 0.5 }], measured: true });

test('clearing can be undone like a stroke; an empty sheet is not cleared', () => {
  const drawn = withStrokes(emptyHistory, [stroke(1), stroke(2)]);
  expect(cleared(drawn).present).toEqual([]);
  expect(undone(cleared(drawn)).present).toEqual(drawn.present);
  expect(cleared(emptyHistory)).toBe(emptyHistory);
});

test('strokes that were added together are undone together; erasing is undone like a stroke', () => {
  const drawn = withStrokes(emptyHistory, [stroke(1), stroke(2), stroke(3)]);
  expect(undone(drawn).present).toEqual([]);
  expect(erased(drawn, new Set([0, 2])).present).toEqual([stroke(2)]);
  expect(undone(erased(drawn, new Set([0, 2]))).present).toEqual(drawn.present);
  expect(erased(drawn, new Set())).toBe(drawn);
});

test('a new stroke drops the redo history', () => {
  const drawn = withStrokes(undone(withStrokes(emptyHistory, [stroke(1)])), [stroke(2)]);
  expect(redone(drawn).present).toEqual([stroke(2)]);
});

test('undoing and redoing everything restores the ink', () => {
  const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant('clear' as const)));
  fc.assert(
    fc.property(steps, (all) => {
      const end = all.reduce<InkHistory>(
        (history, step) => (step === 'clear' ? cleared(history) : withStrokes(history, [stroke(step)])),
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
