import { readFileSync } from 'node:fs';
import { argMax } from '@cifra/core/decide/argMax.ts';
import type { DigitManifest } from '@cifra/core/model/manifest.ts';
import { onnxRuntime } from '@cifra/core/model/onnxRuntime.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { predict, scoreLogits } from '@cifra/training/learn/validation.ts';
import { createTrainer } from '@cifra/training/nn/trainer.ts';
import { mcnemar } from '@cifra/training/statistics/mcnemar.ts';
import { syntheticDataset } from '@cifra/training/synthetic/digits/syntheticDataset.ts';
import { expect, test } from 'vitest';
import { fineTune, type WriterDigits } from './fineTune.ts';
import { unusualWriter } from './testing/unusualWriter.ts';

const runtime = onnxRuntime(ort);
const folder = new URL('../../../../models/digit-small/', import.meta.url);
const manifest: DigitManifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));
const model = new Uint8Array(readFileSync(new URL('model.onnx', folder)));

/** Digits that have no effect on what a lesson chooses. */
const others = syntheticDataset({ writers: 100, perWriter: 10, seed: 'others, seen by no one' });

const options = {
  runtime,
  openTrainer: (plan: Parameters<typeof createTrainer>[0], step: Parameters<typeof createTrainer>[1]) =>
    createTrainer(plan, step, runtime),
  random: createRandom('lesson'),
};
const mistakes = async (bytes: Uint8Array, digits: WriterDigits) =>
  scoreLogits(await predict(bytes, digits, runtime), digits.labels).mistakes;

/**
 * Counts digits that only the released model reads right, and those that only the fine-tuned one
 * does.
 */
async function changes(tuned: Uint8Array, digits: WriterDigits): Promise<[number, number]> {
  const rightBy = async (bytes: Uint8Array) => {
    const logits = await predict(bytes, digits, runtime);
    return Array.from(digits.labels, (label, i) => argMax(logits.subarray(i * 10, i * 10 + 10)) === label);
  };
  const [before, after] = [await rightBy(model), await rightBy(tuned)];
  return [
    before.filter((right, i) => right && !after[i]).length,
    after.filter((right, i) => right && !before[i]).length,
  ];
}

test.each([
  ['a strong backward slant', { slant: -0.75, tilt: -0.3 }],
  ['broad, slanted strokes', { width: 2.2, tilt: 0.4, balance: 0.3 }],
])(
  'twenty digits by a writer with %s improve its readings without harming other writers',
  async (_, habits) => {
    const lesson = await fineTune({ manifest, model }, unusualWriter(habits, 20, 'lesson'), options);
    const own = unusualWriter(habits, 200, 'later');
    const [before, after] = [await mistakes(model, own), await mistakes(lesson.model, own)];
    expect(before).toBeGreaterThan(10);
    expect(after).toBeLessThan(before / 2);
    expect(lesson.check.after).toBeLessThanOrEqual(lesson.check.before);
    expect(lesson.writer.after).toBeLessThan(lesson.writer.before);
    // Readings that got worse are no more frequent than chance explains.
    const [worse, better] = await changes(lesson.model, others);
    expect(mcnemar(worse, better).p).toBeGreaterThan(0.05);
  },
);

test('an aborted lesson changes nothing', async () => {
  const signal = AbortSignal.abort();
  await expect(
    fineTune({ manifest, model }, unusualWriter({}, 20, 'lesson'), { ...options, signal }),
  ).rejects.toThrow('abort');
});
