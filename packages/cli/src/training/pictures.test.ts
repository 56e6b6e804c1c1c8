import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { imageAt } from '@cifra/training/data/dataset.ts';
import { syntheticDataset } from '@cifra/training/data/synthetic/syntheticDataset.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-pictures-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a recipe may name a folder of pictures; what gives no digit is named and left out', async () => {
  await drawPictures(join(folder, 'mine'));
  await writeFile(join(folder, 'mine/3/blank.png'), await sharp(paper).png().toBuffer());
  await writeFile(join(folder, 'mine/3/notes.txt'), 'no picture');
  const recipe = JSON.parse(
    await readFile(join(root, 'packages/training/recipes/tiny-synthetic.json'), 'utf8'),
  );
  const data = { train: 'mine', validation: { share: 0.25, seed: 1 } };
  await writeFile(
    join(folder, 'mine.json'),
    JSON.stringify({ ...recipe, name: 'mine', data, batchSize: 10 }),
  );

  const words = ['train', 'mine.json', '--epochs', '1', '--out', 'run', '--replicas', '1'];
  const { code, stdout, stderr } = await runCli(words, { cwd: folder });
  expect(stderr).toContain('warning: mine/3/blank.png: nothing is written here; left out\n');
  expect(stderr).toMatch(/warning: mine\/3\/notes\.txt: is not a picture .*; left out\n/);
  expect(stderr).toContain('30 examples to learn from, 10 held out');
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(folder, 'run/bundle')}\n` });
});

const paper = { create: { width: 60, height: 60, channels: 3 as const, background: '#f4f1e8' } };

/** `0/` to `9/` with four pictures each, dark on light. */
async function drawPictures(folder: string): Promise<void> {
  const digits = syntheticDataset({ writers: 4, perWriter: 10, seed: 'pictures' });
  for (const [i, label] of digits.labels.entries()) {
    await mkdir(join(folder, String(label)), { recursive: true });
    const raw = { width: 28, height: 28, channels: 1 as const };
    const picture = sharp(imageAt(digits, i), { raw }).negate().resize(84, 84);
    await picture.png().toFile(join(folder, String(label), `${i}.png`));
  }
}
