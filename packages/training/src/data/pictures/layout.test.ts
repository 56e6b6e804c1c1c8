import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { labelOf } from './labelName.ts';
import { readLayout } from './layout.ts';
import { notAFolder } from './unknownLayout.ts';

async function folder(...files: (string | [string, string])[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-layout-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const file of files) {
    const [name, text] = typeof file === 'string' ? [file, ''] : file;
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

/** `{ train: 'a 1, b 2', … }` */
async function partsOf(root: string): Promise<Record<string, string>> {
  const { parts } = await readLayout(root);
  return Object.fromEntries(
    Object.entries(parts).map(([part, { files }]) => [
      part,
      files.map(({ file, label }) => `${file} ${label}`).join(', '),
    ]),
  );
}

test.each([
  ['3', 3],
  ['three', 3],
  ['Three', 3],
  ['digit_3', 3],
  ['Digit-0', 0],
  ['class3', 3],
  ['label nine', 9],
  ['10', null],
  ['03', null],
  ['drei', null],
  ['threes', null],
  ['digit', null],
  ['', null],
])('the label of a folder named %j is %j', (name, label) => {
  expect(labelOf(name)).toBe(label);
});

test('a folder for each digit; pictures may be deeper, other files are listed as unused', async () => {
  const root = await folder(
    'zero/b.png',
    'zero/more/a.png',
    '1/x.png',
    'digit_1/y.png',
    'notes.txt',
    'other/z.png',
  );
  expect(await partsOf(root)).toEqual({
    train: 'zero/b.png 0, zero/more/a.png 0, 1/x.png 1, digit_1/y.png 1',
  });
  expect(await readLayout(root)).toMatchObject({ divided: false, unused: ['notes.txt', 'other/z.png'] });
});

test('a folder for each writer, or one around it all', async () => {
  const writers = await folder('anna/3/a.png', 'ben/3/a.png', 'ben/four/b.png', 'ben/readme.md');
  expect(await partsOf(writers)).toEqual({ train: 'anna/3/a.png 3, ben/3/a.png 3, ben/four/b.png 4' });
  expect((await readLayout(writers)).unused).toEqual(['ben/readme.md']);
  expect(await partsOf(await folder('digits/0/a.png'))).toEqual({ train: 'digits/0/a.png 0' });
});

test.each([
  ['train', 'val', 'test'],
  ['Training', 'valid', 'Testing'],
  ['train', 'validation', 'test'],
])('parts: %s, %s, %s', async (train, validation, test) => {
  const root = await folder(
    `${train}/3/a`,
    `${validation}/three/b`,
    [`${test}/labels.csv`, 'c.png,3'],
    `${test}/c.png`,
  );
  expect(await partsOf(root)).toEqual({
    train: `${train}/3/a 3`,
    validation: `${validation}/three/b 3`,
    test: `${test}/c.png 3`,
  });
  expect(await readLayout(root)).toMatchObject({ divided: true, unused: [] });
});

test.each([
  'a.png,3\nsub/b.png,four\n',
  'file,label\r\na.png,3\r\nsub\\b.png,4\r\n',
  '﻿"a.png";3\n"./sub/b.png";4\n',
  'id,digit,filename\n1,3,a.png\n2,four,sub/b.png\n',
  'a.png\t3\n\nsub/b.png\tclass_4\na.png\t3\n',
])('a table of labels: %j', async (text) => {
  const root = await folder('a.png', 'sub/b.png', 'new.png', ['labels.csv', text]);
  expect(await partsOf(root)).toEqual({ train: 'a.png 3, sub/b.png 4' });
  expect((await readLayout(root)).unused).toEqual(['new.png']);
});

test.each([
  ['a.png,3\nb.png,12\n', 'labels.csv, line 2: got "b.png,12", expected a file and its digit'],
  ['a.png\n', 'labels.csv, line 1: got "a.png", expected a file and its digit'],
  ['a.png,3\na.png,4\n', 'labels.csv, line 2: a.png is labelled 4, but 3 in line 1'],
  ['', 'labels.csv: lists no pictures, expected a row for each: a file and its digit, such as'],
  ['file;label\n', 'labels.csv: lists no pictures, expected a row for each: a file and its digit'],
  ['a.png,"3\n', 'labels.csv: not a table of comma-separated values'],
])('the error for an invalid table names the line: %j', async (text, message) => {
  await expect(readLayout(await folder(['labels.csv', text]))).rejects.toThrow(message);
});

test('a table takes precedence over the names of folders', async () => {
  const root = await folder('3/a.png', ['labels.csv', '3/a.png,5']);
  expect(await partsOf(root)).toEqual({ train: '3/a.png 5' });
});

test('ambiguous layouts are refused', async () => {
  await expect(readLayout(await folder('3/5/a.png'))).rejects.toThrow(
    /3.5: a folder named for a digit within another/,
  );
  await expect(readLayout(await folder('train/3/a', '3/a'))).rejects.toThrow(
    'has both train/ and 3: move 3 into',
  );
  await expect(readLayout(await folder('test/3/a', 'testing/3/a'))).rejects.toThrow(
    'testing/ is the second: keep one',
  );
});

test('an unknown layout: reports what was found and what is accepted', async () => {
  const root = await folder('a.png', 'b.png', 'c.png', 'd.png', 'e.png', 'mnist.npz', 'cats/1.png');
  await expect(readLayout(root)).rejects.toThrow(
    [
      `${root}: no picture in it has a label. It holds 1 folder (cats/) and 6 files (a.png, b.png, c.png, d.png, …). Import .npz first: npx cifra data import FILES`,
      'Training reads mnist, usps, synthetic, and folders of pictures:',
      '- a folder for each digit: 0/ to 9/, zero/ to nine/, digit_3/ or class3/, with pictures of one digit each',
      '- labels.csv next to the pictures, with a row "file,label" for each',
      '- train/, val/ and test/ (or training/, validation/, testing/) with either of these inside',
    ].join('\n'),
  );
  await expect(readLayout(await folder())).rejects.toThrow('It holds nothing.');
  await expect(readLayout(await folder('train/a.png'))).rejects.toThrow(
    /train: no picture in it has a label/,
  );
  await expect(readLayout(join(root, 'none'))).rejects.toThrow('none: does not exist: check the name');
  expect(notAFolder('x/mnist.npz').message).toMatch(
    /^x\/mnist\.npz: is a file \(NumPy\), which cannot be trained on\. Import it first: npx cifra data import x\/mnist\.npz\n/,
  );
});

test('links are followed, and a loop of links ends in an error', async () => {
  const root = await folder('elsewhere/3/a.png');
  await symlink(join(root, 'elsewhere/3'), join(root, '4'));
  expect(await partsOf(root)).toEqual({ train: '4/a.png 4' });
  const loop = await folder('sub/a.png');
  await symlink(loop, join(loop, 'sub/again'));
  await expect(readLayout(loop)).rejects.toThrow('more than 12 nested folders');
});
