import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { TrainingEvent } from '../learn/events.ts';
import { runtime } from '../testing/runtime.ts';
import { openCheckpoints } from './checkpointFolder.ts';
import { type TrainOptions, train } from './run.ts';
import { tinyRecipe } from './testing/tinyRecipe.ts';

const runtimeModule = new URL('../testing/runtime.ts', import.meta.url).href;
const trainOnce = new URL('./testing/trainOnce.ts', import.meta.url).pathname;
let folder: string;
let unbroken: string;

/** One uninterrupted run, the reference for the interrupted ones. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-run-'));
  unbroken = join(folder, 'unbroken');
  await run({ out: unbroken });
});
afterAll(() => rm(folder, { recursive: true }));

async function run(
  options: Partial<TrainOptions> & { out: string },
  watch: (event: TrainingEvent) => void = () => {},
): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of train({ recipe: tinyRecipe(), runtime, ...options })) {
    events.push(event);
    watch(event);
  }
  return events;
}

/** Stops a run after `step` steps. */
async function runUntil(step: number, options: Partial<TrainOptions> & { out: string }) {
  const stop = new AbortController();
  return run({ ...options, signal: stop.signal }, (event) => {
    if (event.kind === 'step' && event.step === step) stop.abort();
  });
}

const lastState = async (out: string) => {
  const { newest } = await (await openCheckpoints(join(out, 'checkpoints'))).latest();
  if (!newest) throw new Error(`${out} has no checkpoint`);
  return newest.checkpoint.state;
};
const metrics = async (out: string) => {
  const lines = (await readFile(join(out, 'metrics.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => ({ ...JSON.parse(line), seconds: 0, imagesPerSecond: 0 }));
};

async function expectSame(out: string): Promise<void> {
  expect(await lastState(out)).toEqual(await lastState(unbroken));
  expect(await metrics(out)).toEqual(await metrics(unbroken));
  const model = (of: string) => readFile(join(of, 'bundle/model.onnx'));
  expect((await model(out)).equals(await model(unbroken))).toBe(true);
}

test('the folder of a run holds everything that is documented', async () => {
  expect((await readdir(unbroken)).sort()).toEqual([
    'bundle',
    'checkpoints',
    'curves.svg',
    'metrics.jsonl',
    'recipe.json',
    'run.json',
  ]);
  expect((await readdir(join(unbroken, 'bundle'))).sort()).toEqual([
    'CARD.md',
    'explain.onnx',
    'manifest.json',
    'model.onnx',
  ]);
  const head = JSON.parse(await readFile(join(unbroken, 'run.json'), 'utf8'));
  expect(head).toMatchObject({
    recipe: expect.stringContaining('tiny-synthetic'),
    seed: 1,
    replicas: 1,
    data: {},
  });
  expect(head.versions.node).toBe(process.version);
});

test('the reader loads the bundle', async () => {
  const file = (name: string) => readFile(join(unbroken, 'bundle', name));
  const [text, model, explain] = await Promise.all(['manifest.json', 'model.onnx', 'explain.onnx'].map(file));
  const { manifest } = await parseBundle({ manifest: String(text), model, explain }, 'digit');
  const [accuracy] = manifest.figures;
  expect(accuracy).toMatchObject({ name: 'validation accuracy', n: 40 });
  expect(accuracy.interval95[0]).toBeLessThan(accuracy.value);
  expect(manifest.training).toMatchObject({ seed: 1, recipe: { name: 'tiny-synthetic' } });
  const card = String(await file('CARD.md'));
  for (const section of [
    'Model details',
    'Intended use',
    'Training data',
    'Quantitative analyses',
    'Caveats',
  ])
    expect(card).toContain(`## ${section}`);
});

test.each([1, 4, 7])(
  'a run stopped after step %d and resumed ends with exactly the same weights',
  async (step) => {
    const out = join(folder, `stopped ${step}`);
    const events = await runUntil(step, { out });
    expect(events.at(-1)).toMatchObject({ kind: 'stopped', step });
    const resumed = await run({ out, resume: true });
    expect(resumed[0]).toMatchObject({ kind: 'started', resumedAt: step });
    await expectSame(out);
  },
);

test('so does a killed run, with replicas', async () => {
  const straight = join(folder, 'replicas');
  const killed = join(folder, 'killed');
  const replicas = { runtimeModule, replicas: 2 };
  await run({ out: straight, ...replicas });
  expect(await killedAfter('step 6', [killed, '2'])).toBe('SIGKILL');
  await run({ out: killed, resume: true, ...replicas });
  expect(await lastState(killed)).toEqual(await lastState(straight));
  expect(await metrics(killed)).toEqual(await metrics(straight));
});

test('and a run whose newest checkpoint is damaged', async () => {
  const out = join(folder, 'damaged');
  await runUntil(6, { out });
  const checkpoints = join(out, 'checkpoints');
  await truncate(join(checkpoints, 'step-00000006.checkpoint'), 500);
  const [warning, started] = await run({ out, resume: true });
  expect(warning).toMatchObject({
    kind: 'warning',
    message: expect.stringContaining('truncated or damaged'),
  });
  expect(started).toMatchObject({ kind: 'started', resumedAt: 4 });
  await expectSame(out);
});

test('a finished run that is resumed is still finished', async () => {
  const events = await run({ out: unbroken, resume: true });
  expect(events.map(({ kind }) => kind)).toEqual(['started', 'finished']);
  await expectSame(unbroken);
});

test('another recipe, seed or folder is refused as a different run', async () => {
  const again = { out: unbroken, resume: true };
  await expect(run({ ...again, recipe: tinyRecipe({ epochs: 3 }) })).rejects.toThrow(
    'started with another recipe',
  );
  await expect(run({ ...again, seed: 2 })).rejects.toThrow('started with seed 1, not 2');
  await expect(run({ out: join(folder, 'none'), resume: true })).rejects.toThrow('there is no run to resume');
  await expect(run({ out: unbroken })).rejects.toThrow('already holds a run');
});

test('a folder that holds other files is left unchanged', async () => {
  const out = join(folder, 'pictures of mine');
  await mkdir(out);
  await writeFile(join(out, 'a.png'), 'a picture');
  // Checked before the data are read: these do not exist.
  const recipe = tinyRecipe({ data: { train: 'nowhere', validation: { share: 0.2, seed: 1 } } });
  await expect(run({ recipe, out })).rejects.toThrow(`${out} is not empty (a.png): name a new folder`);
  await expect(run({ recipe, out: join(out, 'a.png') })).rejects.toThrow(
    'a.png is a file: name a new folder',
  );
  expect(await readdir(out)).toEqual(['a.png']);
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await runUntil(1, { out: empty });
});

test('another seed gives another model', async () => {
  const out = join(folder, 'seed 2');
  await run({ out, seed: 2 });
  expect(await lastState(out)).not.toEqual(await lastState(unbroken));
});

test('a run starts from the best weights of another, and records it', async () => {
  const out = join(folder, 'from');
  // A step so small that the starting weights are still visible at its end.
  const recipe = tinyRecipe({ epochs: 1, learningRate: 1e-9, weightDecay: 0 });
  await runUntil(2, { recipe, out, from: unbroken });
  await run({ recipe, out, resume: true });
  const events = await metrics(unbroken);
  const best = events.findLast((event) => event.kind === 'epoch' && event.improved);
  const { state, progress } = await (await openCheckpoints(join(unbroken, 'checkpoints'))).load(best.step);
  const ended = await lastState(out);
  expect(Math.max(...state.average.map((weight, i) => Math.abs(weight - ended.average[i])))).toBeLessThan(
    1e-5,
  );
  const from = { recipe: expect.stringContaining('tiny-synthetic'), seed: 1, step: progress.step };
  expect(JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))).toMatchObject({ from });
  const manifest = await readFile(join(out, 'bundle', 'manifest.json'), 'utf8');
  expect(JSON.parse(manifest).training).toMatchObject({ from });
});

test('a run starts from a released model, whose outputs do not change before the first step', async () => {
  const out = join(folder, 'from bundle');
  const recipe = tinyRecipe({ epochs: 1, learningRate: 1e-9, weightDecay: 0 });
  const released = join(unbroken, 'bundle');
  await run({ recipe, out, from: released });
  const logitsOf = async (bundle: string) => {
    const session = await runtime.load(await readFile(join(bundle, 'model.onnx')));
    const random = createRandom('pictures');
    const data = Float32Array.from({ length: 8 * 784 }, () => random.next());
    const { logits } = await session.run({ image: { dims: [8, 1, 28, 28], data } });
    await session.release();
    return logits.data;
  };
  const [before, after] = [await logitsOf(released), await logitsOf(join(out, 'bundle'))];
  // Released weights take 10 bits each.
  const largest = Math.max(...before.map(Math.abs));
  for (const [i, logit] of before.entries()) expect(Math.abs(after[i] - logit)).toBeLessThan(0.02 * largest);
  const from = { seed: 1, model: expect.stringContaining('tiny-synthetic') };
  expect(JSON.parse(await readFile(join(out, 'run.json'), 'utf8'))).toMatchObject({ from });
  expect(await readFile(join(out, 'bundle', 'CARD.md'), 'utf8')).toContain(
    'it started from the released weights of `tiny-synthetic',
  );
});

test('weights of another network, or a folder without a run, are refused as a start', async () => {
  const out = join(folder, 'misfit');
  const recipe = tinyRecipe({ model: { layers: [{ kind: 'flatten' }, { kind: 'dense', out: 10 }] } });
  await expect(run({ recipe, out, from: unbroken })).rejects.toThrow(
    /weights of tiny-synthetic .* belong to another network: \d+ numbers, this recipe's has 7850/,
  );
  await expect(run({ recipe, out, from: join(unbroken, 'bundle') })).rejects.toThrow(
    /weights of tiny-synthetic .* belong to another network: /,
  );
  await expect(run({ out, from: join(folder, 'none') })).rejects.toThrow('there is no run to start from');
  // Nothing blocks the next try.
  await run({ out, from: unbroken });
});

test('a student learns from the bundle of its teacher, and a resumed run continues as if never stopped', async () => {
  const teacher = join(unbroken, 'bundle');
  const recipe = tinyRecipe({
    distillation: { teachers: [teacher], weight: 0.5, temperature: 2, variants: 1 },
  });
  const options = { recipe, runtimeModule, replicas: 1 };
  const [straight, broken] = ['student', 'student stopped'].map((name) => join(folder, name));
  await run({ ...options, out: straight });
  await runUntil(5, { ...options, out: broken });
  await run({ ...options, out: broken, resume: true });
  expect(await lastState(broken)).toEqual(await lastState(straight));
  expect(await lastState(straight)).not.toEqual(await lastState(unbroken));
});

test('distillation without its teacher is refused', async () => {
  const recipe = tinyRecipe({ distillation: { teachers: ['no-such'], weight: 0.5, temperature: 2 } });
  const options = { recipe, runtimeModule, modelsRoot: folder, out: join(folder, 'alone') };
  await expect(run(options)).rejects.toThrow(/distillation needs its teacher: no model\.onnx in .*no-such/);
});

/** Runs `trainOnce` until it prints `line`, then kills it. Returns the signal that ended it. */
function killedAfter(line: string, words: string[]): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [trainOnce, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes(`${line}\n`)) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_, signal) => resolve(signal));
  });
}
