import { expect, test } from 'vitest';
import { pairsOnce } from './idxFiles.ts';

test.each([
  [['a/train-images-idx3-ubyte', 'a/train-labels-idx1-ubyte'], ['a/train-images-idx3-ubyte']],
  [['train-labels-idx1-ubyte.gz', './train-images-idx3-ubyte'], ['./train-images-idx3-ubyte']],
  [
    ['a/train-labels-idx1-ubyte', 'b/train-images-idx3-ubyte'],
    ['a/train-labels-idx1-ubyte', 'b/train-images-idx3-ubyte'],
  ],
  [
    ['mnist.npz', 'mnist.npz', 'labels.csv'],
    ['mnist.npz', 'labels.csv'],
  ],
])('each data set of %j counts once', (files, once) => {
  expect(pairsOnce(files)).toEqual(once);
});
