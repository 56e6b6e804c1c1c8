import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Picture } from '@cifra/core/types.ts';
import { expect, test } from 'vitest';
import { imageAt } from './dataset.ts';
import { type FolderOptions, readFolder } from './folder.ts';

/** A picture format of this test: one byte, the ink of every pixel; 13 is refused. */
const options: FolderOptions = {
  decode: async (bytes) => {
    if (bytes[0] === 13) throw new Error('not a picture');
    return { width: 1, height: 1, channels: 1, data: bytes } satisfies Picture;
  },
  toDigit: ({ data }) => new Float32Array(784).fill(data[0] / 255),
};

async function folder(files: Record<string, number[]>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-folder-'));
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), Uint8Array.from(bytes));
  }
  return root;
}

test('labels are the folders’ names, the order that of the names', async () => {
  const root = await folder({
    '7/b.png': [70],
    '7/a.png': [71],
    '0/z.png': [1],
    '0/.hidden': [13],
    'notes.txt': [13],
  });
  const { dataset, failures } = await readFolder(root, options);
  expect([...dataset.labels]).toEqual([0, 7, 7]);
  expect([0, 1, 2].map((i) => imageAt(dataset, i)[783])).toEqual([1, 71, 70]);
  expect(failures).toEqual([]);
  expect(dataset.name).toBe(basename(root));
});

test('every file that gives no digit is listed with its reason, and no digit stands for it', async () => {
  const root = await folder({
    '1/broken.png': [13],
    '1/empty.png': [],
    '1/blank.png': [0],
    '1/good.png': [9],
    '2/sub/x.png': [1],
  });
  const { dataset, failures } = await readFolder(root, options);
  expect([...dataset.labels]).toEqual([1]);
  expect(failures).toEqual([
    { file: '1/blank.png', reason: 'the picture is blank' },
    { file: '1/broken.png', reason: 'not a picture' },
    { file: '1/empty.png', reason: 'the file is empty' },
    { file: '2/sub', reason: expect.stringContaining('EISDIR') },
  ]);
});

test('the hash tells whether a picture was changed or moved', async () => {
  const hash = async (files: Record<string, number[]>) => {
    const root = await folder(files);
    return (await readFolder(root, options)).dataset.files[basename(root)];
  };
  const first = await hash({ '1/a': [5], '2/b': [6] });
  expect(await hash({ '2/b': [6], '1/a': [5] })).toBe(first);
  expect(await hash({ '1/a': [5], '2/b': [7] })).not.toBe(first);
  expect(await hash({ '1/a': [5], '3/b': [6] })).not.toBe(first);
});

test('a folder without labels, or that is none, is one clear line', async () => {
  const root = await folder({ 'pictures/a.png': [1], '3': [1] });
  await expect(readFolder(root, options)).rejects.toThrow(
    'got no folder named 0 to 9, wanted one for each label',
  );
  await rm(root, { recursive: true });
  await expect(readFolder(root, options)).rejects.toThrow(`readFolder: ${root}: can not be read`);
});

test('nothing readable is an error that shows the first reason', async () => {
  const root = await folder({ '1/a.png': [13], '1/b.png': [13] });
  await expect(readFolder(root, options)).rejects.toThrow(
    'none of 2 files gave a digit; 1/a.png: not a picture',
  );
});

test('an abort goes through', async () => {
  const root = await folder({ '1/a.png': [1] });
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(readFolder(root, { ...options, signal })).rejects.toThrow('stopped');
});
