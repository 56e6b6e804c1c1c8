import type { Figure, Manifest } from '@cifra/core/model/manifest.ts';
import { expect, test } from 'vitest';
import { figureRows } from './figureRows.ts';

function figure(name: string, data: string, value: number): Figure {
  return { name, data, metric: 'accuracy', value, n: 10, interval95: [0, 1], command: '' };
}
const manifest = (...figures: Figure[]) => ({ figures }) as unknown as Manifest;

test('the same figure on the same data is one row; a missing figure is null', () => {
  const first = manifest(figure('accuracy', 'a', 0.9), figure('accuracy', 'b', 0.8));
  const second = manifest(figure('log loss', 'a', 0.1), figure('accuracy', 'b', 0.7));
  expect(
    figureRows([first, second]).map(({ name, data, figures }) => [
      name,
      data,
      ...figures.map((f) => f?.value),
    ]),
  ).toEqual([
    ['accuracy', 'a', 0.9, undefined],
    ['accuracy', 'b', 0.8, 0.7],
    ['log loss', 'a', undefined, 0.1],
  ]);
});
