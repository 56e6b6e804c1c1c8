import { LINE_KINDS, PAGE_CLASSES } from '@cifra/core/model/pageClasses.ts';
import type { PageMap } from '@cifra/core/model/pageModel.ts';
import { expect, test } from 'vitest';
import { countPage, type PageTruth, pageScores } from './pageMetrics.ts';

/** A row of cells as the model sees them; a cell is [class, centre, height, degrees, kind]. */
function mapOf(cells: readonly (readonly [number, number, number, number, number])[]): PageMap {
  const plane = (value: (cell: (typeof cells)[number]) => number) => Float32Array.from(cells, value);
  return {
    width: cells.length,
    height: 1,
    classes: PAGE_CLASSES.map((_, k) => plane(([label]) => (label === k ? 0.9 : 0.02))),
    centre: plane(([, centre]) => centre),
    coreHeight: plane(([, , height]) => height),
    direction: plane(([, , , degrees]) => (degrees * Math.PI) / 180),
    kinds: LINE_KINDS.map((_, k) => plane(([, , , , kind]) => (kind === k ? 0.8 : 0.1))),
  };
}

const truth: PageTruth = {
  labels: Uint8Array.of(0, 1, 1, 3),
  centre: Uint8Array.of(0, 1, 1, 1),
  height: Float32Array.of(0, 20, 20, 20),
  cos: Float32Array.of(0, -1, 1, 1),
  sin: Float32Array.of(0, 0, 0, 0),
  kind: Uint8Array.of(0, 1, 1, 3),
};

test('scores of four cells, counted by hand', () => {
  const map = mapOf([
    [1, 0.6, 5, 0, 0],
    [1, 0.7, 22.02, -179, 0],
    [1, 0.4, 20.02, 3.1, 1],
    [0, 0.9, 18.9, 4.9, 2],
  ]);
  const scores = pageScores([countPage(map, truth)]);
  expect(scores.error).toBe(2 / 4);
  expect(scores.iou).toEqual({ nothing: 0, handwriting: 2 / 3, rule: 0 });
  expect(scores.centre).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 4 / 6 });
  expect(scores.kindAccuracy).toBe(2 / 3);
  // Errors 10.1 %, 0.1 % and 5.5 %; 1°, 3.1° and 4.9°: the middle ones, to half a bin.
  expect(Math.abs(scores.heightError - 0.055)).toBeLessThan(0.0025);
  expect(Math.abs(scores.directionError - 3.1)).toBeLessThan(0.225);
});

test('pictures are weighted; a perfect one has no errors', () => {
  const perfect = countPage(
    mapOf([
      [0, 0, 0, 0, 0],
      [1, 1, 20, 180, 0],
      [1, 1, 20, 0, 0],
      [3, 1, 20, 0, 2],
    ]),
    truth,
  );
  const empty = countPage(mapOf([[2, 0, 1, 1, 1]]), {
    ...truth,
    labels: Uint8Array.of(0),
    centre: Uint8Array.of(0),
  });
  expect(pageScores([perfect])).toMatchObject({
    error: 0,
    iou: { nothing: 1, handwriting: 1, rule: 1 },
    centre: { precision: 1, recall: 1, f1: 1 },
    kindAccuracy: 1,
  });
  expect(pageScores([perfect, empty]).error).toBe(1 / 5);
  expect(pageScores([perfect, empty], [0, 2])).toMatchObject({ error: 1, centre: { f1: 0 } });
  expect(pageScores([perfect, empty], [2, 1]).error).toBe(1 / 9);
});
