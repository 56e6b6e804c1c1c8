import type { EpochEvent, StepEvent } from '@cifra/training/learn/events.ts';
import { expect, test } from 'vitest';
import { createProgress } from '../output/progress.ts';
import { trainingDisplay } from './display.ts';

/** 2 epochs of 100 steps, 0.1 s each. */
const step = (done: number, changes: Partial<StepEvent> = {}): StepEvent => ({
  kind: 'step',
  step: done,
  steps: 200,
  epoch: done / 100,
  loss: 0.5,
  gradientNorm: 1,
  learningRate: 0.1,
  imagesPerSecond: 640,
  seconds: done / 10,
  ...changes,
});

const epoch = (done: number, mistakes: number, improved: boolean): EpochEvent => ({
  kind: 'epoch',
  step: done,
  steps: 200,
  epoch: done / 100,
  trainingLoss: 0.25,
  validation: { n: 1000, mistakes, error: mistakes / 1000, nll: 0.1 },
  learningRate: 0.1,
  seconds: done / 10,
  improved,
});

function record() {
  const written: string[] = [];
  let clock = 0;
  const stream = { isTTY: false, write: (text: string) => written.push(text.trimEnd()) };
  const show = trainingDisplay(createProgress({ stream, now: () => (clock += 20_000) }));
  return { show, written };
}

test('the live line: epoch, speed, loss, validation error, time left', () => {
  const { show, written } = record();
  show(step(1));
  show(step(51, { epoch: 0.51 }));
  show(epoch(100, 12, true));
  show(step(101));
  show(epoch(150, 15, false));
  show(step(151, { loss: 0.5 + 0.05, imagesPerSecond: 1240 }));
  expect(written).toEqual([
    'epoch 0.01/2 · 640 images/s · loss 0.5000',
    'epoch 0.51/2 · 640 images/s · loss 0.5000 · 15 s left',
    'epoch 1: loss 0.2500, validation error 1.20 % (12 of 1000), 10 s, best so far',
    'epoch 1.01/2 · 640 images/s · loss 0.5000 · validation error 1.20 % · 10 s left',
    'epoch 1.5: loss 0.2500, validation error 1.50 % (15 of 1000), 15 s',
    'epoch 1.51/2 · 790 images/s · loss 0.5125 · validation error 1.50 % (best 1.20 %) · 5 s left',
  ]);
});

test('further figures of a validation follow its error', () => {
  const { show, written } = record();
  const event = epoch(100, 12, true);
  show({ ...event, validation: { ...event.validation, figures: { 'F1 of centres': 0.87654 } } });
  expect(written).toEqual([
    'epoch 1: loss 0.2500, validation error 1.20 % (12 of 1000), F1 of centres 0.877, 10 s, best so far',
  ]);
});

test('the number of epochs may have a part', () => {
  const { show, written } = record();
  show(step(50, { steps: 150 }));
  expect(written[0]).toMatch('epoch 0.50/1.5 ·');
});

test('a resumed run estimates the time from its own steps', () => {
  const { show, written } = record();
  show({
    kind: 'started',
    folder: 'runs/x',
    steps: 200,
    stepsPerEpoch: 100,
    resumedAt: 100,
    examples: 6400,
    heldOut: 1000,
    parameters: 290_000,
    multiplyAdds: 2_900_000,
  });
  show(step(101, { seconds: 1000 }));
  show(step(111, { seconds: 1002 }));
  expect(written).toEqual([
    'run folder: runs/x',
    '6,400 training examples, 1,000 held out; 290 k parameters, 2.90 M multiply-adds each',
    'resuming after step 100 of 200',
    'epoch 1.01/2 · 640 images/s · loss 0.5000',
    'epoch 1.11/2 · 640 images/s · loss 0.5000 · 18 s left',
  ]);
});

test('warnings are permanent', () => {
  const { show, written } = record();
  show({ kind: 'warning', message: 'a checkpoint is damaged' });
  expect(written).toEqual(['warning: a checkpoint is damaged']);
});
