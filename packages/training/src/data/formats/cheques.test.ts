import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { afterAll, expect, test } from 'vitest';
import { DataError } from '../../dataset/dataError.ts';
import { parseLabels, readCheques } from './cheques.ts';
import { WRONG_LABELS } from './wrongLabels.ts';

const WIDTH = 60;
const HEIGHT = 40;
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A picture is its file's bytes: grey, two upright strokes on white paper, or paper only. */
const decode = async (bytes: Uint8Array): Promise<Picture> => ({
  width: WIDTH,
  height: HEIGHT,
  channels: 1,
  data: bytes,
});

function drawn(blank = false): Uint8Array {
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const stroke = (x >= 10 && x < 14) || (x >= 30 && x < 34);
    return !blank && stroke && y >= 8 && y < 32 ? 60 : 240;
  });
}

async function folderOf(names: readonly string[], picture = drawn()): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-cheques-'));
  folders.push(root);
  await mkdir(join(root, 'orand-car-a/images'), { recursive: true });
  const rows = names.map((name) => `${name},11,"[[10, 8, 4, 24], [30, 8, 4, 24]]"`);
  await writeFile(join(root, 'orand-car-a/labels.csv'), ['file,digits,boxes', ...rows, ''].join('\r\n'));
  for (const name of names) await writeFile(join(root, 'orand-car-a/images', name), picture);
  return root;
}

const named = (n: number) => Array.from({ length: n }, (_, i) => `a_${String(i).padStart(2, '0')}.png`);
const files = (cheques: readonly { readonly file: string }[]) => cheques.map(({ file }) => file);

test('every fifth picture by name is held out, in any order of listing', async () => {
  const names = named(11);
  const { train, validation } = await readCheques(await folderOf(names.toReversed()), decode);
  expect(files(validation)).toEqual(['a_04.png', 'a_09.png']);
  expect(files(train)).toEqual(names.filter((_, i) => i !== 4 && i !== 9));
});

test('pictures with wrong labels are left out of training, and none moves to the other part', async () => {
  const [wrong] = WRONG_LABELS.keys();
  const names = [...named(8), wrong].sort();
  const { train, validation } = await readCheques(await folderOf(names), decode);
  expect(files(validation)).toEqual([names[4]]);
  expect(files(train)).toEqual(names.filter((name, i) => i !== 4 && name !== wrong));
});

test('ink, its darkness and the boxes are on one scale', async () => {
  const { train } = await readCheques(await folderOf(named(1)), decode);
  const [{ ink, level, boxes, digits }] = train;
  expect(digits).toBe('11');
  // Small pictures are enlarged.
  const scale = ink.width / WIDTH;
  expect(ink.height / HEIGHT).toBeCloseTo(scale, 1);
  expect(Math.abs(boxes[1].x - 30 * scale)).toBeLessThanOrEqual(1);
  expect(Math.abs(boxes[1].height - 24 * scale)).toBeLessThanOrEqual(1);
  expect(level).toBeGreaterThan(0.6);
  expect(level).toBeLessThan(0.85);
  for (const { x, y, width, height } of boxes) {
    const row = Math.round(y + height / 2) * ink.width;
    expect(ink.data[row + Math.round(x + width / 2)]).toBeCloseTo(0.75, 1);
    expect(ink.data[row + Math.round(x + 2 * width)]).toBeCloseTo(0, 1);
  }
});

test('a blank picture has no ink; its paper stays paper', async () => {
  const { train } = await readCheques(await folderOf(named(1), drawn(true)), decode);
  expect(train[0].level).toBe(1);
});

test('the hashes are those of the labels and of all pictures', async () => {
  const hashes = async (names: readonly string[], picture?: Uint8Array) =>
    (await readCheques(await folderOf(names, picture), decode)).files;
  const first = await hashes(named(3));
  expect(Object.keys(first)).toEqual(['orand-car-a/labels.csv', 'orand-car-a/images']);
  expect(await hashes(named(3))).toEqual(first);
  const other = await hashes(named(3), drawn(true));
  expect(other['orand-car-a/labels.csv']).toBe(first['orand-car-a/labels.csv']);
  expect(other['orand-car-a/images']).not.toBe(first['orand-car-a/images']);
});

test('a missing file is named', async () => {
  const root = await folderOf(named(2));
  await rm(join(root, 'orand-car-a/images/a_01.png'));
  await expect(readCheques(root, decode)).rejects.toThrow(DataError);
  await expect(readCheques(root, decode)).rejects.toThrow(/a_01\.png cannot be read/);
});

test.each([
  'a.png,12',
  'a.png,1x,"[[1, 2, 3, 4], [1, 2, 3, 4]]"',
  'a.png,12,"[[1, 2, 3, 4]]"',
  'a.png,1,"[[1, 2, 3]]"',
  'a.png,1,"[[1, 2, 3, null]]"',
  'a.png,1,"[["1", 2, 3, 4]]"',
  'a.png,1,"[[1, 2, 3, 4,]]"',
  'a.png,1,"[null]"',
  ',1,"[[1, 2, 3, 4]]"',
])('the error for a malformed line of labels names the line: %s', (line) => {
  const good = 'b.png,7,"[[1, 2, 3, 4]]"';
  const text = ['file,digits,boxes', good, line].join('\n');
  expect(() => parseLabels(text)).toThrow(DataError);
  expect(() => parseLabels(text)).toThrow(/^line 3: expected file,digits,.* got /);
});
