import { tmpdir } from 'node:os';
import { manifestOf } from '@cifra/core/testing/bundle.ts';
import { expect, test } from 'vitest';
import { describeWithData } from '../data/testing/describeWithData.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { EpochEvent } from '../learn/events.ts';
import { measureOverfitting, type OverfittingOptions } from './overfitting.ts';

const learnedFrom = (train: string) => {
  const { training } = manifestOf(new Uint8Array());
  return { training: { ...training, recipe: { data: { train, validation: { share: 0.1, seed: 3 } } } } };
};

function options(changes: Partial<OverfittingOptions>): OverfittingOptions {
  return {
    manifest: learnedFrom('mnist'),
    dataRoot: tmpdir(),
    sample: 300,
    chance: { resamples: 50, seed: 1 },
    epochs: [],
    misread: async ({ labels }) => labels.map((_, i) => (i % 100 === 0 ? 1 : 0)),
    ...changes,
  };
}

test('without the training digits the reason is reported, and the curves are unchanged', async () => {
  const epoch = {
    kind: 'epoch',
    step: 10,
    steps: 20,
    epoch: 1,
    trainingLoss: 0.5,
    validation: { n: 100, mistakes: 3, error: 0.03, nll: 0.1 },
    training: { n: 50, mistakes: 1, error: 0.02, nll: 0.08 },
    learningRate: 0.1,
    seconds: 1,
    improved: true,
  } satisfies EpochEvent;
  const { training, ...bare } = epoch;
  const found = await measureOverfitting(options({ epochs: [epoch, { ...bare, epoch: 2 }] }));
  expect(found.unavailable).toEqual({ reason: 'missing', message: expect.stringContaining('mnist') });
  expect(found.gap).toBeUndefined();
  const shown = { trainingLoss: 0.5, validationLoss: 0.1, validationError: 0.03 };
  expect(found.curves).toEqual([
    { epoch: 1, ...shown, trainingError: training.error },
    { epoch: 2, ...shown },
  ]);
});

test('a user’s own folder is not read again', async () => {
  const found = await measureOverfitting(options({ manifest: learnedFrom('my-pictures') }));
  expect(found).toEqual({ unavailable: { reason: 'unpublished' } });
});

describeWithData('the published data', ['mnist', 'qmnist'], (dataRoot) => {
  test('compares training digits with digits that the recipe held out', async () => {
    const sides: Dataset[] = [];
    const misread = async (digits: Dataset) => {
      sides.push(digits);
      return digits.labels.map((_, i) => (sides.length === 2 && i % 10 === 0 ? 1 : 0));
    };
    const found = await measureOverfitting(options({ dataRoot, misread }));
    const [train, validation] = sides;
    expect([train.labels.length, validation.labels.length]).toEqual([300, 300]);
    const held = new Set(validation.writers);
    expect(train.writers?.some((writer) => held.has(writer))).toBe(false);
    expect(found).toMatchObject({ training: { value: 0 }, validation: { value: 0.1 }, gap: { value: 0.1 } });
    expect(found.curves).toBeUndefined();
  });
});
