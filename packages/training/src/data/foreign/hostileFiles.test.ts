import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parseMatlab } from '../formats/matlab.ts';
import { parseNpy } from '../formats/npy.ts';
import { parseNpz } from '../formats/npz.ts';
import { toDigitSets } from './digitSet.ts';
import { openForeign } from './openForeign.ts';
import { decode, fixtureBytes } from './testing/fixtures.ts';
import { parquetFixture } from './testing/parquetFixture.ts';

const FILES = [
  'keras.npz',
  'kaggle.csv',
  'oneBased.libsvm',
  'sparse.arff',
  'emnist.mat',
  'plain.mat',
  'parquet',
];

const bytesOf = (name: string) => (name === 'parquet' ? parquetFixture('SNAPPY') : fixtureBytes(name));

/** Opens damaged bytes. Passes if they are refused with a message for users, or still hold digits. */
async function openDamaged(bytes: Uint8Array, what: string): Promise<'opened' | 'refused'> {
  const path = join(await mkdtemp(join(tmpdir(), 'cifra-hostile-')), 'file');
  await writeFile(path, bytes);
  try {
    toDigitSets((await openForeign(path, { decode })).parts, path);
    return 'opened';
  } catch (error) {
    expect({ what, name: (error as Error).name, message: (error as Error).message }).toMatchObject({
      name: 'DataError',
      message: expect.stringContaining(path),
    });
    return 'refused';
  }
}

test.each(FILES)('%s, cut short anywhere, is refused in words', async (name) => {
  const bytes = await bytesOf(name);
  for (let share = 0; share < 1; share += 0.04) {
    const cut = Math.floor(bytes.length * share);
    await openDamaged(bytes.subarray(0, cut), `${name}, first ${cut} bytes`);
  }
  // The last rows of a text can be missing without a trace; an archive or an array can not.
  const half = await openDamaged(bytes.subarray(0, bytes.length / 2), name);
  if (!/csv|libsvm|arff/.test(name)) expect(half).toBe('refused');
});

test.each(FILES)('%s with damaged bytes is refused in words, or read', async (name) => {
  const bytes = await bytesOf(name);
  const rng = createRandom(7);
  for (let round = 0; round < 60; round++) {
    const damaged = Uint8Array.from(bytes);
    // Half of the rounds damage the header, where sizes are.
    const end = round % 2 === 0 ? Math.min(400, bytes.length) : bytes.length;
    for (let i = 0; i < 3; i++) damaged[rng.integer(end)] = rng.integer(256);
    await openDamaged(damaged, `${name}, round ${round}`);
  }
});

test('sizes that a file declares are checked before memory is taken', () => {
  const npy = (shape: string) => {
    const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape}), }\n`;
    return Buffer.concat([
      Buffer.from('\x93NUMPY\x01\x00', 'latin1'),
      Uint8Array.of(header.length % 256, Math.floor(header.length / 256)),
      Buffer.from(header),
    ]);
  };
  expect(() => parseNpy(npy('60000000, 28, 28'), 'a.npy')).toThrow(/a\.npy: got an array of 60000000×28×28/);
  expect(() => parseNpy(npy('60000, 28, 28'), 'a.npy')).toThrow(/got 0 bytes of data, expected 376320000/);
  const zip = zipSync({ 'x.npy': npy('1') });
  // The declared size of the only member, in the central directory.
  const view = new DataView(zip.buffer);
  const directory = view.getUint32(zip.length - 6, true);
  view.setUint32(directory + 24, 0xfffffff0, true);
  expect(() => parseNpz(zip, 'a.npz')).toThrow(/a\.npz: unpacks to more than 536870912 bytes/);
});

test('a variable of a MAT-file that unpacks without end is refused', async () => {
  const { deflateSync } = await import('node:zlib');
  const packed = deflateSync(Buffer.alloc(600 * 2 ** 20));
  const header = Buffer.alloc(128, 0x20);
  header.write('\x00\x01IM', 124, 'latin1');
  const tag = Buffer.alloc(8);
  tag.writeUInt32LE(15, 0);
  tag.writeUInt32LE(packed.length, 4);
  expect(() => parseMatlab(Buffer.concat([header, tag, packed]), 'a.mat')).toThrow(
    /a\.mat: got a compressed variable/,
  );
});
