import { expect, test } from 'vitest';
import type { EpochEvent, StepEvent } from '../learn/events.ts';
import { curvesSvg } from './curves.ts';

const step = (n: number, loss: number): StepEvent => ({
  kind: 'step',
  step: n,
  steps: 20,
  epoch: n / 10,
  loss,
  gradientNorm: 1,
  learningRate: 0.1,
  imagesPerSecond: 100,
  seconds: n,
});
const epoch = (n: number, mistakes: number, improved: boolean): EpochEvent => ({
  kind: 'epoch',
  step: n,
  steps: 20,
  epoch: n / 10,
  trainingLoss: 0.5,
  validation: { n: 200, mistakes, error: mistakes / 200, nll: 0.2 },
  learningRate: 0.1,
  seconds: n,
  improved,
});

const numbers = (svg: string) =>
  [...svg.matchAll(/ (?:points|[xy][12]?|c[xy])="([^"]*)"/g)].flatMap(([, list]) =>
    list.split(/[ ,]/).map(Number),
  );

test('a title, a text alternative, three panels with named axes', () => {
  const svg = curvesSvg('a<b', [
    step(1, 2),
    step(10, 1),
    epoch(10, 5, true),
    step(20, 0.5),
    epoch(20, 8, false),
  ]);
  expect(svg).toContain('<title id="title">Learning curves of a&lt;b</title>');
  expect(svg).toContain(
    'After 2 epochs the training loss is 0.5 and 4 % of 200 validation digits are read wrong; the best was 2.5 % after 1 epochs.',
  );
  expect(svg.match(/>epoch</g)).toHaveLength(3);
  for (const label of ['nats (log scale)', 'share (log scale)', 'learning rate'])
    expect(svg).toContain(`>${label}<`);
  expect(svg).toContain('prefers-color-scheme: dark');
  expect(numbers(svg).every(Number.isFinite)).toBe(true);
});

test.each([
  ['nothing yet', []],
  ['one step', [step(1, 2)]],
  ['no mistake, which a log scale cannot show', [epoch(10, 0, true)]],
  ['a loss that diverged', [step(1, 2), step(2, Number.POSITIVE_INFINITY)]],
])('can be drawn: %s', (_, metrics) => {
  const svg = curvesSvg('x', metrics);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(numbers(svg).every(Number.isFinite)).toBe(true);
});

test('higher loss is higher in the picture, later is further right', () => {
  const [, points] = /class="faint" points="([^"]*)"/.exec(curvesSvg('x', [step(1, 4), step(10, 1)])) ?? [];
  const [[x1, y1], [x2, y2]] = points.split(' ').map((point) => point.split(',').map(Number));
  expect(x2).toBeGreaterThan(x1);
  expect(y2).toBeGreaterThan(y1);
});
