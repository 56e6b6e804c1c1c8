import { expect, test } from 'vitest';
import { curvePoints } from './curvePoints.ts';
import type { CurveRun } from './curveRuns.ts';
import type { MeasuredRun, WriterCounts } from './learningCurve.ts';

const counts = (writer: string, right: number, acceptedWrong = 0): WriterCounts => ({
  writer,
  n: 10,
  right,
  accepted: 8,
  acceptedWrong,
});
const measured = (
  run: Partial<CurveRun>,
  learned: number,
  ...writers: readonly WriterCounts[]
): MeasuredRun => ({
  run: { by: 'writers', size: 10, seed: 1, leaveOut: [], ...run },
  learned,
  counts: writers,
});

test('runs that differ only in their seed are one point', () => {
  const points = curvePoints([
    measured({ size: 0 }, 0, counts('a', 5)),
    measured({ size: 'all' }, 200, counts('a', 10), counts('b', 8, 2)),
    measured({ size: 0, seed: 2 }, 0, counts('a', 5)),
    measured({ size: 'all', seed: 2 }, 200, counts('a', 10), counts('b', 10)),
  ]);
  expect(points).toMatchObject([
    { by: 'writers', size: 0, writers: 0, seeds: 2, n: 20, right: { value: 0.5, interval95: [0.5, 0.5] } },
    { size: 200, seeds: 2, n: 40, right: { value: 0.95 }, acceptedWrong: { value: (2 / 16 + 0) / 2 } },
  ]);
  // Both writers are read by both seeds: the worst draw has b twice, the best a twice.
  expect(points[1].right.interval95).toEqual([(0.8 + 1) / 2, 1]);
});

test('a point over families has their number, and the mean number of writers', () => {
  const leaveOut = ['syn', 'tos', 'ap', 'pendigits'] as const;
  const [point] = curvePoints([
    measured({ by: 'families', size: 2, leaveOut, read: 'syn' }, 40, counts('a', 10)),
    measured({ by: 'families', size: 2, leaveOut, read: 'ap', seed: 2 }, 60, counts('b', 5)),
  ]);
  // Each seed reads another family: no draw leaves out one of them.
  expect(point).toMatchObject({
    by: 'families',
    size: 2,
    writers: 50,
    right: { value: 0.75, interval95: [0.75, 0.75] },
  });
});
