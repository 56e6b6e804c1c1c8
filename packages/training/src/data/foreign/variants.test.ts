import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { toDigitSets } from './digitSet.ts';
import { openForeign, openForeignFiles } from './openForeign.ts';
import { decode, encode, fixtureBytes, writtenDigits } from './testing/fixtures.ts';

// Ways in which people have the same digits: the tests write them from the digits of the fixtures.

type Set = Awaited<ReturnType<typeof writtenDigits>>;

const written = await writtenDigits();
const rows = Array.from(written.labels, (label, i) => ({
  label,
  pixels: [...written.images.subarray(784 * i, 784 * i + 784)],
}));
const table = (
  cells: (row: (typeof rows)[number], index: number) => readonly (number | string)[],
  mark = ',',
) => rows.map((row, i) => `${cells(row, i).join(mark)}\n`).join('');
const oneHot = (label: number) => Array.from({ length: 10 }, (_, each) => (each === label ? 1 : 0));
const names = Array.from({ length: 784 }, (_, i) => `p${i}`);

async function opened(content: string | Uint8Array, name = 'digits'): Promise<Set[]> {
  const path = join(await mkdtemp(join(tmpdir(), 'cifra-variants-')), name);
  await writeFile(path, content);
  return toDigitSets((await openForeign(path, { decode })).parts, path).sets;
}

test.each<[string, string]>([
  ['the label in the last column, without headings', table(({ label, pixels }) => [...pixels, label])],
  [
    'the label in the last column, with headings',
    `${[...names, 'number']}\n${table(({ label, pixels }) => [...pixels, label])}`,
  ],
  ['the label one-hot in the last ten columns', table(({ label, pixels }) => [...pixels, ...oneHot(label)])],
  ['spaces between the cells', table(({ label, pixels }) => [label, ...pixels], ' ')],
  ['the row numbers of pandas', `,label,${names}\n${table(({ label, pixels }, i) => [i, label, ...pixels])}`],
  [
    'quoted cells, a byte order mark and line ends of Windows',
    `\ufeff"label",${names}\r\n${table(({ label, pixels }) => [label, ...pixels].map((cell) => `"${cell}"`)).replaceAll('\n', '\r\n')}`,
  ],
  ['labels that are fractions', table(({ label, pixels }) => [`${label}.0`, ...pixels], ';')],
])('a table with %s', async (_, text) => {
  expect(await opened(text)).toEqual([written]);
});

test('a table whose last ten columns are no one-hot labels is refused', async () => {
  const text = table(({ pixels }) => [...pixels, ...oneHot(1).map((each) => each / 2)]);
  await expect(opened(text)).rejects.toThrow(/line 1: got 0, 0\.5, .* as the label, expected a single 1/);
});

/** A file of NumPy with one array; version 1.0 of its format. */
function npy(descr: string, shape: string, data: Uint8Array): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }\n`;
  const start = Uint8Array.of(0x93, ...Buffer.from('NUMPY'), 1, 0, header.length % 256, header.length >> 8);
  return Buffer.concat([start, Buffer.from(header), data]);
}

const images = npy('|u1', '10, 28, 28', written.images);
const wide = Buffer.concat(
  Array.from(written.labels, (label) => Buffer.from(Uint32Array.of(48 + label, 0, 0).buffer)),
);

test.each<[string, Uint8Array]>([
  [
    'one-hot labels',
    npy('<f4', '10, 10', new Uint8Array(Float32Array.from([...written.labels].flatMap(oneHot)).buffer)),
  ],
  ['labels as texts', npy('<U3', '10,', wide)],
  ['labels as bytes', npy('|S1', '10,', Buffer.from([...written.labels].join('')))],
  ['labels as half floats', npy('<f2', '10,', halves([...written.labels]))],
])('NumPy arrays with %s', async (_, labels) => {
  expect(await opened(zipSync({ 'images.npy': images, 'labels.npy': labels }))).toEqual([written]);
});

/** IEEE 754's binary16 of 0–9. */
function halves(values: readonly number[]): Uint8Array {
  const bits = [0, 0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600, 0x4700, 0x4800, 0x4880];
  return new Uint8Array(Uint16Array.from(values, (value) => bits[value]).buffer);
}

test('NumPy arrays that were saved without names', async () => {
  expect(
    await opened(zipSync({ 'arr_0.npy': images, 'arr_1.npy': npy('|u1', '10, 1', written.labels) })),
  ).toEqual([written]);
});

test('labels that are probabilities, words or Python objects are refused', async () => {
  const refused = (labels: Uint8Array) => opened(zipSync({ 'x.npy': images, 'y.npy': labels }));
  const shares = Float32Array.from({ length: 100 }, (_, i) => i / 100);
  await expect(refused(npy('<f4', '10, 10', new Uint8Array(shares.buffer)))).rejects.toThrow(/\.argmax\(1\)/);
  await expect(refused(npy('|S1', '10,', Buffer.from('abcdefghij')))).rejects.toThrow(/got the text "a"/);
  await expect(refused(npy('|O', '10,', new Uint8Array(80)))).rejects.toThrow(
    /Python objects.*\.astype\(int\)/,
  );
});

test('an array for each class, as in mnist_all.mat', async () => {
  const arrays = rows.flatMap(({ label, pixels }) => [
    [`train${label}.npy`, npy('|u1', '1, 784', Uint8Array.from(pixels))] as const,
    [`test${label}.npy`, npy('|u1', '1, 784', Uint8Array.from(pixels))] as const,
  ]);
  const sets = await opened(zipSync(Object.fromEntries(arrays)));
  expect(sets.filter(({ part }) => part === 'train').map(({ labels }) => labels[0])).toEqual([
    ...written.labels,
  ]);
  expect(sets.filter(({ part }) => part === 'test')).toHaveLength(10);
});

async function folderWith(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-variants-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

test('pictures and labels in a .npy file each', async () => {
  const folder = await folderWith({ 'labels.npy': npy('|u1', '10,', written.labels), 'images.npy': images });
  const paths = ['labels.npy', 'images.npy'].map((name) => join(folder, name));
  const files = await openForeignFiles(paths, { decode });
  expect(files.map(({ file }) => file)).toEqual(paths);
  expect(
    toDigitSets(
      files.flatMap(({ parts }) => parts),
      'npy',
    ).sets,
  ).toEqual([written]);
  await expect(openForeignFiles([paths[0]], { decode })).rejects.toThrow(/labels\.npy: got one NumPy array/);
});

async function pictures(place: (label: number) => string): Promise<Record<string, Uint8Array>> {
  const files = rows.map(async ({ label, pixels }) => {
    const picture = { width: 28, height: 28, channels: 1 as const, data: Uint8Array.from(pixels) };
    return [place(label), await encode(picture)] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

const sorted = (sets: readonly Set[]) => sets.map(({ part, labels }) => ({ part, labels: [...labels] }));
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('a ZIP of picture folders, with what desktops leave in it', async () => {
  const zip = zipSync({
    ...(await pictures((label) => `mnist_png/${label < 8 ? 'training' : 'testing'}/${label}/a.png`)),
    '__MACOSX/mnist_png/._training': new Uint8Array(4),
    'mnist_png/.DS_Store': new Uint8Array(4),
  });
  const sets = await opened(zip);
  expect(sorted(sets).sort((a, b) => b.labels.length - a.labels.length)).toEqual([
    { part: 'train', labels: DIGITS.slice(0, 8) },
    { part: 'test', labels: [8, 9] },
  ]);
  const [seven] = rows.filter(({ label }) => label === 7);
  const train = sets.find(({ part }) => part === 'train')!;
  expect([...train.images.subarray(7 * 784)]).toEqual(seven.pixels);
});

test('a ZIP with a table of labels, and a ZIP with files of data', async () => {
  const labels = rows.map(({ label }) => `all/${label}.png,${label}\n`).join('');
  const zip = zipSync({
    ...(await pictures((label) => `all/${label}.png`)),
    'labels.csv': Buffer.from(labels),
  });
  expect(sorted(await opened(zip))).toEqual([{ part: 'train', labels: DIGITS }]);
  const data = zipSync({
    'README.md': Buffer.from('# Digits'),
    'set/kaggle.csv': await fixtureBytes('kaggle.csv'),
  });
  expect(await opened(data)).toEqual([written]);
});

test('archives that do not fit are refused in words, with their own names', async () => {
  const [name, picture] = Object.entries(await pictures((label) => `${label}.png`))[0];
  await expect(opened(zipSync({ [name]: picture }), 'a.zip')).rejects.toThrow(
    /a\.zip: no picture in it has a label/,
  );
  await expect(opened(zipSync({ '../out.csv': picture }), 'a.zip')).rejects.toThrow(
    /a\.zip: got the name "\.\.\/out\.csv", which leads out of the archive/,
  );
  await expect(opened(zipSync({ 'in.zip': zipSync({}) }), 'a.zip')).rejects.toThrow(
    /a\.zip\/in\.zip: is an archive/,
  );
  const large = await encode({ width: 30, height: 28, channels: 1, data: new Uint8Array(840) });
  await expect(opened(zipSync({ '1/a.png': picture, '2/b.png': large }), 'a.zip')).rejects.toThrow(
    /a\.zip\/2\/b\.png: got a picture of 30×28, expected 28×28 as in the first one/,
  );
});
