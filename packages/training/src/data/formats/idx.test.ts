import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeIdx, expectIdx, type IdxType, parseIdx, readIdx } from './idx.ts';

/** [2, 3] uint8 as bytes of a file. */
const SIX = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 20, 30, 40, 50, 255);

test('bytes are read unchanged', () => {
  expect(parseIdx(SIX, 'six')).toEqual({
    type: 'uint8',
    shape: [2, 3],
    data: Uint8Array.of(10, 20, 30, 40, 50, 255),
  });
});

test('QMNIST’s form, int32, is big-endian', () => {
  const bytes = Uint8Array.of(0, 0, 0x0c, 1, 0, 0, 0, 2, 0, 0, 0x08, 0x6a, 0xff, 0xff, 0xff, 0xfe);
  expect(parseIdx(bytes, 'q').data).toEqual(Int32Array.of(2154, -2));
});

test('a file in the middle of a larger buffer is read from its own start', () => {
  const buffer = new Uint8Array(40);
  buffer.set(SIX, 13);
  expect(parseIdx(buffer.subarray(13, 13 + SIX.length), 'six').data[5]).toBe(255);
});

const VALUES: Record<IdxType, number[]> = {
  uint8: [0, 1, 255],
  int8: [-128, 0, 127],
  int16: [-32768, 258, 32767],
  int32: [-(2 ** 31), 16909060, 2 ** 31 - 1],
  float32: [-1.5, 0, 3.0517578125e-5],
  float64: [-Math.PI, 0, 1e300],
};

test.each(Object.entries(VALUES))('%s survives encoding and parsing', (type, values) => {
  const idx = parseIdx(encodeIdx(type as IdxType, [3], values), type);
  expect(idx.type).toBe(type);
  expect([...idx.data]).toEqual(values);
});

test('the encoded bytes are exact', () => {
  expect(encodeIdx('uint8', [2, 3], [10, 20, 30, 40, 50, 255])).toEqual(SIX);
  expect(() => encodeIdx('uint8', [2, 3], [1])).toThrow('got 1 elements, expected 6 for [2, 3]');
  expect(() => encodeIdx('uint8', [], [1])).toThrow('encodeIdx');
});

test.each([
  ['nothing', [], 'byte 0: got 0 bytes, expected at least 4'],
  [
    'another format',
    [0x89, 0x50, 0x4e, 0x47],
    'byte 0: got 0x8950, expected 0x0000; this is not an IDX file',
  ],
  ['an unknown type', [0, 0, 7, 1], 'byte 2: got element type 0x07, expected one of 0x08 (uint8)'],
  ['no dimension', [0, 0, 8, 0], 'byte 3: got 0 dimensions'],
  ['cut in the header', [0, 0, 8, 2, 0, 0, 0, 2], 'byte 4: got 4 bytes of dimensions, expected 8'],
  [
    'cut in the data',
    [...SIX.subarray(0, 17)],
    'byte 12: got 5 bytes of data, expected 6 for [2,3] uint8; the file is cut',
  ],
  [
    'a byte too many',
    [...SIX, 0],
    'byte 12: got 7 bytes of data, expected 6 for [2,3] uint8; the file has bytes left over',
  ],
  [
    'absurd dimensions',
    [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255, 1],
    'byte 12: got 1 bytes of data',
  ],
])('refused, by file and byte: %s', (_, bytes, message) => {
  expect(() => parseIdx(Uint8Array.from(bytes), 'some-file')).toThrow(`some-file, ${message}`);
});

test('every truncation of a file is refused', () => {
  for (let length = 0; length < SIX.length; length++) {
    expect(() => parseIdx(SIX.subarray(0, length), 'cut')).toThrow('cut, byte');
  }
});

test('labels in place of images are refused by type and shape', () => {
  const labels = parseIdx(encodeIdx('uint8', [3], [1, 2, 3]), 'labels');
  expect(() => expectIdx(labels, 'uint8', [null, 28, 28], 'train-images')).toThrow(
    'train-images: got [3] uint8, expected [n, 28, 28] uint8',
  );
  expect(() => expectIdx(labels, 'int32', [3], 'x')).toThrow('got [3] uint8, expected [3] int32');
  expect(expectIdx(labels, 'uint8', [null], 'labels')).toBe(labels);
});

async function temporary(name: string, content: Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'cifra-idx-')), name);
  await writeFile(path, content);
  return path;
}

test('plain and gzipped files give the same result, under the name without .gz', async () => {
  const plain = await readIdx(await temporary('six', SIX));
  const packed = await temporary('six.gz', gzipSync(SIX));
  const unpacked = await readIdx(packed.slice(0, -3));
  expect(unpacked.data).toEqual(plain.data);
  expect(unpacked.file.sha256).toBe(plain.file.sha256);
  expect(unpacked.file.path).toBe(packed);
});

test('a truncated or damaged .gz is refused, at every length', async () => {
  const packed = gzipSync(SIX);
  for (const length of [3, 10, 20, packed.length - 9, packed.length - 1]) {
    const path = await temporary('six.gz', packed.subarray(0, length));
    await expect(readIdx(path)).rejects.toThrow(`${path}: got a broken gzip stream of ${length} bytes`);
  }
  const damaged = Uint8Array.from(packed);
  damaged[packed.length - 6] ^= 1; // the checksum
  await expect(readIdx(await temporary('six.gz', damaged))).rejects.toThrow('broken gzip stream');
});

test('the error for a missing file names the paths tried', async () => {
  await expect(readIdx('/nowhere/six')).rejects.toThrow('/nowhere/six: not found, neither plain nor as .gz');
});

test('a folder in place of a file counts as a missing file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-idx-'));
  await expect(readIdx(folder)).rejects.toThrow('not found, neither plain nor as .gz');
});
