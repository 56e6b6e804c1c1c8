import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readIdx } from '@cifra/training/data/formats/idx.ts';
import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../training/fixtures/foreign/${name}`, import.meta.url));

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'cifra-import-'));
});

/** Grey values of a picture file, 0 = black. */
async function pixels(path: string): Promise<Uint8Array> {
  return sharp(path).toColourspace('b-w').raw().toBuffer();
}

test('EMNIST’s swapped rows and columns are recognised; the folder has the digits in their order', async () => {
  const { code, stdout } = await runCli(['data', 'import', fixture('emnist.mat')], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain(
    'rows and columns swapped: of 10 pictures, 3 are read as labelled as they are, 10 with rows and columns swapped',
  );
  expect(stdout).toMatch(
    /contact sheet: emnist-sheet\.png\nfolder: emnist\ntrain with: npx cifra train digit --train-on emnist\n$/,
  );
  const { data: images } = await readIdx(fixture('digits-images-idx3-ubyte'));
  const { data: labels } = await readIdx(fixture('digits-labels-idx1-ubyte'));
  const table = (await readFile(join(cwd, 'emnist', 'train', 'labels.csv'), 'utf8')).trim().split('\n');
  expect(table).toEqual(['file,label', ...Array.from(labels, (label, i) => `${i}.png,${label}`)]);
  for (let i = 0; i < 10; i++) {
    const ink = (await pixels(join(cwd, 'emnist', 'train', `${i}.png`))).map((value) => 255 - value);
    expect(new Uint8Array(ink)).toEqual(images.slice(784 * i, 784 * i + 784));
  }
  expect(await sharp(join(cwd, 'emnist-sheet.png')).metadata()).toMatchObject({ format: 'png', width: 988 });
});

test('the imported folder can be evaluated on', async () => {
  await runCli(['data', 'import', fixture('keras.npz'), '--out', 'keras'], { cwd });
  const words = ['evaluate', 'digit', '--on', 'keras', '--part', 'test', '--out', 'report'];
  const { code, stderr, stdout } = await runCli(words, { cwd });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toMatch(/100(\.00)? %/);
});

test('IDX pictures and their labels are one data set, also if both are named', async () => {
  const files = ['digits-images-idx3-ubyte.gz', 'digits-labels-idx1-ubyte.gz'].map(fixture);
  const { stdout } = await runCli(['data', 'import', ...files, '--dry-run', '--json'], { cwd });
  expect(JSON.parse(stdout).parts).toMatchObject([
    { part: 'train', pictures: 10, labels: Array(10).fill(1) },
  ]);
});

test('--dry-run only draws the sheet; --json has what was found', async () => {
  const words = ['data', 'import', fixture('kaggle.csv'), '--dry-run', '--json', '--sheet', 'look.png'];
  const { stdout } = await runCli(words, { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    kinds: ['a table of pixels (CSV)'],
    parts: [{ part: 'train', pictures: 10, width: 28, height: 28, labels: Array(10).fill(1) }],
    transposed: false,
    inverted: false,
    evidence: { asGiven: 10, of: 10 },
    sheet: 'look.png',
    folder: null,
  });
  expect(await readdir(cwd)).toEqual(['look.png']);
});

test('a wrong orientation is followed, with a warning', async () => {
  const words = ['data', 'import', fixture('keras.npz'), '--transpose', '--dry-run'];
  const { code, stderr, stdout } = await runCli(words, { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('only 2 of 7 pictures are read as they are labelled: look at the contact sheet');
  expect(stdout).toContain('rows and columns swapped');
});

test('--no-transpose and --invert override what was recognised', async () => {
  const words = [
    'data',
    'import',
    fixture('emnist.mat'),
    '--no-transpose',
    '--invert',
    '--dry-run',
    '--json',
  ];
  const { stdout } = await runCli(words, { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ transposed: false, inverted: true });
});

test('what does not fit is refused in one line, and nothing is written', async () => {
  const { code, stderr } = await runCli(['data', 'import', fixture('course.mat')], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^cifra: .*course\.mat: got the labels 1 to 10, expected 0 to 9; give --labels ten-is-zero/,
  );
  expect(await readdir(cwd)).toEqual([]);
  const named = await runCli(['data', 'import', fixture('course.mat'), '--labels', 'ten-is-zero', '--json'], {
    cwd,
  });
  expect(JSON.parse(named.stdout)).toMatchObject({ transposed: true, evidence: { transposed: 10, of: 10 } });
});

test('a missing file and a folder without IDX files are reported', async () => {
  const missing = await runCli(['data', 'import', 'nowhere.npz'], { cwd });
  expect(missing.code).toBe(1);
  expect(missing.stderr).toMatch(/^cifra: .*nowhere\.npz/);
  const folder = await runCli(['data', 'import', '.', '--out', 'new'], { cwd });
  expect(folder.stderr).toMatch(/has no IDX files\n.*A folder of pictures is used as it is/);
});

test('export of an imported folder gives the files of MNIST', async () => {
  await runCli(['data', 'import', fixture('keras.npz')], { cwd });
  const { code, stdout } = await runCli(['data', 'export', 'keras', '--to', 'idx', '--out', 'idx'], { cwd });
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'idx\n' });
  const { data } = await readIdx(join(cwd, 'idx', 'train-images-idx3-ubyte'));
  const { data: digits } = await readIdx(fixture('digits-images-idx3-ubyte'));
  expect(data).toEqual(digits.slice(0, 7 * 784));
  const again = await runCli(['data', 'import', 'idx', '--out', 'again'], { cwd });
  expect(again.stdout).toMatch(/test +3 .*\ntrain +7 |train +7 .*\ntest +3 /);
});

test('a folder that has files is not overwritten', async () => {
  await writeFile(join(cwd, 'mine'), 'a file');
  const { code, stderr } = await runCli(['data', 'import', fixture('keras.npz'), '--out', 'mine'], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('mine: is a file; choose another folder with --out');
  expect((await stat(join(cwd, 'mine'))).isFile()).toBe(true);
});
