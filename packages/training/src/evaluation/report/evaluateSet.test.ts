import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { sampleSet } from '../testing/sampleSet.ts';
import { evaluateSet } from './evaluateSet.ts';

const manifest = { name: 'made-up', version: '1.0.0', temperature: 0.8 };
const chance = { resamples: 50, seed: 1 };

test('everything about one set, as plain JSON', () => {
  const { set, logits } = sampleSet(createRandom(3));
  const report = evaluateSet(set, { manifest, logits }, { chance });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  const { metrics } = report;
  expect(metrics.mistakes).toBe(report.mistakes.length);
  expect(metrics.accuracy.value).toBeCloseTo(1 - metrics.mistakes / 200, 12);
  expect(metrics.means['micro F1'].value).toBeCloseTo(metrics.accuracy.value, 12);
  expect(metrics.accuracyByWriter?.method).toBe('bootstrap by writer');
  expect(report.confusion.flat().reduce((a, b) => a + b)).toBe(200);
  expect(report.writers).toBe(20);
  expect(report.fairness?.groups).toHaveLength(2);
  expect(report.slices).toHaveLength(16);
  expect(report.withoutDoubtful).toBeUndefined();
  for (const measured of [metrics.matthews, metrics.cohenKappa, metrics.logLoss, metrics.brier]) {
    expect(measured.interval95[0]).toBeLessThanOrEqual(measured.value);
    expect(measured.interval95[1]).toBeGreaterThanOrEqual(measured.value);
  }
});

test('without writers: no fairness, digits drawn one by one', () => {
  const { set, logits } = sampleSet(createRandom(3));
  const { writers: _, series: __, ...unknown } = set;
  const report = evaluateSet(unknown, { manifest, logits }, { chance });
  expect(report.writers).toBeNull();
  expect(report.fairness).toBeUndefined();
  expect(report.metrics.accuracyByWriter).toBeUndefined();
  expect(report.metrics.matthews.method).toBe('bootstrap by digit');
});

test('MNIST’s rejected labels are counted separately if the set has them; another model is compared', () => {
  const { set, logits } = sampleSet(createRandom(3));
  const rows = set.rows.map((_, i) => 940 + i);
  const other = { manifest: { ...manifest, name: 'other' }, logits: sampleSet(createRandom(4)).logits };
  const report = evaluateSet(
    { ...set, rows, doubtfulLabels: true },
    { manifest, logits },
    { chance, against: other },
  );
  expect(report.withoutDoubtful?.rejected).toBe(1);
  expect(report.comparison?.differ.length).toBeGreaterThan(0);
});
