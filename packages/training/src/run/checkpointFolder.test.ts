import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Checkpoint } from '../learn/progress.ts';
import { openCheckpoints } from './checkpointFolder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-checkpoints-'));
});
afterEach(() => rm(folder, { recursive: true }));

const name = (step: number) => `step-${String(step).padStart(8, '0')}.checkpoint`;

function at(step: number, best = step): Checkpoint {
  return {
    seed: 1,
    recipeHash: '',
    progress: {
      step,
      best: { step: best, error: 0, nll: 0 },
      sinceBest: 0,
      lossSum: 0,
      lossSteps: 0,
      seconds: 0,
    },
    state: { weights: Float32Array.of(step) },
  };
}

test('keeps the last two, and the best that each of them refers to', async () => {
  const checkpoints = await openCheckpoints(folder);
  for (const [step, best] of [
    [1, 1],
    [2, 1],
    [3, 3],
    [4, 3],
  ] as const)
    await checkpoints.save(at(step, best));
  expect((await readdir(folder)).sort()).toEqual([3, 4].map(name));
  // A second opening knows only the files; the best that they refer to is still kept.
  const again = await openCheckpoints(folder);
  for (const step of [5, 6, 7]) await again.save(at(step, 3));
  expect((await readdir(folder)).sort()).toEqual([3, 6, 7].map(name));
  expect((await again.load(3)).state.weights).toEqual(Float32Array.of(3));
});

test('latest() returns the newest, and nothing from an empty folder', async () => {
  const checkpoints = await openCheckpoints(folder);
  expect(await checkpoints.latest()).toEqual({ newest: null, warnings: [] });
  const path = await checkpoints.save(at(9));
  await checkpoints.save(at(10));
  const { newest } = await checkpoints.latest();
  expect(newest?.checkpoint).toEqual(at(10));
  expect(newest?.path).toBe(path.replace('09', '10'));
});

test('a damaged checkpoint is renamed with a warning, and the previous one is used', async () => {
  const checkpoints = await openCheckpoints(folder);
  for (const step of [1, 2]) await checkpoints.save(at(step));
  await truncate(join(folder, name(2)), 150);
  const { newest, warnings } = await checkpoints.latest();
  expect(newest?.checkpoint.progress.step).toBe(1);
  expect(warnings).toEqual([expect.stringMatching(/00000002\.checkpoint: truncated or damaged.*one before/)]);
  expect(await readdir(folder)).toContain(`${name(2)}.damaged`);
  expect((await checkpoints.latest()).warnings).toEqual([]);
});

test('if all are damaged, the last warning says that training restarts', async () => {
  const checkpoints = await openCheckpoints(folder);
  for (const step of [1, 2]) {
    await checkpoints.save(at(step));
    await truncate(join(folder, name(step)), 150);
  }
  const { newest, warnings } = await checkpoints.latest();
  expect(newest).toBeNull();
  expect(warnings).toEqual([
    expect.stringMatching(/00000002\.checkpoint: .*; falling back to the one before it$/),
    expect.stringMatching(/00000001\.checkpoint: .*; none is left, restarting from step 0$/),
  ]);
});

test('an unfinished temporary file is not used as a checkpoint', async () => {
  const checkpoints = await openCheckpoints(folder);
  const path = await checkpoints.save(at(1));
  await writeFile(join(folder, `${name(2)}.tmp`), (await readFile(path)).subarray(0, 40));
  expect((await checkpoints.latest()).newest?.checkpoint).toEqual(at(1));
});
