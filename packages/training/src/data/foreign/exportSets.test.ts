import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLayout } from '../pictures/layout.ts';
import { cocoAnnotations } from './coco.ts';
import { toDigitSets } from './digitSet.ts';
import { exportSets } from './exportSets.ts';
import { openForeign } from './openForeign.ts';
import { readPictureFolder } from './readFolder.ts';
import { decode, encode, writtenDigits } from './testing/fixtures.ts';
import { writePictureFolder } from './writeFolder.ts';

const parts = async () => [
  await writtenDigits(0, 7),
  { ...(await writtenDigits(7, 10)), part: 'test' as const },
];

async function emptyFolder(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'cifra-export-')), 'out');
}

test('a written folder has the layout that training takes, with the same pixels in the same order', async () => {
  const out = await emptyFolder();
  await writePictureFolder(out, await parts(), { encode });
  const layout = await readLayout(out);
  expect(layout).toMatchObject({ divided: true, unused: [] });
  expect(Object.keys(layout.parts).sort()).toEqual(['test', 'train']);
  expect((await readPictureFolder(layout, decode)).sort((a, b) => (a.part < b.part ? 1 : -1))).toEqual(
    await parts(),
  );
});

test.each(['idx', 'parquet'] as const)(
  '%s is imported again with the same pixels and labels',
  async (format) => {
    const out = await emptyFolder();
    await exportSets(format, out, await parts(), { encode });
    const files = (await readdir(out)).filter((name) => !name.includes('labels')).sort();
    expect(files).toHaveLength(2);
    const opened = await Promise.all(files.map((name) => openForeign(join(out, name), { decode })));
    const { sets } = toDigitSets(
      opened.flatMap((each) => each.parts),
      out,
    );
    expect(sets.sort((a, b) => (a.part < b.part ? 1 : -1))).toEqual(await parts());
  },
);

test('a folder for each digit', async () => {
  const out = await emptyFolder();
  await exportSets('folder', out, await parts(), { encode });
  const [train] = await parts();
  const sets = await readPictureFolder(await readLayout(out), decode);
  const read = sets.find(({ part }) => part === 'train')!;
  expect([...read.labels]).toEqual([...train.labels].sort((a, b) => a - b));
  const of = (set: typeof train, label: number) => {
    const index = set.labels.indexOf(label);
    return set.images.slice(784 * index, 784 * index + 784);
  };
  for (const label of train.labels) expect(of(read, label)).toEqual(of(train, label));
});

test('COCO has a picture file and a box of the ink for each digit', async () => {
  const out = await emptyFolder();
  await exportSets('coco', out, await parts(), { encode });
  const coco = JSON.parse(await readFile(join(out, 'annotations', 'instances_train.json'), 'utf8'));
  expect(coco).toEqual(cocoAnnotations((await parts())[0]));
  expect(await readdir(join(out, 'train'))).toEqual(
    coco.images.map((image: { file_name: string }) => image.file_name),
  );
});

test('the box of COCO is that of the ink', () => {
  // 4 rows of 5 pixels; the ink is a 2×3 block that begins at column 1, row 1.
  const images = new Uint8Array(20);
  for (const row of [1, 2, 3]) images.fill(255, row * 5 + 1, row * 5 + 3);
  const coco = cocoAnnotations({ part: 'train', height: 4, width: 5, images, labels: Uint8Array.of(0) });
  expect(coco.annotations).toEqual([
    { id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 2, 3], area: 6, iscrowd: 0 },
  ]);
  expect(coco.categories.find(({ id }) => id === 1)?.name).toBe('0');
});

test('a folder with files is left as it is', async () => {
  const out = await mkdtemp(join(tmpdir(), 'cifra-export-'));
  await writeFile(join(out, 'notes.txt'), 'mine');
  await expect(writePictureFolder(out, await parts(), { encode })).rejects.toThrow(
    /already has files; choose another/,
  );
  expect(await readdir(out)).toEqual(['notes.txt']);
});

test('a stopped export leaves nothing behind', async () => {
  const out = await emptyFolder();
  const signal = AbortSignal.abort();
  await expect(exportSets('folder', out, await parts(), { encode, signal })).rejects.toThrow(/abort/);
  expect(await readdir(join(out, '..'))).toEqual([]);
});
