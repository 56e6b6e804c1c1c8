import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, onTestFinished, test } from 'vitest';
import { averagedModel } from '../bundle/export.ts';
import { planModel } from '../nn/plan.ts';
import { initialState } from '../nn/trainer.ts';
import { tinyRecipe } from '../run/testing/tinyRecipe.ts';
import { stepOptions } from '../tasks/digit/digitTask.ts';
import { openTeacher } from './teacher.ts';

const runtimeModule = new URL('../testing/runtime.ts', import.meta.url).href;

/** A folder with an untrained model of a single layer. */
async function untrainedModel(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-teacher-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const recipe = tinyRecipe({ model: { layers: [{ kind: 'flatten' }, { kind: 'dense', out: 10 }] } });
  const plan = planModel(recipe.model);
  const state = initialState(plan, stepOptions(recipe), createRandom(1));
  await writeFile(join(folder, 'model.onnx'), averagedModel(plan, state));
  return folder;
}

test('many calls of a teacher add no listeners', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const teacher = await openTeacher([await untrainedModel()], runtimeModule);
  onTestFinished(teacher.dispose);
  const images = new Float32Array(2 * 784).fill(0.5);
  const first = await teacher.logits(images);
  for (let i = 0; i < 12; i++) expect(await teacher.logits(images)).toEqual(first);
  // Node emits its warnings in a later tick.
  await new Promise(setImmediate);
  expect(warnings).toEqual([]);
});

test('errors name a teacher that cannot be loaded or fails', async () => {
  const folder = await untrainedModel();
  const teacher = await openTeacher([folder], runtimeModule);
  onTestFinished(teacher.dispose);
  await expect(teacher.logits(new Float32Array(3))).rejects.toThrow(/^teacher: /);
  await writeFile(join(folder, 'model.onnx'), 'not a model');
  await expect(openTeacher([folder], runtimeModule)).rejects.toThrow();
});
