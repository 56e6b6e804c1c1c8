import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { train } from '../run/run.ts';
import { tinyRecipe } from '../run/testing/tinyRecipe.ts';
import { runtime } from '../testing/runtime.ts';
import { releaseDigit } from './releaseDigit.ts';
import { remakeExplain } from './remakeExplain.ts';
import type { TestSet } from './testFigures.ts';

const SEEDS = [1, 2, 3];
let folder: string;
let runs: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-release-'));
  runs = SEEDS.map((seed) => join(folder, `run-${seed}`));
  for (const [i, seed] of SEEDS.entries())
    for await (const _ of train({ recipe: tinyRecipe(), runtime, seed, out: runs[i] }));
});
afterAll(() => rm(folder, { recursive: true }));

/** Stands in for the test sets: the accuracy is 0.9, 0.92 and 0.94 in the order of the calls. */
function measuring() {
  const calls: TestSet[] = [];
  const measure = async (_: Uint8Array, set: TestSet) => {
    const value = 0.9 + 0.02 * (calls.filter((each) => each === set).length % 3);
    calls.push(set);
    const name = `${set} test accuracy`;
    return { name, data: `${set} test`, metric: 'accuracy', value, n: 100, interval95: [0.8, 1] as const };
  };
  return { calls, measure };
}

const manifestIn = async (bundle: string) =>
  JSON.parse(await readFile(join(bundle, 'manifest.json'), 'utf8'));

test('the run with the lowest validation log loss is released, with figures of all seeds', async () => {
  const models = join(folder, 'models');
  const { calls, measure } = measuring();
  const released = await releaseDigit(runs, { models, measure });
  const logLosses = await Promise.all(
    runs.map(async (run) => {
      const { figures } = await manifestIn(join(run, 'bundle'));
      return figures.find(({ name }: { name: string }) => name === 'validation log loss').value;
    }),
  );
  const best = logLosses.indexOf(Math.min(...logLosses));
  expect(released.training.seed).toBe(SEEDS[best]);
  expect(calls).toEqual(['mnist', 'mnist', 'mnist', 'usps', 'usps', 'usps']);
  const command = 'cifra train tiny-synthetic --seed N for N = 1, 2, 3; cifra release digit';
  expect(released.figures.filter((figure) => figure.command === command)).toMatchObject([
    { name: 'mnist test accuracy', value: 0.9 + 0.02 * best },
    { name: 'mnist test accuracy, mean of 3 seeds', value: expect.closeTo(0.92, 10) },
    { name: 'usps test accuracy', value: 0.9 + 0.02 * best },
    { name: 'usps test accuracy, mean of 3 seeds', value: expect.closeTo(0.92, 10) },
  ]);
});

test('the bundle is whole: its files have the hashes of the manifest, which is the newest', async () => {
  const bundle = join(folder, 'models/tiny-synthetic');
  expect((await readdir(bundle)).sort()).toEqual(['CARD.md', 'explain.onnx', 'manifest.json', 'model.onnx']);
  const [model, explain] = await Promise.all(
    ['model.onnx', 'explain.onnx'].map((file) => readFile(join(bundle, file))),
  );
  const manifest = await readFile(join(bundle, 'manifest.json'), 'utf8');
  await expect(parseBundle({ manifest, model, explain }, 'digit')).resolves.toBeDefined();
  const times = await Promise.all(
    ['model.onnx', 'explain.onnx', 'CARD.md', 'manifest.json'].map(
      async (file) => (await stat(join(bundle, file))).mtimeMs,
    ),
  );
  expect(Math.max(...times)).toBe(times[3]);
});

test.each<[string, () => readonly string[], string]>([
  ['unfinished runs', () => [...runs.slice(1), folder], 'expected a finished run of a digit recipe'],
  ['one run twice', () => [runs[0], ...runs.slice(0, 2)], 'each with another seed'],
])('%s are refused before a test set is opened', async (_, chosen, message) => {
  const { calls, measure } = measuring();
  await expect(releaseDigit(chosen(), { models: folder, measure })).rejects.toThrow(message);
  expect(calls).toEqual([]);
});

test('one run has no mean of seeds, and the model may have a name and version of its own', async () => {
  const models = join(folder, 'named');
  const { measure } = measuring();
  const released = await releaseDigit(runs.slice(0, 1), { models, measure, name: 'mine', version: '9.8.7' });
  expect(await manifestIn(join(models, 'mine'))).toEqual(released);
  expect(released).toMatchObject({ name: 'mine', version: '9.8.7' });
  expect(released.training.recipe.name).toBe('tiny-synthetic');
  expect(released.figures.filter(({ command }) => command.includes('--seed N for N = 1;'))).toMatchObject([
    { name: 'mnist test accuracy' },
    { name: 'usps test accuracy' },
  ]);
  expect(await readFile(join(models, 'mine', 'CARD.md'), 'utf8')).toContain('# mine 9.8.7');
});

test('a remade explaining graph of the same weights is the same', async () => {
  const bundle = join(folder, 'models/tiny-synthetic');
  const before = await manifestIn(bundle);
  await remakeExplain(bundle);
  expect(await manifestIn(bundle)).toEqual(before);
});
