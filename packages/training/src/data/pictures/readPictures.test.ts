import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { imageAt } from '../../dataset/dataset.ts';
import { readLayout } from './layout.ts';
import { type ReadOptions, type ReadProgress, readPictures } from './readPictures.ts';

let decoded: number;
beforeEach(() => {
  decoded = 0;
});

/** A picture format for this test: one byte, the ink of every pixel; 13 is refused. */
const options: ReadOptions = {
  decode: async (bytes) => {
    decoded++;
    if (bytes[0] === 13) throw new Error('not a picture');
    return { width: 1, height: 1, channels: 1, data: bytes } satisfies Picture;
  },
  toDigit: ({ data }) => new Float32Array(784).fill(data[0] / 255),
};

async function folder(files: Record<string, number[]>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-pictures-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), Uint8Array.from(bytes));
  }
  return root;
}

const read = async (root: string, changes: Partial<ReadOptions> = {}) =>
  readPictures(await readLayout(root), 'train', { ...options, ...changes });

/** Options with a separate cache. */
async function cached(reader = 'reader 1'): Promise<{ cache: { folder: string; reader: string } }> {
  return { cache: { folder: await folder({}), reader } };
}

test('labels are the folders’ names, in the order of the names', async () => {
  const root = await folder({
    '7/b.png': [70],
    '7/a.png': [71],
    '0/z.png': [1],
    '0/.hidden': [13],
    '7/Thumbs.db': [13],
  });
  const { dataset, failures } = await read(root);
  expect([...dataset.labels]).toEqual([0, 7, 7]);
  expect([0, 1, 2].map((i) => imageAt(dataset, i)[783])).toEqual([1, 71, 70]);
  expect(failures).toEqual([]);
  expect(dataset.name).toBe(basename(root));
});

test('every file without a digit is listed with its reason', async () => {
  const root = await folder({
    '1/broken.png': [13],
    '1/empty.png': [],
    '1/blank.png': [0],
    '1/good.png': [9],
    'labels.csv': [
      ...Buffer.from('1/broken.png,1\n1/empty.png,1\n1/blank.png,1\n1/good.png,1\n1/gone.png,1\n1,1\n'),
    ],
  });
  const { dataset, failures } = await read(root);
  expect([...dataset.labels]).toEqual([1]);
  expect(failures).toEqual([
    { file: '1', reason: 'is a folder, not a picture' },
    { file: '1/blank.png', reason: 'the picture is blank' },
    { file: '1/broken.png', reason: 'not a picture' },
    { file: '1/empty.png', reason: 'the file is empty' },
    { file: '1/gone.png', reason: 'does not exist' },
  ]);
});

test('the hash changes if a picture is changed or moved, or a table is', async () => {
  const hash = async (files: Record<string, number[]>) => {
    const root = await folder(files);
    const { [basename(root)]: own, ...tables } = (await read(root)).dataset.files;
    return [own, ...Object.values(tables)].join();
  };
  const first = await hash({ '1/a': [5], '2/b': [6] });
  expect(await hash({ '2/b': [6], '1/a': [5] })).toBe(first);
  expect(await hash({ '1/a': [5], '2/b': [7] })).not.toBe(first);
  expect(await hash({ '1/a': [5], '3/b': [6] })).not.toBe(first);
  const table = (text: string) => hash({ a: [5], 'labels.csv': [...Buffer.from(text)] });
  expect(await table('a,5')).not.toBe(await table('a,6'));
});

test('if no picture is readable, the error shows the first reason', async () => {
  const root = await folder({ '1/a.png': [13], '1/b.png': [13] });
  await expect(read(root)).rejects.toThrow('none of 2 files gave a digit; 1/a.png: not a picture');
});

test('parts are separate data sets', async () => {
  const root = await folder({ 'train/1/a': [5], 'val/2/a': [6], 'test/3/a': [7] });
  const layout = await readLayout(root);
  const labels = async (part: 'train' | 'validation' | 'test') => {
    const { dataset } = await readPictures(layout, part, options);
    return [dataset.name, ...dataset.labels];
  };
  expect(await labels('train')).toEqual([`${basename(root)} train`, 1]);
  expect(await labels('validation')).toEqual([`${basename(root)} validation`, 2]);
  expect(await labels('test')).toEqual([`${basename(root)} test`, 3]);
  const undivided = await readLayout(await folder({ '1/a': [1] }));
  await expect(readPictures(undivided, 'test', options)).rejects.toThrow('has no test/');
});

test('progress counts every picture', async () => {
  const names = Array.from({ length: 19 }, (_, i) => [`1/${i}`, [i + 20]]);
  const seen: ReadProgress[] = [];
  await read(await folder(Object.fromEntries(names)), { onProgress: (progress) => seen.push(progress) });
  expect(seen.map(({ done, total }) => [done, total])).toEqual([
    [8, 19],
    [16, 19],
    [19, 19],
  ]);
});

test('a picture is decoded once: the second time its digit comes from the cache', async () => {
  const root = await folder({ '1/a': [5], '2/b': [6], '2/broken': [13] });
  const cache = await cached();
  const first = await read(root, cache);
  expect(decoded).toBe(3);
  const seen: ReadProgress[] = [];
  const second = await read(root, { ...cache, onProgress: (progress) => seen.push(progress) });
  expect(second).toEqual(first);
  // Failed files are retried: the next reader may support them.
  expect(decoded).toBe(4);
  expect(seen.at(-1)).toMatchObject({ done: 3, cached: 2 });
});

test('a changed picture is read again, even if its size and time are the same', async () => {
  const root = await folder({ '1/a': [5], '2/b': [6], '3/c': [7] });
  const cache = await cached();
  await read(root, cache);
  const a = join(root, '1/a');
  await writeFile(a, Uint8Array.of(50));
  await utimes(a, 1, 1);
  await writeFile(join(root, '2/b'), Uint8Array.of(60, 0));
  await rm(join(root, '3/c'));
  const changed = await read(root, cache);
  expect([0, 1].map((i) => imageAt(changed.dataset, i)[0])).toEqual([50, 60]);
  await writeFile(a, Uint8Array.of(51));
  await utimes(a, 1, 1);
  expect(imageAt((await read(root, cache)).dataset, 0)[0]).toBe(51);
});

test('another reader, or a damaged cache, reads everything again', async () => {
  const root = await folder({ '1/a': [5], '2/b': [6] });
  const { cache } = await cached();
  const first = await read(root, { cache });
  await read(root, { cache: { ...cache, reader: 'reader 2' } });
  expect(decoded).toBe(4);
  const [name] = await readdir(join(cache.folder, 'digits'));
  const file = join(cache.folder, 'digits', name);
  const bytes = await readFile(file);
  for (const damaged of [
    bytes.subarray(0, -1),
    Buffer.concat([bytes.subarray(0, -1), Buffer.of(99)]),
    Buffer.from('{}'),
  ]) {
    await writeFile(file, damaged);
    expect(await read(root, { cache: { ...cache, reader: 'reader 2' } })).toEqual(first);
  }
  expect(decoded).toBe(10);
});

test('an abort is passed on, and the cache keeps the digits read so far', async () => {
  const names = Array.from({ length: 20 }, (_, i) => [`1/${i}`, [i + 20]]);
  const root = await folder(Object.fromEntries(names));
  const cache = await cached();
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error('stopped'));
  await expect(read(root, { ...cache, signal: stop.signal, onProgress })).rejects.toThrow('stopped');
  expect(decoded).toBe(8);
  await read(root, cache);
  expect(decoded).toBe(20);
});

test('two concurrent readers leave an intact cache', async () => {
  const names = Array.from({ length: 30 }, (_, i) => [`1/${i}`, [i + 20]]);
  const root = await folder(Object.fromEntries(names));
  const cache = await cached();
  const [one, two] = await Promise.all([read(root, cache), read(root, cache)]);
  expect(one).toEqual(two);
  expect(decoded).toBe(60);
  expect(await read(root, cache)).toEqual(one);
  expect(decoded).toBe(60);
  expect(await readdir(join(cache.cache.folder, 'digits'))).toHaveLength(1);
});

test('a cache that cannot be written gives a warning', async () => {
  const root = await folder({ '1/a': [5], blocked: [1] });
  const cache = { folder: join(root, 'blocked'), reader: 'reader 1' };
  const { dataset, warnings } = await read(root, { cache });
  expect([...dataset.labels]).toEqual([1]);
  expect(warnings).toEqual([expect.stringMatching(/^the digits cannot be cached for the next run: /)]);
});
