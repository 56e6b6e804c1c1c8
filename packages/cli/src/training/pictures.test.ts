import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { imageAt } from '@cifra/training/dataset/dataset.ts';
import { syntheticDataset } from '@cifra/training/synthetic/digits/syntheticDataset.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-pictures-'));
});
afterAll(() => rm(folder, { recursive: true }));

const training = (...words: string[]) =>
  runCli(['train', ...words, '--replicas', '1'], {
    cwd: folder,
    env: { XDG_CACHE_HOME: join(folder, 'cache') },
  });

test('--train-on trains a recipe on a folder; names and skips pictures without a digit', async () => {
  await drawPictures(join(folder, 'mine/train'), { writers: 4 });
  await drawPictures(join(folder, 'mine/test'), { writers: 1 });
  await writeFile(join(folder, 'mine/train/3/blank.png'), await sharp(paper).png().toBuffer());
  await writeFile(join(folder, 'mine/train/3/notes.txt'), 'no picture');
  await copyFile(join(root, 'examples/two-lines.jpg'), join(folder, 'mine/train/3/two-lines.jpg'));

  const words = ['tiny-synthetic', '--train-on', 'mine', '--epochs', '1'];
  const { code, stdout, stderr } = await training(...words, '--out', 'run');
  expect(stderr).toContain('batches of 16 instead of 32: there are only about 34 training pictures\n');
  expect(stderr).toContain('mine: 43 pictures read\n');
  expect(stderr).toContain('warning: mine/train/3/blank.png: nothing is written here; left out\n');
  expect(stderr).toMatch(/warning: mine\/train\/3\/notes\.txt: is not a picture .*; left out\n/);
  expect(stderr).toContain('warning: mine/train/3/two-lines.jpg: there is more than one digit; left out\n');
  expect(stderr).toContain('30 training examples, 10 held out');
  expect(stderr).toMatch(/test accuracy on mine test: \d+\.\d\d % \(n = 10\)\n/);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(folder, 'run/bundle')}\n` });
  const manifest = JSON.parse(await readFile(join(folder, 'run/bundle/manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({
    name: 'tiny-synthetic-mine',
    training: { recipe: { data: { train: 'mine' } } },
  });
  expect(manifest.figures.at(-1)).toMatchObject({ name: 'test accuracy', data: 'mine test', n: 10 });

  // This run cannot start. The data is read first.
  const again = await training(...words, '--out', 'again', '--from', 'nowhere');
  expect(again.stderr).toMatch(
    /^batches .*\n(reading .*\n)?mine: 43 pictures read, 40 of them from the cache\n/,
  );
});

test.each([
  [
    ['number', '--train-on', 'mine'],
    2,
    /^cifra: number is a recipe for lines of digits; --train-on needs a recipe for single/,
  ],
  [
    ['--train-on', 'nowhere'],
    1,
    /^cifra: --train-on: got "nowhere", expected mnist, usps, synthetic, or a folder that exists\n$/,
  ],
  [['--resume', 'run', '--train-on', 'mine'], 2, /Leave out the recipe, --train-on,/],
])('wrong usage: %j', async (words, code, message) => {
  const ran = await runCli(['train', ...words], { cwd: folder });
  expect(ran).toMatchObject({ code, stdout: '' });
  expect(ran.stderr).toMatch(message);
});

test('Ctrl-C while reading pictures exits cleanly, and the next run reuses them', async () => {
  await drawPictures(join(folder, 'many'), { writers: 6 });
  const words = ['train', 'tiny-synthetic', '--train-on', 'many', '--out', 'stopped'];
  const env = { XDG_CACHE_HOME: join(folder, 'cache') };
  const stopped = await runCli(words, {
    cwd: folder,
    env,
    onStderr: (soFar, kill) => {
      if (/reading pictures of many: \d+ of 60/.test(soFar)) kill('SIGINT');
    },
  });
  expect(stopped.stderr).toMatch(
    /stopping … \(press Ctrl-C again to exit immediately\)\nstopped while reading the data: no run was started; .* are cached\n$/,
  );
  expect(stopped).toMatchObject({ code: 130, stdout: '' });
  expect(existsSync(join(folder, 'stopped'))).toBe(false);
  const again = await runCli([...words, '--from', 'nowhere'], { cwd: folder, env });
  expect(again.stderr).toMatch(/many: 60 pictures read, \d+ of them from the cache\n/);
});

const paper = { create: { width: 60, height: 60, channels: 3 as const, background: '#f4f1e8' } };

/** Writes `0/` to `9/` with one picture per writer, dark on light. */
async function drawPictures(folder: string, { writers }: { writers: number }): Promise<void> {
  const digits = syntheticDataset({ writers, perWriter: 10, seed: `pictures of ${writers}` });
  for (const [i, label] of digits.labels.entries()) {
    await mkdir(join(folder, String(label)), { recursive: true });
    const raw = { width: 28, height: 28, channels: 1 as const };
    const picture = sharp(imageAt(digits, i), { raw }).negate().resize(84, 84);
    await picture.png().toFile(join(folder, String(label), `${i}.png`));
  }
}
