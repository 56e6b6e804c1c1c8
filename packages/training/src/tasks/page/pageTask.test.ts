import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createPageModel } from '@cifra/core/model/pageModel.ts';
import { expect, onTestFinished, test } from 'vitest';
import type { TrainingEvent } from '../../learn/events.ts';
import { openCheckpoints } from '../../run/checkpointFolder.ts';
import { type TrainOptions, train } from '../../run/run.ts';
import { runtime } from '../../testing/runtime.ts';
import { tinyPageData, tinyPageRecipe } from './testing/tinyPages.ts';

const runtimeModule = new URL('../../testing/runtime.ts', import.meta.url).href;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-page-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function run(options: Partial<TrainOptions> & { out: string }, stopAfter = Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  const events: TrainingEvent[] = [];
  for await (const event of train({ recipe: tinyPageRecipe(), runtime, signal: stop.signal, ...options })) {
    events.push(event);
    if (event.kind === 'step' && event.step === stopAfter) stop.abort();
  }
  return events;
}

async function weightsOf(out: string): Promise<Float32Array> {
  const { newest } = await (await openCheckpoints(join(out, 'checkpoints'))).latest();
  return newest!.checkpoint.state.weights;
}

test.each<[object, string]>([
  [{ crop: 60 }, 'must keep the shape'],
  [
    { augmentation: { ...tinyPageRecipe().augmentation, margin: 6 } },
    'margin: got 6, expected a multiple of 4',
  ],
  [
    { model: { layers: [{ kind: 'conv', out: 13, kernel: 2, stride: 2 }] } },
    'recipe.model: gives [13,32,32], expected [13,16,16]',
  ],
  [{ data: { ...tinyPageRecipe().data, writing: [20, 10] } }, 'expected a smaller and a larger height'],
])('the error for a recipe that does not fit names the problem: %j', (changes, message) => {
  expect(() => tinyPageRecipe(changes)).toThrow(message);
});

test('a short training writes a bundle that the page model loads', async () => {
  const { root: dataRoot, catalogue } = await tinyPageData();
  const out = join(await newFolder(), 'run');
  const events = await run({ out, dataRoot, catalogue });
  expect(events[0]).toMatchObject({ kind: 'started', steps: 6, stepsPerEpoch: 3, heldOut: 2 });
  const epochs = events.flatMap((event) => (event.kind === 'epoch' ? [event.validation] : []));
  expect(epochs.map(({ n }) => n)).toEqual([512, 512]);
  expect(epochs[1].nll).toBeLessThan(epochs[0].nll);
  expect(Object.keys(epochs[1].figures ?? {})).toContain('F1 of centres');

  const file = (name: string) => readFile(join(out, 'bundle', name));
  const [text, model, card] = await Promise.all(['manifest.json', 'model.onnx', 'CARD.md'].map(file));
  const bundle = await parseBundle({ manifest: String(text), model }, 'page');
  expect(bundle.manifest.input).toMatchObject({ shape: [1, -1, -1], stride: 8 });
  expect(
    bundle.manifest.figures.every(({ value, interval95: [low, high] }) => low <= value && value <= high),
  ).toBe(true);
  expect(String(card)).toContain('IoU of nothing');
  const reader = await createPageModel(bundle, runtime);
  const map = await reader.read({ width: 37, height: 20, data: new Float32Array(37 * 20).fill(0.1) });
  expect([map.width, map.height, map.centre.length]).toEqual([10, 5, 50]);
  for (let i = 0; i < 50; i++) {
    const sum = map.classes.reduce((total, plane) => total + plane[i], 0);
    expect(sum).toBeCloseTo(1, 5);
    expect(map.coreHeight[i]).toBeGreaterThan(0);
  }
  await reader.release();
}, 30_000);

test('a stopped and resumed run, and one that renders in threads, end with the same weights', async () => {
  const { root: dataRoot, catalogue } = await tinyPageData();
  const folder = await newFolder();
  const [straight, stopped, threaded] = ['straight', 'stopped', 'threaded'].map((name) => join(folder, name));
  await run({ out: straight, dataRoot, catalogue });
  await run({ out: stopped, dataRoot, catalogue }, 2);
  const resumed = await run({ out: stopped, dataRoot, catalogue, resume: true });
  expect(resumed[0]).toMatchObject({ kind: 'started', resumedAt: 2 });
  expect(await weightsOf(stopped)).toEqual(await weightsOf(straight));
  await run({ out: threaded, dataRoot, catalogue, runtimeModule, replicas: 1 });
  const [a, b] = await Promise.all([weightsOf(threaded), weightsOf(straight)]);
  // The same crops; a replica makes the update in a graph of its own.
  expect(a.reduce((worst, x, i) => Math.max(worst, Math.abs(x - b[i])), 0)).toBeLessThan(1e-5);
}, 60_000);
