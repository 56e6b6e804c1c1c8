import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { TrainingEvent } from '../learn/events.ts';
import { tinyRecipe } from '../run/testing/tinyRecipe.ts';
import { runtime } from '../testing/runtime.ts';
import { finishedRun } from './finishedRun.ts';

let out: string;
let events: TrainingEvent[];
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-run-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  out = join(folder, 'run');
  events = [];
});

const finish = (changes: object = {}) =>
  finishedRun({
    recipe: tinyRecipe({ epochs: 0.5, ...changes }),
    out,
    runtime,
    onEvent: (event) => events.push(event),
  });
const countOf = (kind: TrainingEvent['kind']) => events.filter((event) => event.kind === kind).length;

test('a finished run is not repeated, and is not mistaken for one of another recipe', async () => {
  const bundle = await finish();
  const { mtimeMs } = await stat(join(bundle, 'manifest.json'));
  const trained = countOf('step');
  expect(trained).toBeGreaterThan(0);
  expect(await finish()).toBe(bundle);
  expect(countOf('step')).toBe(trained);
  expect((await stat(join(bundle, 'manifest.json'))).mtimeMs).toBe(mtimeMs);
  await expect(finish({ epochs: 1 })).rejects.toThrow('this run has another recipe or seed');
});

test('a stopped run is resumed; without a checkpoint, it starts again from its first weights', async () => {
  const aborted = new AbortController();
  const stopped = finishedRun({
    recipe: tinyRecipe({ epochs: 0.5 }),
    out,
    runtime,
    signal: aborted.signal,
    onEvent: ({ kind }) => kind === 'step' && aborted.abort(),
  });
  await expect(stopped).rejects.toThrow('abort');
  await finish();
  expect(events.find(({ kind }) => kind === 'started')).toMatchObject({ resumedAt: 1 });
  events = [];
  await rm(join(out, 'bundle'), { recursive: true });
  await rm(join(out, 'checkpoints'), { recursive: true });
  await finish();
  expect(events.find(({ kind }) => kind === 'started')).toMatchObject({ resumedAt: 0 });
});
