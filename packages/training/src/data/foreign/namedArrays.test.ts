import { expect, test } from 'vitest';
import type { NumberTensor } from '../formats/numbers.ts';
import { partsOfArrays } from './namedArrays.ts';

const tensor = (shape: number[], columnMajor = false): NumberTensor => ({
  shape,
  data: Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => i),
  columnMajor,
});

/** Two pictures of 3 rows and 2 columns; the value is 100 n + 10 row + column. */
const EXPECTED = [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121];

/** An array of these pictures whose axes are in another order; `axes` names them. */
function permuted(axes: string, columnMajor: boolean): NumberTensor {
  const sides: Record<string, number> = { n: 2, h: 3, w: 2, c: 1 };
  const shape = [...axes].map((axis) => sides[axis]);
  const order = columnMajor ? [...axes] : [...axes].reverse();
  const data = new Uint8Array(12);
  const at: Record<string, number> = { n: 0, h: 0, w: 0, c: 0 };
  for (let i = 0; i < 12; i++) {
    let rest = i;
    for (const axis of order) {
      at[axis] = rest % sides[axis];
      rest = Math.floor(rest / sides[axis]);
    }
    data[i] = 100 * at.n + 10 * at.h + at.w;
  }
  return { shape, data, columnMajor };
}

test.each([
  ['nhw', false],
  ['nhw', true],
  ['hwn', true],
  ['nhwc', false],
  ['nchw', false],
  ['hwcn', true],
])('pictures with axes %s, column-major: %s', (axes, columnMajor) => {
  const arrays = new Map([
    ['X', permuted(axes, columnMajor)],
    ['y', tensor([2])],
  ]);
  const [part] = partsOfArrays(arrays, 'file');
  expect(part).toMatchObject({ part: 'train', height: 3, width: 2 });
  expect([...part.values]).toEqual(EXPECTED);
});

test.each([
  [
    ['x_train', 'y_train', 'x_test', 'y_test'],
    ['train', 'test'],
  ],
  [
    ['train_images', 'train_labels', 'val_images', 'val_labels'],
    ['train', 'validation'],
  ],
  [['dataset.train.images', 'dataset.train.labels', 'dataset.train.writers'], ['train']],
  [['XTrain', 'YTrain'], ['train']],
  [['data', 'target'], ['train']],
  [['fea', 'gnd'], ['train']],
])('names %j are the parts %j', (names, parts) => {
  const arrays = new Map(
    names.map((name) => [name, tensor(/y|label|target|gnd|writers/i.test(name) ? [4] : [4, 9])]),
  );
  expect(partsOfArrays(arrays, 'file').map(({ part }) => part)).toEqual(parts);
});

test('of scikit-learn’s data and images, the one with height and width is taken', () => {
  const arrays = new Map([
    ['data', tensor([4, 6])],
    ['images', tensor([4, 2, 3])],
    ['target', tensor([4])],
  ]);
  expect(partsOfArrays(arrays, 'file')).toMatchObject([{ height: 2, width: 3 }]);
});

test('arrays under other names are listed', () => {
  expect(() => partsOfArrays(new Map([['weights', tensor([3, 3])]]), 'file')).toThrow(
    'file: got the arrays weights [3, 3], expected pictures and labels, such as x_train and y_train',
  );
});

test('labels of another count are refused with both shapes', () => {
  const arrays = new Map([
    ['x', tensor([4, 9])],
    ['y', tensor([5])],
  ]);
  expect(() => partsOfArrays(arrays, 'file')).toThrow(/got pictures of \[4, 9\] and labels of \[5\]/);
});
