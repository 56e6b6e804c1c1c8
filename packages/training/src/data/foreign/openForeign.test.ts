import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readIdx } from '../formats/idx.ts';
import { describeWithData } from '../testing/describeWithData.ts';
import { toDigitSets } from './digitSet.ts';
import type { LabelMeaning } from './labelMeanings.ts';
import { type Kind, openForeign } from './openForeign.ts';
import { transposed } from './orientation.ts';
import { decode, fixture, fixtureBytes, writtenDigits } from './testing/fixtures.ts';

type Case = {
  readonly file: string;
  readonly kind: Kind;
  /** Number of digits in the file. */
  readonly count: number;
  /** True if rows and columns are swapped in the file. */
  readonly swapped?: boolean;
  readonly meaning?: LabelMeaning;
};

const cases: readonly Case[] = [
  { file: 'digits-images-idx3-ubyte.gz', kind: 'idx', count: 10 },
  { file: 'digits-labels-idx1-ubyte.gz', kind: 'idx', count: 10 },
  { file: 'emnist-images-idx3-ubyte.gz', kind: 'idx', count: 10, swapped: true },
  { file: 'floats.npz', kind: 'npz', count: 10 },
  { file: 'bigEndian.npz', kind: 'npz', count: 3 },
  { file: 'kaggle.csv', kind: 'csv', count: 10 },
  { file: 'oneBased.libsvm', kind: 'libsvm', count: 10 },
  { file: 'zeroBased.libsvm', kind: 'libsvm', count: 5 },
  { file: 'dense.arff', kind: 'arff', count: 4 },
  { file: 'sparse.arff', kind: 'arff', count: 5 },
  { file: 'original.mat', kind: 'matlab', count: 10 },
  { file: 'stacked.mat', kind: 'matlab', count: 10 },
  { file: 'plain.mat', kind: 'matlab', count: 5 },
  { file: 'emnist.mat', kind: 'matlab', count: 10, swapped: true },
  { file: 'course.mat', kind: 'matlab', count: 10, swapped: true, meaning: 'ten-is-zero' },
];

test.each(cases)('$file gives the pixels and labels that were written', async (each) => {
  const { kind, parts } = await openForeign(fixture(each.file), { decode });
  const { sets } = toDigitSets(parts, each.file, { meaning: each.meaning });
  expect(kind).toBe(each.kind);
  expect(sets.map((set) => (each.swapped ? transposed(set) : set))).toEqual([
    await writtenDigits(0, each.count),
  ]);
});

test('Keras’ mnist.npz has a training and a test part', async () => {
  const { parts } = await openForeign(fixture('keras.npz'), { decode });
  const { sets } = toDigitSets(parts, 'keras.npz');
  expect(sets).toEqual([await writtenDigits(0, 7), { ...(await writtenDigits(7, 10)), part: 'test' }]);
});

describeWithData('the digits in the fixtures', ['mnist'], (root) => {
  test('are training digits of MNIST', async () => {
    const images = (await readIdx(join(root, 'mnist', 'train-images-idx3-ubyte'))).data as Uint8Array;
    const all = new Set(Array.from({ length: 100 }, (_, i) => images.slice(784 * i, 784 * i + 784).join()));
    const { images: written } = await writtenDigits();
    for (let i = 0; i < 10; i++) expect(all).toContain(written.slice(784 * i, 784 * i + 784).join());
  });
});

test('the content decides, not the name; gzip is unpacked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-foreign-'));
  await writeFile(join(folder, 'digits.dat'), gzipSync(await fixtureBytes('kaggle.csv')));
  expect((await openForeign(join(folder, 'digits.dat'), { decode })).kind).toBe('csv');
});

test('a table without headings has the label first; a name with "test" is the test part', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-foreign-'));
  const text = new TextDecoder().decode(await fixtureBytes('kaggle.csv'));
  await writeFile(join(folder, 'mnist_test.csv'), text.slice(text.indexOf('\n') + 1).replaceAll(',', ';'));
  const { parts } = await openForeign(join(folder, 'mnist_test.csv'), { decode });
  expect(toDigitSets(parts, 'csv').sets).toEqual([{ ...(await writtenDigits()), part: 'test' }]);
});

const refusals: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
  ['a text', 'Dear all,\nhere are your digits.\n', /got unknown content, expected IDX/],
  ['an empty file', '', /got unknown content/],
  ['a table without labels', `${Array.from({ length: 784 }, (_, i) => `pixel${i}`)}\n`, /Kaggle’s test\.csv/],
  ['HDF5', Buffer.from('\x89HDF\r\n\x1a\n……', 'latin1'), /-v7.*numpy\.savez/],
  [
    'MATLAB 7.3',
    Buffer.concat([
      Buffer.from('MATLAB 7.3 MAT-file'.padEnd(512)),
      Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'),
    ]),
    /got an HDF5 file \(MATLAB 7\.3/,
  ],
  ['a pickle', Uint8Array.of(0x80, 4, 0x95, 0), /Python pickle, which can run code/],
  [
    'one NumPy array',
    Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
    /name both files: npx cifra data import images\.npy labels\.npy/,
  ],
  [
    'a zip without arrays',
    Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
    /got unknown content/,
  ],
  [
    'pictures that are not square',
    `1${',0'.repeat(783)}\n`,
    /got 783 values for a picture, expected a square number/,
  ],
  ['a word as a pixel', `1,dark${',0'.repeat(783)}\n`.repeat(1), /got the headings/],
  ['a row that is cut short', `1${',0'.repeat(784)}\n2,0,0`, /line 2: got 3 cells, expected 785/],
  ['an index beyond any picture', '1 99999999:1\n', /line 1: got index 99999999/],
  [
    'a sparse row without its end',
    '@relation a\n@attribute p numeric\n@attribute class {0,1}\n@data\n{0 1',
    /cut short/,
  ],
  [
    'pictures without labels',
    Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7),
    /pictures without their labels/,
  ],
];

test.each(refusals)('%s is refused with what to do', async (_, content, message) => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-foreign-'));
  await writeFile(join(folder, 'file'), content);
  await expect(openForeign(join(folder, 'file'), { decode })).rejects.toThrow(message);
});
